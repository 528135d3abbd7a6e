"""News in a newsletter, a button that leads on, and the sections in which it all stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from plcomms.model.entries import Person, Picture
from plcomms.model.fields import Id, Line, Model, SchoolDay, choices, in_small_letters
from plcomms.model.links import shown, target
from plcomms.model.notice import Announcement


def _or_an_address(schema: dict[str, Any]) -> None:
    """Say in a schema that an address alone may stand for the mapping."""
    mapping = dict(schema)
    schema.clear()
    schema.update(anyOf=[{"type": "string", "minLength": 1}, mapping])


class Button(Model):
    """Where something leads on: an address, and the words that say what happens there.

    An address alone may stand in its place, or ``[words](address)``.
    """

    model_config = ConfigDict(json_schema_extra=_or_an_address)

    words: Annotated[Line | None, Field(description="What happens there: Order the photos.")] = None
    address: Annotated[Line, Field(alias="to", description="Web address, email or phone.")]

    @model_validator(mode="before")
    @classmethod
    def _address_alone(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        words, to = shown(value), target(value)
        return {"to": to} if words == to else {"words": words, "to": to}


class NewsItem(Announcement):
    """A short item of news."""

    id: Id | None = None
    title: Line
    people: Annotated[
        tuple[Person, ...], Field(description="Who is named in it or pictured; students with consent.")
    ] = ()
    picture: Picture | None = None
    link: Annotated[Button | None, Field(description="Where it leads on, with words for a button.")] = None
    until: Annotated[SchoolDay | None, Field(description="The last day on which it is news.")] = None


SectionName = Annotated[
    Literal[
        "vision",
        "events",
        "dates",
        "note",
        "news",
        "stories",
        "gallery",
        "whys",
        "quotes",
        "proof",
        "progress",
        "faqs",
        "next_steps",
    ],
    BeforeValidator(in_small_letters),
]


SECTIONS: tuple[str, ...] = choices(SectionName)
"""The sections of a newsletter in their usual order."""


def _line_or_pair(schema: dict[str, Any]) -> None:
    """Say in a schema that a name alone, or a name with its heading, may stand for the mapping."""
    names = schema["properties"]["name"]["enum"]
    mapping = dict(schema)
    pair = {
        "type": "object",
        "properties": {name: {"type": "string"} for name in names},
        "additionalProperties": False,
        "maxProperties": 1,
    }
    schema.clear()
    schema.update(anyOf=[{"type": "string", "enum": names}, pair, mapping])


class Section(Model):
    """A section of the newsletter, and its heading where it is not the usual one."""

    model_config = ConfigDict(json_schema_extra=_line_or_pair)

    name: SectionName
    title: Annotated[Line | None, Field(description="Its heading, instead of the usual one.")] = None

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"name": value}
        if isinstance(value, Mapping) and len(value) == 1 and not {"name", "title"} & set(value):
            (name, title), *_ = value.items()
            return {"name": name, "title": title}
        return value


def read_sections(value: Any) -> Any:
    """A mapping of sections to their headings as the list of these sections."""
    return (
        [{name: title} if title else name for name, title in value.items()]
        if isinstance(value, dict)
        else value
    )
