"""Remarks to plcomms in the comments of a file: ``plcomms: ignore jargon -- the board's own term``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from plcomms.load.rewrite import is_yaml
from plcomms.load.yaml.events import events
from plcomms.load.yaml.file import KeyPlace, read_yaml
from plcomms.load.yaml.scalars import range_of
from plcomms.model.text import Source, Span

_WORDS = (
    r"plcomms:[ \t]*+(?P<verb>[\w-]+)(?P<rules>[^\n]{0,500}?)"
    r"(?:(?<![ \t])[ \t]++(?:--|—|–)[ \t]*+(?P<why>[^\n]{0,1000}?))?"
)
"""The bounds keep a line full of spaces or dashes from taking long: no rules and no reason are longer."""
_YAML = re.compile(rf"(?<!\S)#[ \t]*{_WORDS}[ \t]*+(?=\r?$)", re.MULTILINE)
_MARKDOWN = re.compile(rf"<!--\s*{_WORDS}\s*+-->")
_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1|(`+)(?:(?!\n[ \t]*\n).)*?\2", re.DOTALL | re.MULTILINE)
_WORD = re.compile(r"\S")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_BEHIND = re.compile(r"[ \t]+#[^\r\n]*")
_BLANK = re.compile(r"\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Directive:
    """What a comment asks: ``verb`` is ``ignore`` or ``ignore-file``; ``covers`` is what it speaks of."""

    span: Span
    verb: str
    rules: tuple[str, ...]
    why: str
    covers: Span


def directives_in(source: Source) -> tuple[Directive, ...]:
    """The remarks in a file, in order."""
    if "plcomms:" not in source.text:
        return ()
    return tuple(_in_yaml(source) if is_yaml(source.name) else _in_markdown(source))


def _remark(found: re.Match[str], source: Source, start: int, end: int) -> Directive:
    rules = tuple(re.split(r"[,\s]+", found["rules"].strip())) if found["rules"].strip() else ()
    whole = (0, len(source.text)) if found["verb"] == "ignore-file" else (start, end)
    span = Span(source.name, found.start(), found.end())
    return Directive(span, found["verb"], rules, (found["why"] or "").strip(), Span(source.name, *whole))


def _in_yaml(source: Source) -> Iterator[Directive]:
    found = list(_YAML.finditer(source.text))
    if not found:
        return
    scalars = _scalars(source)
    starts = [start for start, _ in scalars]
    places = read_yaml(source.name, source.text).places
    entries = sorted(
        {_extent(place) for path, place in places.items() if path}, key=lambda extent: (extent[0], -extent[1])
    )
    for match in found:
        i = bisect_right(starts, match.start()) - 1
        if i < 0 or match.start() >= scalars[i][1]:
            start, end = _entry(match, source, entries)
            behind = _BEHIND.match(source.text, end) if end else None
            yield _remark(match, source, start, behind.end() if behind else end)


def _scalars(source: Source) -> list[tuple[int, int]]:
    """Where the words of the file stand: a number sign in them begins no comment."""
    shift = 1 if source.text.startswith("\ufeff") else 0
    ranges: list[tuple[int, int]] = []
    try:
        for event in events(source.text[shift:]):
            if isinstance(event, yaml.ScalarEvent):
                ranges.append(range_of(event, shift))
    except yaml.YAMLError:
        return ranges
    # The line with the sign of a block is not yet its words: a comment may stand there.
    return [(_after_header(source.text, start), end) for start, end in ranges]


def _after_header(text: str, start: int) -> int:
    if text[start : start + 1] not in ("|", ">"):
        return start
    end = text.find("\n", start)
    return end + 1 if end >= 0 else start


def _extent(place: KeyPlace) -> tuple[int, int]:
    return min(place.key.start, place.value.start), max(place.key.end, place.value.end)


def _entry(match: re.Match[str], source: Source, entries: list[tuple[int, int]]) -> tuple[int, int]:
    """The entry that a comment speaks of: the one on its line, else the next; nothing where there is none."""
    line = source.line_start(source.position(match.start()).line)
    if source.text[line : match.start()].strip(" \t-"):
        here = [e for e in entries if line <= e[0] < match.start()]
        around = [e for e in entries if e[0] < line <= e[1]]
        return (here[0][0], max(e[1] for e in here)) if here else max(around, default=(0, 0))
    following = [e for e in entries if e[0] >= match.end()]
    return following[0] if following else (0, 0)


def _in_markdown(source: Source) -> Iterator[Directive]:
    code = [match.span() for match in _CODE.finditer(source.text)]
    for match in _MARKDOWN.finditer(source.text):
        if not any(start <= match.start() < end for start, end in code):
            yield _remark(match, source, *_paragraph(match, source.text))


def _paragraph(match: re.Match[str], text: str) -> tuple[int, int]:
    """The paragraph that a comment stands in, or the next one where it stands alone."""
    line = text.rfind("\n", 0, match.start()) + 1
    alone = not text[line : match.start()].strip() and bool(_LINE_END.match(text, match.end()))
    if alone:
        word = _WORD.search(text, match.end())
        start = word.start() if word else len(text)
    else:
        start = next((m.end() for m in reversed([*_BLANK.finditer(text, 0, line)])), 0)
    blank = _BLANK.search(text, max(start, match.end()))
    return start, blank.start() if blank else len(text)


def by_file(sources: Mapping[str, Source]) -> tuple[Directive, ...]:
    """The remarks in all files."""
    return tuple(remark for source in sources.values() for remark in directives_in(source))
