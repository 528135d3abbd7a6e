"""A school's month: one issue of its newsletter, laid over what the school says all year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any, get_origin

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from plcomms.model.district import Content, Gallery, School
from plcomms.model.entries import Statement
from plcomms.model.fields import Id, Line
from plcomms.model.text import Segment, Span, Text

_NAMES = "January February March April May June July August September October November December"
MONTH_NAMES = tuple(_NAMES.split())
_SHORTEST = 3
_NUMBERS = re.compile(r"(?P<year>20\d\d)[-/. ](?P<month>\d{1,2})")
_SPOKEN = re.compile(r"(?P<name>[a-z]+)\.?,?\s+(?P<year>20\d\d)", re.IGNORECASE)
_LIKE = "this is not a month that can be read; write year and month, as in 2026-11"


def month_in(words: str) -> str:
    """The month that ``words`` name, as in 2026-11; empty where they name none."""
    numbers, spoken = _NUMBERS.fullmatch(words.strip()), _SPOKEN.fullmatch(words.strip())
    if numbers and 1 <= int(numbers["month"]) <= len(MONTH_NAMES):
        return f"{numbers['year']}-{int(numbers['month']):02}"
    named = spoken["name"].lower() if spoken else ""
    at = [i for i, name in enumerate(MONTH_NAMES, 1) if name.lower().startswith(named)]
    return f"{spoken['year']}-{at[0]:02}" if spoken and len(named) >= _SHORTEST and at else ""


def month_of(day: date) -> str:
    """The month of ``day``, as in 2026-11."""
    return f"{day.year}-{day.month:02}"


def first_day(month: str) -> date:
    """The day on which ``month`` begins."""
    return date.fromisoformat(f"{month}-01")


def month_after(month: str) -> str:
    """The month that comes after ``month``."""
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02}"


def spoken_month(month: str) -> str:
    """A month as people say it: November 2026."""
    year, number = map(int, month.split("-"))
    return f"{MONTH_NAMES[number - 1]} {year}"


def _month(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = month_in(value)
    if not found:
        raise PydanticCustomError("month", _LIKE)
    pieces = [piece.span for piece in getattr(value, "segments", ())]
    spans = [Span(pieces[0].file, pieces[0].start, pieces[-1].end)] if pieces else []
    return Text(found, [Segment(0, len(found), span) for span in spans])


Month = Annotated[Id, BeforeValidator(_month, json_schema_input_type=str)]
"""A month, best written as 2026-11."""


def _may_be_empty(schema: dict[str, Any]) -> None:
    """Say in a schema that nothing may stand after each key yet."""
    schema["properties"] = {
        name: {"anyOf": [shape, {"type": "null"}]} for name, shape in schema.get("properties", {}).items()
    }


class Issue(Content):
    """What a school says in one month: ``schools/<id>/2026-11.yaml``.

    A key after which nothing stands yet is as one that is not there.
    """

    model_config = ConfigDict(json_schema_extra=_may_be_empty)

    issue: Annotated[Month | None, Field(description="The month, as in the file's name: 2026-11.")] = None
    title: Annotated[
        Line | None, Field(description="What it is called instead of its month: Winter 2027.")
    ] = None
    note: Annotated[Statement | None, Field(description="The principal's own words to families.")] = None
    gallery: Gallery = ()
    feature: Annotated[
        tuple[Id, ...],
        Field(description="Whys, facts, questions, stories (by id), vision or progress to print now."),
    ] = ()
    told: Annotated[
        tuple[Id, ...],
        Field(description="Stories of the school's or the district's file that earlier issues told."),
    ] = ()

    @model_validator(mode="before")
    @classmethod
    def _what_is_there(cls, value: Any) -> Any:
        """Leave out the keys that nobody has filled in yet."""
        return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value


@dataclass(frozen=True, slots=True)
class Asked:
    """Which issues somebody wants: the newest that has begun by ``day`` (None: the newest), or ``issue``.

    ``school`` is the only one of which another issue is wanted; empty means all.
    """

    day: date | None = None
    issue: str = ""
    school: str = ""

    def of(self, school: str) -> str:
        """The month that is wanted of ``school`` whatever the day; empty where the day decides."""
        return self.issue if self.school in ("", school) else ""


@dataclass(frozen=True, slots=True)
class Months:
    """A school as its own file has it, its issues and their files by month, and the month that was chosen."""

    school: School
    issues: Mapping[str, Issue]
    files: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""

    @property
    def issue(self) -> Issue | None:
        """The issue that was chosen."""
        return self.issues.get(self.chosen)

    @property
    def later(self) -> tuple[str, ...]:
        """The months that come after the chosen one."""
        return tuple(month for month in sorted(self.issues) if month > self.chosen)


def choose(months: Months, school: str, asked: Asked) -> Months:
    """``months`` of ``school`` with the one that is ``asked`` for: empty where there is no such issue.

    Where the day decides, it is the newest that is not in the future; where all are, the first.
    """
    if wanted := asked.of(school):
        return replace(months, chosen=wanted if wanted in months.issues else "")
    known = sorted(months.issues)
    begun = [month for month in known if asked.day is None or month <= month_of(asked.day)]
    return replace(months, chosen=(begun or known[:1])[-1])


LISTS = tuple(
    name
    for name, shape in Content.model_fields.items()
    if get_origin(shape.annotation) is tuple and name != "sections"
)
"""The names of the lists of entries that an issue, a school and a district may all have."""


def in_issue(months: Months) -> School:
    """The school as the chosen issue shows it: the issue's entries first, and in place of those of one id."""
    school, issue = months.school, months.issue
    if issue is None:
        return school
    lists = {name: layered(getattr(issue, name), getattr(school, name)) for name in LISTS}
    more = {
        "issue": issue.title or spoken_month(months.chosen),
        "note": issue.note or school.note,
        "gallery": issue.gallery or school.gallery,
        "feature": issue.feature or school.feature,
        "sections": issue.sections or school.sections,
    }
    return school.model_copy(update={**lists, **more})


def is_unwritten(months: Months, month: str) -> bool:
    """Whether nobody wrote anything in the issue of ``month``: all in it was carried from the one before."""
    issue = months.issues[month]
    before = months.issues.get(max((one for one in months.issues if one < month), default=""), Issue())
    lists = (*LISTS, "gallery", "feature")
    new = (entry for name in lists for entry in getattr(issue, name) if entry not in getattr(before, name))
    return not (issue.note or issue.title) and next(new, None) is None


def layered(own: tuple[Any, ...], under: tuple[Any, ...]) -> tuple[Any, ...]:
    """The entries of ``own``, then those of ``under`` that have no id of theirs."""
    ids = {entry.id for entry in own if getattr(entry, "id", None)}
    return own + tuple(e for e in under if getattr(e, "id", None) is None or e.id not in ids)
