"""Findings and grades as JSON, for programs. ``plcomms schema report`` prints the schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from plcomms.check.grades import Grade
from plcomms.model.finding import Finding
from plcomms.report.formats import ReportFormat
from plcomms.report.report import Report
from plcomms.report.summary import tasks, where_to_begin
from plcomms.version import __version__

VERSION = 1
"""Raised when something is taken away or comes to mean something else; more may be added at any time."""


def write(report: Report, colour: bool = False) -> str:  # noqa: ARG001 (every format takes the same)
    """The report as JSON: lines and columns count from 1, offsets in characters from 0."""
    data = {
        "version": VERSION,
        "plcomms": __version__,
        "summary": {"tasks": tasks(report.findings), "begin": where_to_begin(report)},
        "findings": [_finding(report, finding) for finding in report.findings],
        "grades": [_grade(grade) for grade in report.grades],
        "counts": {level.word: count for level, count in sorted(report.counts().items(), reverse=True)},
        "suppressed": len(report.suppressed),
        "baseline": len(report.known),
        "corrected": report.mended,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _grade(grade: Grade) -> Mapping[str, Any]:
    return {
        "name": grade.name,
        "audience": grade.audience,
        "grade": None if grade.grade is None else round(grade.grade, 2),
        "target": grade.target,
        "words": grade.words,
        "reason": grade.reason,
        "document": grade.document,
        "language": grade.language,
        "band": grade.band,
        "scores": {name: round(score, 1) for name, score in grade.scores},
    }


def _finding(report: Report, finding: Finding) -> Mapping[str, Any]:
    data: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "message": finding.message,
        "help": finding.help,
        "place": report.place(finding),
    }
    places = report.positions(finding)
    if finding.span:
        data["file"] = finding.span.file
    if finding.span and places:
        start, end = places
        data |= {
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
            "start": finding.span.start,
            "end": finding.span.end,
            "found": report.sources[finding.span.file].text[finding.span.start : finding.span.end],
        }
    data |= {
        "audiences": list(finding.audiences),
        "documents": list(finding.documents),
        "edits": [{"start": e.span.start, "end": e.span.end, "text": e.replacement} for e in finding.edits],
    }
    return data


FORMAT = ReportFormat(write)
