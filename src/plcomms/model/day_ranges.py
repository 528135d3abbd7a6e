"""Days, rows and ranges of days as people write them: “Nov 16-20”, “Nov 3, 5 and 10”, “Dec 21 to Jan 4”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from pydantic_core import PydanticCustomError

from plcomms.model.dates import (
    DAY_NAMES,
    MONTHS,
    NOT_YET,
    OTHER_DAY,
    UNKNOWN,
    WEEKDAYS,
    century,
    made,
    plain,
    wrong,
)

SUMMER = 7
"""The month in which a school year begins."""
_LONGEST = timedelta(days=120)
"""How long a range of days may be; what is longer has a wrong year or month in it."""

_TOKEN = re.compile(
    r"""
    (?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}) | (?P<figures>\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d\d))?)(?![\d/])
    | (?P<year>(?:19|20)\d\d)(?!\d) | (?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w:])
    | (?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
        |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?)
    | (?P<weekday>(?:mon(?:day)?|tues?(?:day)?|wed(?:s|nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|sat(?:urday)?
        |sun(?:day)?)(?![a-z])\.?)
    | (?P<to>-|–|—|\b(?:to|through|thru|until|till?)\b)
    | (?P<more>,|;|&|\band\b|/|\b(?:on|the|of|from)\b|[()])
    """,
    re.IGNORECASE | re.VERBOSE,
)
NO_DAYS = (
    "“{said}” is not a day that can be read; write it as Nov 16, 2026, a range as Nov 16-20, 2026, "
    "or repeated days as  every: first Tuesday"
)
NO_YEAR = (
    "“{said}” has no year; write it too, as in Nov 16, 2026, or write once, in district.yaml,  "
    "school_year: 2026-27"
)
_BACKWARD = "“{said}” ends on {last}, before it begins on {first}; correct one of the two"
_FAR = "“{said}” is a range of {count} days; correct the year or the month that is wrong"
_NO_MONTH = "“{said}” has no month; write it before the day, as in Nov 16"
_NO_SCHOOL_YEAR = "“{said}” is no school year; write it as 2026-27"


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The days from ``first`` to ``last``, both of them included; one day has the same at both ends."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def meets(self, other: Days) -> bool:
        """Whether a day is in both."""
        return self.first <= other.last and other.first <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(slots=True)
class _Point:
    """A day as it was written, with what is known of it so far."""

    month: int
    day: int
    year: int | None = None
    weekdays: list[str] = field(default_factory=list)
    joined: bool = False
    """Whether it is the end of a range that the day before it begins."""

    def resolved(self, school_year: int | None, said: str) -> date:
        if self.year is None and school_year is None:
            made(None, self.month, self.day)
            raise PydanticCustomError(
                "no_year", NO_YEAR, {"said": said, "month": self.month, "day": self.day}
            )
        year = self.year if self.year is not None else (school_year or 0) + (self.month < SUMMER)
        found = made(year, self.month, self.day)
        for weekday in self.weekdays:
            if WEEKDAYS.index(weekday[:3].lower()) != found.weekday():
                named = next(name for name in DAY_NAMES if name.lower().startswith(weekday[:3].lower()))
                day = f"{found:%B} {found.day}, {found.year}"
                raise wrong(OTHER_DAY, day=day, right=f"{found:%A}", said=named)
        return found


def read_days(said: str, school_year: int | None = None) -> tuple[Days, ...]:
    """The days and ranges that ``said`` names, in order.

    A day without its year takes that of the day after it in the row; where no day has one, it is in
    ``school_year``, which begins in July of that year.

    Raises:
        PydanticCustomError: it names no day, one that does not exist or does not fit its day of the week, or
            a range that ends before it begins; or there is no year.
    """
    said = plain(said)
    if UNKNOWN.fullmatch(said):
        raise wrong(NOT_YET, said=said)
    points = _points(said)
    _with_years(points)
    days = [point.resolved(school_year, said) for point in points]
    found: list[Days] = []
    for point, day in zip(points, days, strict=True):
        found[-1:] = [_range(found[-1].first, day, said)] if point.joined else [*found[-1:], Days(day, day)]
    return tuple(found)


def _range(first: date, last: date, said: str) -> Days:
    if last < first:
        raise wrong(_BACKWARD, said=said, first=_iso(first), last=_iso(last))
    if last - first > _LONGEST:
        raise wrong(_FAR, said=said, count=(last - first).days + 1)
    return Days(first, last)


def _iso(day: date) -> str:
    return day.isoformat()


def _tokens(said: str) -> Sequence[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(said):
        if said[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(said, at)
        if match is None:
            raise wrong(NO_DAYS, said=said)
        kind = match.lastgroup or ""
        found.append((kind, match[kind]))
        at = match.end()
    return found


class _Row:
    """Takes the tokens of a row of days, one by one."""

    def __init__(self, said: str) -> None:
        self.said = said
        self.points: list[_Point] = []
        self.weekdays: list[str] = []
        self.month = 0
        self.range = False

    def take(self, kind: str, text: str, after: str) -> None:
        """Take the token ``text`` of a ``kind``; ``after`` is the month that stands behind it, if any."""
        if kind == "weekday":
            self.weekdays.append(text)
        elif kind == "month":
            self.month = _month(text)
        elif kind == "to":
            self.range = bool(self.points)
        elif kind == "year" and self.points:
            self.points[-1].year = int(text)
        elif kind in ("day", "iso", "figures"):
            self.add(self.day(text, after) if kind == "day" else _in_figures(kind, text))
        elif kind != "more":
            raise wrong(NO_DAYS, said=self.said)

    def day(self, text: str, after: str) -> _Point:
        """The day ``text`` of the month that stands ``after`` it, or else before."""
        self.month = _month(after) if after else self.month
        if not self.month:
            raise wrong(_NO_MONTH, said=self.said)
        return _Point(self.month, int(text))

    def add(self, point: _Point) -> None:
        """Add a day to the row, with the day of the week that stood before it."""
        point.joined, self.range = self.range, False
        point.weekdays = self.weekdays[:1]
        self.weekdays = self.weekdays[1:]
        self.month = point.month
        self.points.append(point)


def _points(said: str) -> list[_Point]:
    row = _Row(said)
    tokens = _tokens(said)
    for i, (kind, text) in enumerate(tokens):
        row.take(kind, text, _month_after(tokens, i) if kind == "day" else "")
    if not row.points or row.range:
        raise wrong(NO_DAYS, said=said)
    if row.weekdays and not row.points[-1].weekdays:
        row.points[-1].weekdays = row.weekdays  # Nov 16 (Monday)
    return row.points


def _month_after(tokens: Sequence[tuple[str, str]], i: int) -> str:
    """The month of a day that is written before it: 16 Nov, 16th of November, 16-20 November."""
    if i and tokens[i - 1][0] == "month":
        return ""
    if any(kind == "month" for kind, _ in tokens[:i]):
        rest = [t for t in tokens[i + 1 : i + 3] if t[1].lower() not in ("of", "the")]
        return rest[0][1] if rest and rest[0][0] == "month" and _alone(tokens, i, rest[0]) else ""
    return next((text for kind, text in tokens[i:] if kind == "month"), "")


def _alone(tokens: Sequence[tuple[str, str]], i: int, month: tuple[str, str]) -> bool:
    """Whether no day follows the month that stands behind day ``i``: that would be its own."""
    after = tokens.index(month, i) + 1
    return after >= len(tokens) or tokens[after][0] != "day"


def _month(text: str) -> int:
    return MONTHS.index(text[:3].lower()) + 1


def _in_figures(kind: str, text: str) -> _Point:
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if kind == "iso":
        return _Point(numbers[1], numbers[2], numbers[0])
    if not 1 <= numbers[0] <= 12:
        made(None, numbers[0], numbers[1])
    return _Point(numbers[0], numbers[1], century(str(numbers[2])) if len(numbers) > 2 else None)


def _with_years(points: list[_Point]) -> None:
    """Give each day without a year that of the next one that has it, else that of the one before."""
    for here, then in reversed(list(pairwise(points))):
        if here.year is None and then.year is not None:
            here.year = then.year - (here.month > then.month)
    for before, here in pairwise(points):
        if here.year is None and before.year is not None:
            here.year = before.year + (here.month < before.month)


def read_school_year(value: object) -> object:
    """The year in which a school year begins that people write as 2026-27."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"(20\d\d)\s*(?:[-–/]|to)\s*(?:20)?(\d\d)", plain(value))
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise wrong(_NO_SCHOOL_YEAR, said=value)
    return int(found[1])
