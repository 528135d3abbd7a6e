"""Findings and grades as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from plcomms.model.finding import Finding
from plcomms.report.report import Report


def write(report: Report, colour: bool = False) -> str:  # noqa: ARG001 (every format takes the same)
    """The report as JSON: lines and columns count from 1, offsets in characters from 0."""
    data = {
        "findings": [_finding(report, finding) for finding in report.findings],
        "grades": [
            {
                "name": g.name,
                "audience": g.audience,
                "grade": None if g.grade is None else round(g.grade, 2),
                "target": g.target,
                "words": g.words,
                "reason": g.reason,
                "document": g.document,
            }
            for g in report.grades
        ],
        "counts": {level.word: count for level, count in sorted(report.counts().items(), reverse=True)},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _finding(report: Report, finding: Finding) -> Mapping[str, Any]:
    data: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "message": finding.message,
        "help": finding.help,
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
