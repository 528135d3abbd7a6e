"""A web page in one file: styles, letters and pictures are inside it."""

from __future__ import annotations

import base64

from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument
from plcomms.render.assets import embedded
from plcomms.render.formats import Renderer, calendar

_TO_CALENDAR = 'href="#calendar"'
"""What a template writes where a click is to put the event into a person's calendar."""
_CALENDAR = 'href="data:text/calendar;charset=utf-8;base64,{data}" download="{name}"'


def render(page: FramedDocument) -> bytes:
    """The page as UTF-8 HTML that needs no other file; the event's calendar file is inside it, too.

    Raises:
        RenderError: a picture that it names cannot be read.
    """
    html = embedded(page.html, page.roots)
    if page.event and _TO_CALENDAR in html:
        data = base64.b64encode(calendar.render(page)).decode()
        name = f"{page.artifact.document.name}.{calendar.RENDERER.format.extension}"
        html = html.replace(_TO_CALENDAR, _CALENDAR.format(data=data, name=name))
    return html.encode()


RENDERER = Renderer(Format("web", "Web page", 0, "html", "web.html"), render)
