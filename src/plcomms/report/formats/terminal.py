"""Findings for a person at a terminal: the place, the line, carets under the words, what to write instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Position
from plcomms.report.report import Report

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_WIDEST = 100
_NO_FILE = "{documents}"
_READERS = "read by {audiences}"
_IN = "in {count} documents"
_CLEAN = "No findings."
_GRADES = "Reading grade"
_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}


def write(report: Report, colour: bool = False, summary: bool = True) -> str:
    """The report as text; with ANSI colours where ``colour``, grades and counts where ``summary``."""
    lines: list[str] = []
    for finding in report.findings:
        lines += [*_finding(report, finding, colour), ""]
    if summary:
        lines += _summary(report, colour)
    return "\n".join(lines).rstrip() + "\n"


def _finding(report: Report, finding: Finding, colour: bool) -> Iterator[str]:
    places = report.positions(finding)
    word = _painted(finding.severity.word, _COLOURS[finding.severity], colour)
    tail = _painted(f"[{finding.rule}]", "2", colour)
    if places and finding.span:
        start, end = places
        where = report.place(finding)
        yield f"{_painted(where, '1', colour)}: {word}: {finding.message} {tail}"
        if finding.span.end > finding.span.start:
            yield from _excerpt(
                report.sources[finding.span.file].line(start.line), start, end, finding, colour
            )
    else:
        where = finding.span.file if finding.span else _NO_FILE.format(documents=", ".join(finding.documents))
        yield f"{_painted(where, '1', colour)}: {word}: {finding.message} {tail}"
    if finding.help:
        yield f"    {finding.help}"
    if finding.audiences:
        readers = _READERS.format(audiences=", ".join(finding.audiences))
        many = f", {_IN.format(count=len(finding.documents))}" if len(finding.documents) > 1 else ""
        yield _painted(f"    ({readers}{many})", "2", colour)


def _excerpt(line: str, start: Position, end: Position, finding: Finding, colour: bool) -> Iterator[str]:
    """The line with the words in it, cut where it is long, and a caret under each of their characters."""
    first = start.column - 1
    last = min(end.column - 1, len(line)) if end.line == start.line else len(line.rstrip())
    cut = max(0, min(first - 30, len(line) - _WIDEST))
    shown = line[cut : cut + _WIDEST].replace("\t", " ").rstrip()
    before = _width(line[cut:first])
    under = max(_width(line[first : min(last, cut + _WIDEST)]), 1)
    number = str(start.line)
    dots = "…" if cut else ""
    yield f"    {number} | {dots}{shown}"
    caret = _painted("^" * under, _COLOURS[finding.severity], colour)
    yield f"    {' ' * len(number)} | {' ' * (before + len(dots))}{caret}"


def _width(text: str) -> int:
    """Columns of a terminal that ``text`` takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _summary(report: Report, colour: bool) -> Iterator[str]:
    documents = [g for g in report.grades if g.document and g.grade is not None]
    if documents:
        width = max(len(g.name) for g in documents)
        yield _GRADES
        for grade in documents:
            note = f"{grade.grade:5.1f}  of {grade.target:g}"
            mark = note if grade.reached else _painted(f"{note}  too hard", "33", colour)
            yield f"  {grade.name:<{width}} {mark}"
        yield ""
    said = counted(report)
    yield f"{said}." if said else _CLEAN


def counted(report: Report) -> str:
    """How many findings there are, in words; empty where there are none."""
    counts = report.counts()
    levels = [level for level in reversed(Severity) if counts.get(level)]
    return ", ".join(f"{counts[level]} {_COUNTED[level][counts[level] != 1]}" for level in levels)


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
