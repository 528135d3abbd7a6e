"""A date that a person wrote in one line, as the named lines that it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from plcomms.model.fields import school_year_of
from plcomms.model.text import Text
from plcomms.model.when import read_when

_DAYS = ("date", "by", "no_school", "every", "to", "from", "until", "except")
"""The keys whose days may have a comma in them, which ends a value between braces."""
_LISTS = ("sessions", "for")
_MOST_WORDS = 20
_NO_DAY = (
    "“{said}” has no day that can be read; write  title:  and  date:  on lines of their own, "
    "or both in one line, as in  Picture day: Jan 13"
)


def named_lines(value: Any, known: frozenset[str], info: ValidationInfo) -> Any:
    """The named lines of a date that may be one line: “Picture day: Jan 13”, “No school Oct 12”.

    A day that is divided at its comma, as ``{date: Wed, Jan 13}`` is, is put together again, and one session
    or audience needs no list.
    """
    if isinstance(value, str):
        return _divided(value, info)
    if not isinstance(value, Mapping):
        return value
    if len(value) == 1 and not known & set(value):
        (key, said), *_ = value.items()
        if isinstance(said, str):
            return {"date": key, "title": said} if _is_when(key, info) else {"title": key, "date": said}
    joined = _joined(value, known)
    one = {k: [v] for k, v in joined.items() if k in _LISTS and isinstance(v, str)}
    return {**joined, **one}


def _divided(line: str, info: ValidationInfo) -> Mapping[str, Any]:
    """A line as its title and its days, which follow the title."""
    text = line if isinstance(line, Text) else Text(line)
    for at in [i for i, character in enumerate(text) if character == " "][:_MOST_WORDS]:
        if _is_when(text[at:], info):
            return {"title": text.cut(0, at).trimmed(), "date": text.cut(at, len(text)).trimmed()}
    raise PydanticCustomError("no_day", _NO_DAY, {"said": str(line)})


def _is_when(said: str, info: ValidationInfo) -> bool:
    """Whether ``said`` names days, or how they come again."""
    try:
        found = read_when(said, school_year_of(info))
    except PydanticCustomError as error:
        return error.type == "no_year"
    return bool(found.spans or found.pattern)


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
