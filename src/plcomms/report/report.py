"""What a check came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from plcomms.check.grades import Grade
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Position, Source, Span


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, grades, and the files that the findings stand in.

    ``suppressed`` are the findings that a comment sets aside, ``known`` those in the baseline; ``mended``
    counts the places that were corrected.
    """

    findings: tuple[Finding, ...]
    grades: tuple[Grade, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    suppressed: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    mended: int = 0

    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return Counter(f.severity for f in self.findings)

    def fails(self, level: Severity) -> bool:
        """Whether there is a finding at or above ``level``."""
        return any(f.severity >= level for f in self.findings)

    def place(self, finding: Finding) -> str:
        """Where a finding stands, as its kind of file counts; its documents where it stands in no file."""
        places = self.positions(finding)
        if finding.span is None or places is None:
            return finding.span.file if finding.span else ", ".join(finding.documents)
        return self.sources[finding.span.file].place(finding.span.file, places[0])

    def positions(self, finding: Finding) -> tuple[Position, Position] | None:
        """Where a finding begins and ends, as people count; None where it stands in no file."""
        source = self.sources.get(finding.span.file) if finding.span else None
        if source is None or finding.span is None:
            return None
        return source.position(finding.span.start), source.position(finding.span.end)


def within(report: Report, file: str) -> Report:
    """The part of ``report`` that stands in ``file``."""

    def here(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(f for f in findings if f.span and f.span.file == file)

    found, suppressed, known = here(report.findings), here(report.suppressed), here(report.known)
    return replace(report, findings=found, grades=(), suppressed=suppressed, known=known)


def joined(reports: Sequence[Report]) -> Report:
    """Several reports as one; their files must have names of their own."""
    return Report(
        tuple(f for report in reports for f in report.findings),
        tuple(g for report in reports for g in report.grades),
        {name: source for report in reports for name, source in report.sources.items()},
        tuple(f for report in reports for f in report.suppressed),
        tuple(f for report in reports for f in report.known),
        sum(report.mended for report in reports),
    )


def seen_from(report: Report, folder: str) -> Report:
    """The report with ``folder`` before the name of every file."""

    def moved(span: Span) -> Span:
        return replace(span, file=f"{folder}/{span.file}")

    def there(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(
            replace(
                f,
                span=f.span and moved(f.span),
                edits=tuple(replace(edit, span=moved(edit.span)) for edit in f.edits),
            )
            for f in findings
        )

    sources = {f"{folder}/{name}": source for name, source in report.sources.items()}
    return replace(
        report,
        findings=there(report.findings),
        sources=sources,
        suppressed=there(report.suppressed),
        known=there(report.known),
    )
