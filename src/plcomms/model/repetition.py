"""How days come again, as people write it: “first Tuesday”, “every other Friday until May 28”."""

from __future__ import annotations

import difflib
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from plcomms.model.dates import DAY_NAMES, MONTH, WEEKDAYS, wrong
from plcomms.model.day_ranges import Days, read_days

Frequency = Literal["daily", "weekly", "monthly"]

LAST = -1
"""The ordinal of the last of a month."""

_NUMBERS = {"other": 2, "alternate": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST}
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|sday|nesday|rsday|urday|day)?s?\.?"
_AND = r"(?:\s*(?:,\s*and|,|&|/|\band\b)\s*)"
_TO = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b)\s*"
_DAYS = rf"{_DAY}(?:{_TO}{_DAY}|(?:{_AND}{_DAY})*)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))"
_ORDINALS_OF = rf"{_ORDINAL}(?:{_AND}(?:the\s+)?{_ORDINAL})*"
_OF_MONTH = r"(?:\s*,?\s*(?:(?:of|in)\s+)?(?:the|each|every|a)?\s*month|\s*,?\s*monthly)?"
_NUMBER = r"(?P<number>other|alternate|two|three|four|six|\d{1,2})"
_MONTH_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?|last(?=\s+day))"
_START = r"(?:(?:every|each|on|the|all)\s+)*"

_WORDINGS: Sequence[tuple[Frequency, str]] = (
    ("daily", r"(?:daily|days?)"),
    ("weekly", r"(?P<school>weekdays?|school\s*days?)"),
    ("weekly", rf"(?:{_NUMBER}\s+)?weeks?(?:\s*,?\s*(?:on\s+)?(?P<days>{_DAYS}))?"),
    ("weekly", rf"weekly(?:\s*,?\s*(?:on\s+)?(?P<days>{_DAYS}))?"),
    ("weekly", rf"(?:{_NUMBER}\s+)?(?P<days>{_DAYS})"),
    ("weekly", rf"(?P<days>{_DAYS})\s*,?\s*weekly"),
    ("weekly", rf"(?P<days>{_DAYS})\s*,?\s*every\s+{_NUMBER}\s+weeks?"),
    (
        "monthly",
        rf"(?:month(?:ly)?\s*,?\s*(?:on\s+)?(?:the\s+)?)?(?P<nth>{_ORDINALS_OF})\s+(?P<days>{_DAY}){_OF_MONTH}",
    ),
    (
        "monthly",
        rf"(?:month(?:ly)?\s*,?\s*(?:on\s+)?(?:the\s+)?)?(?P<dates>{_MONTH_DAY}(?:{_AND}(?:the\s+)?{_MONTH_DAY})*)"
        rf"(?:\s+day)?{_OF_MONTH}",
    ),
    ("monthly", rf"(?:{_NUMBER}\s+)?month(?:s|ly)?"),
)
_FORMS = tuple((f, re.compile(rf"{_START}{form}", re.IGNORECASE)) for f, form in _WORDINGS)
_CLAUSE = re.compile(
    r"[\s,;(]+(?P<word>until|till?|through|thru|to|ending|from|starting|beginning|since|"
    r"except|excluding|but\s+not|not|skipping|without)\b(?:\s+(?:on|for|in))?(?=\s)",
    re.IGNORECASE,
)
_UNTIL = ("until", "till", "til", "through", "thru", "to", "ending")
_FROM = ("from", "starting", "beginning", "since")
_TAKES_OUT = re.compile(r"\b(?:except|excluding|not|skipping|without)\s[^;]*$", re.IGNORECASE)
_NAMES_DAYS = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"(?:the end of\s+)?{MONTH}", re.IGNORECASE)
_REPEATS = re.compile(
    rf"\b(?:every|each|daily|weekly|monthly|weekdays?|alternate|biweekly|fortnightly)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
    rf"|{_ORDINAL}\s+(?:mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_VOCABULARY = (
    *(name.lower() for name in DAY_NAMES),
    *(f"{name.lower()}s" for name in DAY_NAMES),
    *WEEKDAYS,
    *_ORDINALS,
    *_NUMBERS,
    *("every", "each", "day", "daily", "week", "weeks", "weekly", "month", "months", "monthly"),
    *("weekday", "weekdays", "on", "of", "the", "and"),
)

