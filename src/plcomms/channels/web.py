"""A web page in one file: styles, letters and pictures are inside it."""

from __future__ import annotations

from plcomms.channels._assets import embedded
from plcomms.model.page import Page

EXTENSION = "html"
FRAME = "web.html"
PRINTED = False


def render(page: Page) -> bytes:
    """The page as UTF-8 HTML that needs no other file.

    Raises:
        RenderError: a picture that it names cannot be read.
    """
    return embedded(page.html, page.roots).encode()
