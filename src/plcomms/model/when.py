"""When something is, as people write it in one line: days, how they come again, and the hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from plcomms.model.dates import plain
from plcomms.model.day_ranges import Days, read_days
from plcomms.model.fields import Line, Model, school_year_of
from plcomms.model.hours import Hours, read_hours, without_hours
from plcomms.model.news import Button
from plcomms.model.repetition import Pattern, read_pattern, repeats


@dataclass(frozen=True, slots=True)
class When:
    """What one text says of when: single days and ranges, or how days come again, and the hours."""

    spans: tuple[Days, ...] = ()
    pattern: Pattern | None = None
    hours: Hours | None = None


def read_when(said: str, school_year: int | None) -> When:
    """What ``said`` names: days or how they come again, and behind them the hours.

    Raises:
        PydanticCustomError: it cannot be read.
    """
    days, hours = without_hours(plain(said))
    if not days and hours:
        return When(hours=hours)
    if repeats(days):
        return When(pattern=read_pattern(days, school_year), hours=hours)
    return When(read_days(days, school_year), hours=hours)


def _read_when(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    return read_when(value, school_year_of(info)) if isinstance(value, str) else value


def _read_by(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        return value
    days, hours = without_hours(plain(value))
    return When(read_days(days or value, school_year_of(info)), hours=hours)


def _read_every(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        value = " and ".join(value)
    if not isinstance(value, str):
        return value
    said, hours = without_hours(plain(value))
    return When(pattern=read_pattern(said, school_year_of(info)), hours=hours)


def _read_spans(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(span for item in value for span in read_days(item, school_year_of(info)))
    return read_days(value, school_year_of(info)) if isinstance(value, str) else value


_AS_TEXT: Any = str | tuple[str, ...]
WhenField = Annotated[
    When, BeforeValidator(_read_when, json_schema_input_type=_AS_TEXT), Field(examples=["Nov 16-20, 2026"])
]
By = Annotated[
    When, BeforeValidator(_read_by, json_schema_input_type=_AS_TEXT), Field(examples=["Fri, Jan 8"])
]
Every = Annotated[
    When, BeforeValidator(_read_every, json_schema_input_type=_AS_TEXT), Field(examples=["first Tuesday"])
]
Spans = Annotated[tuple[Days, ...], BeforeValidator(_read_spans, json_schema_input_type=_AS_TEXT)]
HoursField = Annotated[
    Hours, BeforeValidator(read_hours, json_schema_input_type=str), Field(examples=["6:30-8 pm"])
]


def or_a_line(schema: dict[str, Any]) -> None:
    """Say in a schema that a line of text may stand for the mapping."""
    mapping = dict(schema)
    schema.clear()
    line = {"type": "object", "additionalProperties": {"type": "string"}, "maxProperties": 1}
    schema.update(anyOf=[{"type": "string", "minLength": 1}, line, mapping])


class SessionTime(Model):
    """One of several times of the same thing; a line such as “Nov 17, 4-7 pm” may stand in its place."""

    model_config = ConfigDict(json_schema_extra=or_a_line)

    title: Annotated[Line | None, Field(description="What this one is: In Spanish.")] = None
    date: WhenField | None = None
    at: HoursField | None = None
    place: Line | None = None
    room: Line | None = None
    link: Button | None = None

    @model_validator(mode="before")
    @classmethod
    def _line_alone(cls, value: Any) -> Any:
        return {"date": value} if isinstance(value, str) else value

    @property
    def spans(self) -> tuple[Days, ...]:
        """The days on which it is; none where it is on those of its date."""
        return self.date.spans if self.date else ()

    @property
    def hours(self) -> Hours | None:
        """From when to when it is."""
        return self.at or (self.date.hours if self.date else None)
