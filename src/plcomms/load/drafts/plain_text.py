"""Plain text as paragraphs: in a ``.txt`` file no sign means anything but itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.load.drafts.html_tags import begins_line, tags
from plcomms.load.drafts.item_lines import begins_item
from plcomms.model.text import Block, Segment, Text

_REMARK = re.compile(r"<!--\s*plcomms:[^\n]*?-->")
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_WIDE = 2
"""Columns by which the first line of a paragraph is set in, at least."""


def read_plain(text: Text) -> tuple[Block, ...]:
    """The paragraphs of ``text``, which has line feeds only.

    An empty line ends a paragraph, as does a line that is set in further than the one before it. Tags of
    HTML, copied along with the words of a page, take no room; what is said to plcomms is not read.
    """
    return tuple(_paragraphs(_without_tags(text)))


def _without_tags(text: Text) -> Text:
    marks = sorted([*_REMARK.finditer(text), *tags(text)], key=lambda mark: mark.start())
    parts: list[str] = []
    at = 0
    for mark in marks:
        if mark.start() < at:
            continue
        parts.append(text.cut(at, mark.start()))
        if "name" in mark.re.groupindex and begins_line(mark["name"]):
            parts.append(Text(" ", [Segment(0, 1, span)] if (span := text.span(*mark.span())) else ()))
        at = mark.end()
    return Text.joined([*parts, text.cut(at, len(text))])


def _paragraphs(text: Text) -> Iterator[Block]:
    parts: list[str] = []
    indent, item = 0, False
    for found in _LINE.finditer(text):
        line = found[0]
        words = line.strip("\ufeff \t\n\v\f\xa0")
        start = found.start() + line.find(words)
        depth = len(line[: start - found.start()].expandtabs(4))
        marked = begins_item(words)
        further = depth >= indent + _WIDE and (marked or not item)
        if parts and (further or not any(map(str.isalnum, words))):
            yield Block("paragraph", Text.joined(parts[:-1]))
            parts = []
        if any(map(str.isalnum, words)):
            parts += [text.cut(start, start + len(words)), _as_space(text, found.end() - 1)]
            indent, item = (depth, marked) if marked or not item or depth < indent else (indent, item)
        else:
            indent, item = 0, False
    if parts:
        yield Block("paragraph", Text.joined(parts[:-1]))


def _as_space(text: Text, at: int) -> Text:
    """The line break at ``at`` as the space that it is to a reader."""
    return Text(" ", text.cut(at, at + 1).segments)
