"""A YAML file as plain data whose every string knows where it stands.

All scalars are strings here, whatever YAML 1.1 would make of them, so that ``18:30`` is not 1,110 and
``no`` is not false; the models decide what each is. Only nothing at all is ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Segment, Source, Span, Text
from plcomms.source.scalars import indentation, range_of, traced_event

Path = tuple[str | int, ...]
"""Keys and list indexes that lead to a value: ``("whys", 0, "statement")``."""

RULE = "yaml"
RESERVED = re.compile("[\ue000\ue001]")
"""Characters that documents use for their own bookkeeping and that no text may hold."""

_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000\ue001\ufffe\uffff]")
"""Those, and what no document can show: in a value they may hide behind an escape."""

_KEY_LINE = re.compile(r" *(?:- +)?[a-z][\w-]*:(?=\s|$)")
_ENTRY = re.compile(r" *(?:- +)*")
_LONE_WORD = re.compile(r" *(?:- +)?[a-z][\w-]* +[^\s:#]")
_DEEPEST = 40
_MOST_VALUES = 200_000

_TABS = "A tab stands where YAML wants spaces."
_TABS_HELP = "Replace the tab by two spaces for each level."
_TWICE = "“{key}” stands here twice; it is already given on line {line}."
_TWICE_HELP = "Keep one of the two, or join them."
_EXPANDS = "This alias makes the file grow beyond {most:,} values."
_EXPANDS_HELP = "Write the value out instead of repeating it with & and *."
_DEEP = "This is nested more than {deepest} levels deep."
_DEEP_HELP = "Take out the brackets or indentation that are not needed."
_UNKNOWN_ALIAS = "“*{name}” points at nothing: no value above is marked “&{name}”."
_UNKNOWN_ALIAS_HELP = "If this is a sentence that begins with a star, put it in quotes."
_KEY = "Only a word can stand before the colon."
_KEY_HELP = "Write it as  word: value."
_SECOND = "A second document begins here."
_SECOND_HELP = "Take out the line with three hyphens."
_UNCLOSED = "The quotation mark that opens this text is never closed."
_UNCLOSED_HELP = "Add the closing quotation mark at the end of the text."
_NO_COLON = "There is no colon after this word."
_NO_COLON_HELP = "Write it as  word: value, or indent it if it belongs to the text above."
_HIDDEN = "There is an invisible control character in this text, written as an escape with a backslash."
_HIDDEN_HELP = "Take it out, or write the backslash twice if you want one in the text."
_ANYTHING_ELSE = "This cannot be read as YAML ({problem})."
_ANYTHING_ELSE_HELP = (
    "Compare the line and the one above it with the example; check its indentation and quotes."
)

_PROBLEMS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "There is a second colon here, or this line is indented too far.",
        "Put a sentence that has a colon in it in quotes, or line this key up with the ones above.",
    ),
    (
        "cannot start any token",
        "A value cannot begin with this character.",
        "Put the whole value in quotes.",
    ),
    (
        "found unexpected end of stream",
        _UNCLOSED,
        _UNCLOSED_HELP,
    ),
    (
        "unknown escape character",
        "Between double quotes a backslash has a meaning of its own.",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "did not find expected ',' or ']'",
        "The bracket of this list is not closed.",
        "Add the closing ] or a comma between the entries.",
    ),
    (
        "did not find expected ',' or '}'",
        "The brace of this mapping is not closed.",
        "Add the closing } or a comma between the entries.",
    ),
    (
        "did not find expected '-' indicator",
        "A list goes on here with something that is not an entry.",
        "Begin each entry with a hyphen and a space, or indent this line to belong to the entry above.",
    ),
    (
        "did not find expected key",
        "This line does not line up with the ones around it.",
        "Give it as many spaces in front as its neighbours have; inside quotes, double a quotation mark.",
    ),
    (
        "did not find expected comment or line break",
        "The text must begin on the line after > or |.",
        "Move it to the next line and indent it.",
    ),
    (
        "could not find expected ':'",
        _NO_COLON,
        _NO_COLON_HELP,
    ),
    (
        "control characters are not allowed",
        "There is an invisible control character here.",
        "Delete it; it often comes along when text is pasted.",
    ),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, and the key it stands under."""

    key: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds: data, the place of each part of it, and what was wrong in reading it."""

    source: Source
    data: Any
    places: Mapping[Path, Place]
    problems: tuple[Finding, ...]

    def place(self, path: Path) -> Place:
        """The place of ``path``, or of the nearest part of it that the file has."""
        while path not in self.places and path:
            path = path[:-1]
        start = Span(self.source.name, 0, 0)
        return self.places.get(path, Place(start, start))


def read_yaml(name: str, text: str) -> Tree:
    """Read the YAML ``text`` of the file called ``name``."""
    reader = _Reader(Source(name, text))
    try:
        reader.read()
    except yaml.YAMLError as error:
        reader.problems.append(_syntax(error, reader.source))
    except _UnreadableError as stop:
        reader.problems.append(stop.finding)
    return Tree(reader.source, reader.data, reader.places, tuple(reader.problems))


class _UnreadableError(Exception):
    """The rest of the file cannot be read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been reached."""

    path: Path
    value: Any
    start: int
    anchor: str | None
    key: Text | None = None
    key_span: Span | None = None
    taken: dict[str, int] = field(default_factory=dict)
    size: int = 1
    """How many values it holds, itself included, its aliases written out."""


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.shift = 1 if source.text.startswith("\ufeff") else 0
        self.data: Any = None
        self.places: dict[Path, Place] = {}
        self.problems: list[Finding] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open: list[_Open] = []
        self.values = 0
        self.documents = 0

    def read(self) -> None:
        text = self.source.text[self.shift :]
        if bad := RESERVED.search(text):
            at = bad.start() + self.shift
            raise _UnreadableError(self._finding(at, at + 1, *_PROBLEMS[-1][1:]))
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            self._take(event)

    def _take(self, event: yaml.Event) -> None:
        start, end = range_of(event, self.shift)
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise _UnreadableError(self._finding(start, end, _SECOND, _SECOND_HELP))
            case yaml.ScalarEvent():
                self._scalar(event, start, end)
            case yaml.AliasEvent():
                self._alias(str(event.anchor), start, end)
            case yaml.MappingStartEvent():
                self._begin({}, event.anchor, start, end)
            case yaml.SequenceStartEvent():
                self._begin([], event.anchor, start, end)
            case yaml.CollectionEndEvent():
                self._finish(end)

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> None:
        if event.style in ("'", '"') and _swallows_a_key(self.source, start, end):
            raise _UnreadableError(self._finding(start, start + 1, _UNCLOSED, _UNCLOSED_HELP))
        value: Text | None = traced_event(event, self.source.text, self.shift, self.source.name)
        if not event.style and event.value in ("", "~", "null", "Null", "NULL"):
            value = None
        elif bad := _UNSEEN.search(event.value):
            at = (value and value.span(bad.start(), bad.end())) or Span(self.source.name, start, end)
            self.problems.append(self._finding(at.start, at.end, _HIDDEN, _HIDDEN_HELP))
        self._place(value, event.anchor, start, end, 1)

    def _alias(self, anchor: str, start: int, end: int) -> None:
        if anchor not in self.anchors:
            message = _UNKNOWN_ALIAS.format(name=anchor)
            raise _UnreadableError(self._finding(start, end, message, _UNKNOWN_ALIAS_HELP))
        value, size = self.anchors[anchor]
        self._place(value, None, start, end, size, size)

    def _begin(self, value: Any, anchor: str | None, start: int, end: int) -> None:
        if len(self.open) >= _DEEPEST:
            raise _UnreadableError(self._finding(start, end, _DEEP.format(deepest=_DEEPEST), _DEEP_HELP))
        if self._expects_key():
            raise _UnreadableError(self._finding(start, end, _KEY, _KEY_HELP))
        self.open.append(_Open(self._path(), value, start, anchor))

    def _finish(self, end: int) -> None:
        done = self.open.pop()
        self._place(done.value, done.anchor, done.start, end, 1, done.size)

    def _place(self, value: Any, anchor: str | None, start: int, end: int, new: int, size: int = 1) -> None:
        """Put ``value`` where the file has come to; of its ``size`` values ``new`` were not counted yet."""
        self.values += new
        if self.values > _MOST_VALUES:
            raise _UnreadableError(
                self._finding(start, end, _EXPANDS.format(most=_MOST_VALUES), _EXPANDS_HELP)
            )
        if anchor:
            self.anchors[anchor] = (value, size)
        if self._expects_key():
            self._key(value, start, end)
            return
        end = self._without_trailing_space(start, end)
        span = Span(self.source.name, start, end)
        within = self.open[-1] if self.open else None
        if within is not None:
            within.size += size
        self.places[self._path()] = Place((within and within.key_span) or span, span)
        if within is None:
            self.data = value
        elif isinstance(within.value, list):
            within.value.append(value)
        elif within.key is not None:
            within.value.setdefault(within.key, value)
            within.key = within.key_span = None

    def _key(self, value: Any, start: int, end: int) -> None:
        if value is not None and not isinstance(value, Text):
            raise _UnreadableError(self._finding(start, end, _KEY, _KEY_HELP))
        within = self.open[-1]
        key = value if value is not None else Text(self.source.text[start:end])
        if key in within.taken:
            line = self.source.position(within.taken[key]).line
            self.problems.append(self._finding(start, end, _TWICE.format(key=key, line=line), _TWICE_HELP))
        within.taken.setdefault(key, start)
        within.key, within.key_span = key, Span(self.source.name, start, end)

    def _expects_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].value, dict) and self.open[-1].key is None

    def _path(self) -> Path:
        if not self.open:
            return ()
        within = self.open[-1]
        step: str | int = len(within.value) if isinstance(within.value, list) else str(within.key)
        return (*within.path, step)

    def _without_trailing_space(self, start: int, end: int) -> int:
        return start + len(self.source.text[start:end].rstrip())

    def _finding(self, start: int, end: int, message: str, help: str) -> Finding:
        return Finding(RULE, Severity.ERROR, message, Span(self.source.name, start, end), help)


def _syntax(error: yaml.YAMLError, source: Source) -> Finding:
    """A finding, in plain words, for what PyYAML says."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    shift = 1 if source.text.startswith("\ufeff") else 0
    at = min((mark.index if mark else getattr(error, "position", 0)) + shift, len(source.text))
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    message, help = _in_plain_words(problem, source.text[at : at + 1])
    if (opening := _opening(error, problem)) is not None:
        at = opening + shift
    if (before := _without_colon(source, at, problem)) is not None:
        at, message, help = before, _NO_COLON, _NO_COLON_HELP
    return Finding(RULE, Severity.ERROR, message, Span(source.name, at, at + 1), help)


