"""How papers are printed: the options that every command which makes papers has."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from plcomms.model.document import PrintOptions


class Paper(StrEnum):
    """The sizes of paper."""

    letter = "letter"
    a4 = "a4"


class Ink(StrEnum):
    """What it is printed with."""

    color = "color"
    bw = "bw"


PaperOption = Annotated[Paper, typer.Option(help="The size of the paper.", case_sensitive=False)]
InkOption = Annotated[
    Ink, typer.Option(help="bw is made for a black-and-white copier.", case_sensitive=False)
]
LargePrint = Annotated[bool, typer.Option("--large-print", help="Print in 18 point.")]


def look_of(paper: Paper, ink: Ink, large: bool, up: int = 0) -> PrintOptions:
    """What was asked for as the look of a paper."""
    from plcomms.model.document import PrintOptions

    return PrintOptions(up, paper.value, "bw" if ink is Ink.bw else "colour", large)
