"""``plcomms doctor``: what this machine has, and what is missing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from plcomms.doctor.report import Requirement

_WIDTH = 96
_THERE = "there"
_MISSING = "MISSING"
_WANTED = "not there"
_LINE = "{mark:<10} {name}"
_COST = "That means: {cost}"
_GET = "To get it:  {get}"
_INDENT = " " * 11
_WELL = "All is there."
_ENOUGH = "All that is required is there; {count} could be added."
_ILL = "{count} must be added first."
_COUNTED = ("One thing", "{count} things")


def run() -> int:
    """Say what this machine has of what plcomms needs, what each missing thing costs, and how to get it."""
    from plcomms.doctor.probe import machine
    from plcomms.doctor.report import examined

    signs = examined(machine())
    for sign in signs:
        for line in _told(sign):
            typer.echo(line)
    missing = [sign for sign in signs if not sign.there]
    required = [sign for sign in missing if sign.required]
    typer.echo()
    typer.echo(_verdict(len(missing), len(required)))
    return 3 if required else 0


def _told(sign: Requirement) -> Iterator[str]:
    mark = _THERE if sign.there else _MISSING if sign.required else _WANTED
    yield _LINE.format(mark=mark, name=sign.name)
    if not sign.there:
        cost = _COST.format(cost=sign.cost)
        yield from textwrap.wrap(cost, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
        yield _INDENT + _GET.format(get=sign.get)


def _verdict(missing: int, required: int) -> str:
    """What it comes to; a command to copy stays in one line, so it is not wrapped."""
    if not missing:
        return _WELL
    counted = _COUNTED[(required or missing) != 1].format(count=required or missing)
    return _ILL.format(count=counted) if required else _ENOUGH.format(count=counted[:1].lower() + counted[1:])
