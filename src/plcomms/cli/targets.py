"""What a person gave a command to check: a district, one of its files, or a draft."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from plcomms.check.fixes import Fixes
from plcomms.check.selection import Selection
from plcomms.cli.console import today
from plcomms.language.identify import code_of
from plcomms.load.drafts.draft import Draft
from plcomms.load.files import read_piped, read_text
from plcomms.load.project import DISTRICT, GLOSSARY, find_root, root_near
from plcomms.load.schools import SCHOOLS
from plcomms.model.errors import InputError
from plcomms.report.report import Report
from plcomms.workflows.check import Checking, check_district
from plcomms.workflows.draft import Districts, checker, draft_of
from plcomms.workflows.fix import fix_district, fix_draft

STDIN = "-"
_STDIN_NAME = "<stdin>"
_LOOSE = (".md", ".markdown", ".txt")
_YAML = (".yaml", ".yml")
_WORD = ".docx"
READ = (*_YAML, _WORD)
"""Endings of files that people write and that no report has."""
_OLD_WORD = (".doc", ".odt", ".rtf", ".pdf", ".pages")

_CANNOT = "“{path}” is not something that plcomms checks."
_CANNOT_HELP = (
    "Give it a district's folder, a YAML file of one, a draft in .docx, .md or .txt, or - for standard input."
)
_CONVERT_HELP = "Save it as a Word document (.docx) or as text (.txt), and check that."
_MISSING = "There is no file or folder “{path}”."
_MISSING_HELP = "Check the name; run plcomms check alone inside your district's folder."
_NOT_WORD = "plcomms does not write into Word documents: “{path}” was left as it is."
_NOT_WORD_HELP = "Check it without --fix, and make the changes in Word; each finding says where."


_NO_LANGUAGE = "“{given}” is no language."
_NO_LANGUAGE_HELP = "Give its name or its code: --lang es"

_SYSTEM = re.compile(
    r"~\$.*|\._.*|\.~lock\..*#?|~WR[LD]\d+\.tmp|\.DS_Store|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
"""Files that Word, LibreOffice, macOS and Windows keep beside those of people."""

_PASSED_OVER = "“{path}” was passed over: Word or the computer keeps it for itself, and nobody reads it."
_ONLY_SYSTEM = "There is nothing to check but files that the computer keeps for itself."
_ONLY_SYSTEM_HELP = "Name the file without the ~$ or ._ before it."


def own_files(paths: Sequence[str]) -> list[str]:
    """Those of ``paths`` that are people's own; of each other one is said that it was passed over.

    Raises:
        InputError: there are no others.
    """
    own = [path for path in paths if not _SYSTEM.fullmatch(Path(path).name)]
    if not own:
        raise InputError(_ONLY_SYSTEM, _ONLY_SYSTEM_HELP)
    for path in paths:
        if path not in own:
            typer.echo(_PASSED_OVER.format(path=path), err=True)
    return own


def language_of(given: str | None) -> str:
    """The tag of the language that somebody asks for; empty where nobody does.

    Raises:
        InputError: there is no such language.
    """
    code = code_of(given or "")
    if given is not None and not code:
        raise InputError(_NO_LANGUAGE.format(given=given), _NO_LANGUAGE_HELP)
    return code


@dataclass(frozen=True, slots=True)
class Target:
    """Something to check.

    The names in its report are those of files in ``folder``; ``prefix`` leads there from here; ``file`` is
    the only one of them that is checked (empty means all).
    """

    folder: Path
    prefix: str
    check: Callable[[Selection], Report]
    mend: Callable[[Selection], tuple[Report, Fixes]]
    is_stdin: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class _HowDrafts:
    """How drafts are read: see ``target``."""

    folder: Path | None
    audience: str
    language: str
    around: Districts


def target(
    given: str, folder: Path | None, audience: str, language: str = "", around: Districts | None = None
) -> Target:
    """What ``given`` names; ``folder`` is the district of a draft that lies in none.

    A draft is in ``language``, where that is not empty; ``around`` are the districts of other drafts.

    Raises:
        InputError: there is no such thing, or it is of a kind that cannot be checked.
    """
    path = Path(given)
    suffix = path.suffix.lower()
    how = _HowDrafts(folder, audience, language, around or Districts(today()))
    if given == STDIN:
        return _stdin(how)
    if path.is_dir():
        return _district(find_root(path), Checking())
    if not path.exists():
        raise InputError(_MISSING.format(path=given), _MISSING_HELP)
    if suffix in _YAML:
        return _one_file(path)
    if suffix in _LOOSE:
        return _loose(given, how)
    if suffix == _WORD:
        return _word(given, how)
    help = _CONVERT_HELP if suffix in _OLD_WORD else _CANNOT_HELP
    raise InputError(_CANNOT.format(path=given), help)


def _district(root: Path, how: Checking) -> Target:
    prefix = os.path.relpath(root).replace(os.sep, "/")
    return Target(
        root,
        "" if prefix == "." else prefix,
        lambda choice: check_district(root, today(), replace(how, choice=choice)),
        lambda choice: fix_district(root, today(), replace(how, choice=choice)),
        file=how.file,
    )


def _one_file(path: Path) -> Target:
    """What a whole district's check finds in one of its files."""
    named = Path(os.path.abspath(path))
    for at in (named, path.resolve()):
        of_a_school = SCHOOLS in (at.parent.name, at.parent.parent.name)
        if of_a_school or at.name in (DISTRICT, GLOSSARY):
            root = find_root(at.parent)
            return _district(root, Checking(file=Path(os.path.relpath(at, root)).as_posix()))
    return _district(named.parent, Checking(named.name, file=named.name))


def _district_of(given: str, folder: Path | None, stdin: bool = False) -> Path | None:
    """The folder of the district that a draft belongs to: the one that was named, or the one it lies in.

    What is piped in lies where the command is given.
    """
    if folder:
        return find_root(folder)
    return root_near(Path() if stdin else Path(given).parent, certain=False)


def _draft(read: Callable[[], str], name: str, how: _HowDrafts, stdin: bool) -> Target:
    root = _district_of(name, how.folder, stdin)
    text = read()

    def check(choice: Selection) -> Report:
        return checker(how.around.of(root), how.audience, choice, how.language)(draft_of(name, text))

    def mend(choice: Selection) -> tuple[Report, Fixes]:
        return fix_draft(name, text, how.audience, how.around.of(root), choice, how.language)

    return Target(Path(), "", check, mend, stdin, name)


def _loose(given: str, how: _HowDrafts) -> Target:
    def read() -> str:
        text, problem = read_text(Path(given), given)
        if problem:
            raise InputError(problem.message, problem.help)
        return text

    return _draft(read, given, how, stdin=False)


def _stdin(how: _HowDrafts) -> Target:
    def read() -> str:
        text, problem = read_piped(sys.stdin.buffer, _STDIN_NAME)
        if problem:
            raise InputError(problem.message, problem.help)
        return text

    return _draft(read, _STDIN_NAME, how, stdin=True)


def _word(given: str, how: _HowDrafts) -> Target:
    from plcomms.load.drafts.word import read_word

    root = _district_of(given, how.folder)
    draft: Draft = read_word(Path(given), given)

    def check(choice: Selection) -> Report:
        return checker(how.around.of(root), how.audience, choice, how.language)(draft)

    def mend(_choice: Selection) -> tuple[Report, Fixes]:
        raise InputError(_NOT_WORD.format(path=given), _NOT_WORD_HELP)

    return Target(Path(), "", check, mend, file=given)
