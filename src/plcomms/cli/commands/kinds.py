"""``plcomms kinds``: what can be made."""

from __future__ import annotations

from pathlib import Path

import typer

from plcomms.cli.console import Folder
from plcomms.model.errors import InputError


def run(folder: Folder = None) -> int:
    """List the kinds of document, who each is for, and its formats."""
    from plcomms.documents.kinds import load_kinds
    from plcomms.source.project import find_root

    try:
        root = find_root(folder or Path())
    except InputError:
        if folder:
            raise
        root = None
    for kind in load_kinds(root).kinds.values():
        typer.echo(f"{kind.name}\n    {kind.about}")
        typer.echo(f"    for {', '.join(kind.audiences)}; as {', '.join(kind.formats)}")
        if kind.needs:
            typer.echo(f"    needs {', '.join(kind.needs)}")
    return 0