_NOT_READ = (
    "“{said}” does not say when it comes again; write it as first Tuesday, other Friday, "
    "Monday and Thursday, 15th of the month, or day"
)
_MEANT = "“{said}” does not say when it comes again; write  {near}"
_TWICE_A_WEEK = (
    "“{said}” may be twice a week or every two weeks; write  every: other Friday  or  "
    "every: Tuesday and Thursday"
)
_NO_SUCH_ORDINAL = "no month has a {said}; write first, second, third, fourth or last"
_NO_SUCH_DAY = "no month has a day {said}; write 1st to 31st, or last day of the month"
_NO_INTERVAL = "“{said}” comes too seldom for a school year; write the days one by one after date:"
_UNTIL_TWICE = "“{said}” says twice when it ends; leave one of the two out"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How days come again, before it is known from when.

    ``ordinals`` count ``weekdays`` within a month, ``month_days`` its days; -1 is the last.
    """

    said: str
    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    from_: date | None = None
    until: date | None = None
    except_: tuple[Days, ...] = ()


def repeats(said: str) -> bool:
    """Whether ``said`` names days that come again, rather than single ones."""
    return bool(_REPEATS.search(said))


def read_pattern(said: str, school_year: int | None = None) -> Pattern:
    """How days come again by what a person wrote.

    Raises:
        PydanticCustomError: it cannot be read, may mean two things, or never comes.
    """
    clauses = list(_clauses(said))
    head = said[: clauses[0][0]] if clauses else said
    pattern = _head(head.strip(" ,;"), said)
    for _, word, rest in clauses:
        pattern = _with_clause(pattern, word, rest, _days_of(rest, school_year))
    return pattern


def _clauses(said: str) -> Iterator[tuple[int, str, str]]:
    """The words that bound what is repeated: where each begins, its first word and what follows."""
    found = [
        m for m in _CLAUSE.finditer(said) if _NAMES_DAYS.search(said[m.end() :][:14]) and not _inside(said, m)
    ]
    for here, then in zip(found, [*found[1:], None], strict=False):
        rest = said[here.end() : then.start() if then else len(said)].strip(" ,;()")
        yield here.start(), here["word"].lower().split()[0], rest


def _inside(said: str, clause: re.Match[str]) -> bool:
    """Whether ``to`` joins two days of a range that another clause names: except Nov 23 to 27."""
    joins = clause["word"].lower() in ("to", "through", "thru")
    return joins and bool(_TAKES_OUT.search(said[: clause.start()]))


def _days_of(said: str, school_year: int | None) -> tuple[Days, ...]:
    """The days that a clause names; a month by itself is all of it."""
    if not _MONTH_ONLY.fullmatch(said):
        return read_days(said, school_year)
    (first,) = read_days(f"{said} 1", school_year)
    return (Days(first.first, _month_end(first.first)),)


def _month_end(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def _with_clause(pattern: Pattern, word: str, said: str, days: tuple[Days, ...]) -> Pattern:
    if word in _UNTIL:
        if pattern.until:
            raise wrong(_UNTIL_TWICE, said=pattern.said)
        return replace(pattern, until=days[-1].last)
    if word in _FROM:
        whole = _MONTH_ONLY.fullmatch(said) or days[0].first == days[0].last
        return replace(pattern, from_=days[0].first, until=pattern.until if whole else days[0].last)
    return replace(pattern, except_=(*pattern.except_, *days))


def _head(head: str, said: str) -> Pattern:
    if re.search(r"\b(?:bi-?weekly|semi-?weekly|bi-?monthly)\b", head, re.IGNORECASE):
        raise wrong(_TWICE_A_WEEK, said=head)
    head = re.sub(r"\bfortnight(?:ly)?\b", "two weeks", head, flags=re.IGNORECASE)
    for frequency, form in _FORMS:
        if found := form.fullmatch(head):
            return _pattern(frequency, found, said)
    raise _unreadable(head)


def _unreadable(head: str) -> Exception:
    """What to say of a pattern that cannot be read, with the nearest one that can."""
    if found := re.search(
        r"\b(sixth|[06-9]th|\d{2,}(?:st|nd|rd|th))\s+(?:mon|tue|wed|thu|fri|sat|sun)", head, re.IGNORECASE
    ):
        return wrong(_NO_SUCH_ORDINAL, said=head[found.start() :])
    words = [_nearest(word) for word in head.lower().split()]
    near = " ".join(words)
    if near != head.lower() and any(form.fullmatch(near) for _, form in _FORMS):
        return wrong(_MEANT, said=head, near=_capitals(near))
    return wrong(_NOT_READ, said=head)


def _nearest(word: str) -> str:
    if word.strip(",.") in _VOCABULARY or any(c.isdigit() for c in word):
        return word
    return next(iter(difflib.get_close_matches(word, _VOCABULARY, 1, 0.7)), word)


def _capitals(words: str) -> str:
    return " ".join(w.capitalize() if w[:3] in WEEKDAYS else w for w in words.split())


def _pattern(frequency: Frequency, found: re.Match[str], said: str) -> Pattern:
    parts = {name: value for name, value in found.groupdict().items() if value}
    number = parts.get("number", "1").lower()
    interval = _NUMBERS.get(number) or int(number)
    if not 1 <= interval <= 12:
        raise wrong(_NO_INTERVAL, said=said)
    if "school" in parts:
        return Pattern(said, "weekly", weekdays=(0, 1, 2, 3, 4))
    weekdays = tuple(_weekdays(parts.get("days", "")))
    ordinals = tuple(sorted({_ordinal(w) for w in re.findall(_ORDINAL, parts.get("nth", ""), re.IGNORECASE)}))
    dates = re.findall(r"\d+|last", parts.get("dates", ""), re.IGNORECASE)
    month_days = tuple(LAST if d.lower() == "last" else int(d) for d in dates)
    for day in month_days:
        if day != LAST and not 1 <= day <= 31:
            raise wrong(_NO_SUCH_DAY, said=day)
    return Pattern(said, frequency, interval, weekdays, ordinals, month_days)


def _ordinal(word: str) -> int:
    return _ORDINALS.get(word.lower()) or int(word[0])


def _weekdays(said: str) -> Iterable[int]:
    found = [
        WEEKDAYS.index(m.lower()) for m in re.findall(r"(?:mon|tue|wed|thu|fri|sat|sun)", said, re.IGNORECASE)
    ]
    if len(found) == 2 and re.search(rf"{_DAY}{_TO}{_DAY}", said, re.IGNORECASE):
        return range(found[0], found[1] + 1) if found[0] < found[1] else sorted(found)
    return sorted(set(found))
