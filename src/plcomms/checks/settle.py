"""Which of all findings are spoken of: those of the rules chosen that nobody set aside and that are new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plcomms.checks import baseline
from plcomms.checks.baseline import Entry
from plcomms.checks.merge import in_order
from plcomms.checks.suppressions import quieted
from plcomms.model.finding import Finding
from plcomms.model.text import Source


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to hear of: ``only`` these rules (none means all), not those in ``skip``.

    ``known`` is a baseline, or None where there is none.
    """

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    known: Counter[Entry] | None = None

    @property
    def partial(self) -> bool:
        """Whether some rules were left out."""
        return bool(self.only or self.skip)

    def takes(self, rule: str) -> bool:
        """Whether the findings of ``rule`` are wanted."""
        return (not self.only or rule in self.only) and rule not in self.skip


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings to speak of, how many a comment sets aside, and how many are in the baseline."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()


def settled(findings: Sequence[Finding], sources: Mapping[str, Source], choice: Choice) -> Settled:
    """What is left of ``findings``, in the order of the files."""
    wanted = [f for f in findings if choice.takes(f.rule)]
    quiet = quieted(wanted, sources, choice.partial)
    quiet = replace(quiet, findings=tuple(f for f in quiet.findings if f.rule not in choice.skip))
    if choice.known is None:
        return Settled(in_order(quiet.findings), quiet.suppressed)
    new = baseline.compared(quiet.findings, sources, choice.known, choice.partial)
    return Settled(in_order(new.findings), quiet.suppressed, new.known)
