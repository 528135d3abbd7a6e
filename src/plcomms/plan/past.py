"""What is over on a day: no paper of that day prints it as something to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from plcomms.model.calendar import CalendarEntry
from plcomms.model.district import Content
from plcomms.model.entries import Event
from plcomms.model.project import Project

V = TypeVar("V", bound=Content)

_UNNAMED = "No school"
REPLIES = ("reply_by", "reply_to", "reply_link", "reply_phone")


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that is over: what it is, its words, and its last day.

    It is an ``event``, a ``date``, a ``day`` of a date that has others to come, a ``reply``, a ``step``,
    ``news`` or a ``notice``. ``school`` is the one whose file it stands in; empty for the district's.
    """

    what: str
    title: str
    day: date
    school: str = ""


def to_come(project: Project, today: date) -> tuple[Project, tuple[Dropped, ...]]:
    """``project`` without what is over on ``today``, and what that is.

    An event and a notice go with their day, a step with the day by which to do it. Where the last day to
    reply is past, an event asks for no reply any more.
    """
    dropped: list[Dropped] = []
    district = _without_past(project.district, today, "", dropped)
    schools = {key: _without_past(school, today, key, dropped) for key, school in project.schools.items()}
    return replace(project, district=district, schools=schools), tuple(dropped)


def _without_past(voice: V, today: date, school: str, dropped: list[Dropped]) -> V:
    dropped += _past(voice, today, school)
    lists = {name: some for name, some in _lists(voice, today).items() if some != getattr(voice, name)}
    return voice.model_copy(update=lists) if lists else voice


def _past(voice: Content, today: date, school: str) -> Iterator[Dropped]:
    yield from (one for event in voice.events for one in _past_of_event(event, today, school))
    for step in voice.next_steps:
        if step.by and step.by < today:
            yield Dropped("step", str(step.statement), step.by, school)
    for item in voice.news:
        if item.until and item.until < today:
            yield Dropped("news", str(item.title), item.until, school)
    for notice in voice.notices:
        if notice.date and notice.date < today:
            yield Dropped("notice", str(notice.title), notice.date, school)
    yield from (one for entry in voice.dates for one in _past_of_date(entry, today, school))


def _past_of_event(event: Event, today: date, school: str) -> Iterator[Dropped]:
    if event.date < today:
        yield Dropped("event", str(event.title), event.date, school)
    elif event.reply_by and event.reply_by < today:
        yield Dropped("reply", str(event.title), event.reply_by, school)


def _past_of_date(entry: CalendarEntry, today: date, school: str) -> Iterator[Dropped]:
    """What is over of ``entry``; that some days are past of what comes again is no news."""
    title = str(entry.title or _UNNAMED)
    if entry.last_day < today:
        yield Dropped("date", title, entry.last_day, school)
    elif entry.recurrence is None and entry.spans[0].last < today:
        yield Dropped("day", title, max(s.last for s in entry.spans if s.last < today), school)


def _lists(voice: Content, today: date) -> Mapping[str, tuple[Any, ...]]:
    """The lists of ``voice`` in which something may be over, without it."""
    return {
        "events": tuple(_still_asking(event, today) for event in voice.events if event.date >= today),
        "news": tuple(item for item in voice.news if not item.until or item.until >= today),
        "dates": tuple(still_to_come(entry, today) for entry in voice.dates if entry.last_day >= today),
        "notices": tuple(one for one in voice.notices if not one.date or one.date >= today),
        "next_steps": tuple(step for step in voice.next_steps if not step.by or step.by >= today),
    }


def still_to_come(entry: CalendarEntry, today: date) -> CalendarEntry:
    """``entry`` without its days that are over on ``today``; a range that has begun stays whole."""
    spans = tuple(span for span in entry.spans if span.last >= today)
    if spans == entry.spans:
        return entry
    again = entry.recurrence
    days = tuple(day for day in again.days if day >= today) if again else ()
    out = tuple(day for day in again.taken_out if day >= today) if again else ()
    sessions = tuple(one for one in entry.sessions if not one.spans or one.spans[-1].last >= today)
    left = entry.model_copy(update={"sessions": sessions})
    return left.on_days(spans, replace(again, days=days, taken_out=out) if again else None)


def _still_asking(event: Event, today: date) -> Event:
    if event.reply_by is None or event.reply_by >= today:
        return event
    return event.model_copy(update=dict.fromkeys(REPLIES))
