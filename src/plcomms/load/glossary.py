"""The glossary: the built-in one, with a district's own laid over it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from plcomms.load.compiled import CompiledPiece, compiled, sources
from plcomms.load.files import read_text, shipped
from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.errors import InputError
from plcomms.model.glossary import Audience, Glossary, GlossaryFile, InLanguage, Term

_MADE_BY = sources(
    "load/files.py",
    "load/glossary.py",
    "load/keys.py",
    "load/validation.py",
    "load/yaml/*.py",
    "model/dates.py",
    "model/fields.py",
    "model/glossary.py",
    "model/text.py",
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
    path = shipped("glossary.yaml")
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


def pieces() -> list[CompiledPiece]:
    """What is compiled of the built-in glossary."""
    return [_piece(read_text(shipped("glossary.yaml"), "glossary.yaml")[0])]


def _piece(text: str) -> CompiledPiece:
    return CompiledPiece(
        "glossary", text, _MADE_BY, lambda: _parsed(text).model_dump_json(exclude_defaults=True)
    )


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
