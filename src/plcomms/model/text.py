"""Strings that know where they were written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in one file."""

    file: str
    start: int
    end: int


class Segment(NamedTuple):
    """Text characters ``start:end`` come from ``span``.

    Lengths that agree mean one character for one; lengths that differ (an escape, a folded line
    break) mean that the whole piece stands for the whole span.
    """

    start: int
    end: int
    span: Span

    def locate(self, start: int, end: int) -> Span:
        """The part of the span that text characters ``start:end`` of this segment come from."""
        if not self.exact:
            return self.span
        shift = self.span.start - self.start
        return Span(self.span.file, max(start, self.start) + shift, min(end, self.end) + shift)

    @property
    def exact(self) -> bool:
        """Whether each character of the text is one character of the file."""
        return self.end - self.start == self.span.end - self.span.start


class Text(str):
    """A string with the source of every character.

    Slices and joins made with :meth:`cut` and :meth:`joined` keep their origin; every other string
    operation gives a plain ``str``, which has none.
    """

    __slots__ = ("segments",)
    segments: tuple[Segment, ...]

    def __new__(cls, value: str, segments: Iterable[Segment] = ()) -> Text:
        """Make a string of ``value`` whose characters come from ``segments``, in order."""
        self = super().__new__(cls, value)
        self.segments = tuple(segments)
        return self

    def __reduce__(self) -> tuple[type[Text], tuple[str, tuple[Segment, ...]]]:
        return Text, (str(self), self.segments)

    def cut(self, start: int, end: int) -> Text:
        """Characters ``start:end`` with their origin."""
        pieces = []
        for seg in self._between(start, end):
            at, to = max(start, seg.start), min(end, seg.end)
            pieces.append(Segment(at - start, to - start, seg.locate(at, to)))
        return Text(self[start:end], pieces)

    def trimmed(self) -> Text:
        """The text without white space at its ends."""
        start = len(self) - len(self.lstrip())
        return self if len(self.strip()) == len(self) else self.cut(start, start + len(self.strip()))

    def span(self, start: int, end: int) -> Span | None:
        """The smallest range of the file that holds characters ``start:end``; None where none has an origin.

        A range that was written in two files is placed where it begins.
        """
        spans = [seg.locate(start, end) for seg in self._between(start, end)]
        if not spans:
            return None
        file = spans[0].file
        same = [s for s in spans if s.file == file]
        return Span(file, min(s.start for s in same), max(s.end for s in same))

    @staticmethod
    def joined(parts: Iterable[str]) -> Text:
        """Concatenation; parts that are not ``Text`` contribute characters without origin."""
        value, segments, at = [], [], 0
        for part in parts:
            value.append(part)
            if isinstance(part, Text):
                segments += [Segment(seg.start + at, seg.end + at, seg.span) for seg in part.segments]
            at += len(part)
        return Text("".join(value), segments)

    def _between(self, start: int, end: int) -> Iterator[Segment]:
        for i in range(bisect_right(self.segments, start, key=lambda s: s.end), len(self.segments)):
            if self.segments[i].start >= end:
                return
            yield self.segments[i]


class Marked(Text):
    """A text in which Markdown may give emphasis, links and lists; a plain ``Text`` has none."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type[Text], tuple[str, tuple[Segment, ...]]]:
        return Marked, (str(self), self.segments)


@dataclass(frozen=True, slots=True)
class Position:
    """A place as a person counts it: the first line is 1, the first character of a line is 1."""

    line: int
    column: int


class Source:
    """The characters of one file, for turning offsets into lines and columns."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: tuple[int, ...] = ()

    def position(self, offset: int) -> Position:
        """Line and column of the character at ``offset``."""
        line = bisect_right(self._line_starts(), offset)
        return Position(line, max(offset - self.line_start(line), 0) + 1)

    def place(self, file: str, position: Position) -> str:
        """How a position in it is written, where it is called ``file``."""
        return f"{file}:{position.line}:{position.column}"

    def counted(self, line: int) -> str:
        """How one of its lines is called where several are listed."""
        return str(line)

    def line(self, number: int) -> str:
        """The characters of line ``number`` (from 1), without its break."""
        return self.text[self.line_start(number) : self.line_end(number)]

    def line_end(self, number: int) -> int:
        """The offset behind the last character of line ``number`` (from 1), before its break."""
        starts = self._line_starts()
        end = starts[number] if number < len(starts) else len(self.text)
        begin = starts[number - 1]
        while end > begin and self.text[end - 1] in "\r\n":
            end -= 1
        return end

    def line_start(self, number: int) -> int:
        """The offset of the first character of line ``number`` (from 1); a byte order mark is none."""
        start = self._line_starts()[number - 1]
        return start + 1 if start == 0 and self.text.startswith("\ufeff") else start

    def _line_starts(self) -> tuple[int, ...]:
        if not self._starts:
            starts, at = [0], 0
            for part in self.text.splitlines(keepends=True):
                at += len(part)
                if part.endswith(("\n", "\r")):
                    starts.append(at)
            self._starts = tuple(starts)
        return self._starts


class WordSource(Source):
    """The words of a Word document, one paragraph a line: people count paragraphs, not lines.

    ``names`` are the lines that are no paragraphs of its body, each with a name: ``header``, ``footnote 2``.
    """

    __slots__ = ("_names",)

    def __init__(self, name: str, text: str, names: Iterable[tuple[int, str]] = ()) -> None:
        super().__init__(name, text)
        self._names = dict(names)

    def place(self, file: str, position: Position) -> str:
        """How a position in it is written, where it is called ``file``."""
        where = self._names.get(position.line) or f"paragraph {position.line}"
        return f"{file}: {where}, character {position.column}"

    def counted(self, line: int) -> str:
        """How one of its lines is called where several are listed."""
        return self._names.get(line) or str(line)


class Link(NamedTuple):
    """Characters ``start:end`` of a block lead to ``target``, or name the picture there that has no words."""

    start: int
    end: int
    target: str
    picture: bool = False

    def moved(self, by: int) -> Link:
        """The same link ``by`` characters further on."""
        return self._replace(start=self.start + by, end=self.end + by)


ALTERNATIVE = "alternative"
"""The kind of a block that is heard instead of a picture, and read by nobody who sees it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of running text as a reader meets it.

    ``kind`` is one of ``heading``, ``paragraph``, ``item`` (of a list), ``quote``, ``cell`` (of a
    table), ``caption``, ``label`` (words that are not a sentence: a button, a field's name) and
    ``alternative`` (words that stand for a picture).
    ``text`` is free of markup; ``quiet`` lists the ranges of it that are not prose (code, addresses),
    ``links`` its links and the pictures without alternative text, of which only the file's name is read.
    ``spare`` is the class by which a template lets it be left out of a page that is too full, if it does.
    ``language`` is the tag of the language that it is in; empty means that of the whole text.
    """

    kind: str
    text: Text
    quiet: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    spare: str = field(default="", compare=False)
    language: str = ""
