"""The one place where a picture file is opened, for checks and for every format alike.

What comes out is a PNG or JPEG of eight bits in sRGB, or an SVG that is drawn alike everywhere. It holds
nothing but its picture: a camera writes the place, the time and its own number into a photograph (Exif 2.32,
XMP, IPTC), and a drawing program the folders of the computer that it ran on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from plcomms.images import bitmap, drawing
from plcomms.images.drawing import SVG
from plcomms.model.errors import RenderError

BITMAPS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".heic": "HEIF",
    ".heif": "HEIF",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
"""Endings of pictures made of dots, and the format that each says."""
SUFFIXES = (".svg", *BITMAPS)

FAINTEST = 1.15
"""The contrast below which nothing is seen on paper (a choice of our own; a light gray rule has 1.3)."""


class Opened(NamedTuple):
    """A picture's media type and its bytes."""

    type: str
    data: bytes


class Problem(NamedTuple):
    """What is wrong with a picture, and what to do."""

    message: str
    help: str


@lru_cache(maxsize=32)
def opened(name: str, data: bytes) -> Opened:
    """The picture ``data``, of a file called ``name``, as every format can show it.

    Equal pictures give equal bytes.

    Raises:
        RenderError: it cannot be read or not be drawn; the words name it.
    """
    if name.lower().endswith(".svg"):
        return Opened(SVG, drawing.cleaned(name, data))
    return Opened(*bitmap.cleaned(name, data))


def problem_of(name: str, data: bytes) -> Problem | None:
    """Why the picture ``data`` cannot be used, if it cannot; its content must be what its ``name`` says."""
    suffix = name[name.rfind(".") :].lower()
    try:
        if suffix in BITMAPS:
            bitmap.require(name, data, BITMAPS[suffix])
        opened(name, data)
    except RenderError as error:
        return Problem(error.message, error.hint)
    return None


def darkest(name: str, data: bytes) -> float:
    """The contrast with white paper of what is darkest in a picture that can be used: 1 where all is white.

    Dots that are too few to be seen do not count.
    """
    kind, given = opened(name, data)
    image = drawing.pixels(given, (400, 400)) if kind == SVG else bitmap.pixels(given)
    return bitmap.darkest(image)
