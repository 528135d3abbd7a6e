"""Which of all findings are spoken of: those of the rules chosen that nobody set aside and that are new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plcomms.check import baseline
from plcomms.check.baseline import KnownFinding
from plcomms.check.merge import in_order
from plcomms.check.suppressions import suppress
from plcomms.model.finding import Finding
from plcomms.model.text import Source


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody wants to hear of: ``only`` these rules (none means all), not those in ``skip``.

    ``known`` is a baseline, or None where there is none.
    """

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    known: Counter[KnownFinding] | None = None

    @property
    def partial(self) -> bool:
        """Whether some rules were left out."""
        return bool(self.only or self.skip)

    def takes(self, rule: str) -> bool:
        """Whether the findings of ``rule`` are wanted."""
        return (not self.only or rule in self.only) and rule not in self.skip


@dataclass(frozen=True, slots=True)
class Selected:
    """The findings to speak of, how many a comment sets aside, and how many are in the baseline."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()


def select(findings: Sequence[Finding], sources: Mapping[str, Source], choice: Selection) -> Selected:
    """What is left of ``findings``, in the order of the files."""
    wanted = [f for f in findings if choice.takes(f.rule)]
    quiet = suppress(wanted, sources, choice.partial)
    quiet = replace(quiet, findings=tuple(f for f in quiet.findings if f.rule not in choice.skip))
    if choice.known is None:
        return Selected(in_order(quiet.findings), quiet.suppressed)
    new = baseline.compared(quiet.findings, sources, choice.known, choice.partial)
    return Selected(in_order(new.findings), quiet.suppressed, new.known)
