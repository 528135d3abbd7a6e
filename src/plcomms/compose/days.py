"""Days and times as documents write them: in a letter, in a list, by grammar from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from plcomms.model.dates import ordinal
from plcomms.model.day_ranges import Days
from plcomms.model.recurrence import Recurrence
from plcomms.model.repetition import LAST, Pattern

_RANGE = "{first} to {last}"
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}
_EACH_MONTH = " of each month"
_OTHER_MONTH = " of every other month"
_MONTHS = " of every {count} months"
_SCHOOL_DAYS = (0, 1, 2, 3, 4)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: date) -> str:
    """A day as a letter writes it: Thursday, January 14, 2027."""
    return f"{day:%A, %B} {day.day}, {day.year}"


def short_date(day: date) -> str:
    """A day as a list writes it: Thu, Jan 14."""
    return f"{day:%a, %b} {day.day}"


def day_of_month(day: date) -> str:
    """A day as people say it, without the year: Thursday, January 14."""
    return f"{day:%A, %B} {day.day}"


def weekday(day: date) -> str:
    """The short name of the day of the week: Thu."""
    return f"{day:%a}"


def month(day: date) -> str:
    """The short name of the month: Jan."""
    return f"{day:%b}"


def times(start: time, end: time | None = None) -> str:
    """A time, or from when to when: 6:30 to 8 p.m."""
    if end is None:
        return _clock(start)
    same_half = (start.hour < 12) == (end.hour < 12) and not _named(start) and not _named(end)
    first = _clock(start).removesuffix(" a.m.").removesuffix(" p.m.") if same_half else _clock(start)
    return f"{first} to {_clock(end)}"


def _named(when: time) -> bool:
    return when in (time(12), time(0))


def _clock(when: time) -> str:
    if _named(when):
        return "noon" if when.hour else "midnight"
    minutes = f":{when:%M}" if when.minute else ""
    return f"{(when.hour - 1) % 12 + 1}{minutes} {'a.m.' if when.hour < 12 else 'p.m.'}"


def row_of(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: a, b and c; where one has a comma in it, semicolons stand between them."""
    comma = any("," in word for word in words)
    if len(words) < 3 or not comma:
        return f" {last} ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
    return f"; {last} ".join(("; ".join(words[:-1]), words[-1]))


def span_words(span: Days) -> str:
    """A day, or from when to when: Mon, Nov 16 to Fri, Nov 20."""
    if span.first == span.last:
        return short_date(span.first)
    return _RANGE.format(first=short_date(span.first), last=short_date(span.last))


def recurrence_words(found: Recurrence) -> str:
    """How something comes again, with its ends where somebody said them: Every other Friday to May 28."""
    pattern = found.pattern
    words = _every(pattern)
    if pattern.from_:
        words += f" from {_month_day(pattern.from_)}"
    if pattern.until:
        words += f" to {_month_day(pattern.until)}"
    return words


def _month_day(day: date) -> str:
    return f"{day:%b} {day.day}"


def _every(pattern: Pattern) -> str:
    if pattern.frequency == "daily":
        return "Every day" if pattern.interval == 1 else f"Every {pattern.interval} days"
    days = row_of([_NAMES[day] for day in pattern.weekdays])
    if pattern.frequency == "weekly":
        if pattern.interval == 1:
            return "Every school day" if pattern.weekdays == _SCHOOL_DAYS else f"Every {days}"
        return f"Every other {days}" if pattern.interval == 2 else f"Every {pattern.interval} weeks on {days}"
    return _of_month(pattern, days)


def _of_month(pattern: Pattern, days: str) -> str:
    each = {1: _EACH_MONTH, 2: _OTHER_MONTH}.get(pattern.interval) or _MONTHS.format(count=pattern.interval)
    if pattern.ordinals:
        counted = sorted(pattern.ordinals, key=lambda n: n if n > 0 else 9)
        return f"{row_of([_ORDINALS[n] for n in counted]).capitalize()} {days}{each}"
    if pattern.month_days == (LAST,):
        return f"Last day{each}"
    numbers = [ordinal(day) if day > 0 else "last day" for day in pattern.month_days]
    return f"The {row_of(numbers)}{each}"
