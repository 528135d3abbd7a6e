"""A web page in one file: styles, letters and pictures are inside it."""

from __future__ import annotations

import base64

from plcomms.model.format import Format
from plcomms.model.framed import TO_CALENDAR, FramedDocument
from plcomms.render.assets import embedded
from plcomms.render.formats import Renderer, calendar
from plcomms.render.rewrite import Attributes, rewritten

_CALENDAR = "data:text/calendar;charset=utf-8;base64,{data}"


def render(page: FramedDocument) -> bytes:
    """The page as UTF-8 HTML that needs no other file; its calendar file is inside it, too.

    Raises:
        RenderError: a picture that it names cannot be read.
    """
    html = embedded(page.html, page.roots)
    return (
        _with_calendar(html, page) if (page.event or page.listed) and TO_CALENDAR in html else html
    ).encode()


def _with_calendar(html: str, page: FramedDocument) -> str:
    """``html`` with the event's file in the links that lead to the calendar."""
    data = base64.b64encode(calendar.render(page)).decode()
    name = f"{page.artifact.document.name}.{calendar.RENDERER.format.extension}"
    file = {"href": _CALENDAR.format(data=data), "download": name}

    def on_tag(tag: str, attributes: Attributes) -> Attributes | None:
        return {**attributes, **file} if tag == "a" and attributes.get("href") == TO_CALENDAR else None

    return rewritten(html, on_tag)


RENDERER = Renderer(Format("web", "Web page", 0, "html", "web.html"), render)
