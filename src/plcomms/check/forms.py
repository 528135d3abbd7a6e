"""The forms of the phrases that ship with plcomms, worked out when it is built."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from plcomms.language.terms.matcher import Forms, forms_of
from plcomms.load.compiled import CompiledPiece, compiled, sources
from plcomms.model.glossary import Term

_MADE_BY = sources("language/**/*.py", "language/data/*.t[sx][vt]")
"""All that knows of language: which part of it makes forms is nobody's to keep a list of."""


def known_forms(terms: Sequence[Term]) -> Forms:
    """What ``forms_of`` says of ``terms``, which ship with plcomms; that takes a tenth of a second."""
    return _known(_phrases(terms))


def pieces(*lists: Sequence[Term]) -> list[CompiledPiece]:
    """What is compiled of ``lists`` of terms."""
    return [_piece(_phrases(terms)) for terms in lists]


def _phrases(terms: Sequence[Term]) -> tuple[tuple[str, ...], ...]:
    return tuple((term.kind, str(term.term), *map(str, term.also)) for term in terms)


def _piece(phrases: tuple[tuple[str, ...], ...]) -> CompiledPiece:
    return CompiledPiece("forms", json.dumps(phrases), _MADE_BY, lambda: json.dumps(forms_of(phrases)))


@lru_cache(maxsize=4)
def _known(phrases: tuple[tuple[str, ...], ...]) -> Forms:
    forms: Forms = json.loads(compiled(_piece(phrases)))
    return forms
