"""What a person sees while plcomms works, and where the district's folder is."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from pydantic_core import PydanticCustomError

from plcomms.model.dates import read_day
from plcomms.model.errors import InputError

_TODAY = "PLCOMMS_TODAY"
_FOLDERS = "Two folders are named: “{one}” and “{other}”."
_FOLDERS_HELP = "Name one of them."
_NO_DAY_GIVEN = "“{given}” is not a day that can stand after --today."
_NO_DAY_GIVEN_HELP = "Write the day as 2026-11-24."
_NO_DAY = "“{given}” is not a day: {name} is set to it in the system's settings."
_NO_DAY_HELP = "Write the day as 2026-11-24, or take {name} away: then it is today."

_TODAY_OPTION = Annotated[
    str | None, typer.Option("--today", help="Work as on this day, as in 2026-11-24; for a preview.")
]

_asked: ContextVar[date | None] = ContextVar("today", default=None)
"""The day that an option of this run gave."""

Language = Annotated[
    str | None,
    typer.Option("--lang", help="The language of the drafts, as in es; else their words tell."),
]

Folder = Annotated[
    Path | None,
    typer.Option(
        "-C", "--folder", help="The district's folder; else this folder or the nearest one above it."
    ),
]

_STEPS = {
    "load": "Reading",
    "compose": "Composing",
    "check": "Checking",
    "render": "Making",
    "wait": "Waiting for another build into this folder",
    "write": "Writing",
}


def folder_among(words: Sequence[str], folder: Path | None) -> tuple[list[str], Path | None]:
    """``words`` without the district's folder that stands among them, and that folder; else ``folder``.

    So every command takes a folder as check does. A word is one where it holds a district's file, or is
    written as a path.

    Raises:
        InputError: two folders are named.
    """
    from plcomms.load.project import DISTRICT

    found = [
        w for w in words if (Path(w) / DISTRICT).is_file() or ((set(w) & {"/", os.sep}) and Path(w).is_dir())
    ]
    if len(found) + (folder is not None) > 1:
        raise InputError(_FOLDERS.format(one=folder or found[0], other=found[-1]), _FOLDERS_HELP)
    return [word for word in words if word not in found], Path(found[0]) if found else folder


def wants_colour(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal whose owner has not asked for no colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def dated(run: Callable[..., int]) -> Callable[..., int]:
    """The command ``run`` with an option for the day, so that all commands have the same clock."""

    @wraps(run)
    def on_its_day(*words: Any, today: str | None = None, **named: Any) -> int:
        _asked.set(_day_of(today) if today else None)
        return run(*words, **named)

    signature = inspect.signature(run, eval_str=True)
    more = inspect.Parameter("today", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_TODAY_OPTION)
    on_its_day.__signature__ = signature.replace(parameters=[*signature.parameters.values(), more])  # type: ignore[attr-defined]
    return on_its_day


def _day_of(given: str) -> date:
    """The day that stands after the option.

    Raises:
        InputError: it is none.
    """
    try:
        return date.fromisoformat(str(read_day(given)))
    except PydanticCustomError as error:
        raise InputError(_NO_DAY_GIVEN.format(given=given), _NO_DAY_GIVEN_HELP) from error


def today() -> date:
    """The day of the work: that of ``--today``, or of ``PLCOMMS_TODAY`` (year-month-day); else this one.

    Raises:
        InputError: it is no day.
    """
    if asked := _asked.get():
        return asked
    chosen = os.environ.get(_TODAY, "").strip()
    try:
        return date.fromisoformat(chosen) if chosen else date.today()
    except ValueError as error:
        raise InputError(
            _NO_DAY.format(name=_TODAY, given=chosen), _NO_DAY_HELP.format(name=_TODAY)
        ) from error


def progress(step: str, done: int, total: int) -> None:
    """Show on the error stream what is going on, if somebody is watching."""
    if sys.stderr.isatty():
        count = f" {done}/{total}" if total > 1 else ""
        sys.stderr.write(f"\r\x1b[2K{_STEPS[step]}{count}" if step != "write" else "\r\x1b[2K")
        sys.stderr.flush()


def jobs() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
