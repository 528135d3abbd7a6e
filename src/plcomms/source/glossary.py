"""The glossary: the built-in one, with a district's own laid over it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from plcomms.model.errors import InputError
from plcomms.model.glossary import Audience, Glossary, GlossaryFile, InLanguage, Term
from plcomms.source.builtin import builtin
from plcomms.source.compiled import Piece, compiled
from plcomms.source.files import read_text
from plcomms.source.validate import validated
from plcomms.source.yamlfile import read_yaml

_MADE_BY = (
    "model/fields.py",
    "model/glossary.py",
    "source/glossary.py",
    "source/scalars.py",
    "source/validate.py",
    "source/yamlfile.py",
)
"""What the built-in glossary's data depends on, beside its text."""

_BROKEN = "The glossary that comes with plcomms cannot be read."
_BROKEN_HELP = "Install plcomms again."


@cache
def builtin_glossary() -> GlossaryFile:
    """The glossary that ships with plcomms.

    Raises:
        InputError: the installation is damaged.
    """
    path = builtin("glossary.yaml")
    text, problem = read_text(path, path.name)
    if problem:
        raise InputError(_BROKEN, _BROKEN_HELP, findings=(problem,))
    kept = json.loads(compiled(_piece(text)))
    return GlossaryFile.model_construct(
        audiences={
            name: Audience.model_construct(**_fixed(data)) for name, data in kept["audiences"].items()
        },
        terms=tuple(_term(data) for data in kept["terms"]),
    )


def pieces() -> list[Piece]:
    """What is compiled of the built-in glossary."""
    return [_piece(read_text(builtin("glossary.yaml"), "glossary.yaml")[0])]


def _piece(text: str) -> Piece:
    return Piece("glossary", text, _MADE_BY, lambda: _parsed(text).model_dump_json(exclude_defaults=True))


def _term(data: dict[str, Any]) -> Term:
    """A term of data that was validated when it was compiled; again would take longer than a check."""
    es = data.get("es")
    return Term.model_construct(**{**_fixed(data), "es": es and InLanguage.model_construct(**_fixed(es))})


def _fixed(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` with what JSON has as a list as the tuple that it was."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}


def _parsed(text: str) -> GlossaryFile:
    glossary, problems = validated(GlossaryFile, read_yaml("glossary.yaml", text))
    if glossary is None:
        raise InputError(_BROKEN, _BROKEN_HELP, findings=problems)
    return glossary


def layered(base: GlossaryFile, own: GlossaryFile | None) -> Glossary:
    """One glossary: ``own`` terms and audiences take the place of ``base`` ones of the same name."""
    layers = [base, *([own] if own else [])]
    audiences = {name: spec for layer in layers for name, spec in layer.audiences.items()}
    terms = {term.term.lower(): term for layer in layers for term in layer.terms}
    for name in own.remove if own else ():
        terms.pop(name.lower(), None)
    named = {str(name): Audience(**{**dict(spec), "id": str(name)}) for name, spec in audiences.items()}
    return Glossary.model_construct(audiences=named, terms=tuple(terms.values()))
