"""A picture as one use of it asks: cropped round its focus, no finer than can be seen, in black ink clear.

A page says the crop in the address of the picture, after ``#`` (as W3C Media Fragments do), so that whoever
reads the page knows it: ``art/rain.jpg#crop=3:2&focus=50%2035``.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from plcomms.images import bitmap
from plcomms.images.drawing import SVG, size_of
from plcomms.images.opener import Opened, opened

if TYPE_CHECKING:
    from PIL import Image

MIDDLE = (50.0, 40.0)
"""Where people look in a picture that says nothing of it: faces stand above the middle."""
WEB = 1600
"""Dots of the longer side on a web page: its widest column on a sharp screen."""
PAPER = 3508
"""Dots of the longer side on paper: 300 an inch on a sheet of A4 (ISO 216)."""
INCH = 25.4

_CROP = re.compile(
    r"crop=(?P<width>\d{1,4}):(?P<height>\d{1,4})(?:&most=(?P<most>\d{1,5}))?"
    r"(?:&focus=(?P<x>\d{1,3}(?:\.\d+)?) (?P<y>\d{1,3}(?:\.\d+)?))?"
)
_QUALITY = 82
_COLOURS = 4096
"""Colours that a drawing with smooth edges may have (a choice of our own); what has more is a photograph."""
_CUT = 1.0
"""The share, in a hundred, of the darkest and of the lightest dots that become black and white."""
_LIFT = 0.8
"""The power by which middle grays get lighter: a copier prints them darker than they are."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A shape, as width and height, and the focus: shares of a hundred from the left and from the top.

    ``most`` is how many dots the longer side needs on a screen; 0 for as many as there are.
    """

    width: int
    height: int
    focus: tuple[float, float] = MIDDLE
    most: int = 0

    def box(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """The largest part of a picture of ``size`` that has this shape: left, top, right and bottom.

        The focus is as near its middle as the edges let it be.
        """
        wide = min(size[0], max(1, round(size[1] * self.width / self.height)))
        high = min(size[1], max(1, round(size[0] * self.height / self.width)))
        left = min(max(round(size[0] * self.focus[0] / 100 - wide / 2), 0), size[0] - wide)
        top = min(max(round(size[1] * self.focus[1] / 100 - high / 2), 0), size[1] - high)
        return left, top, left + wide, top + high


@dataclass(frozen=True, slots=True)
class Fit:
    """What a use asks of a picture: at most so many dots across and down, the crop, ``ink`` for black ink."""

    room: tuple[int, int]
    crop: Crop | None = None
    ink: bool = False


def crop_in(address: str) -> Crop | None:
    """The crop that the address of a picture says, if it says one."""
    found = _CROP.fullmatch(unquote(address.partition("#")[2]))
    if not found or not int(found["width"]) or not int(found["height"]):
        return None
    focus = (float(found["x"]), float(found["y"])) if found["x"] else MIDDLE
    return Crop(int(found["width"]), int(found["height"]), focus, int(found["most"] or 0))


@lru_cache(maxsize=16)
def fitted(name: str, data: bytes, fit: Fit) -> Opened:
    """The picture ``data``, of a file called ``name``, as ``fit`` asks; a drawing is as it is.

    Raises:
        RenderError: it cannot be read or not be drawn; the words name it.
    """
    given = opened(name, data)
    if given.type == SVG:
        return given
    image = bitmap.pixels(given.data)
    box = fit.crop.box(image.size) if fit.crop else (0, 0, *image.size)
    across, down = box[2] - box[0], box[3] - box[1]
    share = min(1.0, fit.room[0] / across, fit.room[1] / down)
    if share == 1 and box == (0, 0, *image.size) and not fit.ink:
        return given
    sides = max(1, round(across * share)), max(1, round(down * share))
    made = _scaled(image, box, sides)
    made = _in_ink(made) if fit.ink else made
    return _saved(made, bitmap.JPEG if fit.crop and _is_photograph(made) else given.type)


def _is_photograph(image: Image.Image) -> bool:
    """Whether ``image`` is what JPEG is made for, though somebody may have saved it as PNG."""
    return image.mode in ("RGB", "L") and (image.mode == "L" or image.getcolors(_COLOURS) is None)


def _scaled(image: Image.Image, box: tuple[int, int, int, int], sides: tuple[int, int]) -> Image.Image:
    """The part ``box`` of ``image`` in ``sides``; a JPEG is read no finer than that takes."""
    from PIL import Image  # noqa: PLC0415

    whole = image.size
    image.draft(
        None, (2 * sides[0] * whole[0] // (box[2] - box[0]), 2 * sides[1] * whole[1] // (box[3] - box[1]))
    )
    if image.mode in ("1", "P"):
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    x, y = image.width / whole[0], image.height / whole[1]
    part = (box[0] * x, box[1] * y, box[2] * x, box[3] * y)
    return image.resize(sides, Image.Resampling.LANCZOS, box=part, reducing_gap=2.0)


def _in_ink(image: Image.Image) -> Image.Image:
    """``image`` in grays from black to white, those between them lifted."""
    from PIL import ImageOps  # noqa: PLC0415

    gray = ImageOps.autocontrast(bitmap.on_paper(image).convert("L"), cutoff=_CUT)
    return gray.point([round(255 * (level / 255) ** _LIFT) for level in range(256)])


def _saved(image: Image.Image, kind: str) -> Opened:
    image.info = {}
    out = io.BytesIO()
    if kind == bitmap.JPEG:
        whole = image if image.mode in ("RGB", "L") else image.convert("RGB")
        whole.save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        image.save(out, "PNG", optimize=True)
    return Opened(kind, out.getvalue())


def dots_an_inch(name: str, data: bytes, crop: Crop | None, wide: float) -> float:
    """How fine the picture is where it is printed ``wide`` millimetres; as fine as can be for a drawing.

    Raises:
        RenderError: see ``fitted``.
    """
    given = opened(name, data)
    if given.type == SVG:
        return float("inf")
    size = bitmap.pixels(given.data).size
    box = crop.box(size) if crop else (0, 0, *size)
    return (box[2] - box[0]) / (wide / INCH)


def is_upright(name: str, data: bytes) -> bool:
    """Whether the picture is higher than wide.

    Raises:
        RenderError: see ``fitted``.
    """
    given = opened(name, data)
    width, height = size_of(given.data)[:2] if given.type == SVG else bitmap.pixels(given.data).size
    return height > width