def _in_plain_words(problem: str, character: str) -> tuple[str, str]:
    if character == "\t":
        return _TABS, _TABS_HELP
    for known, message, help in _PROBLEMS:
        if known in problem:
            return message, help
    return _ANYTHING_ELSE.format(problem=problem.splitlines()[0]), _ANYTHING_ELSE_HELP


def _opening(error: yaml.YAMLError, problem: str) -> int | None:
    """Where the quotation mark or bracket stands that is never closed, or the word that has no colon."""
    context = getattr(error, "context_mark", None)
    unclosed = any(part in problem for part in ("end of stream", "',' or", "expected ':'"))
    return context.index if context and unclosed else None


def _without_colon(source: Source, at: int, problem: str) -> int | None:
    """Where the line above begins, if it is one word and its value without a colon between them.

    YAML takes it and the key on the next line for one long key, and complains of that one's colon.
    """
    if "mapping values are not allowed" not in problem:
        return None
    number = source.position(at).line
    if number < 2 or not _KEY_LINE.match(source.line(number)):
        return None
    above = source.line(number - 1)
    indent = indentation(above)
    same = indent == indentation(source.line(number))
    return source.line_start(number - 1) + indent if same and _LONE_WORD.match(above) else None


def _swallows_a_key(source: Source, start: int, end: int) -> bool:
    """Whether the quoted text ``start:end`` goes on into a line that is one of the file's own.

    What belongs to the text is indented further than the line in which it begins.
    """
    first, last = source.position(start).line, source.position(end - 1).line
    if first == last:
        return False
    begins = _ENTRY.match(source.line(first))
    indent = begins.end() if begins else 0
    lines = (source.line(number) for number in range(first + 1, last + 1))
    return any(_KEY_LINE.match(line) and indentation(line) <= indent for line in lines)


def plain_text(value: str, source_name: str, start: int) -> Text:
    """``value``, which stands as it is at ``start`` of a file."""
    return Text(
        value, [Segment(0, len(value), Span(source_name, start, start + len(value)))] if value else ()
    )
