"""``plcomms build``: make the documents."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plcomms.cli.console import Folder, folder_among, jobs, progress, today, wants_colour
from plcomms.cli.printing import Ink, InkOption, LargePrint, Paper, PaperOption, look_of

if TYPE_CHECKING:
    from plcomms.model.document import Request
    from plcomms.workflows.build import Built
    from plcomms.workflows.check import Prepared

_MADE = "Made {made} in {folder}{kept}."
_FILES = ("{count} file", "{count} files")
_KEPT = "; {kept} as before"
_REMOVED = "Took away {removed} of earlier builds: {names}."
_SHOWN = 3
_MORE = " and {count} more"
_ASIDE = "“{path}” was not as plcomms had made it: what was there is now in “{aside}”."
_LEFT = (
    "“{path}” should not be there any more. Somebody changed it by hand, so it was left: "
    "take it away, or keep it out of what you give to others."
)
_OPEN = "Open {index}"
_FINDINGS = "{counts} in the text: run  plcomms check{where}  to read them."
_MEND = "What to mend is told here at its place. What was made of it before was taken away."
_UP = "Three on a sheet leave no edge to cut along."
_UP_HELP = "Ask for --up 1, 2 or 4."
_LARGE = "Large print does not fit on a part of a sheet."
_LARGE_HELP = "Leave out --up, or --large-print."
_ENDED = "{label} was taken away: a consent in it has ended or was taken back."
_DRY = "{path}"
_MOST = 12
_MORE_NEWS = "{count} more documents have changed: plcomms changes shows every word."


def run(
    kinds: Annotated[
        list[str] | None,
        typer.Argument(help="Which kinds, or a district's folder; all where left out.", metavar="[KIND]..."),
    ] = None,
    folder: Folder = None,
    audience: Annotated[
        list[str] | None, typer.Option(help="Only for this audience; may be given again.")
    ] = None,
    school: Annotated[
        list[str] | None,
        typer.Option(help="Only from this school, by its name or that of its file; may be given again."),
    ] = None,
    format: Annotated[
        list[str] | None, typer.Option(help="Only this format, such as pdf or web; may be given again.")
    ] = None,
    paper: PaperOption = Paper.letter,
    ink: InkOption = Ink.color,
    large_print: LargePrint = False,
    up: Annotated[
        int, typer.Option(help="How many on a sheet: 1, 2 or 4; else each number that the kind has.", max=4)
    ] = 0,
    out: Annotated[
        Path | None, typer.Option(help="Where to put them; else the folder out in the district's.")
    ] = None,
    issue: Annotated[
        str | None, typer.Option(help="The month of the newsletter, as in 2026-11; else the newest begun.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what would be made.")] = False,
) -> int:
    """Make the documents of every kind, or of some (plcomms kinds lists them), and a page that shows all."""
    from plcomms.cli.issues import month_asked
    from plcomms.load.project import find_root
    from plcomms.load.schools import school_ids
    from plcomms.model.document import Request
    from plcomms.model.finding import Severity
    from plcomms.report.formats import terminal
    from plcomms.report.report import Report
    from plcomms.workflows.baseline import selection_for
    from plcomms.workflows.build import build
    from plcomms.workflows.check import Checking, prepare
    from plcomms.workflows.rendering import path_of
    from plcomms.workflows.session import BUILT

    _possible(up, large_print)
    kinds, folder = folder_among(kinds or [], folder)
    root = find_root(folder or Path())
    look = look_of(paper, ink, large_print, up)
    formats = [name.lower() for name in format or ()]
    schools = school_ids(root, school or ())
    asked = {"kinds": kinds, "audiences": audience, "schools": schools, "formats": formats}
    month = month_asked(issue, "--issue")
    request = Request(**{name: tuple(words or ()) for name, words in asked.items()}, look=look, issue=month)
    target = out or root / BUILT
    prepared = prepare(root, request, today(), progress, Checking(choice=selection_for(root)), target)
    if dry_run:
        progress("write", 0, 1)
        for artifact in prepared.plan.artifacts:
            typer.echo(_DRY.format(path=path_of(artifact)))
        return 0
    if not prepared.plan.artifacts:
        _tell_of_past(prepared, schools)
        shown = Report(prepared.plan.refused, sources=prepared.report.sources)
        typer.echo(terminal.write(shown, wants_colour(sys.stderr), summary=False), err=True)
        return 2
    built = build(prepared, target, request, jobs(), progress)
    _tell_of(prepared, built, folder)
    _tell_of_issues(prepared, built, request)
    kept = _KEPT.format(kept=len(built.kept)) if built.kept else ""
    typer.echo(_MADE.format(made=_files(len(built.made)), folder=built.folder, kept=kept))
    for line in built.news[:_MOST]:
        typer.echo(line)
    if len(built.news) > _MOST:
        typer.echo(_MORE_NEWS.format(count=len(built.news) - _MOST))
    typer.echo(_OPEN.format(index=built.index.resolve()))
    return 3 if any(failed.severity is Severity.ERROR for failed in built.failed) else 0


def _tell_of(prepared: Prepared, built: Built, folder: Path | None) -> None:
    """Say what was not made, what is to be looked at, and what became of the files of earlier builds."""
    from plcomms.check.gate import STOPPED, stopping
    from plcomms.report.formats import terminal
    from plcomms.report.report import Report
    from plcomms.report.summary import levels

    failed = [replace(f, help=_MEND) if f.rule == STOPPED else f for f in built.failed]
    errors = stopping(prepared.checked.findings, built.failed)
    told = tuple(dict.fromkeys((*errors, *failed, *built.unprinted, *prepared.plan.refused)))
    if told:
        shown = Report(told, sources=built.report.sources)
        typer.echo(terminal.write(shown, wants_colour(sys.stderr), summary=False), err=True)
    if prepared.plan.lacking:
        typer.echo(prepared.plan.lacking, err=True)
    rest = tuple(finding for finding in built.report.findings if finding not in errors)
    counts = levels(replace(built.report, findings=rest))
    if counts:
        where = f" {folder}" if folder else ""
        typer.echo(_FINDINGS.format(counts=counts, where=where), err=True)
    if built.removed:
        typer.echo(_REMOVED.format(removed=_files(len(built.removed)), names=_some(built.removed)), err=True)
    for path, aside in built.aside.items():
        typer.echo(_ASIDE.format(path=path, aside=aside), err=True)
    for path in built.left:
        typer.echo(_LEFT.format(path=path), err=True)


def _tell_of_issues(prepared: Prepared, built: Built, request: Request) -> None:
    """Say which issue was made, what of it is over by today, and what is in no document."""
    from plcomms.cli.issues import issues_said, unused_said

    if said := issues_said(prepared.project, request.schools, request.kinds):
        typer.echo(said)
    for label in built.ended:
        typer.echo(_ENDED.format(label=label), err=True)
    _tell_of_past(prepared, request.schools)
    if said := unused_said(built.unused):
        typer.echo(said, err=True)


def _tell_of_past(prepared: Prepared, schools: tuple[str, ...]) -> None:
    """Say what is over by today."""
    from plcomms.cli.issues import past_said

    for line in past_said(prepared.session.dropped, schools):
        typer.echo(line, err=True)


def _possible(up: int, large_print: bool) -> None:
    """Refuse what no sheet can hold."""
    from plcomms.model.errors import InputError

    if up == 3:
        raise InputError(_UP, _UP_HELP)
    if up > 1 and large_print:
        raise InputError(_LARGE, _LARGE_HELP)


def _files(count: int) -> str:
    return _FILES[count != 1].format(count=count)


def _some(names: tuple[str, ...]) -> str:
    """The first of ``names``, and how many there are besides."""
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (_MORE.format(count=more) if more > 0 else "")
