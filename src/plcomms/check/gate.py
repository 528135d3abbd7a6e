"""The gate: which documents are not made, by all that was found, whatever a report then shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plcomms.check.grades import Grade
from plcomms.model.finding import Finding, Severity

STOPPED = "stopped"
"""The rule of what is said of a document that was not made."""
_STOPPED = "“{label}” was not made: {count} in its text must be mended first."
_STOPPED_HELP = "Run  plcomms check  to read them. What was made of it before was taken away."
_COUNTED = ("one error", "{count} errors")


@dataclass(frozen=True, slots=True)
class Checked:
    """All that was found in a project and its documents, and the documents' grades.

    Nothing is left out of it: a choice of rules, remarks and a baseline say what a report speaks of, never
    what may be made. An error of any rule stops its documents, as errors are for what harms somebody.
    """

    findings: tuple[Finding, ...]
    grades: tuple[Grade, ...] = ()

    @property
    def stopped(self) -> Mapping[str, Finding]:
        """The documents (by label) that are not made, and what to say of each."""
        return stopped_by(self.findings)


def stopped_by(findings: Iterable[Finding]) -> Mapping[str, Finding]:
    """The documents in which an error stands, and what to say of each."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    counts = Counter(label for finding in errors for label in finding.documents)
    return {label: _stopped(label, count) for label, count in counts.items()}


def stopping(findings: Iterable[Finding], stopped: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of ``findings`` for which ``stopped`` says that documents were not made, each once."""
    labels = {label for finding in stopped for label in finding.documents if finding.rule == STOPPED}
    errors = (f for f in findings if f.severity is Severity.ERROR and not labels.isdisjoint(f.documents))
    return tuple(dict.fromkeys(errors))


def _stopped(label: str, count: int) -> Finding:
    message = _STOPPED.format(label=label, count=_COUNTED[count > 1].format(count=count))
    return Finding(STOPPED, Severity.ERROR, message, None, _STOPPED_HELP, documents=(label,))
