"""``plcomms init``: a folder to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_EXISTS = "“{folder}” is there already and is not empty."
_EXISTS_HELP = "Choose another name; nothing was changed."
_CANNOT_HELP = "Nothing was changed. Name a folder in a place where you may write and there is room."
_DONE = """Made {folder}. Now:

  1. Open {district} and put your own sentences in.
  2. plcomms check {folder}
  3. plcomms build -C {folder}
"""


def run(folder: Annotated[Path, typer.Argument(help="The folder to make.")]) -> int:
    """Make a folder with a district to begin with: it builds at once; replace its sentences with yours."""
    from plcomms.load.starter import starter_files
    from plcomms.load.timezone import local_timezone
    from plcomms.model.errors import InputError, RenderError
    from plcomms.write.stage import write_all

    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise InputError(_EXISTS.format(folder=folder), _EXISTS_HELP)
    try:
        write_all(folder, starter_files(local_timezone()))
    except RenderError as error:
        raise RenderError(error.message, _CANNOT_HELP) from error
    typer.echo(_DONE.format(folder=folder, district=folder / "district.yaml"), nl=False)
    return 0
