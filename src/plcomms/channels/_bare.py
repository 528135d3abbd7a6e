"""Picture files without what they say beside the picture: where and when it was taken, and by whom.

A camera writes the place, the time and its own number into a photograph (Exif 2.32, XMP, IPTC), and a
drawing program the folders of the computer that it ran on.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from plcomms.model.errors import RenderError

if TYPE_CHECKING:
    from PIL import Image

SVG = "image/svg+xml"

_ORIENTATION = 0x0112
"""The Exif tag that says which way is up."""
_QUALITY = 90
_GIVEN = ("dpi", "icc_profile")
_NEEDED = (*_GIVEN, "transparency")
"""What belongs to the picture itself: how large, in which colours and how clear it is."""
_KEPT = ("PNG", "WEBP", "GIF")
"""Formats that are written as they were read; others become PNG."""
_DRAWN = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/1999/xhtml",
)
"""The namespaces of a drawing; all others are those of the program that made it."""

BROKEN = "The picture “{name}” cannot be read."
BROKEN_HELP = "Save it again as PNG, JPEG or SVG."


@lru_cache(maxsize=32)
def bare(name: str, data: bytes, kind: str) -> bytes:
    """``data``, a file of media type ``kind``, with nothing in it but its picture, the right way up.

    Equal pictures give equal bytes; what is no picture stays as it is.

    Raises:
        RenderError: it cannot be read; ``name`` is said.
    """
    if kind == SVG:
        return _drawing(data)
    return _photograph(name, data) if kind.startswith("image/") else data


def _photograph(name: str, data: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415 (a check never needs it)

    try:
        with Image.open(io.BytesIO(data)) as image:
            return _saved(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise RenderError(BROKEN.format(name=name), BROKEN_HELP) from error


def _saved(image: Image.Image) -> bytes:
    """The picture alone: an upright JPEG keeps its fineness, one that is turned is written anew."""
    from PIL import ImageOps  # noqa: PLC0415

    written = image.format or "PNG"
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    info = image.info
    upright = ImageOps.exif_transpose(image) if turned else image
    upright.load()
    upright.info = {key: info[key] for key in _NEEDED if key in info}
    given: dict[str, Any] = {key: upright.info[key] for key in _GIVEN if key in upright.info}
    out = io.BytesIO()
    if written in ("JPEG", "MPO"):
        quality = _QUALITY if turned or written == "MPO" else "keep"
        upright.save(out, "JPEG", quality=quality, exif=b"", comment=b"", **given)
    else:
        upright.save(out, written if written in _KEPT else "PNG", exif=b"", **given)
    return out.getvalue()


def _drawing(svg: bytes) -> bytes:
    """The drawing without comments, facts about it, and the notes of the program that made it."""
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 (its parser refuses what expands without end)
    except ElementTree.ParseError:
        return svg
    if not _is_foreign(root.tag):
        _strip(root)
    ElementTree.register_namespace("", _DRAWN[0])
    ElementTree.register_namespace("xlink", _DRAWN[1])
    return ElementTree.tostring(root)


def _strip(element: ElementTree.Element) -> None:
    for name in [name for name in element.attrib if _is_foreign(name)]:
        del element.attrib[name]
    for child in list(element):
        if _is_foreign(child.tag) or child.tag.rpartition("}")[2] == "metadata":
            element.remove(child)
        else:
            _strip(child)


def _is_foreign(name: str) -> bool:
    return name.startswith("{") and name[1:].partition("}")[0] not in _DRAWN
