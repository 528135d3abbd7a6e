"""Days without school: what comes again does not take place on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from plcomms.model.calendar import CalendarEntry
from plcomms.model.day_ranges import Days


def closed_days(entries: Sequence[CalendarEntry]) -> frozenset[date]:
    """The days on which a whole school is closed, by its own and its district's dates."""
    return frozenset(day for entry in entries if entry.closes for span in entry.spans for day in span)


def on_school_days(entries: Sequence[CalendarEntry]) -> Iterator[CalendarEntry]:
    """``entries``, of which what comes again skips the days that ``entries`` close.

    One that has none but closed days left is not among them.
    """
    closed = closed_days(entries)
    for entry in entries:
        if not entry.recurrence or entry.kind == "no-school":
            yield entry
        elif open_ := skipping(entry, closed):
            yield open_


def skipping(entry: CalendarEntry, closed: frozenset[date]) -> CalendarEntry | None:
    """``entry``, which comes again, without its days that are ``closed``; None where no day is left."""
    again = entry.recurrence
    if again is None or closed.isdisjoint((*again.days, *again.taken_out)):
        return entry
    days = tuple(day for day in again.days if day not in closed)
    out = tuple(day for day in again.taken_out if day not in closed)
    skipped = tuple(sorted(closed.intersection((*again.days, *again.taken_out))))
    spans = tuple(Days(day, day) for day in days)
    found = replace(again, days=days, taken_out=out, skipped=skipped)
    return entry.on_days(spans, found) if days else None
