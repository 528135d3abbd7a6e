"""A district's folder, loaded: school over district over built-in, with every mistake in it at once."""

from __future__ import annotations

import contextlib
import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plcomms.load.files import read_text
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.load.issues import issue_files, months_of, require_issue, wrong_in, year_of
from plcomms.load.pictures import upright
from plcomms.load.references import cross_checked, doubtful
from plcomms.load.school_year import school_year
from plcomms.load.schools import SCHOOLS, school_files
from plcomms.load.validation import M, validated
from plcomms.load.yaml.file import read_yaml
from plcomms.load.yaml.number_signs import swallowed
from plcomms.load.yaml.pasted import pasted
from plcomms.model.district import District, School
from plcomms.model.errors import InputError
from plcomms.model.fields import SCHOOL_YEAR
from plcomms.model.finding import Finding
from plcomms.model.glossary import Glossary, GlossaryFile
from plcomms.model.issue import Asked, Issue, in_issue
from plcomms.model.pictured import pictured
from plcomms.model.project import Project
from plcomms.model.text import Source, Span

DISTRICT = "district.yaml"
GLOSSARY = "glossary.yaml"

_NO_FOLDER = "There is no folder “{path}”."
_NO_DISTRICT = "No district.yaml was found in “{path}” or in a folder above it."
_NO_DISTRICT_HELP = (
    "Go to your district's folder, name it with -C, or make one with: plcomms init my-district"
)
_NEAR_DISTRICT_HELP = "There is a “{near}” there: rename it to district.yaml."
_CANNOT_USE = {1: "One thing must be mended first.", 2: "{count} things must be mended first."}
_ON_DISK: Mapping[str, str] = {}
_NEWEST = Asked()


Texts = Mapping[str, str]
"""The words of files, by the files' names."""


class _FileRead(NamedTuple):
    """A file that was read, and what there is to note of it; where each of its values stands is let go.

    ``year`` is that in which its school year begins, where it tells.
    """

    source: Source
    notes: tuple[Finding, ...]
    year: int | None


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


def load_project(
    root: Path, name: str = DISTRICT, texts: Texts = _ON_DISK, asked: Asked = _NEWEST
) -> Project:
    """The district in the folder ``root``, whose own file is called ``name``.

    ``texts`` are the words of files, by name, that are to be read instead of those on the disk. A school that
    has issues is as the one that is ``asked`` for shows it.

    Raises:
        InputError: something in it cannot be used; ``findings`` holds every such place in every file.
    """
    problems: list[Finding] = []
    files: list[_FileRead] = []
    district = _load(District, root, name, files, problems, texts)
    found = school_files(root)
    year = files[0].year
    schools = {
        key: _load(School, root, file, files, problems, texts, year) for key, file in found.files.items()
    }
    glossary = _load_glossary(root, files, problems, texts)
    loaded = {name: school for name, school in schools.items() if school}
    dated = issue_files(root, found.files)
    months = months_of(
        loaded, dated, lambda n: _load(Issue, root, n, files, problems, texts, year_of(n)), asked
    )
    loaded |= {key: in_issue(one) for key, one in months.items()}
    problems += (*found.problems, *dated.problems)
    if district:
        problems += cross_checked(root, district, loaded, glossary)
        problems += (wrong for one in months.values() for wrong in wrong_in(one, district))
    elif year is None:
        problems = _answered_elsewhere(problems, name)
    if problems or not district:
        raise refused(problems, {file.source.name: file.source for file in files})
    require_issue(months, asked)
    files = [file for file in files if file.source.name not in dated.passed_over(months)]
    notes = (*found.notes, *(note for file in files for note in file.notes))
    voices: tuple[District | School, ...] = (district, *loaded.values())
    notes = (*notes, *(note for voice in voices for note in doubtful(root, voice)))
    sources = {file.source.name: file.source for file in files}
    standing = frozenset(
        str(shown.picture.file)
        for voice in voices
        for shown in pictured(voice)
        if upright(root / shown.picture.file, shown.picture.file)
    )
    return Project(root.resolve(), district, loaded, glossary, sources, notes, standing, months)


def _answered_elsewhere(problems: list[Finding], name: str) -> list[Finding]:
    """``problems`` without a school's question for the year, which may stand where ``name`` is not read."""
    left = [p for p in problems if not p.span or p.span.file == name or SCHOOL_YEAR not in p.help]
    return left or problems


def load_glossary(root: Path | None) -> Glossary:
    """The built-in glossary, with that of the district at ``root`` over it.

    Raises:
        InputError: the district's cannot be used.
    """
    files: list[_FileRead] = []
    problems: list[Finding] = []
    glossary = _load_glossary(root, files, problems)
    if problems:
        raise refused(problems, {file.source.name: file.source for file in files})
    return glossary


def _load_glossary(
    root: Path | None, files: list[_FileRead], problems: list[Finding], texts: Texts = _ON_DISK
) -> Glossary:
    own = None
    if root and os.path.lexists(root / GLOSSARY):
        own = _load(GlossaryFile, root, GLOSSARY, files, problems, texts)
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
    files: list[_FileRead],
    problems: list[Finding],
    texts: Texts,
    year: int | None = None,
) -> M | None:
    text, problem = (texts[name], None) if name in texts else read_text(root / name, name)
    tree = read_yaml(name, text)
    own = school_year(tree.data)
    files.append(_FileRead(tree.source, (*swallowed(tree), *pasted(tree)), own))
    if problem:
        problems.append(problem)
        return None
    value, found = validated(model, tree, year if own is None else own)
    problems += found
    return value
