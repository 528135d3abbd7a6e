"""The glossary: the built-in one, with a district's own laid over it."""

from __future__ import annotations

from functools import cache

from plcomms.model.errors import InputError
from plcomms.model.glossary import Audience, Glossary, GlossaryFile
from plcomms.source.builtin import builtin
from plcomms.source.cache import cached
from plcomms.source.files import read_text
from plcomms.source.validate import validated
from plcomms.source.yamlfile import read_yaml

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
    kept = cached("glossary", text, lambda: _parsed(text).model_dump_json(by_alias=True))
    return GlossaryFile.model_validate_json(kept)


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
