"""A YAML file as plain data whose every string knows where it stands, or all that is wrong with the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from plcomms.load.yaml.problems import CONTROL, CONTROL_HELP, RULE, in_plain_words
from plcomms.load.yaml.reader import KeyPlace, Path, Reader, UnreadableError
from plcomms.load.yaml.scan import MOST, scanned
from plcomms.load.yaml.values import Mistake
from plcomms.load.yaml.working_copy import WorkingCopy
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Segment, Source, Span, Text

__all__ = ["KeyPlace", "Path", "Tree", "plain_text", "read_yaml"]

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000\ue001\ufffe\uffff]")
"""What YAML refuses, and the characters that documents use for their own bookkeeping."""

_AND_MORE = "There are more mistakes than the {count} told here."
_AND_MORE_HELP = "Correct these first, and run the same command again."


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds: data, the place of each part of it, and what was wrong in reading it.

    Where something was wrong, the data are those of a copy in which it is mended, as far as that can be
    guessed: to look for other mistakes in, never to use. ``told`` are the lines that something was said of;
    ``ordered`` says that no part of the file is missing in the copy.
    """

    source: Source
    data: Any
    places: Mapping[Path, KeyPlace]
    problems: tuple[Finding, ...]
    readable: bool = True
    ordered: bool = True

    def place(self, path: Path) -> KeyPlace:
        """The place of ``path``, or of the nearest part of it that the file has."""
        while path not in self.places and path:
            path = path[:-1]
        start = Span(self.source.name, 0, 0)
        return self.places.get(path, KeyPlace(start, start))

    def told(self) -> frozenset[int]:
        """The numbers of the lines that something was said of."""
        return frozenset(_lines(self.source, self.problems))


def read_yaml(name: str, text: str) -> Tree:
    """Read the YAML ``text`` of the file called ``name``, with every mistake in it.

    The parser reads a file without mistakes, and nothing else looks at it. Where it gives up, or where
    something reads as YAML but was surely meant otherwise, the lines are looked at one by one, and a copy in
    which they are mended is read in place of the file.
    """
    source = Source(name, text)
    plain = _CONTROL.sub(" ", text)
    reader, problem, final = _read(source) if plain == text else (Reader(source), None, False)
    if final or (plain == text and not problem and not reader.suspect):
        return _tree(source, reader, problem)
    return _mended(source, plain) or _tree(source, reader, problem)


def _read(source: Source) -> tuple[Reader, Finding | None, bool]:
    """A reader that has read ``source``, what stopped it, and whether nothing can go on from there."""
    reader = Reader(source)
    try:
        reader.read()
    except yaml.YAMLError as error:
        return reader, in_plain_words(error, source), False
    except UnreadableError as stop:
        return reader, stop.finding, stop.final
    return reader, None, False


def _tree(source: Source, reader: Reader, problem: Finding | None) -> Tree:
    problems = [*reader.problems, *([problem] if problem else [])]
    return Tree(source, reader.data, reader.places, tuple(problems), readable=problem is None)


def _mended(source: Source, plain: str) -> Tree | None:
    """What a mended copy of ``source`` holds, with all that had to be mended; None where nothing had to.

    ``plain`` is its text with a space for every control character.
    """
    scan = scanned(plain, 1 if plain.startswith("\ufeff") else 0)
    mistakes = [*_controls(source.text), *scan.mistakes]
    if not mistakes:
        return None
    problems = [_finding(source, mistake) for mistake in mistakes[:MOST]]
    if len(mistakes) > MOST:
        message = _AND_MORE.format(count=MOST)
        more = Finding(RULE, Severity.ERROR, message, problems[-1].span, _AND_MORE_HELP)
        return Tree(source, None, {}, (*problems, more), readable=False, ordered=False)
    copy = WorkingCopy(plain, scan.changes)
    reader, problem, _ = _read(Source(source.name, copy.text))
    told = frozenset(_lines(source, problems))
    for more in [*reader.problems, *([problem] if problem else [])]:
        moved = replace(more, span=copy.span(more.span)) if more.span else more
        if not told & frozenset(_lines(source, [moved])):
            problems.append(moved)
    places = {p: KeyPlace(copy.span(at.key), copy.span(at.value)) for p, at in reader.places.items()}
    data = None if problem else _moved(reader.data, copy, {})
    return Tree(source, data, places, tuple(problems), problem is None, not scan.costs)


def _moved(value: Any, copy: WorkingCopy, done: dict[int, Any]) -> Any:
    """Data read in ``copy``, every text of which knows its place in the original."""
    if isinstance(value, Text):
        return copy.text_of(value)
    if id(value) not in done:
        if isinstance(value, dict):
            done[id(value)] = {_moved(k, copy, done): _moved(v, copy, done) for k, v in value.items()}
        elif isinstance(value, list):
            done[id(value)] = [_moved(item, copy, done) for item in value]
        else:
            return value
    return done[id(value)]


def _controls(text: str) -> Sequence[Mistake]:
    """The control characters of ``text``, one for each run of them."""
    runs = re.finditer(f"{_CONTROL.pattern}+", text)
    return [Mistake(run.start(), run.end(), CONTROL, CONTROL_HELP) for run in runs]


def _finding(source: Source, mistake: Mistake) -> Finding:
    span = Span(source.name, mistake.start, mistake.end)
    return Finding(RULE, Severity.ERROR, mistake.message, span, mistake.help)


def _lines(source: Source, findings: Sequence[Finding]) -> Sequence[int]:
    return [source.position(f.span.start).line for f in findings if f.span]


def plain_text(value: str, source_name: str, start: int) -> Text:
    """``value``, which stands as it is at ``start`` of a file."""
    return Text(
        value, [Segment(0, len(value), Span(source_name, start, start + len(value)))] if value else ()
    )
