"""The kinds of field people fill in. Each keeps the origin of its characters through validation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, get_args, get_origin
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WrapValidator,
)
from pydantic import ValidatorFunctionWrapHandler as Handler
from pydantic_core import PydanticCustomError

from plcomms.model.dates import read_clock, read_day
from plcomms.model.day_ranges import read_days
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

_LONGEST_MADE = 50


def id_like(words: str) -> str:
    """A short name like ``words``: ``school-opens-late``; empty where none of their letters can be in one."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len("-".join(parts)) > _LONGEST_MADE and len(parts) > 1:
        parts.pop()
    return "-".join(parts)[:_LONGEST_MADE]


Clock = Annotated[
    time,
    BeforeValidator(read_clock, json_schema_input_type=Annotated[str, Field(examples=["6:30 pm", "18:30"])]),
]
"""A time of day as people write it: ``6:30 pm`` or ``18:30``; see ``dates`` for what else is read."""


def twelve_hours(when: time) -> str:
    """A time as people write it in their files: ``6:30 pm``."""
    return f"{when:%I:%M} {'am' if when.hour < 12 else 'pm'}".lstrip("0")


Day = Annotated[date, BeforeValidator(read_day)]
"""A day, best written year-month-day; see ``dates`` for what else is read."""


SCHOOL_YEAR = "school_year"
"""The name, in the context of a validation, of the year in which the school year of the file begins."""


def school_year_of(info: ValidationInfo) -> int | None:
    """The year in which the school year begins that days without a year are in, if it is known."""
    year: int | None = (info.context or {}).get(SCHOOL_YEAR)
    return year


def _read_one(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, str):
        return value
    return read_days(value, school_year_of(info))[-1].last


CalendarDay = date
"""A day, by a name that no field of a model has."""

SchoolDay = Annotated[CalendarDay, BeforeValidator(_read_one, json_schema_input_type=str)]
"""A day to come, which needs no year where the school year of its file is known."""


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


def in_small_letters(value: Any) -> Any:
    """A word to choose from a list, whatever its capitals."""
    return value.strip().lower() if isinstance(value, str) and value != value.strip().lower() else value


_LANGUAGES = {
    "english": "en",
    "spanish": "es",
    "español": "es",
    "espanol": "es",
    "french": "fr",
    "français": "fr",
    "arabic": "ar",
    "chinese": "zh",
    "mandarin": "zh",
    "german": "de",
    "haitian creole": "ht",
    "hindi": "hi",
    "hmong": "hmn",
    "italian": "it",
    "japanese": "ja",
    "khmer": "km",
    "korean": "ko",
    "nepali": "ne",
    "polish": "pl",
    "portuguese": "pt",
    "punjabi": "pa",
    "russian": "ru",
    "somali": "so",
    "swahili": "sw",
    "tagalog": "tl",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
}
"""What people call the languages of families in American schools, by ISO 639 code."""


def _language(value: Any) -> Any:
    """The code of a language that is called by its name or in capitals, with the place of that."""
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    code = _LANGUAGES.get(word, word)
    if code == value:
        return value
    pieces = [piece.span for piece in getattr(value, "segments", ())]
    spans = [Span(pieces[0].file, pieces[0].start, pieces[-1].end)] if pieces else []
    return Text(code, [Segment(0, len(code), span) for span in spans])


Language = Annotated[Id, BeforeValidator(_language, json_schema_input_type=str)]
"""A language by its code, as in es, or by its English name."""


def choices(annotation: Any) -> tuple[str, ...]:
    """The words that a ``Literal`` field accepts."""
    inner = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return tuple(get_args(inner))
