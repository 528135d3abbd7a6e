"""The events of a YAML file as plain data whose every string knows where it stands.

All scalars are strings here, whatever YAML 1.1 would make of them, so that ``18:30`` is not 1,110 and
``no`` is not false; the models decide what each is. Only nothing at all is ``None``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from plcomms.load.keys import known_keys
from plcomms.load.yaml.events import events
from plcomms.load.yaml.lines import BULLETS, INVISIBLE
from plcomms.load.yaml.problems import RULE, UNCLOSED, UNCLOSED_HELP
from plcomms.load.yaml.scalars import indentation, range_of, traced_event
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span, Text

Path = tuple[str | int, ...]
"""Keys and list indexes that lead to a value: ``("whys", 0, "statement")``."""

_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000\ue001\ufffe\uffff]")
"""What no document can show, or uses for its own bookkeeping: in a value it may hide behind an escape."""

_KEY_LINE = re.compile(r" *(?:- +)?[a-z][\w-]*:(?=\s|$)")
_ENTRY = re.compile(r" *(?:- +)*")
_DEEPEST = 40
_MOST_VALUES = 200_000
_ODD_KEY = re.compile(rf"-|[{re.escape(BULLETS)}]|.*{INVISIBLE.pattern}", re.DOTALL)
_ODD_WORDS = re.compile(rf"-[^\W\d_]|[{re.escape(BULLETS)}][ \t]|([^\W\d_][\w-]*):[^\s/]")
"""What may be an entry of a list, or a key, that YAML does not know for one."""

_STANDARD = "tag:yaml.org,2002:"

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
_HIDDEN = "There is an invisible control character in this text, written as an escape with a backslash."
_HIDDEN_HELP = "Take it out, or write the backslash twice if you want one in the text."


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where a value stands, and the key it stands under."""

    key: Span
    value: Span


class UnreadableError(Exception):
    """The rest of the file cannot be read, and where ``final``, neither could a mended copy of it."""

    def __init__(self, finding: Finding, final: bool = False) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.final = final


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


class Reader:
    """Takes the events of one file, and says what it has read so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.shift = 1 if source.text.startswith("\ufeff") else 0
        self.data: Any = None
        self.places: dict[Path, KeyPlace] = {}
        self.problems: list[Finding] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.open: list[_Open] = []
        self.values = 0
        self.documents = 0
        self.suspect = False
        """Whether something reads as YAML that was likely meant otherwise."""

    def read(self) -> None:
        """Read all of the file.

        Raises:
            yaml.YAMLError, UnreadableError: from here on it cannot be read.
        """
        text = self.source.text[self.shift :]
        for event in events(text):
            self._take(event)

    def _take(self, event: yaml.Event) -> None:
        start, end = range_of(event, self.shift)
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise UnreadableError(self._finding(start, end, _SECOND, _SECOND_HELP))
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
            raise UnreadableError(self._finding(start, start + 1, UNCLOSED, UNCLOSED_HELP))
        value: Text | None = traced_event(event, self.source.text, self.shift, self.source.name)
        if not event.style and event.value in ("", "~", "null", "Null", "NULL"):
            value = None
        elif bad := _UNSEEN.search(event.value):
            at = (value and value.span(bad.start(), bad.end())) or Span(self.source.name, start, end)
            self.problems.append(self._finding(at.start, at.end, _HIDDEN, _HIDDEN_HELP))
        self.suspect = self.suspect or self._is_odd(event)
        self._place(value, event.anchor, start, end, 1)

    def _is_odd(self, event: yaml.ScalarEvent) -> bool:
        if event.style:
            return False
        if event.tag and not event.value and not event.tag.startswith(_STANDARD):
            return True
        if self._expects_key():
            return bool(_ODD_KEY.match(event.value))
        found = _ODD_WORDS.match(event.value)
        return found is not None and (found[1] is None or found[1] in known_keys())

    def _alias(self, anchor: str, start: int, end: int) -> None:
        if anchor not in self.anchors:
            message = _UNKNOWN_ALIAS.format(name=anchor)
            raise UnreadableError(self._finding(start, end, message, _UNKNOWN_ALIAS_HELP))
        value, size = self.anchors[anchor]
        self._place(value, None, start, end, size, size)

    def _begin(self, value: Any, anchor: str | None, start: int, end: int) -> None:
        if len(self.open) >= _DEEPEST:
            raise UnreadableError(self._finding(start, end, _DEEP.format(deepest=_DEEPEST), _DEEP_HELP), True)
        if self._expects_key():
            raise UnreadableError(self._finding(start, end, _KEY, _KEY_HELP), True)
        self.open.append(_Open(self._path(), value, start, anchor))

    def _finish(self, end: int) -> None:
        done = self.open.pop()
        self._place(done.value, done.anchor, done.start, end, 1, done.size)

    def _place(self, value: Any, anchor: str | None, start: int, end: int, new: int, size: int = 1) -> None:
        """Put ``value`` where the file has come to; of its ``size`` values ``new`` were not counted yet."""
        self.values += new
        if self.values > _MOST_VALUES:
            raise UnreadableError(
                self._finding(start, end, _EXPANDS.format(most=_MOST_VALUES), _EXPANDS_HELP), final=True
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
        self.places[self._path()] = KeyPlace((within and within.key_span) or span, span)
        if within is None:
            self.data = value
        elif isinstance(within.value, list):
            within.value.append(value)
        elif within.key is not None:
            within.value.setdefault(within.key, value)
            within.key = within.key_span = None

    def _key(self, value: Any, start: int, end: int) -> None:
        if value is not None and not isinstance(value, Text):
            raise UnreadableError(self._finding(start, end, _KEY, _KEY_HELP), True)
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
