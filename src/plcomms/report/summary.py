"""What the findings come to, as a person would say it: how much work of which kind, and where to begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from plcomms.load.rewrite import is_yaml
from plcomms.load.yaml.file import Path, read_yaml
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source
from plcomms.report.report import Report

_TASKS: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = (
    (
        ("privacy question to settle", "privacy questions to settle"),
        (
            "adult-named",
            "birth-date",
            "consent",
            "health-detail",
            "pictured-student",
            "private-contact",
            "student-last-name",
            "student-named",
            "student-number",
        ),
    ),
    (
        ("word to replace", "words to replace"),
        (
            "deficit-wording",
            "family-words",
            "gendered-words",
            "jargon",
            "outdated",
            "person-first",
            "vague-deadline",
        ),
    ),
    (("word to explain", "words to explain"), ("unexplained", "unknown-acronym")),
    (("sentence to split", "sentences to split"), ("long-sentence",)),
    (("paragraph to split", "paragraphs to split"), ("long-paragraph",)),
    (("sentence to say who does it in", "sentences to say who does it in"), ("passive-voice",)),
    (
        ("piece to make easier to read", "pieces to make easier to read"),
        ("reading-level", "spanish-level", "statement-level"),
    ),
    (("slip to correct", "slips to correct"), ("all-capitals", "doubled-word", "missing-space")),
    (
        ("date to check", "dates to check"),
        (
            "date-twice",
            "deadline-after-event",
            "deadline-past",
            "dismissal-hour",
            "event-past",
            "impossible-date",
            "no-school-day",
            "weekday",
        ),
    ),
    (("picture to say in words", "pictures to say in words"), ("image-alternative", "picture-words")),
)
"""What a finding asks somebody to do, and the rules whose findings ask it."""

_OTHER = (("thing to look at", "things to look at"), ("other thing to look at", "other things to look at"))
_BY_RULE = {rule: task for task, rules in _TASKS for rule in rules}
_LEVELS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_FEWEST = 3
_MOST_OF_IT = "Most of it is in {section}: begin there."
_MOST_IN_FILE = "Most of it is in {file}: begin there."
_IN_FILE = "{section} of {file}"

_SECTIONS = {
    "vision": "the vision",
    "definition": "the definition",
    "progress": "“progress”",
    "note": "the note",
    "whys": "the why “{name}”",
    "stories": "the story “{name}”",
    "quotes": "quotation {number}",
    "events": "the event “{name}”",
    "news": "the news “{name}”",
    "dates": "the date “{name}”",
    "faqs": "question {number}",
    "next_steps": "next step {number}",
    "notices": "the notice “{name}”",
    "gallery": "picture {number} of the gallery",
    "proof": "the proof “{name}”",
}
_ANY_SECTION = "“{key}”"
_UNDER = "the part “{heading}”"
_HEADING = re.compile(
    r"^ {0,3}(?:(?P<fence>`{3,}|~{3,})(?:.|\n)*?^ {0,3}(?P=fence)|#{1,6}[ \t]+(?P<heading>.*?)[ \t#\r]*$)",
    re.MULTILINE,
)
"""A heading; or code between fences, in which none is one."""


def tasks(findings: Iterable[Finding]) -> str:
    """What there is to do, such as “3 words to replace, 1 sentence to split”; empty where nothing."""
    counts = Counter(_BY_RULE.get(finding.rule) for finding in findings)
    said = [_counted(counts[task], task) for task, _ in _TASKS if counts[task]]
    if counts[None]:
        said.append(_counted(counts[None], _OTHER[bool(said)]))
    return ", ".join(said)


def levels(report: Report) -> str:
    """How many findings there are of each severity, in words; empty where there are none."""
    counts = report.counts()
    return ", ".join(
        _counted(counts[level], _LEVELS[level]) for level in reversed(Severity) if counts.get(level)
    )


def _counted(count: int, words: tuple[str, str]) -> str:
    return f"{count} {words[count != 1]}"


def where_to_begin(report: Report) -> str:
    """The part that more than half of the findings stand in; empty where there is none, or little to do."""
    placed = [f.span for f in report.findings if f.span and f.span.file in report.sources]
    if len(placed) < _FEWEST:
        return ""
    sections = Counter(
        (span.file, _section(report.sources[span.file], span.start)) for span in placed
    ).most_common(1)
    files = Counter(span.file for span in placed).most_common()
    (file, section), most = sections[0]
    if section and most * 2 > len(report.findings):
        said = section if len(files) == 1 else _IN_FILE.format(section=section, file=file)
        return _MOST_OF_IT.format(section=said)
    if len(files) > 1 and files[0][1] * 2 > len(report.findings):
        return _MOST_IN_FILE.format(file=files[0][0])
    return ""


def _section(source: Source, at: int) -> str:
    """What people call the part of the file that the character ``at`` stands in."""
    starts, names = _sections(source)
    i = bisect_right(starts, at) - 1
    return names[i] if i >= 0 else ""


@lru_cache(maxsize=8)
def _sections(source: Source) -> tuple[tuple[int, ...], tuple[str, ...]]:
    found = sorted(_in_yaml(source) if is_yaml(source.name) else _in_markdown(source))
    return tuple(start for start, _ in found), tuple(name for _, name in found)


def _in_yaml(source: Source) -> Iterator[tuple[int, str]]:
    tree = read_yaml(source.name, source.text)
    for path, place in tree.places.items():
        if len(path) == 1:
            yield place.key.start, _called(path, None)
        elif len(path) == 2 and isinstance(path[1], int):
            yield place.value.start, _called(path, tree.data[path[0]][path[1]])


def _called(path: Path, entry: Any) -> str:
    key = str(path[0])
    name = (entry.get("title") or entry.get("id") or "") if isinstance(entry, Mapping) else ""
    number = int(path[1]) + 1 if len(path) > 1 else ""
    form = _SECTIONS.get(key, _ANY_SECTION)
    wants_entry = "{name}" in form or "{number}" in form
    if wants_entry and (number == "" or ("{name}" in form and not name)):
        form = _ANY_SECTION
    return form.format(key=key, name=name, number=number)


def _in_markdown(source: Source) -> Iterator[tuple[int, str]]:
    for found in _HEADING.finditer(source.text):
        if found["heading"]:
            yield found.start(), _UNDER.format(heading=found["heading"])
