"""HTML made for the web, as word processors can take it: no drawings, pictures inside, blanks as lines."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

from plcomms.images.drawing import SVG, pixels, size_of
from plcomms.model.framed import FramedDocument
from plcomms.render.assets import BLANK, BLANK_IN_WORDS, ON_WEB, given_for

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_UNSEEN = (
    'style, script, template, svg, iframe, object, embed, video, audio, [aria-hidden="true"], '
    f".{ON_WEB}, .on-screen"
)
"""What a word processor has no use for."""
TICK = "☐"
_FINEST = 1350
"""Dots of the longer side of a picture: more than 180 an inch across a page, 280 as it stands in the text."""
_ROOM = 576
"""The longest side, in CSS pixels, of a drawing: six inches."""
PIXELS_PER_INCH = 96
DOTS_PER_INCH = 288
"""How finely drawings become pictures: more than an office printer can print of a logo."""


def plain(page: FramedDocument) -> BeautifulSoup:
    """The page without what is for the web alone; every picture is inside it.

    Raises:
        RenderError: it names a file that is not in the district's folder.
    """
    from bs4 import BeautifulSoup  # noqa: PLC0415 (a check never needs it)

    soup = BeautifulSoup(page.html, "html.parser")
    for unseen in soup.select(_UNSEEN):
        if not unseen.decomposed:
            unseen.decompose()
    for picture in soup.find_all("img"):
        _put_in(picture, page)
    for tick in soup.select(".tick"):
        tick.string = TICK
    for blank in soup.select(f".{BLANK}"):
        blank.replace_with(BLANK_IN_WORDS)
    return soup


def _put_in(picture: Any, page: FramedDocument) -> None:
    name = str(picture.get("src", ""))
    if name.startswith("data:"):
        head, _, body = name.partition(",")
        kind = head[5:].split(";")[0]
        data = base64.b64decode(body) if head.endswith("base64") else unquote_to_bytes(body)
    else:
        kind, data = given_for(name, page.roots, _FINEST, ink=page.artifact.look.ink == "bw")
    if kind == SVG:
        kind, data = "image/png", as_png(data)
    picture["src"] = f"data:{kind};base64,{base64.b64encode(data).decode()}"


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
