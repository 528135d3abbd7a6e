"""The line that a finding stands in, cut to a width, and which columns of it are the words found."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from plcomms.model.finding import Finding
from plcomms.model.text import Span
from plcomms.report.report import Report

_MOST_SIGNS = 8
"""How many characters of a line are looked at for each column: most of the others have no width."""
_DOTS = "…"
_LEFT = 3
"""A third of the room that is left goes before the words found."""


class Excerpt(NamedTuple):
    """A line of text: what stands before the words, the words, and what stands after them."""

    number: int
    before: str
    words: str
    after: str


def excerpt(report: Report, finding: Finding, columns: int) -> Excerpt | None:
    """The first line of the finding's place in at most ``columns`` columns; None where it is empty."""
    places = report.positions(finding)
    if places is None or finding.span is None or finding.span.end <= finding.span.start:
        return None
    start, end = places
    before, words, after = _parts(report, finding.span, end.line == start.line, columns * _MOST_SIGNS)
    words = _head(words, columns - 2 * len(_DOTS))
    room = columns - width(words)
    if width(before) + width(after) > room:
        left = max(min(width(before), room // _LEFT), room - width(after))
        before = _tail(before, left)
        after = _head(after, room - width(before))
    return Excerpt(start.line, before, words, after)


def _parts(report: Report, span: Span, one_line: bool, most: int) -> tuple[str, str, str]:
    """What stands before, in and after ``span`` in its first line: ``most`` characters of each."""
    source = report.sources[span.file]
    number = source.position(span.start).line
    begin, end = source.line_start(number), source.line_end(number)
    last = min(span.end if one_line else end, end)
    words = source.text[span.start : min(last, span.start + most)]
    before = source.text[max(begin, span.start - most) : span.start]
    after = source.text[last : min(end, last + most)]
    return shown(before), shown(words if one_line else words.rstrip()), shown(after.rstrip())


def shown(text: str) -> str:
    """``text`` without characters that a terminal obeys or that have no place on a line."""
    kept = (
        " " if category in ("Cc", "Zl", "Zp", "Zs") else "" if category in ("Cf", "Cs") else char
        for char, category in ((c, unicodedata.category(c)) for c in text)
    )
    return text if text.isprintable() else "".join(kept)


def width(text: str) -> int:
    """Columns of a terminal that ``text`` takes: two for wide characters, none for marks on others."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _head(text: str, columns: int) -> str:
    """The beginning of ``text`` that fits, with dots where it was cut."""
    if width(text) <= columns:
        return text
    taken = 0
    for i, char in enumerate(text):
        taken += _columns(char)
        if taken > columns - len(_DOTS):
            return text[:i] + _DOTS
    return text


def _tail(text: str, columns: int) -> str:
    """The end of ``text`` that fits, with dots where it was cut."""
    if width(text) <= columns:
        return text
    taken, start = 0, len(text)
    while start and taken + _columns(text[start - 1]) <= columns - len(_DOTS):
        start -= 1
        taken += _columns(text[start])
    while start < len(text) and _columns(text[start]) == 0:
        start += 1
    return _DOTS + text[start:]
