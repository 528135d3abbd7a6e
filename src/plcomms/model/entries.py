"""What a district or a school says, entry by entry: statements, people, stories, events, questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from plcomms.model.fields import Clock, Day, Id, Line, Model, Prose, in_small_letters, twelve_hours
from plcomms.model.focus import Focus
from plcomms.model.glossary import Audience

Guideline = Annotated[
    Literal["future", "progress", "ownership", "teachers", "clear-why", "stories", "invitation"],
    BeforeValidator(in_small_letters),
]
"""The seven guidelines of the Education Elements and ExcelinEd guide (2018)."""

Role = Annotated[
    Literal["student", "family", "teacher", "principal", "staff", "board", "community"],
    BeforeValidator(in_small_letters),
]


class Contact(Model):
    """Whom to ask."""

    name: Line
    role: Line | None = None
    email: Line | None = None
    phone: Line | None = None
    address: Line | None = None
    website: Line | None = None

    @model_validator(mode="after")
    def _can_be_written_to(self) -> Self:
        if self.email and not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+", self.email):
            raise PydanticCustomError(
                "email",
                "“{email}” is not an email address; write it as name@school.org",
                {"email": str(self.email), "field": "email"},
            )
        return self


def _or_a_sentence(schema: dict[str, Any]) -> None:
    """Say in a schema that a plain sentence may stand for the mapping, where nothing else is required."""
    if schema.get("required") == ["statement"]:
        mapping = dict(schema)
        schema.clear()
        schema.update(anyOf=[{"type": "string", "minLength": 1}, mapping])


class Statement(Model):
    """Something the district says, with the words that certain audiences get instead.

    A plain sentence may stand in its place.
    """

    model_config = ConfigDict(json_schema_extra=_or_a_sentence)

    statement: Annotated[Prose, Field(description="The words everyone gets who has none of their own below.")]
    variants: Annotated[
        Mapping[Id, Prose],
        Field(alias="for", description="Audience: the words that this audience gets instead."),
    ] = {}
    guidelines: Annotated[
        tuple[Guideline, ...], Field(description="Which of the seven guidelines it carries.")
    ] = ()

    @model_validator(mode="before")
    @classmethod
    def _sentence_alone(cls, value: Any) -> Any:
        return {"statement": value} if isinstance(value, str) else value

    def to(self, audience: Audience) -> str:
        """The words for ``audience``: its own, else those of one that it is like, else everyone's."""
        return next((self.variants[a] for a in audience.chain if a in self.variants), self.statement)


class Why(Statement):
    """One reason for the change, and the guidelines it serves."""

    id: Id
    title: Annotated[Line | None, Field(description="A heading of two to six words.")] = None


class Proof(Statement):
    """A fact that shows a why to be true."""

    id: Id
    figure: Annotated[Line | None, Field(description="The number to show large: 9 in 10.")] = None
    source: Annotated[Line | None, Field(description="Where the fact comes from.")] = None


class Consent(Model):
    """A record that a person, or a student's parent or guardian, agreed to be named, quoted or pictured."""

    given: Annotated[Day, Field(description="The day it was given.")]
    by: Annotated[Line, Field(description="Who gave it: mother, guardian, the adult himself.")]
    covers: Annotated[
        tuple[Annotated[Literal["name", "words", "picture"], BeforeValidator(in_small_letters)], ...],
        Field(min_length=1),
    ]
    until: Annotated[Day | None, Field(description="The last day on which it holds.")] = None


class Person(Model):
    """Somebody who is named."""

    name: Line
    role: Role
    detail: Annotated[
        Line | None, Field(description="What to print after the name: grade 4, Cedar Elementary.")
    ] = None
    consent: Consent | None = None


class Quote(Model):
    """Words somebody said."""

    id: Id | None = None
    words: Annotated[Prose, Field(description="The words, without quotation marks.")]
    by: Person
    for_: Annotated[tuple[Id, ...], Field(alias="for", description="Audiences; none means all.")] = ()
    guidelines: tuple[Guideline, ...] = ()


