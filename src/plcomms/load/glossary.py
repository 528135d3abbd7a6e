"""The glossary: the built-in one, with a district's own laid over it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from plcomms.load.compiled import CompiledPiece, compiled, sources
from plcomms.load.files import read_text, shipped
from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.errors import InputError
from plcomms.model.glossary import Audience, Glossary, GlossaryFile, Term
from plcomms.model.shelf import Shelf, fixed

MADE_BY = sources(
    "load/files.py",
    "load/glossary.py",
    "load/keys.py",
    "load/validation.py",
    "load/yaml/*.py",
    "model/dates.py",
    "model/day_ranges.py",
    "model/fields.py",
    "model/glossary.py",
    "model/shelf.py",
    "model/text.py",
)
"""What the built-in glossary's data depends on, beside its text."""

_BROKEN = "The glossary that comes with plcomms cannot be read."
_BROKEN_HELP = "Install plcomms again."


@dataclass(frozen=True, slots=True)
class ShippedGlossary:
    """The glossary that ships with plcomms.

    ``names`` are those of its terms in small letters, ``text`` is what it was read from.
    """

    audiences: Mapping[str, Audience]
    terms: Sequence[Term]
    names: Sequence[str]
    text: str


@cache
def builtin_glossary() -> ShippedGlossary:
    """The glossary that ships with plcomms.

    Raises:
        InputError: the installation is damaged.
    """
    path = shipped("glossary.yaml")
    text, problem = read_text(path, path.name)
    if problem:
        raise InputError(_BROKEN, _BROKEN_HELP, findings=(problem,))
    first, *lines = compiled(_piece(text)).split("\n")
    rows = [line.split("\t", 1) for line in lines]
    audiences = {name: Audience.model_construct(**fixed(data)) for name, data in json.loads(first).items()}
    return ShippedGlossary(audiences, Shelf([row for _, row in rows]), [name for name, _ in rows], text)


def pieces() -> list[CompiledPiece]:
    """What is compiled of the built-in glossary."""
    return [_piece(read_text(shipped("glossary.yaml"), "glossary.yaml")[0])]


def _piece(text: str) -> CompiledPiece:
    return CompiledPiece("glossary", text, MADE_BY, lambda: _written(_parsed(text)), ".txt")


def _written(glossary: GlossaryFile) -> str:
    """The audiences as JSON, and below them a line for each term: its name in small letters, and its JSON."""
    terms = {term.term.lower(): term for term in glossary.terms}
    audiences = {name: spec.model_dump(exclude_defaults=True) for name, spec in glossary.audiences.items()}
    rows = (f"{name}\t{term.model_dump_json(exclude_defaults=True)}" for name, term in terms.items())
    return "\n".join((json.dumps(audiences), *rows))


def _parsed(text: str) -> GlossaryFile:
    glossary, problems = validated(GlossaryFile, read_yaml("glossary.yaml", text))
    if glossary is None:
        raise InputError(_BROKEN, _BROKEN_HELP, findings=problems)
    return glossary


def layered(base: ShippedGlossary, own: GlossaryFile | None) -> Glossary:
    """One glossary: ``own`` terms and audiences take the place of ``base`` ones of the same name."""
    audiences = {**base.audiences, **(own.audiences if own else {})}
    named = {str(name): Audience(**{**dict(spec), "id": str(name)}) for name, spec in audiences.items()}
    return Glossary.model_construct(audiences=named, terms=_layered_terms(base, own))


def _layered_terms(base: ShippedGlossary, own: GlossaryFile | None) -> Sequence[Term]:
    """The terms of both; those of ``base`` as they are, with ``own`` behind them, where none is replaced."""
    more = {term.term.lower(): term for term in own.terms} if own else {}
    removed = {name.lower() for name in own.remove} if own else set()
    added = {name: term for name, term in more.items() if name not in removed}
    if not removed.union(more).intersection(base.names):
        return base.terms if not added else Shelf.joined(base.terms, added.values())
    terms = {**dict(zip(base.names, base.terms, strict=True)), **more}
    return tuple(term for name, term in terms.items() if name not in removed)
