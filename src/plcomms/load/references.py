"""What a district names that must exist elsewhere: audiences, pictures, fonts, themes, other entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plcomms.load.fonts import missing
from plcomms.load.markdown import read_markdown
from plcomms.load.pictures import SUFFIXES, doubts, problem_at, too_coarse
from plcomms.load.themes import unknown_theme
from plcomms.load.validation import nearest_help
from plcomms.model.brand import Brand
from plcomms.model.district import Content, District, School
from plcomms.model.entries import Statement
from plcomms.model.finding import Finding, Severity
from plcomms.model.fonts import FONTS
from plcomms.model.glossary import Glossary
from plcomms.model.pictured import pictured
from plcomms.model.project import span_of
from plcomms.model.text import Span
from plcomms.workspace import Refusal, located

_AUDIENCE = "There is no audience “{name}”."
_NOT_A_PICTURE = "“{file}” is not a JPEG, PNG, WebP, HEIC or SVG picture."
_NOT_A_PICTURE_HELP = "Save it as one of these and write its new name here."
_ON_THE_WEB = re.compile(r"(?:https?:)?//|data:", re.IGNORECASE)
_WEB_PICTURE = "The picture “{file}” is not in the district's folder, and nothing is fetched from elsewhere."
_WEB_PICTURE_HELP = "Save the picture in the folder and write its name here."
_TWO_IDS = "Two entries are called “{id}”."
_TWO_IDS_HELP = "Give each a name of its own."
_ONE_NAME = "Two schools are called “{name}”: {one} and {other}."
_ONE_NAME_HELP = (
    "Put the right name into the one that was copied, or add what tells them apart, as their towns do."
)


def cross_checked(
    root: Path, district: District, schools: Mapping[str, School], glossary: Glossary
) -> Iterator[Finding]:
    """What one value alone cannot show: names that must exist elsewhere."""
    for statement in _statements(district):
        yield from _unknown_audiences(tuple(statement.variants), glossary)
    yield from _same_ids(district.whys)
    yield from _missing_files(root, district)
    yield from _missing_looks(root, district.brand)
    for voice in (district, *schools.values()):
        for entries in (voice.stories, voice.events, voice.proof, voice.notices, voice.news, voice.dates):
            yield from _same_ids(entries)
        for names in _readers(voice):
            yield from _unknown_audiences(names, glossary)
    yield from _same_names(schools.values())
    for school in schools.values():
        for statement in _statements(school):
            yield from _unknown_audiences(tuple(statement.variants), glossary)
        yield from _missing_files(root, school)
        yield from _missing_looks(root, school.brand)


def _statements(voice: Content) -> Iterator[Statement]:
    if isinstance(voice, District):
        yield from (s for s in (voice.vision, voice.definition, voice.progress, *voice.whys) if s)
    if isinstance(voice, School) and voice.note:
        yield voice.note
    yield from (*voice.stories, *voice.news, *voice.proof, *voice.next_steps, *voice.notices)
    yield from (entry.about for entry in voice.dates if entry.about)
    yield from (event.about for event in voice.events)
    yield from (faq.answer for faq in voice.faqs)


def _prose(voice: Content) -> Iterator[str]:
    """All in ``voice`` that is read as Markdown."""
    for statement in _statements(voice):
        yield from (statement.statement, *statement.variants.values())
    yield from (quote.words for quote in voice.quotes)
    yield from (story.quote.words for story in voice.stories if story.quote)


def _readers(voice: Content) -> Iterator[tuple[str, ...]]:
    """The audiences that entries name as theirs alone."""
    yield from (quote.for_ for quote in voice.quotes)
    yield from (event.for_ for event in voice.events)
    yield from (faq.for_ for faq in voice.faqs)
    yield from (step.only for step in voice.next_steps)
    yield from (notice.only for notice in voice.notices)
    yield from (item.only for item in voice.news)
    yield from (entry.for_ for entry in voice.dates)


def _unknown_audiences(names: tuple[str, ...], glossary: Glossary) -> Iterator[Finding]:
    for name in names:
        if name not in glossary.audiences:
            yield _error(span_of(name), _AUDIENCE.format(name=name), nearest_help(name, glossary.audiences))


def _same_ids(entries: tuple[object, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in entries:
        name: str = getattr(entry, "id", "")
        if name and name in seen:
            yield _error(span_of(name), _TWO_IDS.format(id=name), _TWO_IDS_HELP)
        seen.add(name)


def _same_names(schools: Iterable[School]) -> Iterator[Finding]:
    """Schools that families could not tell apart, and that ``--school`` could not mean by their name."""
    seen: dict[str, str] = {}
    for school in schools:
        span = span_of(school.name)
        file = span.file if span else ""
        other = seen.setdefault(" ".join(school.name.casefold().split()), file)
        if other != file:
            yield _error(span, _ONE_NAME.format(name=school.name, one=other, other=file), _ONE_NAME_HELP)


def _picture_files(voice: District | School) -> list[str]:
    """The names of the pictures that ``voice`` shows."""
    names: list[str] = [shown.picture.file for shown in pictured(voice)]
    names += [name for words in _prose(voice) if "![" in words for name in read_markdown(words).pictures]
    if voice.brand and voice.brand.logo:
        names.append(voice.brand.logo)
    return names


def _missing_files(root: Path, voice: District | School) -> Iterator[Finding]:
    for name in _picture_files(voice):
        yield from _missing_file(root, name)


def doubtful(root: Path, voice: District | School) -> Iterator[Finding]:
    """What may look wrong in the pictures of ``voice``, all of which can be used."""
    for name in _picture_files(voice):
        for doubt in doubts(root / name, name):
            yield Finding("picture", Severity.WARNING, doubt.message, span_of(name), doubt.help)
    for shown in pictured(voice):
        name, focus = shown.picture.file, shown.picture.focus
        if coarse := too_coarse(root / name, name, shown.use, focus):
            yield Finding("picture", Severity.WARNING, coarse.message, span_of(name), coarse.help)


def _missing_file(root: Path, name: str) -> Iterator[Finding]:
    path = located(root, name)
    if _ON_THE_WEB.match(name):
        yield _error(span_of(name), _WEB_PICTURE.format(file=name), _WEB_PICTURE_HELP)
    elif isinstance(path, Refusal):
        yield _error(span_of(name), path.message, path.help)
    elif path.suffix.lower() not in SUFFIXES:
        yield _error(span_of(name), _NOT_A_PICTURE.format(file=name), _NOT_A_PICTURE_HELP)
    elif problem := problem_at(path, name):
        yield _error(span_of(name), problem.message, problem.help)


def _missing_looks(root: Path, brand: Brand | None) -> Iterator[Finding]:
    """What to say of a font or a theme that ``brand`` names and that is not there."""
    if not brand:
        return
    message, help = missing(FONTS[brand.font])
    if message:
        yield _error(span_of(brand.font), message, help)
    yield from unknown_theme(brand.theme, root)


def _error(span: Span | None, message: str, help: str) -> Finding:
    return Finding("reference", Severity.ERROR, message, span, help)
