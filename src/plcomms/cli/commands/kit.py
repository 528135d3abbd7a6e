"""``plcomms kit``: everything a school needs, in one zip."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plcomms.cli.console import Folder, folder_among, jobs, progress, today, wants_colour
from plcomms.cli.printing import Ink, InkOption, LargePrint, Paper, PaperOption, look_of

if TYPE_CHECKING:
    from plcomms.workflows.kit import Packed

_MADE = "{path}  {files}"
_FILES = ("{count} file", "{count} files")
_INSTEAD = (
    "No {format} files were made of these; they are there as {ending}: {names}. "
    "Run  plcomms doctor  to see what is missing."
)
_FINDINGS = "{counts} in the text: run  plcomms check{where}  to read them."
_ASIDE = "“{path}” was not as plcomms had made it: what was there is now in “{aside}”."
_FIX = "The rest is packed. Correct the text, and run the same command again."
_NOT_MADE = "The rest is packed. plcomms doctor says whether something is missing on this machine."


def run(
    place: Annotated[
        Path | None, typer.Argument(help="The district's folder; else this one.", metavar="[FOLDER]")
    ] = None,
    folder: Folder = None,
    school: Annotated[
        list[str] | None,
        typer.Option(help="Only for this school, by its name or that of its file; may be given again."),
    ] = None,
    paper: PaperOption = Paper.letter,
    ink: InkOption = Ink.color,
    large_print: LargePrint = False,
    out: Annotated[
        Path | None, typer.Option(help="Where to put the zips; else the folder out/kits in the district's.")
    ] = None,
) -> int:
    """Pack a starter kit for each school: one zip with all that a principal needs, and what to do first."""
    from plcomms.check.gate import stopping
    from plcomms.load.project import find_root
    from plcomms.load.schools import school_ids
    from plcomms.model.document import Request
    from plcomms.model.finding import Severity
    from plcomms.report.formats import terminal
    from plcomms.report.report import Report
    from plcomms.report.summary import levels
    from plcomms.workflows.kit import make_kits
    from plcomms.workflows.session import BUILT

    _, folder = folder_among([str(place)] if place else [], folder)
    root = find_root(folder or place or Path())
    look = look_of(paper, ink, large_print)
    request = Request(schools=school_ids(root, school or ()), look=look)
    kits = make_kits(root, out or root / BUILT / "kits", request, today(), jobs(), progress)
    errors = stopping(kits.report.findings, kits.stopped)
    told = (*errors, *kits.stopped, *kits.failed, *kits.refused)
    if told:
        shown = Report(told, sources=kits.report.sources)
        typer.echo(terminal.write(shown, wants_colour(sys.stderr), summary=False), err=True)
    if counts := levels(kits.report):
        typer.echo(_FINDINGS.format(counts=counts, where=f" {folder}" if folder else ""), err=True)
    for packed in kits.packed:
        count = len(packed.files)
        typer.echo(_MADE.format(path=packed.path, files=_FILES[count != 1].format(count=count)))
    _tell_instead(kits.packed)
    for path, aside in kits.aside.items():
        typer.echo(_ASIDE.format(path=path, aside=aside), err=True)
    failed = any(finding.severity is Severity.ERROR for finding in kits.failed)
    if kits.stopped or failed:
        typer.echo(_FIX if kits.stopped else _NOT_MADE, err=True)
    return 3 if failed else 1 if kits.stopped else 0


def _tell_instead(packed: Sequence[Packed]) -> None:
    """Say which documents are there in a second choice of format."""
    names: dict[tuple[str, str], dict[str, None]] = {}
    for path, wanted in (entry for one in packed for entry in one.instead):
        names.setdefault((wanted, Path(path).suffix), {})[Path(path).stem] = None
    for (wanted, ending), stems in names.items():
        typer.echo(_INSTEAD.format(format=wanted, ending=ending, names=", ".join(stems)), err=True)
