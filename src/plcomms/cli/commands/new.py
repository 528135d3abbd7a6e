"""``plcomms new``: the next month of a school."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plcomms.cli.console import Folder, today

if TYPE_CHECKING:
    from plcomms.workflows.new_issue import NewIssue

_MADE = "Made {file}{last}."
_FROM = " from {last}"
_CARRIED = "Carried: {what}."
_GONE = "Left behind, as it was for the month before or is over: {what}."
_STANDING = (
    "What stands in schools/{school}.yaml (its note, stories, events) is in every issue. "
    "Move what belongs to one month into that month's file."
)
_NEXT = "Write in it, then:  plcomms build newsletter --school {school} --issue {month}"
_NAMES: Mapping[str, tuple[str, str]] = {
    "events": ("1 event", "{count} events"),
    "dates": ("1 date", "{count} dates"),
    "news": ("1 piece of news", "{count} pieces of news"),
    "notices": ("1 notice", "{count} notices"),
    "next_steps": ("1 step", "{count} steps"),
    "stories": ("1 story", "{count} stories"),
    "quotes": ("1 quotation", "{count} quotations"),
    "faqs": ("1 question", "{count} questions"),
    "proof": ("1 fact", "{count} facts"),
    "gallery": ("1 picture", "{count} pictures"),
}
_JOIN = ", "


class What(StrEnum):
    """What can be made anew."""

    issue = "issue"


def run(
    what: Annotated[What, typer.Argument(help="What to make.")],  # noqa: ARG001 (there is one thing so far)
    folder: Folder = None,
    school: Annotated[
        str | None,
        typer.Option(help="Whose it is, by its name or that of its file; the only one's if left out."),
    ] = None,
    month: Annotated[
        str | None, typer.Option(help="Which month, as in 2026-12; else the one after the last.")
    ] = None,
) -> int:
    """Make a school's next issue from its last: what is over goes, what lasts is carried, comments stay."""
    from plcomms.cli.issues import month_asked
    from plcomms.load.project import find_root
    from plcomms.load.schools import school_ids
    from plcomms.workflows.new_issue import new_issue

    root = find_root(folder or Path())
    wanted = month_asked(month, "--month")
    named = school_ids(root, [school] if school else [])
    made = new_issue(root, named[0] if named else "", wanted, today())
    for line in _told(made):
        typer.echo(line)
    return 0


def _told(new: NewIssue) -> Iterator[str]:
    yield _MADE.format(file=new.file, last=_FROM.format(last=new.last) if new.last else "")
    if new.made.carried:
        yield _CARRIED.format(what=_counted(new.made.carried))
    if new.last and new.made.gone:
        yield _GONE.format(what=_counted(new.made.gone))
    if new.standing and not new.last:
        yield _STANDING.format(school=new.school)
    yield _NEXT.format(school=new.school, month=new.month)


def _counted(counts: Mapping[str, int]) -> str:
    return _JOIN.join(
        _NAMES[name][count != 1].format(count=count) for name, count in counts.items() if name in _NAMES
    )
