"""Days and hours as people write them, read where they can mean one thing only."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, time

from pydantic_core import PydanticCustomError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tues?(?:day)?|wed(?:s|nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_BEFORE = rf"(?:on\s+)?(?:{WEEKDAY}\.?,?\s+)?(?:the\s+)?"
_SPOKEN = tuple(
    re.compile(_BEFORE + form, re.IGNORECASE)
    for form in (
        rf"{MONTH}[\s-]*{_DAY}(?:,?[\s-]+{_YEAR})?",
        rf"{_DAY}[\s-]*(?:of\s+)?{MONTH}(?:,?[\s-]+{_YEAR})?",
    )
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_MONTH_FIRST = re.compile(
    rf"(?:{WEEKDAY}\.?,?\s+)?(\d{{1,2}})([-/.])(\d{{1,2}})(?:\3(\d{{4}}|\d\d))?", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\d(?:st|nd|rd|th)?\s*(?:-|–|—|/|&|\band\b|\bto\b|\bthrough\b|\bthru\b|\buntil\b)\s*(?:[a-z]+\.?,?\s*)*\d"
    r"|\d(?:st|nd|rd|th)?\s*,\s*\d{1,2}\b(?!\d)|\b[a-z]+days\b|\b(?:every|each|daily|weekly)\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
UNKNOWN = re.compile(
    r"tb[adc]|to be (?:announced|determined|decided|confirmed)|soon|\?+|n/?a|unknown|none", re.IGNORECASE
)
_HOUR_IN_IT = re.compile(r"\d{1,2}:\d\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
_HAS_MONTH = re.compile(rf"\b{MONTH}(?!\w)", re.IGNORECASE)
_WEEKDAY_ONLY = re.compile(rf"{WEEKDAY}\.?,?(?:\s+{_DAY})?", re.IGNORECASE)
_HIDDEN = re.compile("[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060\ufeff]")

_NO_DATE = "this is not a date that can be read; write year-month-day, as in 2026-10-14"
_NO_DAY = "there is no such day in the calendar; look at the month's number and the day's"
_SHORTER = (
    "there is no such day in the calendar; {month} has {count} days: write the day that you mean, "
    "or the last of them, {last}"
)
_LEAP = "28 or 29"
"""How many days February has in a year that nobody said."""
_ONE_DAY = (
    "“{said}” is more than one day, and one day can stand here; "
    "write an entry for each day, each with its own id"
)
_DAY_LIST = "a list stands here, and one day can; write an entry for each day, each with its own id"
_NO_YEAR = "“{said}” has no year; write it too, as in 2026-10-14"
NOT_YET = "there is no day in “{said}”; leave this entry out until the day is known (put # before its lines)"
OTHER_DAY = "{day} is a {right}, not a {said}; correct the one that is wrong"
_DAY_FIRST = "there is no month {month}; if you mean the {day} of {name}, write {iso}"
_DOTS = "“{said}” may be read in two ways; write year-month-day, as in 2026-10-14"
_WITH_HOUR = "an hour stands with the day; write the day here and the hour after start:"
_NO_MONTH = "“{said}” has no month; write year-month-day, as in 2026-10-14"

_CLOCK = re.compile(
    r"(?:at\s+)?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::00)?|(?P<bare>h)|(?P<packed>[0-5]\d))?\s*"
    r"(?:(?P<half>[ap])\.?\s*(?:m\.?)?|(?P<words>in the (?:morning|afternoon|evening)|at night)|"
    r"(?P<hours>hrs?\.?|hours|o['’]?clock))?",
    re.IGNORECASE,
)
_NOON = re.compile(r"(?:12(?:[:.]00)?\s*)?(?:noon|midday)", re.IGNORECASE)
_MIDNIGHT = re.compile(r"(?:12(?:[:.]00)?\s*)?midnight", re.IGNORECASE)
_TWO_TIMES = re.compile(
    r"(?:from\s+)?(?P<one>.*?\d.*?|noon|midnight)\s*(?:-|–|—|\bto\b|\buntil\b|\btill?\b)\s*(?P<two>.*\d.*|noon|midnight)",
    re.IGNORECASE,
)
_ALL_DAY = re.compile(
    r"all[ -]?day|(?:all|during|before|after) (?:the )?(?:day|school|week|lunch).*|school hours",
    re.IGNORECASE,
)

_NO_TIME = "this is not a time; write it as 6:30 pm or 18:30"
_NO_SUCH = "there is no such time; write it as 6:30 pm or 18:30"
_WHICH_HALF = "“{said}” may be morning or evening; write {hour} am or {hour} pm"
_WHICH_TWELVE = "“{said}” may be noon or midnight; write noon, or 12:00 am for midnight"
_TWO = "a start and an end stand here; write one time after start: and the other, on a line below, after end:"
_TWO_HELP = "a start and an end stand here; write  start: {one}  and on the next line  end: {two}"
_TIME_LIST = "a list stands here, and one time can; write an entry for each time, each with its own id"
_NO_HOUR = (
    "“{said}” is no hour, and an event needs one; "
    "write when people can come, as in 8:00 am, and say the rest in about:"
)


def wrong(message: str, **said: object) -> PydanticCustomError:
    """What to say of a text that cannot be read: “what is wrong; what to do”."""
    return PydanticCustomError("written", message, said)


def plain(value: str) -> str:
    """``value`` with one space for each run of spaces of any kind, and nothing for what has no width."""
    return " ".join(_HIDDEN.sub("", value).split())


def read_day(value: object) -> object:
    """The day that ``value`` means, where it is text and can mean one only.

    With numbers alone the month comes first, as in the United States. A day without its year, a span of days
    and a day of the week that does not fit are asked about.
    """
    if isinstance(value, list | tuple):
        raise wrong(_DAY_LIST)
    if not isinstance(value, str):
        return value
    said = re.sub(r"\s*/\s*", "/", plain(value))
    if found := _YEAR_FIRST.fullmatch(said):
        return made(int(found[1]), int(found[3]), int(found[4]))
    for form in _SPOKEN:
        if found := form.fullmatch(said):
            month = MONTHS.index(found["month"][:3].lower()) + 1
            return _spoken(said, found["year"], month, int(found["day"]), found["weekday"])
    if found := _MONTH_FIRST.fullmatch(said):
        return _numbers(said, found)
    raise _asked_about_day(said)


def _numbers(said: str, found: re.Match[str]) -> date:
    month, day, year = int(found[2]), int(found[4]), found[5]
    if found[3] == ".":
        raise wrong(_DOTS, said=said)
    if year and month > 12 >= day:
        whole = made(century(year), day, month)
        raise wrong(_DAY_FIRST, month=month, day=ordinal(month), name=f"{whole:%B}", iso=whole.isoformat())
    if found[3] == "-" and not year:
        raise wrong(_ONE_DAY if month <= day else _NO_DATE, said=said)
    return _spoken(said, str(century(year)) if year else None, month, day, found["weekday"])


def century(year: str) -> int:
    """The year that is written with two digits or four."""
    return int(year) + (2000 if len(year) == 2 else 0)


def ordinal(day: int) -> str:
    """A number as one counts: 1st, 2nd, 3rd."""
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _spoken(said: str, year: str | None, month: int, day: int, weekday: str | None) -> date:
    if year is None:
        made(None, month, day)
        raise PydanticCustomError("no_year", _NO_YEAR, {"said": said, "month": month, "day": day})
    found = made(int(year), month, day)
    if weekday and WEEKDAYS.index(weekday[:3].lower()) != found.weekday():
        named = next(n for n in DAY_NAMES if n.lower().startswith(weekday[:3].lower()))
        raise wrong(OTHER_DAY, day=f"{found:%B} {found.day}, {found.year}", right=f"{found:%A}", said=named)
    return found


DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def made(year: int | None, month: int, day: int) -> date:
    """The day of a year and a month; ``year`` is None where nobody said it, and any will do.

    Raises:
        PydanticCustomError: there is none.
    """
    some = _SOME_LEAP_YEAR if year is None else year
    try:
        return date(some, month, day)
    except ValueError as error:
        raise _asked_about_month(year, some, month, day) from error


def _asked_about_month(year: int | None, some: int, month: int, day: int) -> PydanticCustomError:
    """What to ask where a month ends before ``day``, or where there is no such month."""
    if not (1 <= month <= 12 and day > 28 and MINYEAR <= some <= MAXYEAR):
        return wrong(_NO_DAY)
    count = monthrange(some, month)[1]
    name = date(some, month, 1)
    return wrong(
        _SHORTER,
        month=f"{name:%B}" if year is None else f"{name:%B} {year}",
        count=_LEAP if year is None and month == 2 else count,
        last=f"{name:%b} {28 if year is None and month == 2 else count}",
    )


_SOME_LEAP_YEAR = 2028
"""A year in which there is each day that there is in any."""


def _asked_about_day(said: str) -> PydanticCustomError:
    """What to ask somebody who wrote ``said`` for a day."""
    if UNKNOWN.fullmatch(said):
        return wrong(NOT_YET, said=said)
    if _HOUR_IN_IT.search(said) and re.search(r"\d{4}|[a-z]{3}", said):
        return wrong(_WITH_HOUR)
    if _SEVERAL.search(_NUMBERS.sub("1", said)):
        return wrong(_ONE_DAY, said=said)
    if _WEEKDAY_ONLY.fullmatch(said) and not _HAS_MONTH.search(said):
        return wrong(_NO_MONTH, said=said)
    return wrong(_NO_DATE)


def read_clock(value: object) -> object:
    """The time of day that ``value`` means, where it is text and can mean one only.

    An hour from 1 to 12 without a.m. or p.m. is asked about.
    """
    if isinstance(value, list | tuple):
        raise wrong(_TIME_LIST)
    if not isinstance(value, str):
        return value
    said = plain(value)
    if _NOON.fullmatch(said):
        return time(12)
    if _MIDNIGHT.fullmatch(said):
        return time(0)
    found = _CLOCK.fullmatch(said)
    if not found:
        raise _asked_about_time(said)
    return _time(said, found)


def _time(said: str, found: re.Match[str]) -> time:
    hour, minute = int(found["hour"]), int(found["minute"] or found["packed"] or 0)
    half = (found["half"] or _half_of(found["words"] or "", hour)).lower()
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise wrong(_NO_SUCH)
    if half:
        return time(hour % 12 + (12 if half == "p" else 0), minute)
    if 1 <= hour <= 12:
        raise wrong(_WHICH_TWELVE, said=said) if (hour, minute) == (12, 0) else _which(said, hour, minute)
    if not (found["minute"] or found["packed"] or found["bare"] or found["hours"]):
        raise wrong(_NO_TIME)
    return time(hour, minute)


def _which(said: str, hour: int, minute: int) -> PydanticCustomError:
    return wrong(_WHICH_HALF, said=said, hour=f"{hour}:{minute:02}")


def _half_of(words: str, hour: int) -> str:
    if words.endswith("morning"):
        return "a"
    if words.endswith("night"):
        return "a" if hour in (12, 1, 2, 3, 4) else "p"
    return "p" if words else ""


def _asked_about_time(said: str) -> PydanticCustomError:
    """What to ask somebody who wrote ``said`` for a time."""
    if UNKNOWN.fullmatch(said) or _ALL_DAY.fullmatch(said):
        return wrong(_NO_HOUR, said=said)
    if both := _TWO_TIMES.fullmatch(said):
        return _two(both)
    return wrong(_NO_TIME)


def _two(both: re.Match[str]) -> PydanticCustomError:
    """What to ask where a start and an end were written; an hour without its half takes that of the end."""
    one, two = _CLOCK.fullmatch(both["one"]), _CLOCK.fullmatch(both["two"])
    if not one or not two or not two["half"]:
        return wrong(_TWO)
    half = two["half"].lower()
    before = half if int(one["hour"]) % 12 <= int(two["hour"]) % 12 else {"a": "p", "p": "a"}[half]
    return wrong(_TWO_HELP, one=_half_said(one, before), two=_half_said(two, half))


def _half_said(found: re.Match[str], half: str) -> str:
    minute = found["minute"] or found["packed"] or "00"
    return f"{int(found['hour'])}:{minute} {(found['half'] or half).lower()}m"
