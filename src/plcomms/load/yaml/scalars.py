"""Which file characters each character of a YAML scalar was written with.

Follows YAML 1.1's presentation rules for the five scalar styles. The reading is compared with the
parser's own value: a scalar whose reading differs is given one segment, the whole scalar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import yaml

from plcomms.model.text import Segment, Span, Text

Piece = tuple[str, int, int]
"""Characters of the value, and the range of the file that stands for them."""

_ESCAPES = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_FOLD = re.compile(r"[ \t]*(?:\r\n|[\n\r\x85\u2028\u2029])[ \t\r\n\x85\u2028\u2029]*")
_BLANKS = re.compile(r"[ \t]*")
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+(?:#[^\r\n]*)?)*)*")
"""An anchor and a tag, which stand before a scalar."""
_HEADER = re.compile(r"[|>]([^\r\n\x85\u2028\u2029]*)(?:\r\n|[\n\r\x85\u2028\u2029]|$)")


def traced(value: str, style: str | None, source: str, start: int, end: int, file: str) -> Text:
    """The scalar ``value``, written in ``source[start:end]`` with ``style``, as a ``Text``."""
    quotes = 1 if style in ("'", '"') else 0
    if source[start + quotes : end - quotes] == value:
        return Text(
            value, [Segment(0, len(value), Span(file, start + quotes, end - quotes))] if value else ()
        )
    for pieces in _readings(style, source, start, end):
        if "".join(p[0] for p in pieces) == value:
            return Text(value, _segments(pieces, file))
    return Text(value, [Segment(0, len(value), Span(file, start, end))])


def traced_event(event: yaml.ScalarEvent, source: str, shift: int, file: str) -> Text:
    """The value of a scalar that the parser met in ``source`` without its first ``shift`` characters."""
    start, end = range_of(event, shift)
    if event.anchor or event.tag:
        start = _PROPERTIES.match(source, start, end).end()  # type: ignore[union-attr]
    return traced(event.value, event.style, source, start, end, file)


def range_of(event: yaml.Event, shift: int) -> tuple[int, int]:
    """Where in its file ``event`` begins and ends."""
    start, end = (mark.index + shift if mark else 0 for mark in (event.start_mark, event.end_mark))
    return start, end


def _readings(style: str | None, source: str, start: int, end: int) -> Iterator[list[Piece]]:
    if style in ("|", ">"):
        header = _HEADER.match(source, start)
        if header:
            for indent in _indents(source[header.end() : end]):
                yield list(_block(style, header[1], source, (header.end(), end), indent))
    elif style in ("'", '"'):
        yield list(_flow(style, source, start + 1, end - 1))
    else:
        yield list(_flow("", source, start, end))


def _flow(quote: str, source: str, at: int, end: int) -> Iterator[Piece]:
    blank = at  # up to here stand blanks that no end of a line follows
    while at < end:
        char = source[at]
        if at >= blank and (fold := _FOLD.match(source, at, end)):
            piece, to = _folded(fold[0]), fold.end()
        elif quote == "'" and char == "'":
            piece, to = "'", at + 2
        elif quote == '"' and char == "\\":
            piece, to = _escape(source, at, end)
        else:
            piece, to = char, at + 1
            if char in " \t" and at >= blank:
                blank = _BLANKS.match(source, at, end).end()  # type: ignore[union-attr]
        yield piece, at, to
        at = to


def _folded(white: str) -> str:
    breaks = len(_BREAK.findall(white))
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _escape(source: str, at: int, end: int) -> tuple[str, int]:
    if _BREAK.match(source, at + 1, end) and (continued := _FOLD.match(source, at + 1, end)):
        return "\n" * (len(_BREAK.findall(continued[0])) - 1), continued.end()
    code = source[at + 1]
    if width := {"x": 2, "u": 4, "U": 8}.get(code):
        return chr(int(source[at + 2 : at + 2 + width], 16)), at + 2 + width
    return _ESCAPES[code], at + 2


def _indents(body: str) -> Iterable[int]:
    """Indentations to try: that of the first line with text, then every other that could be meant."""
    first = re.search(r"(?m)^( *)[^ \r\n]", body)
    likely = [len(first[1])] if first else []
    widths = sorted({len(m[0]) for m in re.finditer(r"(?m)^ *", body)})
    return dict.fromkeys([*likely, *widths, *(w - 1 for w in widths if w), *range(10)])


class _SourceRow(NamedTuple):
    """One line of a block scalar: where its text begins and ends, and where the next line begins."""

    start: int
    end: int
    after: int

    @property
    def filled(self) -> bool:
        return self.start < self.end


def _block(style: str, header: str, source: str, body: tuple[int, int], indent: int) -> Iterator[Piece]:
    rows = list(_rows(source, *body, indent))
    last = max((i for i, row in enumerate(rows) if row.filled), default=-1)
    following = _next_filled(rows)
    for i, row in enumerate(rows):
        if i > last and "+" not in header:
            return
        yield from ((source[k], k, k + 1) for k in range(row.start, row.end))
        if row.end < row.after:
            yield from _line_end(style, header, source, rows, i, following[i] if i < last else None)


def _line_end(
    style: str, header: str, source: str, rows: list[_SourceRow], i: int, following: _SourceRow | None
) -> Iterator[Piece]:
    row = rows[i]
    at_end = following is None and row.filled
    if at_end and "-" in header:
        return
    if not at_end and style == ">" and following and _folds(source, row, following):
        if rows[i + 1].filled:
            yield " ", row.end, row.after
        return
    yield "\n", row.end, row.after


def _folds(source: str, row: _SourceRow, following: _SourceRow) -> bool:
    """Whether the break after ``row`` joins it to the next text, as folding does."""
    return row.filled and source[row.start] not in " \t" and source[following.start] not in " \t"


def _next_filled(rows: list[_SourceRow]) -> list[_SourceRow | None]:
    found: list[_SourceRow | None] = []
    upcoming: _SourceRow | None = None
    for row in reversed(rows):
        found.append(upcoming)
        upcoming = row if row.filled else upcoming
    return found[::-1]


def _rows(source: str, at: int, end: int, indent: int) -> Iterator[_SourceRow]:
    while at < end:
        brk = _BREAK.search(source, at, end)
        to, after = (brk.start(), brk.end()) if brk else (end, end)
        line = source[at:to]
        yield _SourceRow(at + min(indent, indentation(line)), to, after)
        at = after


def _segments(pieces: list[Piece], file: str) -> Iterator[Segment]:
    """Pieces as segments; runs of characters that stand one for one become a single segment."""
    at = run = run_from = 0
    for value, start, end in pieces:
        exact = len(value) == end - start == 1
        if run and (not exact or start != run_from + run):
            yield Segment(at - run, at, Span(file, run_from, run_from + run))
            run = 0
        if exact:
            run_from = run_from if run else start
            run += 1
        elif value:
            yield Segment(at, at + len(value), Span(file, start, end))
        at += len(value)
    if run:
        yield Segment(at - run, at, Span(file, run_from, run_from + run))


def indentation(line: str) -> int:
    """How many spaces stand before the first other character of ``line``."""
    return len(line) - len(line.lstrip(" "))
