"""HTML made for the web, as word processors can take it: no drawings, pictures inside, blanks as lines."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from plcomms.images.drawing import SVG, pixels, size_of
from plcomms.model.element import Element, Node, parse
from plcomms.model.framed import FramedDocument
from plcomms.render.assets import BLANK, BLANK_IN_WORDS, ON_WEB, given_for

_UNSEEN = frozenset(("iframe", "object", "embed", "video", "audio"))
_APART = frozenset((ON_WEB, "on-screen"))
"""Elements, and classes of them, that a word processor has no use for."""
TICK = "☐"
_FINEST = 1350
"""Dots of the longer side of a picture: more than 180 an inch across a page, 280 as it stands in the text."""
_ROOM = 576
"""The longest side, in CSS pixels, of a drawing: six inches."""
PIXELS_PER_INCH = 96
DOTS_PER_INCH = 288
"""How finely drawings become pictures: more than an office printer can print of a logo."""


def plain(page: FramedDocument) -> Element:
    """The elements of the page without what is for the web alone; every picture is inside it.

    Raises:
        RenderError: it names a file that is not in the district's folder.
    """

    def change(element: Element) -> Node | None:
        if element.silent or element.tag in _UNSEEN or not _APART.isdisjoint(element.classes):
            return None
        if BLANK in element.classes:
            return BLANK_IN_WORDS
        if "tick" in element.classes:
            return replace(element, children=(TICK,))
        return _with_picture(element, page) if element.tag == "img" else element

    return parse(page.html).changed(change)


def _with_picture(picture: Element, page: FramedDocument) -> Element:
    """``picture`` with its file in it."""
    name = picture.get("src")
    if name.startswith("data:"):
        head, _, body = name.partition(",")
        kind = head[5:].split(";")[0]
        data = base64.b64decode(body) if head.endswith("base64") else unquote_to_bytes(body)
    else:
        kind, data = given_for(name, page.roots, _FINEST, ink=page.artifact.look.ink == "bw")
    if kind == SVG:
        kind, data = "image/png", as_png(data)
    source = f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return replace(picture, attributes={**picture.attributes, "src": source})


@lru_cache(maxsize=32)
def as_png(drawing: bytes) -> bytes:
    """An SVG ``drawing`` as a PNG picture with a see-through ground: older programs show no SVG."""
    width, height, said = size_of(drawing)
    fitting = _ROOM / max(width, height)
    dots = (min(1.0, fitting) if said else fitting) * DOTS_PER_INCH / PIXELS_PER_INCH
    image = pixels(drawing, (round(width * dots), round(height * dots)))
    made = io.BytesIO()
    image.crop(image.getbbox()).save(made, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return made.getvalue()
