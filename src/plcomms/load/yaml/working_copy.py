"""A text with changes in it that still knows where each of its characters stood before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from plcomms.model.text import Segment, Span, Text


class Change(NamedTuple):
    """Characters ``start:end`` of a text become ``words``."""

    start: int
    end: int
    words: str


class WorkingCopy:
    """``original`` with ``changes``; of two that overlap the later one is left out."""

    __slots__ = ("_from", "_pieces", "text")

    def __init__(self, original: str, changes: Iterable[Change] = ()) -> None:
        parts: list[str] = []
        pieces: list[tuple[int, int, int, bool]] = []
        at = size = 0
        for change in sorted(dict.fromkeys(changes)):
            if change.start < at:
                continue
            kept = original[at : change.start]
            pieces += [(size, at, change.start, True), (size + len(kept), change.start, change.end, False)]
            parts += [kept, change.words]
            size += len(kept) + len(change.words)
            at = change.end
        self.text = "".join([*parts, original[at:]])
        self._pieces = [*pieces, (size, at, len(original), True)]
        self._from = [piece[0] for piece in self._pieces]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The smallest range of the original that characters ``start:end`` of the copy come from."""
        first = self._original(start, after=False)
        return first, max(first, self._original(end, after=True) if end > start else first)

    def span(self, span: Span) -> Span:
        """A range of the copy as one of the original."""
        return Span(span.file, *self.origin(span.start, span.end))

    def text_of(self, text: Text) -> Text:
        """``text``, which was read in the copy, as one that knows its place in the original."""
        return Text(str(text), [Segment(s.start, s.end, self.span(s.span)) for s in text.segments])

    def _original(self, offset: int, after: bool) -> int:
        """Where ``offset`` stood; inside of what was put in, where that begins, or ends if ``after``."""
        i = max(bisect_right(self._from, offset - after) - 1, 0)
        at, start, end, kept = self._pieces[i]
        if kept:
            return min(start + offset - at, end)
        return end if after else start
