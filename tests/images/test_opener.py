"""No place, day or camera leaves the school with a picture, whatever the format."""

from __future__ import annotations

import base64
import email
import io
import re
import zipfile
from email.policy import SMTP
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from plcomms.images.opener import opened
from plcomms.model.document import Document
from plcomms.render.thumbnails import picture
from tests.render.pages import made

SECRETS = (
    b"118 Cedar Lane",
    b"SuperCam",
    b"2026:11:10",
    b"Exif\0",
    b"inkscape",
    b"C:\\Users\\ana",
    b"xmpmeta",
)
FORMATS = ("web", "paste", "email", "pdf", "word", "slides", "markdown", "text")
ABOUT = "title: Bulletin\nabout: A test.\naudiences: {families: district}\nformats: [%s]\n"
SHOWN = (
    '<h1>Welcome</h1><p><img src="photo.jpg" alt="Peas"></p><p><img src="art.svg" alt="Art"></p><p>Come.</p>'
)
DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    b' inkscape:export-filename="C:\\Users\\ana\\art.png" viewBox="0 0 40 40"><!-- 118 Cedar Lane -->'
    b"<metadata><creator>118 Cedar Lane</creator></metadata><inkscape:grid/>"
    b'<title>Art</title><path d="M0 0h40v40z"/></svg>'
)


def photograph(turned: int = 6, size: tuple[int, int] = (400, 300)) -> bytes:
    """A JPEG as a telephone writes it, red in what a camera held sideways sees as its upper left."""
    image = Image.new("RGB", size, "#ffffff")
    image.paste("#cc0000", (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x0110], exif[0x0132] = (
        turned,
        "118 Cedar Lane",
        "SuperCam",
        "2026:11:10 08:00:00",
    )
    exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 30.0, 12.5), 3: "W", 4: (93.0, 12.0, 7.5)})
    out = io.BytesIO()
    image.save(
        out, "JPEG", exif=exif, comment=b"118 Cedar Lane", xmp=b"<x:xmpmeta>118 Cedar Lane</x:xmpmeta>"
    )
    assert all(secret in out.getvalue() for secret in SECRETS[:4])
    return out.getvalue()


@pytest.fixture
def bulletin(riverbend: Path) -> Path:
    """A district with a kind of its own that shows a photograph and a drawing in every format."""
    folder = riverbend / "templates/bulletin"
    folder.mkdir(parents=True)
    (folder / "kind.yaml").write_text(ABOUT % ", ".join(FORMATS), "utf-8")
    (folder / "bulletin.html").write_text(SHOWN, "utf-8")
    (riverbend / "photo.jpg").write_bytes(photograph())
    (riverbend / "art.svg").write_bytes(DRAWN)
    return riverbend


def everything_in(data: bytes) -> bytes:
    """``data`` with what is packed, encoded or attached in it laid open."""
    opened = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            opened += [file.read(name) for name in file.namelist()]
    elif data.startswith(b"%PDF"):
        objects = PdfReader(io.BytesIO(data))
        images = [image for page in objects.pages for image in page.images]
        assert images
        opened += [image.data for image in images]
        opened += [str(objects.metadata).encode()]
    elif data.startswith(b"Subject"):
        message = email.message_from_bytes(data, policy=SMTP)
        parts = [part for part in message.walk() if not part.is_multipart()]
        opened += [bytes(part.get_payload(decode=True) or b"") for part in parts]
    opened += [base64.b64decode(found) for found in re.findall(rb"base64,([A-Za-z0-9+/=]+)", data)]
    return b"\0".join(opened)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_is_told_but_the_picture_and_twice_the_same(bulletin: Path, format: str) -> None:
    document = Document("bulletin", "families")
    data = made(bulletin, document, format)
    opened.cache_clear()
    assert made(bulletin, document, format) == data
    told = everything_in(data)
    assert [secret for secret in SECRETS if secret in told] == []
    if format in ("web", "email", "word"):
        assert b"\xff\xd8\xff" in told


def test_a_png_tells_nothing_but_the_picture() -> None:
    notes = PngInfo()
    for key in ("Comment", "Author", "XML:com.adobe.xmp"):
        notes.add_text(key, "118 Cedar Lane")
    out = io.BytesIO()
    Image.new("RGB", (9, 9), "#cc0000").save(out, "PNG", pnginfo=notes)
    assert b"118 Cedar Lane" in out.getvalue()
    assert b"118 Cedar Lane" not in opened("a.png", out.getvalue()).data


def test_the_small_picture_of_a_page_tells_nothing(bulletin: Path) -> None:
    shown = picture(made(bulletin, Document("bulletin", "families"), "pdf"))
    assert [secret for secret in SECRETS if secret in shown] == []


@pytest.mark.parametrize("turned", range(1, 9))
def test_the_right_side_is_up_without_a_note_that_says_so(turned: int) -> None:
    given = photograph(turned)
    image = Image.open(io.BytesIO(opened("photo.jpg", given).data))
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(given)))
    assert not image.getexif()
    assert image.size == upright.size
    for x in (0.25, 0.75):
        for y in (0.25, 0.75):
            at = (int(x * image.width), int(y * image.height))
            was, now = upright.getpixel(at), image.getpixel(at)
            assert isinstance(was, tuple)
            assert isinstance(now, tuple)
            assert max(abs(a - b) for a, b in zip(was, now, strict=True)) < 8


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_no_dot_of_a_png_changes(mode: str) -> None:
    said = PngInfo()
    said.add_text("Author", "118 Cedar Lane")
    image = Image.new("RGBA", (9, 7), (200, 40, 40, 128)).convert(mode)
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=said)
    made = opened("a.png", out.getvalue()).data
    assert b"118 Cedar" in out.getvalue()
    assert b"118 Cedar" not in made
    assert Image.open(io.BytesIO(made)).convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


def test_a_see_through_colour_stays_see_through() -> None:
    image = Image.new("RGB", (4, 4), "#cc0000").convert("P")
    out = io.BytesIO()
    image.save(out, "PNG", transparency=image.getpixel((0, 0)))
    kept = Image.open(io.BytesIO(opened("a.png", out.getvalue()).data))
    assert kept.convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_a_drawing_keeps_its_lines_and_its_title() -> None:
    kept = opened("art.svg", DRAWN).data
    assert b'<path d="M0 0h40v40z"' in kept
    assert b"<title>Art</title>" in kept
    assert b'viewBox="0 0 40 40"' in kept
    assert b"svg:" not in kept


def test_an_upright_photograph_is_as_fine_as_it_was() -> None:
    image = Image.radial_gradient("L").convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    was, now = (Image.open(io.BytesIO(d)) for d in (out.getvalue(), opened("a.jpg", out.getvalue()).data))
    assert was.quantization == now.quantization  # type: ignore[attr-defined]
