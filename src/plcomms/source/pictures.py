"""Whether a file that is called a picture holds one."""

from __future__ import annotations

import warnings
from pathlib import Path

SVG = ".svg"
RASTER = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
SUFFIXES = (SVG, *RASTER)

_ROOT = ("svg", "{http://www.w3.org/2000/svg}svg")


def is_picture(path: Path) -> bool:
    """Whether ``path`` is a whole picture of the kind that its name says."""
    return _is_svg(path) if path.suffix.lower() == SVG else _is_raster(path)


def _is_svg(path: Path) -> bool:
    from xml.etree import ElementTree as ET  # noqa: PLC0415 (its parser refuses what expands without end)

    try:
        return ET.parse(path).getroot().tag in _ROOT  # noqa: S314
    except (ET.ParseError, OSError, ValueError):
        return False


def _is_raster(path: Path) -> bool:
    from PIL import Image, ImageFile  # noqa: PLC0415 (few districts' files name one)

    # WeasyPrint, where it is loaded, makes Pillow content with half a picture.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=[RASTER[path.suffix.lower()]]) as picture:
                picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return True
