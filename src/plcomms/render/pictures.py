"""Pictures as mail programs show them: PNG or JPEG, no larger than needed, without hidden facts.

A camera writes the place and time into a picture; what is made here holds neither.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from plcomms.images import bitmap, drawing
from plcomms.images.drawing import SVG
from plcomms.images.opener import Opened
from plcomms.render.assets import given_for
from plcomms.render.rewrite import Attributes, rewritten

if TYPE_CHECKING:
    from PIL import Image

DENSITY = 2
"""Dots for each pixel of the message, for sharp screens."""

LOGO, PICTURE = (232, 64), (544, 400)
"""The most room, in pixels of the message, for a logo and for a picture."""
TILE, PORTRAIT = (264, 264), (96, 96)
"""The same for one of several pictures beside each other, and for somebody's face."""
_MOST = 1600
"""Dots of the longer side of what is then fitted into its room: more than the largest room takes."""

_ROOMS = {"logo": LOGO, "picture": PICTURE, "tile": TILE, "portrait": PORTRAIT}
"""The room of a picture by its class, as the frame of a message writes it."""
_WHITE = "#ffffff"
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class FittedPicture:
    """A picture to attach: its bytes, ``png`` or ``jpeg``, and its size in pixels of the message."""

    data: bytes
    type: str
    width: int
    height: int

    @property
    def name(self) -> str:
        """A name that no other picture has."""
        return f"{hashlib.sha256(self.data).hexdigest()[:16]}.{self.type}"


def attached(html: str, roots: tuple[Path, ...]) -> tuple[str, tuple[FittedPicture, ...]]:
    """``html`` with each picture's file replaced by the name of one to attach, and those, each once.

    Raises:
        RenderError: a file is not in ``roots`` or is no picture.
    """
    pictures: dict[str, FittedPicture] = {}

    def attach(tag: str, attributes: Attributes) -> Attributes | None:
        role, name = attributes.get("class"), attributes.get("src")
        if tag != "img" or role not in _ROOMS or not name:
            return None
        made = picture(name, roots, _ROOMS[role])
        pictures[made.name] = made
        # A logo has no width: where pictures are off, its words take the room that they need.
        high = {"height": str(made.height), "style": f"height:{made.height}px;width:auto;"}
        size = high if role == "logo" else {"width": str(made.width)}
        rest = {key: value for key, value in attributes.items() if key not in ("class", "src")}
        return {"class": role, "src": f"cid:{made.name}", **size, **rest}

    return rewritten(html, attach), tuple(pictures.values())


def picture(name: str, roots: tuple[Path, ...], room: tuple[int, int]) -> FittedPicture:
    """The file called ``name`` in one of ``roots``, to stand in ``room``.

    Raises:
        RenderError: it is in none of them, or cannot be read.
    """
    return _made(given_for(name, roots, _MOST), room)


@lru_cache(maxsize=64)
def _made(given: Opened, room: tuple[int, int]) -> FittedPicture:
    image = _drawn(given.data, room) if given.type == SVG else bitmap.pixels(given.data)
    return _saved(bitmap.on_paper(image), given.type == bitmap.JPEG, room)


def _drawn(svg: bytes, room: tuple[int, int]) -> Image.Image:
    """A drawing in dots, without the white round it: mail programs show no SVG."""
    from PIL import Image, ImageChops  # noqa: PLC0415

    image = bitmap.on_paper(drawing.pixels(svg, (room[0] * DENSITY, room[1] * DENSITY)))
    inked = ImageChops.difference(image, Image.new("RGB", image.size, _WHITE)).getbbox()
    return image.crop(inked) if inked else image


def _saved(image: Image.Image, photograph: bool, room: tuple[int, int]) -> FittedPicture:
    image.thumbnail((room[0] * DENSITY, room[1] * DENSITY))
    out = io.BytesIO()
    if photograph:
        image.save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        image.save(out, "PNG", optimize=True)
    share = min(1.0, room[0] / image.width, room[1] / image.height)
    sides = (max(1, round(side * share)) for side in image.size)
    return FittedPicture(out.getvalue(), "jpeg" if photograph else "png", *sides)
