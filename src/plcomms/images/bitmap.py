"""Pictures made of dots, as eight bits a colour in sRGB: the first frame, the right way up, and no more."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from plcomms.model.errors import RenderError

if TYPE_CHECKING:
    from PIL import Image

PNG, JPEG = "image/png", "image/jpeg"

BROKEN = "The picture “{name}” cannot be read."
BROKEN_HELP = "Save it again as PNG, JPEG or SVG."
_DAMAGED = (
    "“{name}” cannot be opened as a picture: it is damaged, or another kind of file than its name says."
)
_DAMAGED_HELP = "Open it in a drawing program and save it again as SVG, PNG or JPEG."
_OTHER = "“{name}” holds a {found} picture, not what its name says."
_OTHER_HELP = (
    "Give it a name that ends in {ending}, and write that name here; or save it again as PNG or JPEG."
)
_HUGE = "“{name}” is too large to open: more than {most} million dots."
_HUGE_HELP = "Save it smaller, at most 4,000 dots wide: that is enough for a whole printed page."
_ENDINGS = {
    "PNG": ".png",
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "GIF": ".gif",
    "WEBP": ".webp",
    "TIFF": ".tif",
    "HEIF": ".heic",
}
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_READ = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
_HEIF = "HEIF"
"""What telephones of late save (ISO/IEC 23008-12); Pillow reads it with the help of pillow-heif."""

_ORIENTATION = 0x0112
"""The Exif tag that says which way is up."""
_QUALITY = 90
_SEEN = 5e-5
"""The share of its dots that must be dark for a picture to be seen (a choice of our own)."""


def cleaned(name: str, data: bytes) -> tuple[str, bytes]:
    """The media type and bytes of the picture alone.

    A JPEG that is upright and in sRGB keeps its fineness; all others are written anew, photographs as JPEG.

    Raises:
        RenderError: it cannot be read; ``name`` is said.
    """
    with _opening(name, data, _READ) as image:
        return _saved(image)


def require(name: str, data: bytes, kind: str) -> None:
    """Nothing, where ``data`` begins as a picture of ``kind``; ``cleaned`` says whether it is whole.

    Raises:
        RenderError: it is not; ``name`` and what it is instead are said.
    """
    with _opening(name, data, _READ, whole=False) as image:
        found = "JPEG" if image.format == "MPO" else str(image.format)
        if found != kind:
            said = {"name": name, "found": found, "ending": _ENDINGS.get(found, ".png")}
            raise RenderError(_OTHER.format(**said), _OTHER_HELP.format(**said))


def pixels(data: bytes) -> Image.Image:
    """The dots of a picture that ``cleaned`` made."""
    from PIL import Image  # noqa: PLC0415

    return Image.open(io.BytesIO(data))


def on_paper(image: Image.Image) -> Image.Image:
    """``image`` on white: what is clear would be dark where the screen is."""
    from PIL import Image  # noqa: PLC0415

    paper = Image.new("RGBA", image.size, "#ffffff")
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")


def darkest(image: Image.Image) -> float:
    """The contrast with white of the darkest dots that are enough to be seen (WCAG 2.1, contrast ratio).

    ``image`` is made smaller.
    """
    image.thumbnail((400, 400))
    counts = on_paper(image).convert("L").histogram()
    enough = max(1, round(_SEEN * image.width * image.height))
    total = 0
    for level, count in enumerate(counts):
        total += count
        if total >= enough:
            return 1.05 / (_linear(level / 255) + 0.05)
    return 1.0


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


@contextmanager
def _opening(
    name: str, data: bytes, formats: tuple[str, ...], *, whole: bool = True
) -> Iterator[Image.Image]:
    """The picture, all of it read where it is to be ``whole``: WeasyPrint makes Pillow content with half."""
    from PIL import Image, ImageFile  # noqa: PLC0415 (few districts' files name one)

    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        from pillow_heif import register_heif_opener  # noqa: PLC0415 (few districts have one)

        register_heif_opener(thumbnails=False)
        formats = (*formats, _HEIF)
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=list(formats)) as image:
                if whole:
                    image.load()
                yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        most = (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000
        raise RenderError(_HUGE.format(name=name, most=most), _HUGE_HELP) from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise RenderError(_DAMAGED.format(name=name), _DAMAGED_HELP) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _saved(image: Image.Image) -> tuple[str, bytes]:
    from PIL import ImageOps  # noqa: PLC0415

    written, info = image.format or "PNG", dict(image.info)
    photograph = written in ("JPEG", "MPO") or (written in ("WEBP", _HEIF) and image.mode == "RGB")
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    upright = ImageOps.exif_transpose(image) if turned else image
    eight = _in_srgb(_of_eight_bits(upright), info.get("icc_profile"))
    kept = not turned and eight is image and written == "JPEG"
    given: dict[str, Any] = {"dpi": info["dpi"]} if "dpi" in info else {}
    out = io.BytesIO()
    if photograph:
        whole = eight if eight.mode in ("RGB", "L") else eight.convert("RGB")
        whole.info = {}
        quality = "keep" if kept else _QUALITY
        whole.save(out, "JPEG", quality=quality, exif=b"", comment=b"", icc_profile=None, **given)
        return JPEG, out.getvalue()
    if "transparency" in info and eight.mode in ("P", "L", "RGB", "1"):
        given["transparency"] = info["transparency"]
    eight.info = {}
    eight.save(out, "PNG", exif=b"", icc_profile=None, **given)
    return PNG, out.getvalue()


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """``image`` with a byte for each colour, in a mode that both PNG and JPEG are made of."""
    if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK"):
        return image
    if image.mode.startswith("I") or image.mode == "F":
        wide = image if image.mode == "F" else image.convert("I")
        low, high = _range(wide)
        scale = 255 / (high - low) if high > low else 0
        return wide.point(lambda value: value * scale - low * scale).convert("L")
    return image.convert("RGBA" if image.mode in ("PA", "La", "RGBa") else "RGB")


def _range(image: Image.Image) -> tuple[float, float]:
    """From where to where the values of a gray picture go: sixteen bits, or else what it has."""
    low, high = cast("tuple[float, float]", image.getextrema())
    sixteen = image.mode == "I" and low >= 0 and high <= 65535
    return (0, 65535) if sixteen else (low, high)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """``image`` in the colours of screens: those of a press or of a newer phone are others."""
    if profile and image.mode in ("RGB", "CMYK"):
        from PIL import ImageCms  # noqa: PLC0415

        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "sRGB" not in ImageCms.getProfileDescription(source):
                return (
                    ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
                    or image
                )
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert("RGB") if image.mode == "CMYK" else image
