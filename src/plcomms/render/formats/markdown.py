"""The words of a document in Markdown, for editing and pasting."""

from __future__ import annotations

import re

from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument
from plcomms.render.assets import APART, BLANK, BLANK_IN_WORDS
from plcomms.render.formats import Renderer

_UNREAD = ", ".join(
    (
        "svg",
        "style",
        "script",
        '[aria-hidden="true"]',
        'img[src^="data:"]',
        *(f".{name}" for name in sorted(APART)),
    )
)
"""What is for eyes, machines, paper or a web page alone."""

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"\[(?=[^\]]*\][(\[:])")
"""Signs of people's own that would begin a tag or a link; others need not look odd."""


def render(page: FramedDocument) -> bytes:
    """The document's words as UTF-8 Markdown, one line a paragraph."""
    from bs4 import BeautifulSoup  # noqa: PLC0415
    from markdownify import ATX, MarkdownConverter  # noqa: PLC0415

    class Converter(MarkdownConverter):
        def escape(self, text: str, parent_tags: set[str]) -> str:
            plain: str = super().escape(text, parent_tags)  # type: ignore[misc]
            return _LINK.sub(r"\\[", _TAG.sub("&lt;", plain))

    soup = BeautifulSoup(page.body.html, "html.parser")
    for unread in soup.select(_UNREAD):
        unread.decompose()
    for blank in soup.select(f".{BLANK}"):
        blank.string = BLANK_IN_WORDS
    converter = Converter(heading_style=ATX, bullets="-", escape_misc=False, wrap=False)
    text: str = converter.convert_soup(soup).replace(BLANK_IN_WORDS.replace("_", r"\_"), BLANK_IN_WORDS)
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return (re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n").encode()


RENDERER = Renderer(Format("markdown", "Markdown", 8, "md"), render)
