"""The words of a document in Markdown, for editing and pasting."""

from __future__ import annotations

import re

from plcomms.model.page import Page

EXTENSION = "md"
FRAME = ""
PRINTED = False


def render(page: Page) -> bytes:
    """The document's words as UTF-8 Markdown, one line a paragraph."""
    from markdownify import ATX, MarkdownConverter  # noqa: PLC0415 (loads Beautiful Soup)

    html = re.sub(r"(?s)<(svg|style)\b.*?</\1>", "", page.body.html)
    html = re.sub(r'(?s)<([a-z]+)[^>]*aria-hidden="true"[^>]*>[^<]*</\1>', "", html)
    text = MarkdownConverter(heading_style=ATX, bullets="-", escape_misc=False, wrap=False).convert(html)
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return (re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n").encode()
