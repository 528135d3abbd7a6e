"""The kinds of field people fill in. Each keeps the origin of its characters through validation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, get_args
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WrapValidator,
)
from pydantic import ValidatorFunctionWrapHandler as Handler
from pydantic_core import PydanticCustomError

from plcomms.model.text import Marked, Segment, Span, Text


class Model(BaseModel):
    """A mapping that a person writes: no key but the known ones, never changed after it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


def keep(value: Any, handler: Handler) -> str:
    """Validate ``value`` as a string, but give back the ``Text``: pydantic would make it a plain ``str``."""
    if isinstance(value, Text):
        value = value.trimmed()
    checked: str = handler(value)
    return value if isinstance(value, Text) else checked


def _one_line(value: Any, handler: Handler) -> str:
    kept = keep(value, handler)
    if "\n" in kept:
        raise PydanticCustomError("one_line", "this must be one line, without a line break")
    return kept


def _prose(value: Any, handler: Handler) -> str:
    kept = keep(value, handler)
    return Marked(kept, getattr(kept, "segments", ()))


Line = Annotated[str, StringConstraints(min_length=1, max_length=400), WrapValidator(_one_line)]
"""A name, title or address: one line, never read as Markdown."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=40_000), WrapValidator(_prose)]
"""Sentences, in which Markdown may give emphasis, links and lists."""

Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60), WrapValidator(keep)
]
"""A short name for one thing, in small letters, digits and single hyphens: ``family-night``."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)


def _clock(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.strip().lower() in ("noon", "12 noon"):
        return time(12)
    found = _CLOCK.fullmatch(value.strip())
    if not found or not (found[2] or found[3]):
        raise PydanticCustomError("clock", "this is not a time; write it as 6:30 pm or 18:30")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise PydanticCustomError("clock", "there is no such time; write it as 6:30 pm or 18:30")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


Clock = Annotated[
    time, BeforeValidator(_clock, json_schema_input_type=Annotated[str, Field(examples=["6:30 pm", "18:30"])])
]
"""A time of day as people write it: ``6:30 pm`` or ``18:30``."""


def twelve_hours(when: time) -> str:
    """A time as people write it in their files: ``6:30 pm``."""
    return f"{when:%I:%M} {'am' if when.hour < 12 else 'pm'}".lstrip("0")


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
            raise PydanticCustomError(
                "day", "this is not a date that can be read; write year-month-day, as in 2026-10-14"
            )
        try:
            return date.fromisoformat(value.strip())
        except ValueError as error:
            raise PydanticCustomError(
                "day", "there is no such day in the calendar; look at the month's number and the day's"
            ) from error
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""A day, written year-month-day."""


_SPOKEN_ZONES = {
    **dict.fromkeys(("eastern", "et", "est", "edt"), "America/New_York"),
    **dict.fromkeys(("central", "ct", "cst", "cdt"), "America/Chicago"),
    **dict.fromkeys(("mountain", "mt", "mst", "mdt"), "America/Denver"),
    **dict.fromkeys(("pacific", "pt", "pst", "pdt"), "America/Los_Angeles"),
    **dict.fromkeys(("alaska", "akst", "akdt"), "America/Anchorage"),
    **dict.fromkeys(("hawaii", "hst"), "Pacific/Honolulu"),
    **dict.fromkeys(("atlantic", "ast", "adt"), "America/Halifax"),
    **dict.fromkeys(("newfoundland", "nst", "ndt"), "America/St_Johns"),
    "arizona": "America/Phoenix",
}
"""What people call their time, by its first word: its place in the IANA database."""


@cache
def _zones() -> Mapping[str, str]:
    """The time zones that are places, by their own name and by that of their city, in small letters."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return {name.rpartition("/")[2].lower(): name for name in names} | {name.lower(): name for name in names}


def is_timezone(name: str) -> bool:
    """Whether ``name`` is that of a place in the IANA database, in its own capitals."""
    return _zones().get(name.lower()) == name


def _timezone(value: str) -> str:
    """The IANA name: one such as EST, which would be an hour off all summer, is not taken."""
    word = value.strip().lower().replace(" ", "_")
    if _zones().get(word) == value.strip():
        return value
    spoken = _SPOKEN_ZONES.get(word.split("_")[0])
    near = spoken or next(
        (_zones()[name] for name in get_close_matches(word, _zones(), 1, 0.6)), "America/Chicago"
    )
    raise PydanticCustomError("timezone", "there is no such time zone; write it as {near}", {"near": near})


Timezone = Annotated[str, AfterValidator(_timezone)]
"""A time zone of the IANA database: ``America/Chicago``."""


def _colour(value: Any, handler: Handler) -> str:
    """The colour as six small digits, known to come from where it was written."""
    kept = keep(value, handler)
    digits = kept.lstrip("#").lower()
    whole = "#" + ("".join(c * 2 for c in digits) if len(digits) == 3 else digits)
    pieces = [piece.span for piece in getattr(kept, "segments", ())]
    spans = [Span(pieces[0].file, pieces[0].start, pieces[-1].end)] if pieces else []
    return Text(whole, [Segment(0, len(whole), span) for span in spans])


Colour = Annotated[
    str,
    StringConstraints(pattern=r"^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"),
    WrapValidator(_colour),
]
"""A colour of the screen as ``#1f5f8b`` or ``#abc``."""


def choices(annotation: Any) -> tuple[str, ...]:
    """The words that a ``Literal`` field accepts."""
    return tuple(get_args(annotation))
