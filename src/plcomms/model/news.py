"""News in a newsletter, a button that leads on, and the sections in which it all stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from plcomms.model.entries import Person, Picture, Statement
from plcomms.model.fields import Id, Line, Model, SchoolDay, choices, in_small_letters
from plcomms.model.links import shown, target


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


def _as_written(schema: dict[str, Any]) -> None:
    """Say in a schema that ``text`` may be written for ``statement``, and that ``for`` may be a list."""
    properties = schema["properties"]
    properties["text"] = {**properties["statement"], "title": "Text"}
    readers = {"type": "array", "items": {"type": "string"}}
    properties["for"] = {"anyOf": [readers, {"type": "string"}, properties["for"]]}
    schema["required"] = ["title"]
    schema["anyOf"] = [{"required": ["text"]}, {"required": ["statement"]}]


class NewsItem(Statement):
    """A short item of news.

    ``text`` may be written for ``statement``. ``for`` holds a list of the audiences that get it, or, as
    everywhere, other words for an audience.
    """

    model_config = ConfigDict(json_schema_extra=_as_written)

    id: Id | None = None
    title: Line
    people: Annotated[
        tuple[Person, ...], Field(description="Who is named in it or pictured; students with consent.")
    ] = ()
    picture: Picture | None = None
    link: Annotated[Button | None, Field(description="Where it leads on, with words for a button.")] = None
    until: Annotated[SchoolDay | None, Field(description="The last day on which it is news.")] = None
    only: Annotated[tuple[Id, ...], Field(description="Audiences who get it; none means all.")] = ()

    @model_validator(mode="before")
    @classmethod
    def _other_keys(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        given = dict(value)
        if "text" in given and "statement" not in given:
            given["statement"] = given.pop("text")
        if isinstance(given.get("for"), (list, str)) and "only" not in given:
            readers = given.pop("for")
            given["only"] = [readers] if isinstance(readers, str) else readers
        return given


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
