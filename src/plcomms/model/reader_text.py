"""What a reader reads in a document, apart from its looks: the lines of its words, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReaderText:
    """The words of a document, line by line, and the entries of the message in it, each with a digest."""

    kind: str
    audience: str
    school: str
    event: str
    issue: str
    lines: tuple[str, ...]
    held: Mapping[str, str]

    @property
    def name(self) -> str:
        """What people call it: newsletter 2026-11."""
        return " ".join(part for part in (self.kind, self.event, self.issue) if part)

    def same_paper(self, other: ReaderText) -> bool:
        """Whether ``other`` is the same paper, of this issue or another."""
        mine = (self.kind, self.audience, self.school, self.event)
        return mine == (other.kind, other.audience, other.school, other.event)


def earlier(label: str, now: ReaderText, before: Mapping[str, ReaderText]) -> ReaderText | None:
    """What ``now`` is compared with: the same document ``before``, else its last issue, if there is one."""
    if label in before:
        return before[label]
    issues = [one for one in before.values() if one.same_paper(now) and one.issue < now.issue]
    return max(issues, key=lambda one: one.issue) if now.issue and issues else None
