"""``plcomms check``: read what was written as its readers would."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plcomms.cli.console import Folder, today, wants_colour

if TYPE_CHECKING:
    from plcomms.report.report import Report

_STDIN = "-"
_LOOSE = (".md", ".markdown", ".txt")
_YAML = (".yaml", ".yml")
_CANNOT = "“{path}” is not something that plcomms checks."
_CANNOT_HELP = (
    "Give it a district's folder, a YAML file of one, a text in .md or .txt, or - for standard input."
)
_MISSING = "There is no file or folder “{path}”."
_MISSING_HELP = "Check the name; run plcomms check alone inside your district's folder."


class Level(StrEnum):
    """From which severity on a check fails."""

    error = "error"
    warning = "warning"
    advice = "advice"
    never = "never"


class Format(StrEnum):
    """How findings are written."""

    terminal = "terminal"
    json = "json"


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="A district's folder, a YAML file of one, .md or .txt texts, or - for standard input.",
            metavar="[PATH]...",
        ),
    ] = None,
    folder: Folder = None,
    audience: Annotated[str, typer.Option(help="Who reads the loose texts.")] = "families",
    format: Annotated[Format, typer.Option(help="How to write the findings.")] = Format.terminal,
    fail_on: Annotated[
        Level, typer.Option(help="The least severity that makes the exit code 1.")
    ] = Level.warning,
) -> int:
    """Check a district's message, or any text, for jargon and reading level."""
    from plcomms.model.finding import Severity
    from plcomms.pipeline import joined
    from plcomms.report.formats import json, terminal

    reports = [_report(path, folder, audience) for path in paths or [str(folder or ".")]]
    report = joined(reports)
    if format is Format.json:
        typer.echo(json.write(report), nl=False)
    else:
        typer.echo(terminal.write(report, wants_colour(sys.stdout)), nl=False)
    return int(fail_on is not Level.never and report.fails(Severity[fail_on.name.upper()]))


def _report(given: str, folder: Path | None, audience: str) -> Report:
    from plcomms.model.errors import InputError
    from plcomms.pipeline import check_loose, check_root
    from plcomms.source.files import decoded, read_text
    from plcomms.source.project import find_root

    path = Path(given)
    if given == _STDIN:
        text, problem = decoded(sys.stdin.buffer.read(), "<stdin>")
        name = "<stdin>"
    elif path.is_dir():
        return check_root(find_root(path), today())
    elif not path.exists():
        raise InputError(_MISSING.format(path=given), _MISSING_HELP)
    elif path.suffix.lower() in _YAML:
        return _of_one_file(path)
    elif path.suffix.lower() in _LOOSE:
        text, problem = read_text(path, given)
        name = given
    else:
        raise InputError(_CANNOT.format(path=given), _CANNOT_HELP)
    if problem:
        raise InputError(problem.message, problem.help)
    return check_loose(name, text, audience, today(), folder and find_root(folder))


def _of_one_file(path: Path) -> Report:
    """What a whole district's check finds in one of its files."""
    from plcomms.pipeline import check_root, within
    from plcomms.source.project import find_root

    if path.parent.name == "schools" or path.name == "glossary.yaml":
        root = find_root(path.resolve().parent)
        return within(check_root(root, today()), path.resolve().relative_to(root).as_posix())
    return within(check_root(path.resolve().parent, today(), path.name), path.name)
