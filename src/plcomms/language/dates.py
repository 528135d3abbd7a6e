"""Dates in running text, in the spellings of American schools, each with the days of the week beside it."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
DAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())  # noqa: SIM905
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_MONTH = (
    rf"(?:{'|'.join((*MONTHS, *map(str.upper, MONTHS)))}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
_WEEKDAY = (
    rf"(?:{'|'.join((*DAYS, *map(str.upper, DAYS), *map(str.lower, DAYS)))}"
    r"|(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun|MON|TUES?|WEDS?|THURS?|THU|FRI|SAT|SUN)\b\.?)(?!\w)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\w|[:.]\d|\s*(?:[ap]\.?\s?m\b|[AP]\.?\s?M\b|o[’']clock))"
_TO = r"\s*(?:[-–—]|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b)\s*"
_AND = r"(?:\s*,)?\s*(?:\band\b|&|\bor\b|/|\+)\s*"
_YEAR = (
    r"(?:,?\s+(?P<year{0}>(?:19|20)\d\d|[’']\d\d)"
    r"(?![\w:/]|[-–]\d|\s+(?:people|students|children|families)\b))"
)
_MORE = rf"(?:(?:,\s*{_DAY})*(?:{_TO}|{_AND})(?:{_MONTH}\s+)?{_DAY})"

_FIGURES = r"\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d\d))?"

_DATE = re.compile(
    rf"""
    (?<![\w/]) (?<!\d[-.]) (?:
        (?P<month> {_MONTH} ) \s+ (?: the \s+ )? (?P<day> {_DAY} ) (?P<more> {_MORE}? ) {_YEAR.format("")}?
      | (?P<first> {_DAY} ) (?P<rest> (?: (?: {_TO} | {_AND} ) {_DAY} )? )
        \s+ (?: of \s+ )? (?P<named> {_MONTH} ) {_YEAR.format(2)}?
      | (?P<iso> (?:19|20)\d\d-\d\d-\d\d ) (?!\d)
      | (?P<numbers> {_FIGURES} (?P<other> (?: {_TO} | {_AND} ) {_FIGURES} )?
        | \d{{1,2}} (?P<sign>[-.]) \d{{1,2}} (?P=sign) (?:\d{{4}}|\d\d) )
        (?![\w/]|[-.]\d)
        (?! \s* (?: (?:day|hour|hr|mile|inch|cup|time|price|off|dozen|page|full|of|the)\b | ["”″] ) )
    )
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d+")
_PART = re.compile(rf"(?P<month>{_MONTH})?\s*(?P<day>\d{{1,2}})")
_NAMED = re.compile(_WEEKDAY)
_RANGE = re.compile(_TO)
_WEEKDAYS = rf"{_WEEKDAY}(?:(?:,\s*{_WEEKDAY})*(?:{_TO}|{_AND}|\s*/\s*){_WEEKDAY})?"
_TIME = r"(?:\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?|noon)"
_BEFORE = re.compile(
    rf"(?<!\w)(?P<days>{_WEEKDAYS})(?:\s+(?:morning|afternoon|evening|night))?"
    rf"(?:,?\s+(?:at|from)\s+{_TIME}(?:{_TO}{_TIME})?)?(?:,\s*|\s+[-–—]\s+|:\s*|\s*\(\s*|\s+|(?<=\.))"
    r"(?:(?:on|the)\s+)?\Z"
)
_AFTER = re.compile(
    rf"(?:\s*[(\[]\s*|,?\s+(?:is|was|falls\s+on|fell\s+on)\s+an?\s+|,\s+an?\s+)"
    rf"(?P<days>{_WEEKDAYS})(?=\s*[)\].,;!?]|\s|\Z)"
)
_AFTER_YEAR = re.compile(rf"\s*,\s*(?P<days>{_WEEKDAYS})(?=\s*[).,;!?]|\s+(?:at|from|in)\b|\Z)")
_JOINED = re.compile(
    rf"(?:\s*[,;]?\s*(?:and|or|&|to|through|thru|until|[-–—,;(])\s*|\s*{_WEEKDAY}\s*|\s*[,)]\s*)+"
)
_FAR = 90


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day of a month as it is written; ``month`` counts from 1."""

    month: int
    day: int

    def exists(self, year: int | None) -> bool:
        """Whether there is such a day, in any year where none is given."""
        longest = _LENGTHS[self.month - 1] + (self.month == 2 and (year is None or isleap(year)))
        return 1 <= self.day <= longest

    def of(self, year: int) -> date | None:
        """The day in ``year``, if there is one."""
        return date(year, self.month, self.day) if self.exists(year) else None

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.day}"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Characters ``start:end`` of a text that name days, with the days of the week beside them, if any.

    ``weekdays`` (0 is Monday) and ``days`` are in the order in which they stand; ``spans`` says that the
    first and the last of them are the ends of a range. ``core`` are the characters of the date alone.
    """

    start: int
    end: int
    core: tuple[int, int]
    days: tuple[WrittenDay, ...]
    weekdays: tuple[int, ...] = ()
    spans: bool = False
    year: int | None = None
    numeric: bool = False

    def year_of(self, day: WrittenDay) -> int | None:
        """The year of one of the days: what is written stands behind the last one."""
        return self.year and self.year - (day.month > self.days[-1].month)

    @property
    def pairs(self) -> tuple[tuple[int, WrittenDay], ...]:
        """Each weekday with the day that it is said of."""
        if not self.weekdays or (len(self.weekdays) > 1 and len(self.days) == 1):
            return ()
        first = (self.weekdays[0], self.days[0])
        if len(self.weekdays) == 1:
            return (first,)
        if self.spans or len(self.weekdays) != len(self.days):
            return (first, (self.weekdays[-1], self.days[-1])) if self.spans else (first,)
        return tuple(zip(self.weekdays, self.days, strict=True))


def date_mentions(text: str) -> tuple[DateMention, ...]:
    """The dates in ``text``, in order; one without a year takes that of the date that it is joined to."""
    found = [mention for match in _DATE.finditer(text) if (mention := _mention(match, text))]
    for i in range(len(found) - 2, -1, -1):
        here, then = found[i], found[i + 1]
        between = text[here.core[1] : then.core[0]]
        if here.year is None and then.year is not None and len(between) < _FAR and _JOINED.fullmatch(between):
            turn = here.days[-1].month > then.days[0].month
            found[i] = replace(here, year=then.year - turn)
    return tuple(found)


def years_of(day: WrittenDay, anchors: Sequence[date], today: date) -> tuple[date, ...]:
    """The days that one written without a year may be.

    That is the one nearest to another date of the text, and where that is far, also the one of its year; in a
    text without any, the one nearest to ``today`` and the next to come.
    """
    near = [anchor for anchor in anchors if abs(anchor.year - today.year) <= _AGE]
    if near:
        meant = {nearest for anchor in near for nearest in _around(day, anchor)}
        return tuple(sorted(meant))
    days = _in_years(day, range(today.year - 4, today.year + 9))
    nearest = sorted(days, key=lambda d: abs((d - today).days))[:1]
    coming = [d for d in days if d >= today and d not in nearest][:1]
    return (*nearest, *coming)


_AGE = 10
"""Years from today beyond which a date tells of history, and not of when another one is."""

_UNSURE = 120
"""Days to the nearest one beyond which another year may be meant."""


def _around(day: WrittenDay, anchor: date) -> Iterator[date]:
    days = _in_years(day, range(anchor.year - 1, anchor.year + 2))
    nearest = min(days, key=lambda d: abs((d - anchor).days), default=None)
    if nearest:
        yield nearest
        if abs((nearest - anchor).days) > _UNSURE:
            yield from (d for d in days if d.year == anchor.year or d > anchor)


def _in_years(day: WrittenDay, years: Iterable[int]) -> list[date]:
    return [found for year in years if (found := day.of(year))]


def _mention(match: re.Match[str], text: str) -> DateMention | None:
    days, year, spans = _days(match)
    if not days:
        return None
    core = match.span()
    mention = DateMention(
        *core, core, days, (), spans, year, match["iso"] is None and match["numbers"] is not None
    )
    before = _BEFORE.search(text[max(0, core[0] - _FAR) : core[0]])
    after = _AFTER.match(text, core[1]) or (_AFTER_YEAR.match(text, core[1]) if year else None)
    if match["sign"] and not (before or after) and len(match[0].rpartition(match["sign"])[2]) < 4:
        return None  # it may as well be the number of a version or of a room
    if before:
        start = core[0] - (min(core[0], _FAR) - before.start("days"))
        return _with(mention, before["days"], start, core[1])
    if after is None:
        return mention
    closed = text[after.end("days")] in ")]" if after.end("days") < len(text) else False
    return _with(mention, after["days"], core[0], after.end("days") + closed)


def _with(mention: DateMention, written: str, start: int, end: int) -> DateMention:
    weekdays = tuple(_weekday(found[0]) for found in _NAMED.finditer(written))
    both = mention.spans and (bool(_RANGE.search(written)) or len(weekdays) == 1)
    return replace(mention, start=start, end=end, weekdays=weekdays, spans=both)


def _weekday(name: str) -> int:
    return next(i for i, day in enumerate(DAYS) if day[:3].lower() == name[:3].lower())


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower())


def _days(match: re.Match[str]) -> tuple[tuple[WrittenDay, ...], int | None, bool]:
    """The days that are written, their year if it is given, and whether they are the ends of a range."""
    if match["month"]:
        days = [WrittenDay(_month(match["month"]), _figure(match["day"]))]
        for part in _PART.finditer(match["more"]):
            days.append(
                WrittenDay(_month(part["month"]) if part["month"] else days[-1].month, int(part["day"]))
            )
        return tuple(days), _year(match["year"]), bool(_RANGE.search(match["more"]))
    if match["named"]:
        figures = [_figure(match["first"]), *map(int, _NUMBER.findall(match["rest"]))]
        days = [WrittenDay(_month(match["named"]), figure) for figure in figures]
        return tuple(days), _year(match["year2"]), bool(_RANGE.search(match["rest"]))
    if match["iso"]:
        figures = [int(figure) for figure in _NUMBER.findall(match[0])]
        return _single(figures[1], figures[2]), figures[0], False
    first, last = (_in_figures(written) for written in _two(match["numbers"], match["other"]))
    both = first[0] + (last[0] if match["other"] else ())
    return both, last[1] or first[1], bool(_RANGE.search(match["other"] or ""))


def _two(numbers: str, other: str | None) -> tuple[str, str]:
    """The first and the last date of a row in figures; the same one twice where it has but one."""
    return (numbers.removesuffix(other), other) if other else (numbers, numbers)


def _in_figures(written: str) -> tuple[tuple[WrittenDay, ...], int | None]:
    """The day that is written in figures, month first unless there is no such month, and its year."""
    month, day, *rest = (int(figure) for figure in _NUMBER.findall(written))
    year = (rest[0] + 2000 * (rest[0] < 100)) if rest else None
    return (_single(day, month) if month > 12 >= day else _single(month, day)), year


def _single(month: int, day: int) -> tuple[WrittenDay, ...]:
    return (WrittenDay(month, day),) if 1 <= month <= 12 else ()


def _figure(written: str) -> int:
    return int(_NUMBER.match(written)[0])  # type: ignore[index]


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written[0].isdigit() else 2000 + int(written[1:])
