"""A page to copy into the editor of another program, such as ParentSquare, Mailchimp or Smore."""

from __future__ import annotations

from plcomms.model.framed import FramedDocument
from plcomms.render.email.parts import message

__all__ = ["EXTENSION", "FRAME", "PRINTED", "message", "render"]

EXTENSION = "paste.html"
FRAME = "paste.html"
PRINTED = False


def render(page: FramedDocument) -> bytes:
    """The page as UTF-8 HTML without scripts, pictures or styles in its head: nothing is lost in pasting."""
    return page.html.encode()
