"""A district's folder, loaded: school over district over built-in, with every mistake in it at once."""

from __future__ import annotations

import contextlib
import difflib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plcomms.load.files import read_text
from plcomms.load.fonts import missing
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.load.markdown import read_markdown
from plcomms.load.pictures import SUFFIXES, doubts, problem_at
from plcomms.load.school_year import school_year
from plcomms.load.schools import SCHOOLS, school_files
from plcomms.load.validation import M, nearest_help, validated
from plcomms.load.yaml.file import Tree, read_yaml
from plcomms.load.yaml.number_signs import swallowed
from plcomms.load.yaml.pasted import pasted
from plcomms.model.brand import Brand
from plcomms.model.district import Content, District, School
from plcomms.model.entries import Picture, Statement
from plcomms.model.errors import InputError
from plcomms.model.fields import SCHOOL_YEAR
from plcomms.model.finding import Finding, Severity
from plcomms.model.fonts import FONTS
from plcomms.model.glossary import Glossary, GlossaryFile
from plcomms.model.project import Project, span_of
from plcomms.model.text import Source, Span
from plcomms.workspace import Refusal, located

DISTRICT = "district.yaml"
GLOSSARY = "glossary.yaml"

_NO_FOLDER = "There is no folder “{path}”."
_NO_DISTRICT = "No district.yaml was found in “{path}” or in a folder above it."
_NO_DISTRICT_HELP = (
    "Go to your district's folder, name it with -C, or make one with: plcomms init my-district"
)
_NEAR_DISTRICT_HELP = "There is a “{near}” there: rename it to district.yaml."
_CANNOT_USE = {1: "One thing must be mended first.", 2: "{count} things must be mended first."}
_AUDIENCE = "There is no audience “{name}”."
_NOT_A_PICTURE = "“{file}” is not an SVG, PNG or JPEG picture."
_NOT_A_PICTURE_HELP = "Save it as one of these and write its new name here."
_ON_THE_WEB = re.compile(r"(?:https?:)?//|data:", re.IGNORECASE)
_WEB_PICTURE = "The picture “{file}” is not in the district's folder, and nothing is fetched from elsewhere."
_WEB_PICTURE_HELP = "Save the picture in the folder and write its name here."
_TWO_IDS = "Two entries are called “{id}”."
_TWO_IDS_HELP = "Give each a name of its own."
_ON_DISK: Mapping[str, str] = {}


Texts = Mapping[str, str]
"""The words of files, by the files' names."""


def find_root(start: Path) -> Path:
    """The folder at ``start`` or the nearest one above it that holds a ``district.yaml``.

    Raises:
        InputError: there is none.
    """
    if not start.is_dir():
        raise InputError(_NO_FOLDER.format(path=start), _NO_DISTRICT_HELP)
    # Above a linked folder stand those of the link and those of what it leads to.
    named, real = Path(os.path.abspath(start)), start.resolve()
    for folder in (named, *named.parents, real, *real.parents):
        strayed = folder.name == SCHOOLS and (folder.parent / DISTRICT).is_file()
        if (folder / DISTRICT).is_file() and not strayed:
            return folder
    with contextlib.suppress(OSError):
        raise InputError(_NO_DISTRICT.format(path=start), _near(start))
    raise InputError(_NO_DISTRICT.format(path=start), _NO_DISTRICT_HELP)


def _near(start: Path) -> str:
    names = [p.name for p in start.iterdir() if p.is_file()]
    near = difflib.get_close_matches(DISTRICT, names, 1, 0.75)
    return _NEAR_DISTRICT_HELP.format(near=near[0]) if near else _NO_DISTRICT_HELP


def root_near(start: Path, certain: bool) -> Path | None:
    """The district's folder at ``start`` or above it; None where there is none, unless it must be there.

    Raises:
        InputError: ``certain``, and there is none.
    """
    try:
        return find_root(start)
    except InputError:
        if certain:
            raise
        return None


def load_project(root: Path, name: str = DISTRICT, texts: Texts = _ON_DISK) -> Project:
    """The district in the folder ``root``, whose own file is called ``name``.

    ``texts`` are the words of files, by name, that are to be read instead of those on the disk.

    Raises:
        InputError: something in it cannot be used; ``findings`` holds every such place in every file.
    """
    problems: list[Finding] = []
    trees: list[Tree] = []
    district = _load(District, root, name, trees, problems, texts)
    found = school_files(root)
    year = school_year(trees[0].data)
    schools = {
        key: _load(School, root, file, trees, problems, texts, year) for key, file in found.files.items()
    }
    glossary = _load_glossary(root, trees, problems, texts)
    sources = {tree.source.name: tree.source for tree in trees}
    loaded = {name: school for name, school in schools.items() if school}
    problems += found.problems
    if district:
        problems += _cross_checked(root, district, loaded, glossary)
    if not district and year is None:
        # The year may stand where nothing is read, so that a school is not asked for it.
        asked = [p for p in problems if p.span and p.span.file != name and SCHOOL_YEAR in p.help]
        problems = [p for p in problems if p not in asked] or problems
    if problems or not district:
        raise refused(problems, sources)
    notes = (*found.notes, *(note for tree in trees for look in (swallowed, pasted) for note in look(tree)))
    voices: tuple[District | School, ...] = (district, *loaded.values())
    notes = (*notes, *(note for voice in voices for note in _doubtful(root, voice)))
    return Project(root.resolve(), district, loaded, glossary, sources, notes)


