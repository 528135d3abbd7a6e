"""A date that a person wrote in one line, as the named lines that it stands for."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from plcomms.model.dates import plain
from plcomms.model.fields import school_year_of
from plcomms.model.hours import read_hours, without_hours
from plcomms.model.text import Text
from plcomms.model.when import read_when

_DAYS = ("date", "by", "no_school", "every", "to", "from", "until", "except")
"""The keys whose days may have a comma in them, which ends a value between braces."""
_LISTS = ("sessions", "for")
_MOST_WORDS = 20
_YES = ("yes", "true", "on")
_SIGNS = " ,;:-–—"
"""What stands between a title and its days, and belongs to neither."""
_ONE_MORE = re.compile(r"\d(?:st|nd|rd|th)?[\s,]+\d{1,2}(?:st|nd|rd|th)?$", re.IGNORECASE)
"""A number behind a day that may belong to the title: Dec 9, 5th grade."""
_NUMBER = re.compile(r"\d+(?!\w)")
_NO_DAY = (
    "“{said}” has no day that can be read; write  title:  and  date:  on lines of their own, "
    "or both in one line, as in  Picture day: Jan 13"
)


def named_lines(value: Any, known: frozenset[str], info: ValidationInfo) -> Any:
    """The named lines of a date that may be one line: “Picture day: Jan 13”, “No school Oct 12”.

    A day that is divided at its comma, as ``{date: Wed, Jan 13}`` is, is put together again, and one session
    or audience needs no list. ``no_school: yes`` says of the days at ``date`` that there is no school.
    """
    if isinstance(value, str):
        return _divided(value, info)
    if not isinstance(value, Mapping):
        return value
    if len(value) == 1 and not known & set(value):
        (key, said), *_ = value.items()
        if isinstance(said, str):
            return _of_pair(key, said, info)
    joined = _without_school(_joined(value, known), info)
    one = {k: [v] for k, v in joined.items() if k in _LISTS and isinstance(v, str)}
    return {**joined, **one}


def _divided(line: str, info: ValidationInfo) -> Mapping[str, Any]:
    """A line as its title and its days, which follow the title or stand before it."""
    text = _text(line)
    for at in _spaces(text):
        if _is_when(text[at:], info):
            return {"title": _bare(text.cut(0, at)), "date": text.cut(at, len(text)).trimmed()}
    for at in reversed(_spaces(text)):
        if found := _days_first(text, at, info):
            return found
    raise PydanticCustomError("no_day", _NO_DAY, {"said": str(line)})


def _days_first(text: Text, at: int, info: ValidationInfo) -> Mapping[str, Any] | None:
    """``text`` as the days before ``at`` and the title behind it; None where it may be read otherwise."""
    days, rest = text[:at].rstrip(_SIGNS), _bare(text.cut(at, len(text)))
    doubtful = _NUMBER.match(rest) and not text[:at].rstrip().endswith(":")
    if not rest or doubtful or _ONE_MORE.search(days) or not _is_when(days, info, on_days=True):
        return None
    return {"date": text.cut(0, len(days)).trimmed(), **_titled(rest)}


def _titled(title: str) -> Mapping[str, Any]:
    """A title, and the hours that stand at its end: Band concert at 7 pm."""
    text = _text(title)
    for at in _spaces(text):
        if _bare(text.cut(0, at)) and _is_hours(text[at:]):
            return {"title": _bare(text.cut(0, at)), "at": text.cut(at, len(text)).trimmed()}
    return {"title": text}


def _of_pair(key: str, said: str, info: ValidationInfo) -> Mapping[str, Any]:
    """What stands on both sides of a colon: a title and its days, or a title that has a colon in it."""
    if _is_when(key, info):
        return {"date": key, **_titled(said)}
    if not _is_when(said, info):
        with contextlib.suppress(PydanticCustomError):
            return _divided(Text.joined([key, ": ", said]), info)
    return {"title": key, "date": said}


def _without_school(value: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
    """``value`` whose days without school are days alone: what is said beside them is its title."""
    said = value.get("no_school")
    if not isinstance(said, str):
        return value
    rest = {key: one for key, one in value.items() if key != "no_school"}
    if said.lower() in _YES and isinstance(rest.get("date"), str):
        if not _is_when(rest["date"], info):
            return rest  # what is wrong with it is told there
        days = [rest.pop(key) for key in ("date", "to") if isinstance(rest.get(key), str)]
        return {**rest, "no_school": days[0] if len(days) == 1 else Text.joined([days[0], " to ", days[1]])}
    if "title" not in value and not _is_when(said, info):
        with contextlib.suppress(PydanticCustomError):
            found = _divided(said, info)
            return {**rest, "title": found["title"], "no_school": found["date"]}
    return value


def _text(line: str) -> Text:
    return line if isinstance(line, Text) else Text(line)


def _spaces(text: str) -> list[int]:
    """Where the first words of ``text`` are divided."""
    return [i for i, character in enumerate(text) if character == " "][:_MOST_WORDS]


def _bare(text: Text) -> Text:
    """``text`` without the signs at its ends that divide it from its days."""
    first = len(text) - len(text.lstrip(_SIGNS))
    return text.cut(first, max(first, len(text.rstrip(_SIGNS))))


def _is_hours(said: str) -> bool:
    """Whether ``said`` names hours and nothing else."""
    try:
        days, hours = without_hours(plain(said))
        read_hours(plain(said))
    except PydanticCustomError:
        return False
    return not days and hours is not None


def _is_when(said: str, info: ValidationInfo, on_days: bool = False) -> bool:
    """Whether ``said`` names days, or how they come again: ``on_days`` of the week or the month, if asked."""
    try:
        found = read_when(said, school_year_of(info))
    except PydanticCustomError as error:
        return error.type == "no_year"
    again = found.pattern
    return bool(found.spans or (again and (not on_days or again.weekdays or again.month_days)))


def _joined(value: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """``value`` with what stands behind a comma, and became a key, back at the value before it."""
    joined: dict[str, Any] = {}
    before = ""
    for key, said in value.items():
        if said is None and key not in known and before in _DAYS and isinstance(joined[before], str):
            joined[before] = Text.joined([joined[before], ", ", key])
        else:
            joined[key], before = said, str(key)
    return joined
