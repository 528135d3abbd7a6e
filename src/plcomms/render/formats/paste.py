"""A page to copy into the editor of another program, such as ParentSquare, Mailchimp or Smore."""

from __future__ import annotations

from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument
from plcomms.render.email.parts import message
from plcomms.render.formats import Renderer

__all__ = ["RENDERER", "message", "render"]


def render(page: FramedDocument) -> bytes:
    """The page as UTF-8 HTML without scripts, pictures or styles in its head: nothing is lost in pasting."""
    return page.html.encode()


RENDERER = Renderer(Format("paste", "Email to paste", 3, "paste.html", "paste.html"), render, message=message)