class Picture(Model):
    """A picture file, the words for people who do not see it, and what is printed below it.

    Whatever shows a picture has a field of this shape; ``pictured`` finds all of them.
    """

    file: Annotated[Line, Field(description="Path of the file, seen from the district's folder.")]
    alt: Annotated[Line, Field(description="What the picture shows, in a sentence.")]
    caption: Annotated[Line | None, Field(description="A line to print below it.")] = None
    credit: Annotated[Line | None, Field(description="Who took it; printed after the caption.")] = None
    focus: Annotated[
        Focus | None,
        Field(description="The point that stays in it when it is cropped: 50% 35%, across and down."),
    ] = None
    people: Annotated[
        tuple[Person, ...], Field(description="Who can be known in it; students with their consent.")
    ] = ()


class Story(Statement):
    """What happened to a child, a class or a school, in a few sentences."""

    id: Id
    title: Line
    people: tuple[Person, ...] = ()
    quote: Quote | None = None
    picture: Picture | None = None


class Event(Model):
    """Something people are invited to."""

    id: Id
    title: Line
    about: Annotated[Statement, Field(description="What will happen there and why to come.")]
    date: Day
    start: Clock
    end: Clock | None = None
    place: Annotated[Line | None, Field(description="The building: Cedar Elementary School.")] = None
    online: Annotated[Line | None, Field(description="Web address at which people take part.")] = None
    room: Line | None = None
    address: Line | None = None
    bring: Annotated[
        Line | None, Field(description="What to bring or know: childcare, supper, interpreters.")
    ] = None
    provided: Annotated[
        tuple[Line, ...], Field(description="What is taken care of: childcare, an interpreter, supper.")
    ] = ()
    host: Annotated[Person | None, Field(description="Who invites.")] = None
    picture: Annotated[Picture | None, Field(description="Shown on the invitation.")] = None
    hosts: Annotated[tuple[Person, ...], Field(description="Who invites, where they are several.")] = ()
    contacts: Annotated[tuple[Contact, ...], Field(description="Whom to ask about it.")] = ()
    reply_by: Day | None = None
    reply_to: Annotated[Line | None, Field(description="Where replies go: a person, phone or e-mail.")] = None
    reply_link: Annotated[
        Line | None, Field(description="Web address to reply at; printed as a square code to scan.")
    ] = None
    reply_phone: Annotated[Line | None, Field(description="Telephone to reply at.")] = None
    reply_fields: Annotated[
        tuple[Line, ...], Field(description="Lines of the reply slip beside the usual: Time you prefer.")
    ] = ()
    for_: Annotated[tuple[Id, ...], Field(alias="for", description="Audiences; none means all.")] = ()
    guidelines: tuple[Guideline, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """All who invite."""
        return (*((self.host,) if self.host else ()), *self.hosts)

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if not self.place and not self.online:
            raise PydanticCustomError(
                "no_place",
                "this event has no place; write it after place:, or its web address after online:",
                {},
            )
        return self

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end is not None and self.end <= self.start:
            raise PydanticCustomError(
                "ends_early",
                "this event ends at {end}, before it starts at {start}; correct one of the two",
                {"end": twelve_hours(self.end), "start": twelve_hours(self.start), "field": "end"},
            )
        return self

    @model_validator(mode="after")
    def _asks_for_replies_in_time(self) -> Self:
        if self.reply_by and self.reply_by > self.date:
            raise PydanticCustomError(
                "replies_late",
                "replies are asked for by {by}, after the event on {on}; correct the day that is wrong",
                {"by": self.reply_by.isoformat(), "on": self.date.isoformat(), "field": "reply_by"},
            )
        return self


class Faq(Model):
    """A question families ask, and its answer."""

    id: Id | None = None
    question: Line
    topic: Annotated[
        Line | None, Field(description="What it is about: questions about the same stand together.")
    ] = None
    answer: Statement
    for_: Annotated[tuple[Id, ...], Field(alias="for", description="Audiences; none means all.")] = ()


class NextStep(Statement):
    """One thing the reader can do now."""

    id: Id | None = None
    link: Annotated[Line | None, Field(description="Web address, e-mail or phone to do it.")] = None
    by: Annotated[Day | None, Field(description="The day by which to do it.")] = None
    only: Annotated[tuple[Id, ...], Field(description="Audiences who get it; none means all.")] = ()
