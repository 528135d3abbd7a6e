"""``plcomms kinds``: what can be made."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plcomms.cli.console import Folder
from plcomms.model.errors import InputError

if TYPE_CHECKING:
    from plcomms.model.document import Kind

_WIDTH = 88
_INDENT = "    "
_FROM: Mapping[str, str] = {
    "district": "from the district",
    "schools": "from each school",
    "everywhere": "from the district and each school",
}
_NEEDS: Mapping[str, str] = {
    "events": "an event",
    "dates": "a date or an event",
    "stories": "a story",
    "faqs": "a question with its answer",
    "quotes": "somebody's words",
    "whys": "a why",
    "reply": "an event with reply_by and reply_to, or one that asks for no reply",
}
_FOR = "for {audiences} {sender}"
_EACH = "one for each {each}"
_FORMATS = "Formats: {formats}"
_UP = "{format} ({up} on a sheet)"
_NEEDS_ALL = "Needs: {needs}"
_HOW_THEME = "Choose one with the line  theme: NAME  under  brand:  in district.yaml."
_HOW = "Make one with  plcomms build KIND,  in one format alone with  --format FORMAT."


def run(
    folder: Folder = None,
    themes: Annotated[bool, typer.Option("--themes", help="List the looks to choose from instead.")] = False,
) -> int:
    """List the kinds of document: who each is for, who sends it, its formats, and what it needs."""
    from plcomms.load.kinds import load_kinds
    from plcomms.load.project import find_root

    try:
        root = find_root(folder or Path())
    except InputError:
        if folder:
            raise
        root = None
    found = load_kinds(root)
    told = {name: [str(theme.about)] for name, theme in found.themes.items()}
    for name, lines in (told if themes else {k.name: list(_told(k)) for k in found.kinds.values()}).items():
        typer.echo(name)
        for line in lines:
            typer.echo(textwrap.fill(line, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT))
        typer.echo()
    typer.echo(_HOW_THEME if themes else _HOW)
    return 0


def _told(kind: Kind) -> Iterator[str]:
    """What is said of ``kind``, a line each."""
    yield str(kind.about)
    scopes = dict.fromkeys(kind.audiences.values())
    readers = [
        _FOR.format(
            audiences=_and([a for a in kind.audiences if kind.audiences[a] == scope]), sender=_FROM[scope]
        )
        for scope in scopes
    ]
    said = ", ".join([*readers, *([_EACH.format(each=kind.each)] if kind.each else [])])
    yield said[:1].upper() + said[1:]
    yield _FORMATS.format(formats=", ".join(_format(name, kind) for name in kind.formats))
    if kind.needs:
        yield _NEEDS_ALL.format(needs=", ".join(_NEEDS[need] for need in kind.needs))


def _format(name: str, kind: Kind) -> str:
    """The name of a format, and on one for paper how many stand on a sheet."""
    from plcomms.render.formats import formats

    printed = name in formats() and formats()[name].printed
    return (
        _UP.format(format=name, up=_and(list(map(str, kind.up)), "or"))
        if printed and kind.up != (1,)
        else name
    )


def _and(words: list[str], last: str = "and") -> str:
    """``words`` as people list them: 1, 2 or 4."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
