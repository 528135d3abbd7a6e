"""``plcomms schema``: what editors need to complete and check a file."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class File(StrEnum):
    """The files that people write."""

    district = "district"
    school = "school"
    glossary = "glossary"
    kind = "kind"


def run(file: Annotated[File, typer.Argument(help="Which file.")] = File.district) -> int:
    """Print the JSON Schema of district.yaml, of a school's file, of glossary.yaml or of kind.yaml."""
    from plcomms.source.starter import schema

    typer.echo(schema(file.value), nl=False)
    return 0
