"""The dates of a school as rows of a list: when, what, and what else is to be known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plcomms.compose.days import recurrence_words, row_of, short_date, span_words, times
from plcomms.model.calendar import CalendarEntry
from plcomms.model.hours import Hours
from plcomms.model.when import SessionTime

_BY = "By {days}"
_NO_SCHOOL = "No school"
_EARLY = "Early release"
_BUT = "Not on {days}."
_LINE = "{what} {when}"
_DAY = re.compile(r"(?:[A-Z][a-z]{2}, )?[A-Z][a-z]{2} \d{1,2}\b")
_BOUND = "\u00a0"
"""What stands within a day, so that no line ends there."""
_MOST_DAYS = 4
"""How many days that are taken out are named; a list of more is no help to a reader."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One of the sessions of a date: its day and hours in words."""

    when: str
    session: SessionTime


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date as a list has it.

    ``when`` is a day, a range, a row of days, or how it comes again, as ``again`` says; ``named`` is what the
    program calls it, where it has a name for it or nobody gave one: No school. ``line`` is both in a few
    words: No school Mon, Oct 12.
    """

    kind: str
    when: str
    named: str
    title: str
    hours: str
    dismissal: str
    but: str
    sessions: tuple[SessionRow, ...]
    meeting: str | None
    line: str
    again: bool
    entry: CalendarEntry


def date_row(entry: CalendarEntry) -> DateRow:
    """``entry`` in words for a list."""
    title = entry.title or ""
    closed = entry.kind == "no-school" and not title.lower().startswith(("no ", "school"))
    named = _NO_SCHOOL if closed else (_EARLY if entry.lets_out and not title else "")
    when = _when(entry)
    bound = _DAY.sub(lambda found: found[0].replace(" ", _BOUND), when)
    said = row_of([span_words(span) for span in entry.spans]) if not entry.recurrence else when
    taken = entry.recurrence.taken_out if entry.recurrence else ()
    return DateRow(
        kind=entry.kind,
        when=bound,
        named=named,
        title=title,
        hours="" if entry.kind == "deadline" else _hours(entry.hours),
        dismissal=times(entry.lets_out) if entry.lets_out else "",
        but=_BUT.format(days=row_of([short_date(d) for d in taken], "or"))
        if 0 < len(taken) <= _MOST_DAYS
        else "",
        sessions=tuple(_session(session, entry) for session in entry.sessions),
        meeting=entry.meeting,
        line=_LINE.format(
            what=named or title, when=said if entry.kind != "deadline" else when.replace("By", "by")
        ),
        again=entry.recurrence is not None,
        entry=entry,
    )


def _when(entry: CalendarEntry) -> str:
    if entry.recurrence:
        return recurrence_words(entry.recurrence)
    words = row_of([span_words(span) for span in entry.spans])
    if entry.kind != "deadline":
        return words
    return _BY.format(days=", ".join(part for part in (words, _hours(entry.hours)) if part))


def _hours(hours: Hours | None) -> str:
    return times(hours.start, hours.end) if hours else ""


def _session(session: SessionTime, entry: CalendarEntry) -> SessionRow:
    days = [span_words(span) for span in session.spans] if len(entry.spans) > 1 or _long(entry) else []
    parts = (row_of(days), _hours(session.hours))
    return SessionRow(", ".join(part for part in parts if part), session)


def _long(entry: CalendarEntry) -> bool:
    return entry.first_day != entry.last_day
