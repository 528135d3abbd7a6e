"""The dates of a school as entries of a calendar: iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from plcomms.compose.days import times
from plcomms.model.calendar import CalendarEntry
from plcomms.model.day_ranges import Days
from plcomms.model.framed import CalendarItem
from plcomms.model.hours import Hours
from plcomms.model.links import address, copied
from plcomms.model.recurrence import Recurrence
from plcomms.model.repetition import LAST, Pattern
from plcomms.model.when import SessionTime

UNTIL_NOBODY_KNOWS = timedelta(hours=1)
"""How long something is taken to last whose end nobody wrote down."""

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK = 5
"""How many days a school week has: a longer range of days with hours has none of them at its weekends."""

_NO_SCHOOL = "No school"
_EARLY = "Early release"
_OUT = "{title}: school ends at {time}"
_DUE = "Due: {title}"
_AND = "{one}: {other}"
_ASK = "Ask {name}"


def entries(item: CalendarItem, zone: tzinfo | None) -> Iterator[Any]:
    """The entries of a date without what all entries have: its own, or one for each of its sessions.

    What has no hour lasts all day and leaves people free.
    """
    entry = item.entry
    assert isinstance(entry, CalendarEntry)  # noqa: S101 (events are made elsewhere)
    for span, session in _times(entry):
        made = _vevent(item, session)
        hours = (session.hours if session else None) or entry.hours
        _put_times(made, entry, span, hours, zone)
        yield made


def _times(entry: CalendarEntry) -> Iterator[tuple[Days, SessionTime | None]]:
    """The days and ranges of ``entry``, each with the session that is then; one where it comes again."""
    if entry.recurrence:
        start = entry.recurrence.start
        yield from ((Days(start, start), session) for session in entry.sessions or (None,))
    elif entry.sessions:
        for session in entry.sessions:
            yield from ((span, session) for span in session.spans or entry.spans)
    else:
        yield from ((span, None) for span in entry.spans)


def _vevent(item: CalendarItem, session: SessionTime | None) -> Any:
    from icalendar import Event as Entry  # noqa: PLC0415

    entry = item.entry
    assert isinstance(entry, CalendarEntry)  # noqa: S101
    made = Entry()
    title = summary(entry)
    made.add("summary", _AND.format(one=title, other=session.title) if session and session.title else title)
    places = (session and (session.place or session.room) and (session.place, session.room)) or (
        entry.place,
        entry.room,
    )
    if where := ", ".join(str(part) for part in (*places, entry.address) if part):
        made.add("location", where)
    if said := _description(item, session):
        made.add("description", said)
    link = (session and session.link) or entry.link
    to = address(entry.meeting or (link.address if link else ""))
    if to.startswith("http"):
        made.add("url", to)
    return made


def summary(entry: CalendarEntry) -> str:
    """What a calendar calls ``entry``: No school, Due: Lunch forms, Early release: school ends at noon."""
    title = str(entry.title or "")
    if entry.kind == "no-school":
        named = title.lower().startswith(("no ", "school"))
        return title if named else ": ".join(part for part in (_NO_SCHOOL, title) if part)
    if entry.lets_out:
        return _OUT.format(title=title or _EARLY, time=times(entry.lets_out))
    return _DUE.format(title=title) if entry.kind == "deadline" else title


def _description(item: CalendarItem, session: SessionTime | None) -> str:
    """What else is to be known, where to read on, and whom to ask."""
    entry = item.entry
    assert isinstance(entry, CalendarEntry)  # noqa: S101
    links = [link for link in (entry.link, session and session.link) if link]
    led = [": ".join(part for part in (link.words, copied(link.address)) if part) for link in links]
    online = [copied(entry.meeting)] if entry.meeting and not entry.link else []
    asked = [
        ", ".join(part for part in (_ASK.format(name=c.name), c.phone, c.email) if part)
        for c in entry.contacts
    ]
    return "\n\n".join(str(part) for part in (item.about, *online, *led, *asked) if part)


def _put_times(made: Any, entry: CalendarEntry, span: Days, hours: Hours | None, zone: tzinfo | None) -> None:
    """Put into ``made`` when it is, and how it comes again."""
    point = entry.lets_out if not hours else None
    start = hours.start if hours else point
    if start is None:
        made.add("dtstart", span.first)
        made.add("dtend", span.last + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    else:
        begin = datetime.combine(span.first, start, zone)
        made.add("dtstart", begin)
        if hours and (hours.end or entry.kind != "deadline"):
            end = datetime.combine(span.first, hours.end, zone) if hours.end else begin + UNTIL_NOBODY_KNOWS
            made.add("dtend", end)
    if entry.recurrence:
        _put_recurrence(made, entry.recurrence, start, zone)
    elif start is not None and span.last > span.first:
        made.add("rrule", {**_on_each(span), "until": _until(span.last, start, zone)})


def _on_each(span: Days) -> Mapping[str, Any]:
    """The rule of what is at the same hours on each day of a range."""
    longer = (span.last - span.first).days + 1 > _WEEK and max(
        span.first.weekday(), span.last.weekday()
    ) < _WEEK
    return {"freq": "DAILY", "byday": list(_DAYS[:_WEEK])} if longer else {"freq": "DAILY"}


def _put_recurrence(made: Any, found: Recurrence, start: time | None, zone: tzinfo | None) -> None:
    made.add("rrule", {**_rule(found.pattern), "until": _until(found.end, start, zone)})
    for day in sorted((*found.taken_out, *found.skipped)):
        made.add("exdate", datetime.combine(day, start, zone) if start is not None else day)


def _rule(pattern: Pattern) -> Mapping[str, Any]:
    rule: dict[str, Any] = {"freq": pattern.frequency.upper()}
    if pattern.interval > 1:
        rule["interval"] = pattern.interval
    days = [_DAYS[day] for day in pattern.weekdays]
    if pattern.ordinals:
        days = [f"{'-1' if n == LAST else n}{day}" for n in pattern.ordinals for day in days]
    if days:
        rule["byday"] = days
    if pattern.month_days:
        rule["bymonthday"] = list(pattern.month_days)
    return rule


def _until(day: date, start: time | None, zone: tzinfo | None) -> date | datetime:
    """The last day of a rule, or its last moment: in UTC where there is a zone (section 3.3.10)."""
    if start is None:
        return day
    moment = datetime.combine(day, start, zone)
    return moment.astimezone(UTC) if zone else moment
