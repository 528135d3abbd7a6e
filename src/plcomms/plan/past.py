"""What is over on a day: no paper of that day prints it as something to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from plcomms.model.district import Content
from plcomms.model.entries import Event
from plcomms.model.project import Project

V = TypeVar("V", bound=Content)

REPLIES = ("reply_by", "reply_to", "reply_link")


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that is over: what it is (``event``, ``reply``, ``step``), its words, and its last day.

    ``school`` is the one whose file it stands in; empty for the district's.
    """

    what: str
    title: str
    day: date
    school: str = ""


def to_come(project: Project, today: date) -> tuple[Project, tuple[Dropped, ...]]:
    """``project`` without what is over on ``today``, and what that is.

    An event goes with its day, a step with the day by which to do it. Where the last day to reply is past, an
    event asks for no reply any more.
    """
    dropped: list[Dropped] = []
    district = _without_past(project.district, today, "", dropped)
    schools = {key: _without_past(school, today, key, dropped) for key, school in project.schools.items()}
    if not dropped:
        return project, ()
    return replace(project, district=district, schools=schools), tuple(dropped)


def _without_past(voice: V, today: date, school: str, dropped: list[Dropped]) -> V:
    found = list(_past(voice, today, school))
    if not found:
        return voice
    dropped += found
    return voice.model_copy(update=_lists(voice, today))


def _past(voice: Content, today: date, school: str) -> Iterator[Dropped]:
    for event in voice.events:
        if event.date < today:
            yield Dropped("event", str(event.title), event.date, school)
        elif event.reply_by and event.reply_by < today:
            yield Dropped("reply", str(event.title), event.reply_by, school)
    for step in voice.next_steps:
        if step.by and step.by < today:
            yield Dropped("step", str(step.statement), step.by, school)


def _lists(voice: Content, today: date) -> Mapping[str, tuple[Any, ...]]:
    """The lists of ``voice`` in which something may be over, without it."""
    return {
        "events": tuple(_still_asking(event, today) for event in voice.events if event.date >= today),
        "next_steps": tuple(step for step in voice.next_steps if not step.by or step.by >= today),
    }


def _still_asking(event: Event, today: date) -> Event:
    if event.reply_by is None or event.reply_by >= today:
        return event
    return event.model_copy(update=dict.fromkeys(REPLIES))
