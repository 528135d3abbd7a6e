"""What of the standing message an issue prints: each month goes on where the last one stopped.

The vision, the reasons, facts, questions, quotations and steps of a district and a school stand all year, so
each issue prints some of them. The rule: an issue repeats nothing of these that the one before it printed; in
each list it goes on where the last one stopped, and begins again at the end of the list. Vision and progress
so take turns. A story is told once. What is named under ``feature`` comes in any case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from plcomms.model.coverage import key_of
from plcomms.model.district import District, School
from plcomms.model.entries import NextStep
from plcomms.model.glossary import Audience, reaches
from plcomms.model.issue import Issue, Months, layered, month_after, month_of
from plcomms.model.project import Project

MOST: Mapping[str, int] = {
    "vision": 1,
    "progress": 1,
    "whys": 1,
    "proof": 2,
    "faqs": 2,
    "quotes": 1,
    "next_steps": 1,
}
"""How many of each an issue prints beside its own; never more than half of what there is."""

_STORIES = "stories"
_ALONE = ("vision", "progress")


@dataclass(frozen=True, slots=True)
class Turn:
    """What an issue prints, by list: the keys of its own entries, then those whose turn it is."""

    keys: Mapping[str, tuple[str, ...]]

    def of(self, name: str, entries: Iterable[Any]) -> tuple[Any, ...]:
        """Those of ``entries`` that the issue prints, in its order."""
        found = {key_of(entry): entry for entry in entries}
        return tuple(found[key] for key in self.keys[name] if key in found)

    def has(self, name: str) -> bool:
        """Whether the issue prints the district's ``vision`` or ``progress``."""
        return name in self.keys[name]


def turn_of(months: Months, district: District, audience: Audience) -> Turn:
    """What the chosen issue of a school prints for ``audience``: all issues up to it are gone through."""
    walk = _Walk(months.school, district, audience)
    turn = Turn({})
    for month in sorted(months.issues):
        if month <= months.chosen:
            turn = walk.next(month, months.issues[month])
    return turn


def stories_in(project: Project, school: str) -> tuple[str, ...]:
    """The ids of the stories that the chosen issue of ``school`` tells; they are the same for all readers."""
    audience = next(iter(project.glossary.audiences.values()))
    return turn_of(project.months[school], project.district, audience).keys.get(_STORIES, ())


def told_before(months: Months, district: District, month: str, audience: Audience) -> tuple[str, ...]:
    """The ids of the stories that the issues before ``month`` tell."""
    walk = _Walk(months.school, district, audience)
    for earlier in sorted(months.issues):
        if earlier < month:
            walk.next(earlier, months.issues[earlier])
    return tuple(walk.told)


@dataclass(slots=True)
class _Walk:
    """The issues gone through so far: what the last one printed, where each list stopped, what was told."""

    school: School
    district: District
    audience: Audience
    last: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"progress": ("progress",)})
    stopped: dict[str, str] = field(default_factory=dict)
    told: dict[str, None] = field(default_factory=dict)

    def next(self, month: str, issue: Issue) -> Turn:
        """What ``issue`` prints; it is the last one then."""
        pins = issue.feature or self.school.feature
        keys = {name: self._some(name, month, issue, pins) for name in MOST}
        return Turn({**keys, _STORIES: self._stories(issue, pins)})

    def _some(self, name: str, month: str, issue: Issue, pins: Collection[str]) -> tuple[str, ...]:
        own = [key_of(e) for e in self._mine(getattr(issue, name, ()))]
        standing = [e for e in self._standing(name) if key_of(e) not in own]
        due = [key_of(e) for e in standing if isinstance(e, NextStep) and e.by and _soon(e, month)]
        pool = [key_of(e) for e in standing if not (isinstance(e, NextStep) and e.by)]
        room = min(MOST[name], ceil(len(pool) / 2)) - (len(own) if name != "next_steps" else 0)
        picked = self._picked(name, pool, max(room, 0), pins)
        return (*own, *due, *picked)

    def _picked(self, name: str, pool: Sequence[str], room: int, pins: Collection[str]) -> tuple[str, ...]:
        """Those of ``pool`` whose turn it is, what is pinned first."""
        pinned = [key for key in pool if key in pins]
        at = pool.index(self.stopped[name]) + 1 if self.stopped.get(name) in pool else 0
        in_turn = [*pool[at:], *pool[:at]]
        free = [key for key in in_turn if key not in self.last.get(name, ()) and key not in pinned]
        more = free[: max(room - len(pinned), 0)]
        if more or pinned:
            self.stopped[name] = (more or pinned)[-1]
        self.last[name] = (*pinned, *more)
        return self.last[name]

    def _stories(self, issue: Issue, pins: Collection[str]) -> tuple[str, ...]:
        """The issue's own stories and those that are pinned, else the first that was not told yet."""
        self.told |= dict.fromkeys(map(str, issue.told))
        own = [str(story.id) for story in issue.stories]
        new = [name for name in own if name not in self.told or name in pins]
        standing = [str(s.id) for s in layered(self.school.stories, self.district.stories)]
        pinned = [name for name in standing if name in pins and name not in own]
        first = [name for name in standing if name not in self.told and name not in own][:1]
        chosen = tuple([*new, *pinned] or first)
        self.told |= dict.fromkeys(chosen)
        return chosen

    def _standing(self, name: str) -> Sequence[Any]:
        """What the school and the district say all year, to this audience."""
        if name in _ALONE:
            return [_Alone(name)] if getattr(self.district, name) else []
        if name == "whys":
            return self.district.whys
        return self._mine(layered(getattr(self.school, name), getattr(self.district, name)))

    def _mine(self, entries: Iterable[Any]) -> list[Any]:
        return [
            e for e in entries if reaches(getattr(e, "for_", ()) or getattr(e, "only", ()), self.audience)
        ]


@dataclass(frozen=True, slots=True)
class _Alone:
    """A statement of which there is one, by its name."""

    id: str


def _soon(step: NextStep, month: str) -> bool:
    """Whether the day by which to do ``step`` is in ``month`` or the next one."""
    return step.by is not None and month_of(step.by) in (month, month_after(month))
