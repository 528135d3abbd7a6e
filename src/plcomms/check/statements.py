"""What a project says, statement by statement, with who reads each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plcomms.model.district import Content, District, School
from plcomms.model.entries import Statement
from plcomms.model.glossary import reaches
from plcomms.model.pictured import pictured
from plcomms.model.project import Project

TITLE, PICTURE = "title", "picture"
"""The names of words that are no statements: titles, and words that stand for a picture."""

TITLE_OF_NEWS = "news"
"""What words of news or of a date are called that have no id."""

PUBLIC = "community"
"""The audience that reads whatever was not written for one audience alone."""


@dataclass(frozen=True, slots=True)
class AudienceText:
    """Words, what they are called, and the audiences who get them."""

    name: str
    words: str
    audiences: tuple[str, ...]

    @property
    def states(self) -> bool:
        """Whether the words are a statement."""
        return self.name not in (TITLE, PICTURE)


def statements(project: Project) -> Iterator[AudienceText]:
    """Every sentence a person wrote for readers, in the order of the files."""
    yield from _voice(project, project.district)
    for school in project.schools.values():
        yield from _voice(project, school)


def _voice(project: Project, voice: Content) -> Iterator[AudienceText]:
    everyone = tuple(project.glossary.audiences)
    if isinstance(voice, District | School) and voice.brand:
        yield from _title(voice.brand.logo_alt, everyone, PICTURE)
    if isinstance(voice, District):
        for name in ("vision", "definition", "progress"):
            yield from _variants(project, name, getattr(voice, name))
        for why in voice.whys:
            yield from _title(why.title, everyone)
            yield from _variants(project, why.id, why)
    if isinstance(voice, School):
        yield from _variants(project, "note", voice.note, ("families",))
    yield from _entries(project, voice, everyone)
    for notice in voice.notices:
        yield from _title(notice.title, notice.only or everyone)
        yield from _variants(project, notice.id, notice, notice.only)
    for shown in pictured(voice):
        yield from _title(shown.picture.alt, shown.readers or everyone, PICTURE)
        yield from _title(shown.picture.caption, shown.readers or everyone)


def _entries(project: Project, voice: Content, everyone: tuple[str, ...]) -> Iterator[AudienceText]:
    for proof in voice.proof:
        yield from _variants(project, proof.id, proof)
    for story in voice.stories:
        yield from _title(story.title, everyone)
        yield from _variants(project, story.id, story)
        if story.quote:
            yield AudienceText("quote", story.quote.words, everyone)
    for quote in voice.quotes:
        yield AudienceText("quote", quote.words, _reached(project, quote.for_))
    yield from _of_events(project, voice)
    yield from _of_month(project, voice)
    for faq in voice.faqs:
        yield from _title(faq.question, _reached(project, faq.for_))
        yield from _variants(project, faq.question, faq.answer, faq.for_)
    for step in voice.next_steps:
        yield from _variants(project, "next step", step, step.only)


def _of_events(project: Project, voice: Content) -> Iterator[AudienceText]:
    """The events of ``voice``."""
    for event in voice.events:
        readers = _reached(project, event.for_)
        yield from _title(event.title, readers)
        yield from _variants(project, event.id, event.about, readers)
        yield from _title(event.bring, readers)
        for line in (*event.provided, *event.reply_fields):
            yield from _title(line, readers)


def _of_month(project: Project, voice: Content) -> Iterator[AudienceText]:
    """The news and the dates of ``voice``."""
    for item in voice.news:
        readers = _reached(project, item.only)
        yield from _title(item.title, readers)
        yield from _variants(project, item.id or TITLE_OF_NEWS, item, item.only)
        yield from _title(item.picture.alt if item.picture else None, readers, PICTURE)
        yield from _title(item.link.words if item.link else None, readers)
    for entry in voice.dates:
        readers = _reached(project, entry.for_)
        yield from _title(entry.title, readers)
        yield from _variants(project, entry.id or TITLE_OF_NEWS, entry.about, entry.for_)
        for session in entry.sessions:
            yield from _title(session.title, readers)


def _reached(project: Project, names: tuple[str, ...]) -> tuple[str, ...]:
    """The audiences who get what is for ``names`` alone; all where there are none."""
    return tuple(a.id for a in project.glossary.audiences.values() if reaches(names, a))


def _title(words: str | None, audiences: tuple[str, ...], name: str = TITLE) -> Iterator[AudienceText]:
    if words:
        yield AudienceText(name, words, audiences)


def _variants(
    project: Project, name: str, statement: Statement | None, readers: tuple[str, ...] = ()
) -> Iterator[AudienceText]:
    """Each wording of ``statement`` with the audiences among ``readers`` (none means all) who get it.

    The words for everyone are also those that a newspaper quotes, so the public reads them in any case.
    """
    if statement is None:
        return
    wordings: dict[int, tuple[str, list[str]]] = {}
    for reader in _reached(project, readers):
        words = statement.to(project.glossary.audience(reader))
        wordings.setdefault(id(words), (words, []))[1].append(reader)
    if not readers and PUBLIC in project.glossary.audiences:
        names = wordings.setdefault(id(statement.statement), (statement.statement, []))[1]
        names += [PUBLIC] if PUBLIC not in names else []
    for words, names in wordings.values():
        yield AudienceText(name, words, tuple(names))
