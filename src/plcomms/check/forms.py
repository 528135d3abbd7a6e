"""The forms of the phrases that ship with plcomms, worked out when it is built."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, lru_cache

from plcomms.language.terms.index import Index, read
from plcomms.language.terms.matcher import Forms, Terms, forms_of, index_of
from plcomms.load.compiled import CompiledPiece, compiled, sources
from plcomms.load.glossary import MADE_BY, builtin_glossary
from plcomms.model.glossary import Term
from plcomms.model.shelf import Shelf

_MADE_BY = sources("language/**/*.py", "language/data/*.t[sx][vt]")
"""All that knows of language: which part of it makes forms is nobody's to keep a list of."""


def known_forms(terms: Sequence[Term]) -> Forms:
    """What ``forms_of`` says of ``terms``, which ship with plcomms; that takes a tenth of a second."""
    return _known(_phrases(terms))


def terms_of(terms: Sequence[Term], names: Sequence[str]) -> Terms:
    """A glossary's ``terms`` made ready; those that ship with plcomms, or begin with all of them, soon."""
    ours = builtin_glossary().terms
    if terms is ours or (isinstance(terms, Shelf) and terms.begins_with(ours)):
        return Terms.indexed(terms, _index(), len(ours), names)
    return Terms.of(terms, names, known_forms(ours))


@cache
def _index() -> Index:
    return read(compiled(_index_piece()))


def _index_piece() -> CompiledPiece:
    ours = builtin_glossary()
    return CompiledPiece("index", ours.text, (*_MADE_BY, *MADE_BY), lambda: index_of(ours.terms), ".txt")


def pieces(*lists: Sequence[Term]) -> list[CompiledPiece]:
    """What is compiled of ``lists`` of terms, and the index of the built-in glossary."""
    return [_index_piece(), *(_piece(_phrases(terms)) for terms in lists)]


def _phrases(terms: Sequence[Term]) -> tuple[tuple[str, ...], ...]:
    return tuple((term.kind, str(term.term), *map(str, term.also)) for term in terms)


def _piece(phrases: tuple[tuple[str, ...], ...]) -> CompiledPiece:
    return CompiledPiece("forms", json.dumps(phrases), _MADE_BY, lambda: json.dumps(forms_of(phrases)))


@lru_cache(maxsize=4)
def _known(phrases: tuple[tuple[str, ...], ...]) -> Forms:
    forms: Forms = json.loads(compiled(_piece(phrases)))
    return forms
