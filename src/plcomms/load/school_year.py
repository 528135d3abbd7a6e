"""The school year of a file, in which the days are that people write without a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from plcomms.model.day_ranges import SUMMER, read_days, read_school_year

_DAYS: Mapping[str, tuple[str, ...]] = {
    "events": ("date", "reply_by"),
    "dates": ("date", "to", "by", "no_school", "from", "until"),
    "next_steps": ("by",),
}
"""The keys of the days on which something is to come, by the lists in which they stand."""


def school_year(data: Any) -> int | None:
    """The year in which the school year of a file begins: 2026 for that from July 2026 to June 2027.

    It is what stands at ``school_year``, else the year of the month at ``issue`` (2026-11), else that of all
    days in the file that are written with their year, where these agree. None where nothing tells.
    """
    if not isinstance(data, dict):
        return None
    try:
        said = read_school_year(data.get("school_year"))
    except PydanticCustomError:
        return None
    if isinstance(said, int):
        return said
    if month := _days_in(f"{data.get('issue')}-01"):
        return _year_of(month[0])
    found = {_year_of(day) for day in _days(data)}
    return found.pop() if len(found) == 1 else None


def _year_of(day: date) -> int:
    return day.year - (day.month < SUMMER)


def _days(data: Mapping[str, Any]) -> Iterator[date]:
    for name, keys in _DAYS.items():
        found = data.get(name)
        entries = found if isinstance(found, list) else []
        for entry in (each for each in entries if isinstance(each, dict)):
            for key in keys:
                yield from _days_in(entry.get(key))


def _days_in(value: Any) -> tuple[date, ...]:
    """The days that ``value`` names with their years; none where it cannot be read."""
    try:
        return tuple(span.first for span in read_days(value)) if isinstance(value, str) else ()
    except PydanticCustomError:
        return ()
