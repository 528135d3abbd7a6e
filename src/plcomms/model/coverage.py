"""Which of the seven guidelines each piece of the message carries, and to whom: the message map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plcomms.model.district import Content, District, School
from plcomms.model.entries import Guideline
from plcomms.model.fields import choices
from plcomms.model.glossary import Audience, reaches
from plcomms.model.project import Project

GUIDELINES: tuple[Guideline, ...] = choices(Guideline)  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A piece that carries a guideline: what it is (``why``, ``story``...), what it is called, whose it is.

    ``readers`` are the audiences that it is for; none means all. ``school`` is empty for the district's.
    ``key`` tells it from every other piece.
    """

    guideline: str
    what: str
    name: str
    school: str
    readers: tuple[str, ...] = ()
    key: str = ""

    def reaches(self, audience: Audience) -> bool:
        """Whether ``audience`` gets it."""
        return reaches(self.readers, audience)


def carriers(project: Project) -> tuple[Carrier, ...]:
    """Everything that carries a guideline, the district's first."""
    voices: Iterable[tuple[str, Content]] = (("", project.district), *project.schools.items())
    return tuple(carrier for school, voice in voices for carrier in _of_voice(voice, school))


def _of_voice(voice: Content, school: str) -> Iterator[Carrier]:
    for what, every in entries(voice):
        for entry in every:
            name = getattr(entry, "title", None) or getattr(entry, "id", None) or what
            readers = tuple(getattr(entry, "for_", ()) or getattr(entry, "only", ()))
            for guideline in getattr(entry, "guidelines", ()):
                yield Carrier(guideline, what, str(name), school, readers, entry_key(what, school, entry))


_LONGEST_KEY = 60


def key_of(entry: Any) -> str:
    """What tells an entry from the others of its list: its id, else its words."""
    names = ("id", "title", "question", "words", "statement")
    return next((str(found) for name in names if (found := getattr(entry, name, None))), "")


def entry_key(what: str, school: str, entry: Any) -> str:
    """What tells ``entry`` from every other one of a district, build after build."""
    return ":".join((what, school, key_of(entry)[:_LONGEST_KEY]))


def entries(voice: Content) -> Iterator[tuple[str, Iterable[Any]]]:
    """All entries of a district or a school, by what they are."""
    if isinstance(voice, District):
        yield "vision", (voice.vision,)
        yield "why", voice.whys
        yield "definition", (voice.definition,) if voice.definition else ()
        yield "progress", (voice.progress,) if voice.progress else ()
    yield "proof", voice.proof
    yield "story", voice.stories
    yield "quote", voice.quotes
    yield "event", voice.events
    yield "news", voice.news
    yield "date", voice.dates
    yield "answer", (faq.answer for faq in voice.faqs)
    yield "step", voice.next_steps
    if isinstance(voice, School):
        yield "note", (voice.note,) if voice.note else ()
