"""Who is who in a district: the grown people who speak for it, and the children whose families said yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from unicodedata import normalize

from plcomms.model.district import Content, District, School
from plcomms.model.entries import Person
from plcomms.model.pictured import pictured
from plcomms.model.project import Project, people, span_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OF_ONE_ISSUE = re.compile(r"(schools/[^/]+)/[^/]+\.ya?ml")
"""A file of one month, which is its school's."""
_TITLES = frozenset(["mr", "mrs", "ms", "mx", "dr", "miss", "coach", "principal", "jr", "sr"])


@dataclass(frozen=True, slots=True)
class Roll:
    """The people whom a district lists.

    ``grown`` are known in every file; ``students`` only in the file that has the record, since a consent
    belongs to one child at one school, and another school may have a child of the same first name. In a
    ``draft``, which is no school's, they are known by ``whole`` names alone.
    """

    grown: tuple[frozenset[str], ...] = ()
    students: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    places: tuple[frozenset[str], ...] = ()
    whole: tuple[frozenset[str], ...] = ()
    draft: bool = False

    def for_draft(self) -> Roll:
        """The same roll for a text that lies in the district's folder and is none of its files."""
        named = (known for names in self.students.values() for known in names)
        return replace(self, students={}, whole=tuple(known for known in named if len(known) > 1), draft=True)

    def is_place(self, name: str) -> bool:
        """Whether ``name`` is the district's, a school's or a meeting place's, or a part of it."""
        words = _words(name)
        return bool(words) and any(words <= place for place in self.places)

    def knows(self, name: str, file: str, *, child: bool) -> bool:
        """Whether ``name``, written in ``file``, is somebody on the roll.

        A first name by itself that is a ``child``'s by the words beside it is not a teacher's of that name;
        and a child's record covers no more than the name that stands in it.
        """
        words = _words(name)
        if any(_is(words, known) for known in self.students.get(_whose(file), ())):
            return True
        if any(known <= words for known in self.whole):
            return True
        if child and len(words) == 1:
            return False
        return any(_is(words, known) or known <= words for known in self.grown)


def _is(words: frozenset[str], known: frozenset[str]) -> bool:
    """Whether all of ``words`` are ``known``; a letter stands for a word that begins with it."""
    return bool(words) and all(
        word in known or (len(word) == 1 and any(other.startswith(word) for other in known - words))
        for word in words
    )


def roll_of_staff(names: Iterable[str]) -> Roll:
    """The roll of a district that lists ``names`` as its staff and nobody else."""
    return Roll(tuple(filter(None, map(_words, names))))


def roll_of(project: Project, today: date) -> Roll:
    """The roll of ``project`` on the day ``today``."""
    grown: list[frozenset[str]] = []
    students: dict[str, list[frozenset[str]]] = {}
    for voice in (project.district, *project.schools.values()):
        grown += [_words(name) for name in _grown(voice)]
        seen = [person for shown in pictured(voice) for person in shown.picture.people]
        told = {id(person) for person in (*voice.people, *seen)}
        for person in people(voice):
            if person.role != "student":
                grown.append(_words(person.name))
            elif id(person) not in told or _agreed(person, today):
                place = span_of(person.name)
                students.setdefault(_whose(place.file if place else ""), []).append(_words(person.name))
    places = tuple(_words(name) for name in _places(project))
    return Roll(
        tuple(w for w in grown if w), {file: tuple(names) for file, names in students.items()}, places
    )


def _whose(file: str) -> str:
    """The file of the school whose issue ``file`` is, else that file; whatever its ending."""
    found = _OF_ONE_ISSUE.fullmatch(file)
    return re.sub(r"\.yml$", ".yaml", f"{found[1]}.yaml" if found else file)


def _places(project: Project) -> Iterator[str]:
    yield from filter(None, (project.district.name, project.district.short_name))
    for voice in (project.district, *project.schools.values()):
        rooms = [(event.place, event.room, event.address) for event in voice.events]
        rooms += [(entry.place, entry.room, entry.address) for entry in voice.dates]
        yield from (place for places in rooms for place in places if place)
    for school in project.schools.values():
        yield from filter(None, (school.name, school.short_name, school.principal.address))
        yield from filter(
            None, (school.office and school.office.name, school.office and school.office.address)
        )


def _grown(voice: Content) -> Iterator[str]:
    """The names of those who speak for a district or a school, and of whoever takes replies."""
    yield from voice.staff
    if isinstance(voice, District):
        yield voice.contact.name
    if isinstance(voice, School):
        yield voice.principal.name
        yield from [voice.office.name] if voice.office else []
    yield from (event.reply_to for event in voice.events if event.reply_to)
    yield from (contact.name for event in voice.events for contact in event.contacts)
    yield from (contact.name for entry in voice.dates for contact in entry.contacts)


def _agreed(person: Person, today: date) -> bool:
    """Whether a consent to the name is on record and holds."""
    record = person.consent
    return (
        record is not None
        and "name" in record.covers
        and record.given <= today
        and (record.until is None or today <= record.until)
    )


def _words(name: str) -> frozenset[str]:
    plain = "".join(c for c in normalize("NFKD", name.lower()) if not "\u0300" <= c <= "\u036f")
    return frozenset(_WORD.findall(plain)) - _TITLES
