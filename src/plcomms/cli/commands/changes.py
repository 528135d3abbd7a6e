"""``plcomms changes``: what families will read that they could not read after the last build."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plcomms.cli.console import Folder, folder_among, progress, today

_NONE = "Nothing is new for {audience} since the last build."
_NOT_BUILT = "Nothing was built yet, so that all of it is new. Make it with  plcomms build"
_FAMILIES = "families"


def run(
    kinds: Annotated[
        list[str] | None,
        typer.Argument(help="Which kinds, or a district's folder; all where left out.", metavar="[KIND]..."),
    ] = None,
    folder: Folder = None,
    audience: Annotated[str, typer.Option(help="Who reads it.")] = _FAMILIES,
    school: Annotated[
        list[str] | None,
        typer.Option(help="Only from this school, by its name or that of its file; may be given again."),
    ] = None,
    issue: Annotated[
        str | None, typer.Option(help="The month of the newsletter, as in 2026-11; else the newest begun.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where the last build is; else the folder out in the district's.")
    ] = None,
) -> int:
    """Show line by line what readers will read now, against the last build; nothing is made."""
    from plcomms.cli.issues import month_asked
    from plcomms.load.project import find_root
    from plcomms.load.schools import school_ids
    from plcomms.model.document import Request
    from plcomms.report.changes import differences
    from plcomms.workflows.changes import readings
    from plcomms.workflows.check import prepare
    from plcomms.workflows.session import BUILT
    from plcomms.write.readings import read_readings

    kinds, folder = folder_among(kinds or [], folder)
    root = find_root(folder or Path())
    before = read_readings(out or root / BUILT)
    if not before:
        typer.echo(_NOT_BUILT)
        return 0
    schools = school_ids(root, school or ())
    request = Request(tuple(kinds), (audience,), schools, issue=month_asked(issue, "--issue"))
    prepared = prepare(root, request, today(), progress)
    progress("write", 0, 1)
    lines = list(differences(before, readings(prepared)))
    for line in lines or [_NONE.format(audience=audience)]:
        typer.echo(line)
    return 0
