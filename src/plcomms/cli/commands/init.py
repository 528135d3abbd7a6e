"""``plcomms init``: a folder to begin with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from plcomms.cli.console import today

_EXISTS = "“{folder}” is there already and is not empty."
_EXISTS_HELP = "Choose another name; nothing was changed."
_CANNOT_HELP = "Nothing was changed. Name a folder in a place where you may write and there is room."
_DONE = """Made {folder}. Now:

  1. Open {district} and put your own sentences in.
  2. plcomms check {folder}
  3. plcomms build {folder}
"""


_NAME = "Your {what}'s name (Enter leaves it for later)"
_LATER = ""


def run(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    district: Annotated[str | None, typer.Option(help="Your district's name.")] = None,
    school: Annotated[str | None, typer.Option(help="The name of your school, or of the first one.")] = None,
) -> int:
    """Make a folder with a district to begin with: it builds at once; replace its sentences with yours."""
    from plcomms.load.starter import starter_files
    from plcomms.load.timezone import local_timezone
    from plcomms.model.errors import InputError, RenderError
    from plcomms.write.stage import write_all

    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise InputError(_EXISTS.format(folder=folder), _EXISTS_HELP)
    names = _name_of("district", district), _name_of("school", school)
    try:
        write_all(folder, starter_files(local_timezone(), today(), *names))
    except RenderError as error:
        raise RenderError(error.message, _CANNOT_HELP) from error
    typer.echo(_DONE.format(folder=folder, district=folder / "district.yaml"), nl=False)
    return 0


def _name_of(what: str, given: str | None) -> str:
    """The name that was given, or that somebody at a terminal types; nothing where it is left for later."""
    if given is None and sys.stdin.isatty() and sys.stdout.isatty():
        given = str(typer.prompt(_NAME.format(what=what), default=_LATER, show_default=False))
    return " ".join((given or "").split())
