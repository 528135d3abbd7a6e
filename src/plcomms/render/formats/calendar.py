"""An event for a person's own calendar: iCalendar (RFC 5545)."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plcomms.model.entries import Event
from plcomms.model.errors import RenderError
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument
from plcomms.model.links import address, copied
from plcomms.render.formats import Renderer

PRODUCT = "-//plcomms//plcomms//EN"
UNTIL_NOBODY_KNOWS = timedelta(hours=1)
"""How long an event is taken to last whose end nobody wrote down."""

A_YEAR = timedelta(days=366)
"""How long before and after the event its time zone's changes of clocks are written down."""

_FIRST_DAY = date(2020, 1, 1)
"""From which the days are counted that tell a later version of an event from an earlier one."""

_NO_EVENT = "{label} invites to nothing, so it cannot go into a calendar."
_NO_EVENT_HELP = "Take calendar out of the formats of its kind.yaml, or write  each: event  there."
_REPLY = "Please reply{by}."
_BY = " by {day:%B} {day.day}"


def render(page: FramedDocument) -> bytes:
    """The event as UTF-8 iCalendar, in the district's time zone; without one, in that of who opens it.

    It is published (RFC 5546, section 3.2): nobody's answer is asked for by the calendar itself. An event has
    the same ``UID`` in every build; ``SEQUENCE`` and ``DTSTAMP`` follow from the day on which it was made, so
    that a calendar that has it takes the new time (section 2.1.5). Equal pages give equal bytes.

    Raises:
        RenderError: the document is not about an event.
    """
    from icalendar import Calendar  # noqa: PLC0415 (only invitations need it)

    event = page.event
    if event is None:
        label = page.artifact.document.label
        raise RenderError(_NO_EVENT.format(label=label), _NO_EVENT_HELP)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_entry(page, event))
    calendar.add_missing_timezones(event.date - A_YEAR, event.date + A_YEAR)
    made: bytes = calendar.to_ical(sorted=False)
    return made


def _entry(page: FramedDocument, event: Event) -> Any:
    from icalendar import Event as Entry  # noqa: PLC0415

    zone = ZoneInfo(page.sender.district.timezone) if page.sender.district.timezone else None
    start = datetime.combine(event.date, event.start, zone)
    end = datetime.combine(event.date, event.end, zone) if event.end else start + UNTIL_NOBODY_KNOWS
    entry = Entry()
    entry.add("uid", uid(page, event))
    entry.add("dtstamp", datetime.combine(page.day, time(), UTC))
    entry.add("sequence", (page.day - _FIRST_DAY).days)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", str(event.title))
    entry.add("location", ", ".join(str(part) for part in (event.place, event.room, event.address) if part))
    entry.add("description", _description(page, event))
    reply = address(event.reply_link or "")
    if reply.startswith("http"):
        entry.add("url", reply)
    if address(page.sender.contact.email or "").startswith("mailto:"):
        entry.add("organizer", _organizer(page))
    return entry


def uid(page: FramedDocument, event: Event) -> str:
    """A name for the event that no other has, and the same in every build (RFC 7986, section 5.3)."""
    parts = (page.sender.district.name, page.artifact.document.school, event.id)
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(map(str, parts))))


def _description(page: FramedDocument, event: Event) -> str:
    """What will happen, what to bring, and how to reply."""
    by = _BY.format(day=event.reply_by) if event.reply_by else ""
    ways = [event.reply_to, copied(event.reply_link or "")]
    asked = "\n".join((_REPLY.format(by=by), *filter(None, ways))) if by or any(ways) else ""
    return "\n\n".join(str(part) for part in (page.about, event.bring, asked) if part)


def _organizer(page: FramedDocument) -> Any:
    """Who sends the invitation, at the address that answers."""
    from icalendar import vCalAddress  # noqa: PLC0415

    organizer = vCalAddress(address(page.sender.contact.email or ""))
    organizer.params["CN"] = str(page.sender.name)
    return organizer


RENDERER = Renderer(Format("calendar", "Calendar file", 6, "ics"), render)
