"""What a check came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from plcomms.checks.grades import Grade
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Position, Source


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, grades, and the files that the findings stand in."""

    findings: tuple[Finding, ...]
    grades: tuple[Grade, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)

    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return Counter(f.severity for f in self.findings)

    def fails(self, level: Severity) -> bool:
        """Whether there is a finding at or above ``level``."""
        return any(f.severity >= level for f in self.findings)

    def positions(self, finding: Finding) -> tuple[Position, Position] | None:
        """Where a finding begins and ends, as people count; None where it stands in no file."""
        source = self.sources.get(finding.span.file) if finding.span else None
        if source is None or finding.span is None:
            return None
        return source.position(finding.span.start), source.position(finding.span.end)
