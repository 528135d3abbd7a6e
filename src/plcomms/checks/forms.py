"""The forms of the phrases that ship with plcomms, worked out when it is built."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from plcomms.language.terms import Forms, forms_of
from plcomms.model.glossary import Term
from plcomms.source.compiled import compiled

_MADE_BY = tuple(
    f"language/{name}"
    for name in (
        "data/groups.txt",
        "data/inflections.tsv",
        "morphology.py",
        "phrases.py",
        "terms.py",
        "wordlists.py",
        "words.py",
    )
)


def known_forms(terms: Sequence[Term]) -> Forms:
    """What ``forms_of`` says of ``terms``, which ship with plcomms; that takes a tenth of a second."""
    return _known(tuple((term.kind, str(term.term), *map(str, term.also)) for term in terms))


@lru_cache(maxsize=4)
def _known(phrases: tuple[tuple[str, ...], ...]) -> Forms:
    made = compiled("forms", json.dumps(phrases), _MADE_BY, lambda: json.dumps(forms_of(phrases)))
    forms: Forms = json.loads(made)
    return forms
