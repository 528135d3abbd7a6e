"""Findings as annotations that GitHub shows beside the lines of a change.

The commands are those of GitHub Actions, "Workflow commands": a percent sign, a line break and, in a value
before the message, a colon and a comma are written as codes.
"""

from __future__ import annotations

from plcomms.model.finding import Finding, Severity
from plcomms.model.text import WordSource
from plcomms.report.formats import ReportFormat
from plcomms.report.report import Report
from plcomms.report.summary import levels, tasks

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_VALUE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_SUMMARY = "{tasks} ({levels})"


def write(report: Report, colour: bool = False) -> str:  # noqa: ARG001 (every format takes the same)
    """One annotation a line, and what they come to as a last line."""
    lines = [_annotation(report, finding) for finding in report.findings]
    if report.findings:
        lines.append(_SUMMARY.format(tasks=tasks(report.findings), levels=levels(report)))
    return "".join(f"{line}\n" for line in lines)


def _annotation(report: Report, finding: Finding) -> str:
    values: dict[str, object] = {}
    places = report.positions(finding)
    if finding.span:
        values["file"] = finding.span.file
    in_word = finding.span and isinstance(report.sources.get(finding.span.file), WordSource)
    if places and not in_word:
        start, end = places
        values |= {"line": start.line, "endLine": end.line, "col": start.column}
        if end.line == start.line:
            values["endColumn"] = max(end.column, start.column + 1)
    values["title"] = finding.rule
    said = ",".join(f"{key}={str(value).translate(_IN_VALUE)}" for key, value in values.items())
    message = f"{finding.message} {finding.help}".strip()
    if in_word:
        message = f"{report.place(finding)}: {message}"
    return f"::{_COMMANDS[finding.severity]} {said}::{message.translate(_IN_MESSAGE)}"


FORMAT = ReportFormat(write, from_here=True)
