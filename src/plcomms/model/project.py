"""All that was loaded: a district, its schools, its glossary, and the text of the files they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plcomms.model.brand import Brand, laid_over
from plcomms.model.calendar import CalendarEntry
from plcomms.model.closures import on_school_days
from plcomms.model.district import Contact, Content, District, School
from plcomms.model.entries import Event, Faq, NextStep, Person, Proof, Quote, Story
from plcomms.model.finding import Finding
from plcomms.model.glossary import Glossary
from plcomms.model.issue import Months, layered
from plcomms.model.news import NewsItem, Section
from plcomms.model.notice import Notice
from plcomms.model.pictured import pictured
from plcomms.model.text import Source, Span


@dataclass(frozen=True, slots=True)
class Project:
    """A district's folder after loading.

    ``notes`` are findings about the files that stop nothing; ``upright`` are the names of the pictures that
    are higher than wide. ``months`` are the issues of those schools that have some; such a school is in
    ``schools`` as the chosen one shows it.
    """

    root: Path
    district: District
    schools: Mapping[str, School]
    glossary: Glossary
    sources: Mapping[str, Source] = field(compare=False)
    notes: tuple[Finding, ...] = field(default=(), compare=False)
    upright: frozenset[str] = field(default=frozenset(), compare=False)
    months: Mapping[str, Months] = field(default_factory=dict)
    _senders: dict[str, Sender] = field(init=False, default_factory=dict, repr=False, compare=False)

    @property
    def file(self) -> str:
        """The name of the district's own file."""
        return "district.yaml"

    def names(self) -> Iterator[str]:
        """The names of its people, schools and places, in which no word is a term."""
        yield self.district.name
        yield self.district.contact.name
        if self.district.short_name:
            yield self.district.short_name
        for school in self.schools.values():
            yield school.name
            if school.short_name:
                yield school.short_name
            yield school.principal.name
        for voice in (self.district, *self.schools.values()):
            yield from (event.place for event in voice.events if event.place)
            yield from (entry.place for entry in voice.dates if entry.place)
            yield from voice.staff
            for person in people(voice):
                yield person.name

    def month(self, school: str) -> str:
        """The month of the issue that was chosen of ``school``; empty where it has none."""
        return self.months[school].chosen if school in self.months else ""

    def sender(self, school: str) -> Sender:
        """Who speaks: the school called ``school``, or the district where that is empty."""
        if school not in self._senders:
            self._senders[school] = Sender(self.district, self.schools.get(school), school)
        return self._senders[school]


@dataclass(frozen=True, slots=True)
class Sender:
    """A district, or one of its schools speaking with the district's message under its own."""

    district: District
    school: School | None
    school_id: str

    @property
    def name(self) -> str:
        """The name on the letterhead."""
        return self.school.name if self.school else self.district.name

    @property
    def short_names(self) -> tuple[str | None, str | None]:
        """The short names of the school and of the district, where they have one."""
        return (self.school and self.school.short_name) or None, self.district.short_name

    @property
    def brand(self) -> Brand:
        """The district's brand, with what the school says of its own in its place."""
        own = self.school and self.school.brand
        return laid_over(own, self.district.brand) if own else self.district.brand

    @property
    def contact(self) -> Contact:
        """Whom to ask: the school's office or principal, else the district's contact."""
        return (self.school.office or self.school.principal) if self.school else self.district.contact

    @property
    def issue(self) -> str | None:
        """What this issue is called: by the school, else by the district."""
        return (self.school and self.school.issue) or self.district.issue

    @property
    def stories(self) -> tuple[Story, ...]:
        """The school's stories, then the district's."""
        return self._layered("stories")

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The school's quotes, then the district's."""
        return self._layered("quotes")

    @property
    def events(self) -> tuple[Event, ...]:
        """The school's events and the district's, by date."""
        found: tuple[Event, ...] = self._layered("events")
        return tuple(sorted(found, key=lambda e: (e.date, e.start, e.id)))

    @property
    def dates(self) -> tuple[CalendarEntry, ...]:
        """The school's dates and the district's, by their first days; what comes again stands last.

        A day without school that both have is the school's; what comes again skips each such day.
        """
        found: tuple[CalendarEntry, ...] = self._layered("dates")
        own = self.school.dates if self.school else ()
        said = {(entry.kind, entry.spans) for entry in own if entry.kind == "no-school"}
        mine = [e for i, e in enumerate(found) if i < len(own) or (e.kind, e.spans) not in said]
        return tuple(
            sorted(on_school_days(mine), key=lambda e: (e.recurrence is not None, e.first_day, e.last_day))
        )

    @property
    def news(self) -> tuple[NewsItem, ...]:
        """The school's news, then the district's, in the order in which they are written."""
        return self._layered("news")

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that the school names, else those of the district; none where neither does."""
        return (self.school and self.school.sections) or self.district.sections

    @property
    def faqs(self) -> tuple[Faq, ...]:
        """The school's questions, then the district's."""
        return self._layered("faqs")

    @property
    def next_steps(self) -> tuple[NextStep, ...]:
        """The school's next steps, then the district's."""
        return self._layered("next_steps")

    @property
    def proof(self) -> tuple[Proof, ...]:
        """The school's proof points, then the district's."""
        return self._layered("proof")

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The school's notices, then the district's."""
        return self._layered("notices")

    def _layered(self, name: str) -> tuple:  # type: ignore[type-arg]
        own = getattr(self.school, name) if self.school else ()
        return layered(own, getattr(self.district, name))


def people(voice: Content) -> Iterator[Person]:
    """Everybody whom a district or a school names or shows: in stories, news and pictures, as hosts."""
    yield from voice.people
    for item in voice.news:
        yield from item.people
    for story in voice.stories:
        yield from story.people
        if story.quote:
            yield story.quote.by
    for quote in voice.quotes:
        yield quote.by
    for event in voice.events:
        yield from event.people
    for shown in pictured(voice):
        yield from shown.picture.people


def span_of(value: str | None) -> Span | None:
    """Where ``value`` was written, if it came from a file."""
    segments = getattr(value, "segments", ())
    return Span(segments[0].span.file, segments[0].span.start, segments[-1].span.end) if segments else None