def load_glossary(root: Path | None) -> Glossary:
    """The built-in glossary, with that of the district at ``root`` over it.

    Raises:
        InputError: the district's cannot be used.
    """
    trees: list[Tree] = []
    problems: list[Finding] = []
    glossary = _load_glossary(root, trees, problems)
    if problems:
        raise refused(problems, {tree.source.name: tree.source for tree in trees})
    return glossary


def _load_glossary(
    root: Path | None, trees: list[Tree], problems: list[Finding], texts: Texts = _ON_DISK
) -> Glossary:
    own = None
    if root and os.path.lexists(root / GLOSSARY):
        own = _load(GlossaryFile, root, GLOSSARY, trees, problems, texts)
    return layered(builtin_glossary(), own)


def refused(problems: list[Finding], sources: Mapping[str, Source]) -> InputError:
    """The error that carries ``problems``, each once, in the order of the files."""
    found = sorted(dict.fromkeys(problems), key=lambda f: (f.span or Span("", 0, 0), f.message))
    message = _CANNOT_USE[min(len(found), 2)].format(count=len(found))
    return InputError(message, findings=tuple(found), sources=sources)


def _load(
    model: type[M],
    root: Path,
    name: str,
    trees: list[Tree],
    problems: list[Finding],
    texts: Texts,
    year: int | None = None,
) -> M | None:
    text, problem = (texts[name], None) if name in texts else read_text(root / name, name)
    tree = read_yaml(name, text)
    trees.append(tree)
    if problem:
        problems.append(problem)
        return None
    own = school_year(tree.data)
    value, found = validated(model, tree, year if own is None else own)
    problems += found
    return value


def _cross_checked(
    root: Path, district: District, schools: Mapping[str, School], glossary: Glossary
) -> Iterator[Finding]:
    """What one value alone cannot show: names that must exist elsewhere."""
    for statement in _statements(district):
        yield from _unknown_audiences(tuple(statement.variants), glossary)
    yield from _same_ids(district.whys)
    yield from _missing_files(root, district)
    yield from _missing_font(district.brand)
    for voice in (district, *schools.values()):
        for entries in (voice.stories, voice.events, voice.proof, voice.news, voice.dates):
            yield from _same_ids(entries)
        for names in _readers(voice):
            yield from _unknown_audiences(names, glossary)
    for school in schools.values():
        for statement in _statements(school):
            yield from _unknown_audiences(tuple(statement.variants), glossary)
        yield from _missing_files(root, school)
        yield from _missing_font(school.brand)


def _statements(voice: Content) -> Iterator[Statement]:
    if isinstance(voice, District):
        yield from (s for s in (voice.vision, voice.definition, voice.progress, *voice.whys) if s)
    if isinstance(voice, School) and voice.note:
        yield voice.note
    yield from (*voice.stories, *voice.news, *voice.proof, *voice.next_steps)
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


def _picture_files(voice: District | School) -> list[str]:
    """The names of the pictures that ``voice`` shows."""
    pictures: list[Picture] = [story.picture for story in voice.stories if story.picture]
    pictures += [item.picture for item in voice.news if item.picture]
    names = [picture.file for picture in pictures]
    names += [name for words in _prose(voice) if "![" in words for name in read_markdown(words).pictures]
    if voice.brand and voice.brand.logo:
        names.append(voice.brand.logo)
    return names


def _missing_files(root: Path, voice: District | School) -> Iterator[Finding]:
    for name in _picture_files(voice):
        yield from _missing_file(root, name)


def _doubtful(root: Path, voice: District | School) -> Iterator[Finding]:
    """What may look wrong in the pictures of ``voice``, all of which can be used."""
    for name in _picture_files(voice):
        for doubt in doubts(root / name, name):
            yield Finding("picture", Severity.WARNING, doubt.message, span_of(name), doubt.help)


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


def _missing_font(brand: Brand | None) -> Iterator[Finding]:
    message, help = missing(FONTS[brand.font]) if brand else ("", "")
    if brand and message:
        yield _error(span_of(brand.font), message, help)


def _error(span: Span | None, message: str, help: str) -> Finding:
    return Finding("reference", Severity.ERROR, message, span, help)
