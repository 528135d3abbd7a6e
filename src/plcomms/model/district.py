"""The whole message of a district and its schools: the shapes of ``district.yaml`` and ``schools/*.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from plcomms.model.brand import Brand
from plcomms.model.calendar import CalendarEntry
from plcomms.model.day_ranges import read_school_year
from plcomms.model.entries import (
    Contact,
    Event,
    Faq,
    NextStep,
    Person,
    Picture,
    Proof,
    Quote,
    Statement,
    Story,
    Why,
)
from plcomms.model.fields import Id, Language, Line, Model, Timezone, in_small_letters
from plcomms.model.news import NewsItem, Section, read_sections
from plcomms.model.notice import Notice, named

__all__ = ["Contact", "Content", "District", "Gallery", "School"]


class Principal(Contact):
    """Who leads a school."""

    picture: Annotated[Picture | None, Field(description="Beside the principal's note.")] = None


class Content(Model):
    """What a district and a school may both say.

    A school's entries come first; one with the same id takes the place of the district's.
    """

    issue: Annotated[Line | None, Field(description="What this newsletter is called: Winter 2027.")] = None
    stories: tuple[Story, ...] = ()
    news: Annotated[
        tuple[NewsItem, ...], Field(description="Short items for the newsletter, printed in this order.")
    ] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    dates: Annotated[
        tuple[CalendarEntry, ...],
        Field(
            description="Days to know: no school, early release, forms due, picture day, what comes again."
        ),
    ] = ()
    faqs: tuple[Faq, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    proof: tuple[Proof, ...] = ()
    notices: Annotated[
        tuple[Notice, ...],
        AfterValidator(named),
        Field(description="What families must know today; each makes a notice of its own."),
    ] = ()
    staff: Annotated[
        tuple[Line, ...], Field(description="Names of grown people who may be named in any text.")
    ] = ()
    sections: Annotated[
        tuple[Section, ...],
        BeforeValidator(read_sections, json_schema_input_type=tuple[Section, ...] | dict[str, str]),
        Field(description="The newsletter's sections in order; what is not named is left out."),
    ] = ()
    people: Annotated[
        tuple[Person, ...],
        Field(description="Others who are named in texts, with a role; students with their consent."),
    ] = ()


class District(Content):
    """The whole message of a district: ``district.yaml``."""

    name: Line
    short_name: Line | None = None
    school_year: Annotated[
        int | None,
        BeforeValidator(read_school_year, json_schema_input_type=str),
        Field(description="As in 2026-27: days under “dates” then need no year.", examples=["2026-27"]),
    ] = None
    timezone: Annotated[
        Timezone | None, Field(description="Of the events, as in America/Chicago; for calendars.")
    ] = None
    contact: Contact
    brand: Annotated[Brand, Field(default_factory=Brand)]
    languages: Annotated[
        tuple[Language, ...], Field(min_length=1, description="Codes; the first is the one you write in.")
    ] = ("en",)
    vision: Annotated[
        Statement, Field(description="What the district wants for every child, in one sentence.")
    ]
    definition: Annotated[Statement | None, Field(description="What personalized learning means here.")] = (
        None
    )
    progress: Annotated[
        Statement | None, Field(description="How a family can follow a child's progress.")
    ] = None
    whys: Annotated[tuple[Why, ...], Field(min_length=1)]


Gallery = Annotated[
    tuple[Picture, ...], Field(max_length=6, description="Up to six pictures for the newsletter.")
]


class School(Content):
    """What a principal adds for one school: ``schools/<id>.yaml``."""

    name: Line
    short_name: Line | None = None
    level: Annotated[
        Literal["elementary", "middle", "high"] | None,
        BeforeValidator(in_small_letters),
        Field(description="Which of the student talking points are for it."),
    ] = None
    principal: Principal
    office: Contact | None = None
    brand: Brand | None = None
    note: Annotated[Statement | None, Field(description="The principal's own words to families.")] = None
    picture: Annotated[
        Picture | None, Field(description="Of the school; opens a newsletter whose story has none.")
    ] = None
    gallery: Gallery = ()
    feature: Annotated[
        tuple[Id, ...], Field(description="In a school that has issues: what each of them is to print.")
    ] = ()
