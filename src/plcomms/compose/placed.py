"""What Markdown made, as it fits into its place in a document: below a heading, or in a line of words."""

from __future__ import annotations

from plcomms.model.html_reader import Attributes, HTMLCopier
from plcomms.model.tags import HEADINGS, PARTS, level_of

_SMALLEST = len(HEADINGS)
"""The level of the smallest heading."""
_GAP = "\0"
"""Stands where a block begins or ends; no HTML holds it."""


def as_blocks(html: str, level: int, paragraph: str = "") -> str:
    """The blocks in ``html`` with their headings below one of ``level``.

    None is more than one level below that before it. Where no heading stands before, there is nothing to be
    below: they are paragraphs then. ``paragraph`` is the start tag that paragraphs get.
    """
    return _Fitted(level, paragraph).copied(html) if paragraph or "<h" in html else html


def in_line(html: str) -> str:
    """``html`` without its blocks, whose words follow one another in a line."""
    pieces = (piece.strip() for piece in _InLine().copied(html).split(_GAP))
    return " ".join(filter(None, pieces))


class _Fitted(HTMLCopier):
    """Copies HTML but for the tags of headings and paragraphs."""

    def __init__(self, level: int, paragraph: str) -> None:
        super().__init__()
        self.level = level
        self.paragraph = paragraph
        self.above: list[int] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in HEADINGS:
            self._below(level_of(tag))
            self.html.append(f"<{self._fitting}>" if self.level else "<p><strong>")
        elif tag == "p" and self.paragraph:
            self.html.append(self.paragraph)
        else:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self.html.append(f"</{self._fitting}>" if self.level else "</strong></p>")
        else:
            super().handle_endtag(tag)

    def _below(self, level: int) -> None:
        while self.above and self.above[-1] >= level:
            self.above.pop()
        self.above.append(level)

    @property
    def _fitting(self) -> str:
        return HEADINGS[min(self.level + len(self.above), _SMALLEST) - 1]


class _InLine(HTMLCopier):
    """Copies HTML with a gap for each tag of a block."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in PARTS:
            self.html.append(_GAP)
        else:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in PARTS:
            self.html.append(_GAP)
        else:
            super().handle_endtag(tag)
