"""Days that come again: each of them, by the rules of RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from pydantic_core import PydanticCustomError

from plcomms.model.dates import DAY_NAMES, wrong
from plcomms.model.day_ranges import SUMMER, Days
from plcomms.model.repetition import Pattern

_NO_DAY_OF_WEEK = "“{said}” does not say on which day; write it too, as in  every: other Friday"
_NO_FIRST = "“{said}” does not say which of two weeks begins; write the first day too:  from: {like}"
_NO_START = "“{said}” does not say from when; write the first day too, as in  from: Sep 4, 2026"
_NEVER = "“{said}” never comes between {first} and {last}; correct the day that is wrong"
_NOT_THEN = "{day} is none of its days: near it are {near}; write one of these"
_NOT_EXCEPTED = (
    "{day} is none of its days, so it need not be taken out: near it are {near}; "
    "write one of these or leave it out"
)
_ENDS_EARLY = "this ends on {last}, before it begins on {first}; correct one of the two"
_ALL_TAKEN_OUT = "all of its days are taken out; leave this entry out, or some of the days after except:"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Days that come again: the pattern, and each of its ``days`` in order.

    ``taken_out`` are those that the pattern would have and that do not take place; ``skipped`` are those on
    which there is no school, of which nobody need be told.
    """

    pattern: Pattern
    days: tuple[date, ...]
    taken_out: tuple[date, ...] = ()
    skipped: tuple[date, ...] = ()

    @property
    def start(self) -> date:
        """The first day of the pattern, whether or not it takes place."""
        return min((*self.days, *self.taken_out, *self.skipped))

    @property
    def end(self) -> date:
        """The last day of the pattern, whether or not it takes place."""
        return max((*self.days, *self.taken_out, *self.skipped))


def anchored(pattern: Pattern, first: date | None, school_year: int | None) -> Recurrence:
    """The days of ``pattern``, the first of which is ``first`` where that is known.

    Without a first day it begins in August of the school year (of its last day, else ``school_year``); one
    that comes every other time is counted back from its last day. Without a last day it ends in June.

    Raises:
        PydanticCustomError: it never comes, ``first`` is none of its days, one is taken out that it does not
            have, or it cannot be known when it begins.
    """
    start = first or pattern.from_
    until = pattern.until
    if start and until and until < start:
        raise _asked("ends_early", _ENDS_EARLY, first=start.isoformat(), last=until.isoformat())
    year = _school_year(start or until) or school_year
    if year is None:
        raise wrong(_NO_START, said=pattern.said)
    pattern = _with_day(pattern, start)
    begin = start or _counted_back(pattern, until, date(year, SUMMER + 1, 1))
    last = until or date(_school_year(begin) + 1 if begin else year + 1, SUMMER - 1, 30)
    days = _expanded(pattern, begin, last)
    if not days:
        raise wrong(_NEVER, said=pattern.said, first=begin.isoformat(), last=last.isoformat())
    if first and days[0] != first:
        near = _near(_expanded(pattern, date(first.year - 1, first.month, 1), last), first)
        raise _asked("not_then", _NOT_THEN, day=_long(first), near=near)
    out = tuple(sorted({day for span in pattern.except_ for day in _out(span, days)}))
    kept = tuple(day for day in days if day not in out)
    if not kept:
        raise wrong(_ALL_TAKEN_OUT)
    return Recurrence(pattern, kept, out)


def _school_year(day: date | None) -> int:
    return day.year - (day.month < SUMMER) if day else 0


def _with_day(pattern: Pattern, start: date | None) -> Pattern:
    """``pattern`` with the day of the week, or of the month, that its first day has, where it names none."""
    if pattern.frequency == "daily" or pattern.weekdays or pattern.month_days:
        return pattern
    if start is None:
        raise wrong(_NO_DAY_OF_WEEK, said=pattern.said)
    if pattern.frequency == "weekly":
        return replace(pattern, weekdays=(start.weekday(),))
    return replace(pattern, month_days=(start.day,))


def _counted_back(pattern: Pattern, until: date | None, begin: date) -> date:
    """The first day from ``begin`` on of what comes every second or third time, so that ``until`` is one."""
    if pattern.interval == 1:
        return begin
    if until is None or until.weekday() not in pattern.weekdays or pattern.frequency != "weekly":
        like = f"{DAY_NAMES[pattern.weekdays[0]][:3] if pattern.weekdays else 'Fri'}, Sep 4, 2026"
        raise wrong(_NO_FIRST, said=pattern.said, like=like if not until else "Sep 4")
    weeks = (until - begin).days // (7 * pattern.interval)
    return date.fromordinal(until.toordinal() - 7 * pattern.interval * weeks)


def _expanded(pattern: Pattern, first: date, last: date) -> tuple[date, ...]:
    """The days of ``pattern`` from ``first`` to ``last``."""
    from dateutil import rrule  # noqa: PLC0415 (only dates that come again need it)

    weekdays = [
        rrule.weekday(day, n) if n else rrule.weekday(day)
        for day in pattern.weekdays
        for n in pattern.ordinals or (0,)
    ]
    frequency: Any = getattr(rrule, pattern.frequency.upper())
    rule = rrule.rrule(
        frequency,
        datetime.combine(first, time()),
        interval=pattern.interval,
        until=datetime.combine(last, time()),
        byweekday=weekdays or None,
        bymonthday=pattern.month_days or None,
    )
    return tuple(moment.date() for moment in rule)


def _out(span: Days, days: tuple[date, ...]) -> Iterator[date]:
    """The days that ``span`` takes out: a single one must be one of them, a range may hold none of some."""
    found = [day for day in days if day in span]
    if not found:
        raise _asked("not_excepted", _NOT_EXCEPTED, day=_long(span.first), near=_near(days, span.first))
    return iter(found)


def _near(days: Sequence[date], day: date) -> str:
    before = [d for d in days if d < day][-1:]
    after = [d for d in days if d > day][:1]
    return " and ".join(_long(d) for d in (*before, *after))


def _long(day: date) -> str:
    return f"{day:%A, %B} {day.day}, {day.year}"


def _asked(kind: str, message: str, **said: object) -> PydanticCustomError:
    return PydanticCustomError(kind, message, said)
