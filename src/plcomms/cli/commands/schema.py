"""``plcomms schema``: what editors need to complete and check a file."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class SchemaFile(StrEnum):
    """The files that people write, and the report that programs read."""

    district = "district"
    school = "school"
    issue = "issue"
    glossary = "glossary"
    kind = "kind"
    report = "report"


def run(file: Annotated[SchemaFile, typer.Argument(help="Which file.")] = SchemaFile.district) -> int:
    """Print the JSON Schema of a file that people write, or of what check --format json prints."""
    from plcomms.load.starter import schema

    typer.echo(schema(file.value), nl=False)
    return 0
