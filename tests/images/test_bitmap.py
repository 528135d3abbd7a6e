"""Pictures of every make come out as eight bits in sRGB in every format, or are refused at their line."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageCms

from plcomms.images.opener import darkest, opened, problem_of
from plcomms.load.project import load_project
from plcomms.model.document import Document
from plcomms.model.errors import InputError
from plcomms.render.pictures import PICTURE, picture
from tests.images import photographs
from tests.render.pages import made

Edit = Callable[[str, str, str], None]
RED = (200, 40, 40)


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def png(depth: int, colour: int, row: bytes, size: tuple[int, int]) -> bytes:
    """A PNG put together by hand: Pillow writes none of sixteen bits a colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + row for _ in range(min(size[1], 64))))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def frames(kind: str) -> bytes:
    first, second = Image.new("RGB", (40, 30), RED), Image.new("RGB", (40, 30), "#0000ff")
    return saved(first, kind, save_all=True, append_images=[second], duration=100)


SOLID = Image.new("RGB", (40, 30), RED)
CLEAR = Image.new("RGBA", (40, 30), (*RED, 0))
CLEAR.paste((*RED, 255), (0, 0, 40, 20))
MADE: dict[str, tuple[bytes, tuple[int, int, int]]] = {
    "gray16.png": (saved(Image.new("I;16", (40, 30), 40_000), "PNG"), (156, 156, 156)),
    "rgb16.png": (png(16, 2, struct.pack(">3H", *(c * 257 for c in RED)) * 40, (40, 30)), RED),
    "palette.png": (saved(SOLID.quantize(4), "PNG"), RED),
    "clear.png": (saved(CLEAR, "PNG"), RED),
    "one.png": (saved(Image.new("1", (40, 30), 0), "PNG"), (0, 0, 0)),
    "frames.gif": (frames("GIF"), RED),
    "frames.webp": (frames("WEBP"), RED),
    "frames.png": (frames("PNG"), RED),
    "photo.webp": (saved(SOLID, "WEBP"), RED),
    "scan.tif": (saved(SOLID, "TIFF"), RED),
    "scan32.tif": (saved(Image.linear_gradient("L").convert("F"), "TIFF"), (128, 128, 128)),
    "press.jpg": (saved(SOLID.convert("CMYK"), "JPEG", quality=95), RED),
    "press.tif": (saved(SOLID.convert("CMYK"), "TIFF"), RED),
    "lab.tif": (
        saved(
            ImageCms.profileToProfile(
                SOLID, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
            )
            or SOLID,
            "TIFF",
        ),
        RED,
    ),
    "gray.jpg": (saved(Image.new("L", (40, 30), 99), "JPEG"), (99, 99, 99)),
}
BOMB = png(1, 0, b"\0" * 12_500, (100_000, 100_000))
REFUSED = {
    "half.png": (saved(Image.effect_noise((200, 200), 90), "PNG")[:-9000], "damaged"),
    "half.jpg": (saved(Image.effect_noise((200, 200), 90), "JPEG")[:-2000], "damaged"),
    "empty.png": (b"", "damaged"),
    "flat.png": (png(8, 0, b"", (0, 0)), "damaged"),
    "text.jpg": (b"Dear families", "damaged"),
    "bomb.png": (BOMB, "too large"),
    "large.png": (png(1, 0, b"\0" * 1500, (12_000, 9_000)), "too large"),
    "phone.jpg": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99, "damaged"),
    "wrong.jpg": (saved(SOLID, "PNG"), "holds a PNG picture"),
    "iphone.jpg": (photographs.saved(SOLID, "HEIF"), "holds a HEIF picture"),
    "wrong.png": (saved(SOLID, "JPEG"), "holds a JPEG picture"),
}


def middle(image: Image.Image) -> tuple[int, ...]:
    at = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(at, tuple)
    return at


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 4 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", MADE)
def test_a_picture_is_eight_bits_in_srgb_its_first_frame(name: str) -> None:
    data, colour = MADE[name]
    assert problem_of(name, data) is None
    kind, given = opened(name, data)
    image = Image.open(io.BytesIO(given))
    assert kind == f"image/{(image.format or '').lower()}"
    assert image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
    assert getattr(image, "n_frames", 1) == 1
    assert near(middle(image), colour)


def test_colours_of_a_wider_range_become_those_of_screens() -> None:
    """A profile whose red and green have changed places tells whether it was followed."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = profile.index(b"rXYZ", 128), profile.index(b"gXYZ", 128)
    swapped = bytearray(profile.replace(b"s\0R\0G\0B", b"x\0R\0G\0B").replace(b"sRGB", b"xRGB"))
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    _, given = opened("a.jpg", saved(SOLID, "JPEG", icc_profile=bytes(swapped), quality=95))
    image = Image.open(io.BytesIO(given))
    assert "icc_profile" not in image.info
    assert middle(image)[1] > middle(image)[0]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_at_its_line_by_a_check(
    riverbend: Path, edit: Edit, name: str
) -> None:
    data, said = REFUSED[name]
    (riverbend / name).write_bytes(data)
    edit("district.yaml", "logo: logo.svg", f"logo: {name}")
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    (found,) = caught.value.findings
    assert said in found.message
    assert found.help
    assert found.span
    text = (riverbend / "district.yaml").read_text("utf-8")
    assert text[found.span.start : found.span.end] == name


@pytest.mark.parametrize("name", ["gray16.png", "frames.webp", "press.jpg", "scan.tif"])
def test_a_picture_is_the_same_in_a_pdf_a_message_a_web_page_and_word(
    riverbend: Path, edit: Edit, name: str
) -> None:
    import base64
    import re
    import zipfile

    data, colour = MADE[name]
    (riverbend / name).write_bytes(data)
    edit("district.yaml", "logo: logo.svg", f"logo: {name}")
    letter = Document("letter", "families")
    page = pypdfium2.PdfDocument(made(riverbend, letter, "pdf"))[0].render(scale=1).to_pil().convert("RGB")
    seen = {colour: count for count, colour in page.getcolors(1 << 20) or ()}
    assert any(near(colour, one) and count > 100 for one, count in seen.items() if isinstance(one, tuple))
    assert near(middle(Image.open(io.BytesIO(picture(name, (riverbend,), PICTURE).data))), colour)
    web = made(riverbend, letter, "web").decode()
    kind, inside = re.findall(r'class="logo" src="data:(image/\w+);base64,([^"]+)', web)[0]
    assert kind in ("image/png", "image/jpeg")
    assert near(middle(Image.open(io.BytesIO(base64.b64decode(inside)))), colour)
    with zipfile.ZipFile(io.BytesIO(made(riverbend, letter, "word"))) as word:
        (media,) = (one for one in word.namelist() if one.startswith("word/media/"))
        assert media.endswith((".png", ".jpg", ".jpeg"))
        assert near(middle(Image.open(io.BytesIO(word.read(media)))), colour)


def test_a_picture_that_is_white_or_clear_all_over_is_spoken_of(riverbend: Path, edit: Edit) -> None:
    Image.new("RGBA", (400, 100), (0, 0, 0, 0)).save(riverbend / "logo.png")
    edit("district.yaml", "logo: logo.svg", "logo: logo.png")
    (found,) = [note for note in load_project(riverbend).notes if note.rule == "picture"]
    assert "white paper" in found.message
    assert found.severity.word == "warning"
    assert found.span
    assert darkest("a.png", saved(SOLID, "PNG")) > 5
