"""What is told to those whom it concerns: an announcement of any kind, and the notice of today."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from plcomms.model.entries import Statement
from plcomms.model.fields import Day, Id, Line, id_like


def _as_written(schema: dict[str, Any]) -> None:
    """Say in a schema that ``text`` may be written for ``statement``, and that ``for`` may be a list."""
    properties = schema["properties"]
    properties["text"] = {**properties["statement"], "title": "Text"}
    readers = {"type": "array", "items": {"type": "string"}}
    properties["for"] = {"anyOf": [readers, {"type": "string"}, properties["for"]]}
    schema["required"] = ["title"]
    schema["anyOf"] = [{"required": ["text"]}, {"required": ["statement"]}]


class Announcement(Statement):
    """Something that is told to those whom it concerns: news, a notice.

    ``text`` may be written for ``statement``. ``for`` holds a list of the audiences that get it, or, as
    everywhere, other words for an audience.
    """

    model_config = ConfigDict(json_schema_extra=_as_written)

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


class Notice(Announcement):
    """One thing that families must know today: a snow day, a bus that comes late."""

    id: Annotated[Id, Field(description="What its files are called; made from the title if left out.")] = ""
    title: Annotated[Line, Field(description="The news itself in a few words: No school on Wednesday.")]
    date: Annotated[Day | None, Field(description="The day that it is about.")] = None
    link: Annotated[Line | None, Field(description="Where more is said: web address or phone.")] = None


def named(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """``notices``, each with a short name: where it has none, one like its title, numbered if taken."""
    taken = {notice.id for notice in notices}
    every: list[Notice] = []
    for notice in notices:
        like = id_like(notice.title) or "notice"
        numbered = (like if number == 1 else f"{like}-{number}" for number in count(1))
        name = notice.id or next(one for one in numbered if one not in taken)
        taken.add(name)
        every.append(notice if notice.id else notice.model_copy(update={"id": name}))
    return tuple(every)
