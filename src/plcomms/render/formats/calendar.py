"""An event, or all of a school's dates, for a person's own calendar: iCalendar (RFC 5545)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plcomms.model.calendar import CalendarEntry
from plcomms.model.entries import Event
from plcomms.model.errors import RenderError
from plcomms.model.format import Format
from plcomms.model.framed import CalendarItem, FramedDocument
from plcomms.model.links import address, copied
from plcomms.render.calendar_entries import UNTIL_NOBODY_KNOWS, entries
from plcomms.render.formats import Renderer

PRODUCT = "-//plcomms//plcomms//EN"
A_YEAR = timedelta(days=366)
"""How long before and after the event its time zone's changes of clocks are written down."""

_FIRST_DAY = date(2020, 1, 1)
"""From which the days are counted that tell a later version of an event from an earlier one."""

_DAILY = timedelta(days=1)
"""How often a program looks for changes in a calendar that it subscribes to."""

_NO_EVENT = "{label} has no event and no date, so there is nothing to put into a calendar."
_NO_EVENT_HELP = "Add one under dates: or events:, or take calendar out of the formats of its kind.yaml."
_REPLY = "Please reply{by}."
_PROVIDED = "Provided: {what}."
_JOIN = "Online: {address}"
_ASK = "Ask: {whom}"
_ONLINE = "Online"
_BY = " by {day:%B} {day.day}"


def render(page: FramedDocument) -> bytes:
    """The event as UTF-8 iCalendar, in the district's time zone; without one, in that of who opens it.

    A page that is about no event has all that its sender lists for its reader. It is published (RFC 5546,
    section 3.2): nobody's answer is asked for by the calendar itself. An entry has the same ``UID`` in every
    build; ``SEQUENCE`` and ``DTSTAMP`` follow from the day on which it was made, so that a calendar that has
    it takes the new time (section 2.1.5). Equal pages give equal bytes.

    Raises:
        RenderError: the document is about no event, and nothing is listed.
    """
    from icalendar import Calendar  # noqa: PLC0415 (only invitations and calendars need it)

    items = (CalendarItem(page.event, page.about),) if page.event else page.listed
    if not items:
        label = page.artifact.document.label
        raise RenderError(_NO_EVENT.format(label=label), _NO_EVENT_HELP)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if not page.event:
        _name(calendar, page)
    for item in items:
        for entry in _entries(page, item):
            calendar.add_component(entry)
    first, last = _ends(items)
    calendar.add_missing_timezones(first - A_YEAR, last + A_YEAR)
    made: bytes = calendar.to_ical(sorted=False)
    return made


def _name(calendar: Any, page: FramedDocument) -> None:
    """Say what a calendar is called that is subscribed to, and how often to look (RFC 7986)."""
    calendar.add("name", str(page.sender.name))
    calendar.add("x-wr-calname", str(page.sender.name))
    calendar.add("refresh-interval", _DAILY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")


def _ends(items: Sequence[CalendarItem]) -> tuple[date, date]:
    days = [
        day
        for item in items
        for day in (
            (item.entry.date,)
            if isinstance(item.entry, Event)
            else (item.entry.first_day, item.entry.last_day)
        )
    ]
    return min(days), max(days)


def _entries(page: FramedDocument, item: CalendarItem) -> Iterator[Any]:
    """The entries of an event or a date, with what all of them have."""
    zone = ZoneInfo(page.sender.district.timezone) if page.sender.district.timezone else None
    if isinstance(item.entry, Event):
        made = [_of_event(item.entry, item.about, zone)]
    else:
        made = list(entries(item, zone))
    for number, entry in enumerate(made):
        if address(page.sender.contact.email or "").startswith("mailto:"):
            entry.add("organizer", _organizer(page))
        yield _stamped(page, item.entry, number, entry)


def _stamped(page: FramedDocument, of: Event | CalendarEntry, number: int, entry: Any) -> Any:
    """``entry`` with its name, its version and when that was made, before all else."""
    from icalendar import Event as Entry  # noqa: PLC0415

    whole = Entry()
    whole.add("uid", uid(page, of, number))
    whole.add("dtstamp", datetime.combine(page.day, time(), UTC))
    whole.add("sequence", (page.day - _FIRST_DAY).days)
    whole.update({name: value for name, value in entry.items()})
    return whole


def _of_event(event: Event, about: str, zone: ZoneInfo | None) -> Any:
    from icalendar import Event as Entry  # noqa: PLC0415

    start = datetime.combine(event.date, event.start, zone)
    end = datetime.combine(event.date, event.end, zone) if event.end else start + UNTIL_NOBODY_KNOWS
    entry = Entry()
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", str(event.title))
    where = (event.place, event.room, event.address) if event.place else (_ONLINE,)
    entry.add("location", ", ".join(str(part) for part in where if part))
    entry.add("description", _description(event, about))
    to = address(event.online or "") or address(event.reply_link or "")
    if to.startswith("http"):
        entry.add("url", to)
    return entry


def uid(page: FramedDocument, of: Event | CalendarEntry, number: int = 0) -> str:
    """A name for an entry that no other has, and the same in every build (RFC 7986, section 5.3).

    A date without an id is known by its title and the days that are written in it.
    """
    parts = [page.sender.district.name, page.artifact.document.school, of.id or _known_by(of)]
    parts += [str(number)] if number else []
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(map(str, parts))))


def _known_by(of: Event | CalendarEntry) -> str:
    if isinstance(of, Event):
        return of.title
    days = "" if of.recurrence else "".join(str(span.first) for span in of.spans)
    return f"{of.kind} {of.title or ''} {days}"


def _description(event: Event, about: str) -> str:
    """What will happen, what to bring, what is taken care of, and how to reply."""
    by = _BY.format(day=event.reply_by) if event.reply_by else ""
    ways = [event.reply_to, event.reply_phone, copied(event.reply_link or "")]
    asked = "\n".join((_REPLY.format(by=by), *filter(None, ways))) if by or any(ways) else ""
    given = _PROVIDED.format(what=", ".join(event.provided)) if event.provided else ""
    online = _JOIN.format(address=copied(event.online)) if event.online else ""
    told = [", ".join(part for part in (c.name, c.phone, c.email) if part) for c in event.contacts]
    ask = _ASK.format(whom="; ".join(told)) if told else ""
    return "\n\n".join(str(part) for part in (about, event.bring, given, online, asked, ask) if part)


def _organizer(page: FramedDocument) -> Any:
    """Who sends the invitation, at the address that answers."""
    from icalendar import vCalAddress  # noqa: PLC0415

    organizer = vCalAddress(address(page.sender.contact.email or ""))
    organizer.params["CN"] = str(page.sender.name)
    return organizer


RENDERER = Renderer(Format("calendar", "Calendar file", 6, "ics"), render)
