"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code scanning."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from plcomms.check.baseline import entry_of
from plcomms.check.registry import all_rules
from plcomms.model.finding import Edit, Finding, Severity
from plcomms.model.text import Source, Span, WordSource
from plcomms.report.formats import ReportFormat
from plcomms.report.report import Report
from plcomms.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_SOURCE = "Source:"
_FIX = "Write “{words}”."
_INPUT = "What is written in a district's files."
_SET_ASIDE = "Set aside by a comment in the file."


def write(report: Report, colour: bool = False) -> str:  # noqa: ARG001 (every format takes the same)
    """The report as one run; findings that a comment sets aside or that are in the baseline are marked so."""
    everything: list[tuple[Finding, Mapping[str, Any]]] = [
        *((finding, {}) for finding in report.findings),
        *((finding, _SUPPRESSED) for finding in report.suppressed),
        *((finding, {"baselineState": "unchanged"}) for finding in report.known),
    ]
    names = sorted({finding.rule for finding, _ in everything})
    index = {name: i for i, name in enumerate(names)}
    run = {
        "tool": {"driver": {"name": "plcomms", "version": __version__, "rules": list(_rules(names))}},
        "columnKind": "unicodeCodePoints",
        "results": [
            {**_result(report, finding, index[finding.rule]), **more} for finding, more in everything
        ],
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


_SUPPRESSED = {"suppressions": [{"kind": "inSource", "justification": _SET_ASIDE}]}


def _rules(names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    known = {rule.id: rule for rule in all_rules()}
    for name in names:
        rule = known.get(name)
        if rule is None:
            yield {"id": name, "shortDescription": {"text": _INPUT}}
            continue
        yield {
            "id": name,
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": " ".join(f"{rule.summary} {rule.reason}".split())},
            "help": {"text": " ".join(f"{rule.reason} {_SOURCE} {rule.source}".split())},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }


def _result(report: Report, finding: Finding, index: int) -> Mapping[str, Any]:
    fingerprint = entry_of(finding, report.sources)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.help}".strip()},
        "partialFingerprints": {"sentence/v1": f"{fingerprint.rule}:{fingerprint.sentence}"},
        "properties": {"audiences": list(finding.audiences), "documents": list(finding.documents)},
    }
    source = report.sources.get(finding.span.file) if finding.span else None
    if finding.span and source:
        result["locations"] = [_location(finding.span, source, report.place(finding))]
        if finding.edits and not isinstance(source, WordSource):
            result["fixes"] = [_fix(source, edit) for edit in finding.edits]
    elif finding.span:
        result["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(finding.span.file)}}]
    return result


def _artifact(file: str) -> Mapping[str, str]:
    return {"uri": quote(file)}


def _location(span: Span, source: Source, place: str) -> Mapping[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(span.file)}
    if isinstance(source, WordSource):
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": place}]}
    found = {"snippet": {"text": source.text[span.start : span.end]}} if span.end > span.start else {}
    return {"physicalLocation": physical | {"region": {**_region(span, source), **found}}}


def _region(span: Span, source: Source) -> Mapping[str, Any]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _fix(source: Source, edit: Edit) -> Mapping[str, Any]:
    change = {
        "deletedRegion": _region(edit.span, source),
        "insertedContent": {"text": edit.replacement},
    }
    return {
        "description": {"text": _FIX.format(words=edit.replacement)},
        "artifactChanges": [{"artifactLocation": _artifact(edit.span.file), "replacements": [change]}],
    }


FORMAT = ReportFormat(write, from_here=True)
