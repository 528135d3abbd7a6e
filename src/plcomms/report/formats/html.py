"""The report as one web page that needs nothing else: findings in their sentences, and readability charts."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2

from plcomms.check.baseline import around
from plcomms.load.files import shipped
from plcomms.model.finding import Finding, Severity
from plcomms.report.chart import WIDTH, charts
from plcomms.report.formats import ReportFormat
from plcomms.report.formats.terminal import same_by_file
from plcomms.report.report import Report
from plcomms.report.summary import levels, tasks, where_to_begin

_FOLDER = "_report"
_TEMPLATE = "report.html"
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class _Shown:
    """A finding as the page shows it: where it stands, its sentence in three parts, and where else."""

    finding: Finding
    place: str
    before: str
    words: str
    after: str
    others: tuple[str, ...]


def write(report: Report, colour: bool = False) -> str:  # noqa: ARG001 (every format takes the same)
    """The report as HTML, without scripts; it opens no other file and no address."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(shipped("templates") / _FOLDER)),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    files = [
        (file, tasks(f for group in groups for f in group), [_shown(report, group) for group in groups])
        for file, groups in same_by_file(report.findings)
    ]
    counts = report.counts()
    return environment.get_template(_TEMPLATE).render(
        report=report,
        files=files,
        tasks=tasks(report.findings),
        begin=where_to_begin(report),
        levels=levels(report),
        counts={level.word: counts.get(level, 0) for level in reversed(Severity)},
        charts=charts(report.grades),
        width=WIDTH,
    )


def _shown(report: Report, group: tuple[Finding, ...]) -> _Shown:
    finding = group[0]
    source = report.sources.get(finding.span.file) if finding.span else None
    parts = ("", "", "")
    if source and finding.span and finding.span.end > finding.span.start:
        parts = around(source, finding.span)
    others = tuple(report.place(other) for other in group[1 : _MOST_PLACES + 1])
    return _Shown(finding, report.place(finding), *parts, others)


FORMAT = ReportFormat(write)
