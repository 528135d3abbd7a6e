"""What a person sees while plcomms works, and where the district's folder is."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, TextIO

import typer

from plcomms.model.errors import InputError

_TODAY = "PLCOMMS_TODAY"
_NO_DAY = "“{given}” is not a day: {name} is set to it in the system's settings."
_NO_DAY_HELP = "Write the day as 2026-11-24, or take {name} away: then it is today."

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


def wants_colour(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal whose owner has not asked for no colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def today() -> date:
    """The day of the work, or ``PLCOMMS_TODAY`` (year-month-day), so that a run can be repeated.

    Raises:
        InputError: it is no day.
    """
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
