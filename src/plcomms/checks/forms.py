"""The forms of the phrases that ship with plcomms, worked out once and kept between runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from plcomms import language
from plcomms.language.terms import Forms, forms_of
from plcomms.model.glossary import Term
from plcomms.source.cache import cached

_CODE = Path(language.__file__).parent
_MADE_BY = ("phrases.py", "morphology.py", "words.py", "data/inflections.tsv", "data/groups.txt")


def known_forms(terms: Sequence[Term]) -> Forms:
    """What ``forms_of`` says of ``terms``, which ship with plcomms; that takes a tenth of a second."""
    return _known(tuple((term.kind, str(term.term), *map(str, term.also)) for term in terms))


@lru_cache(maxsize=4)
def _known(phrases: tuple[tuple[str, ...], ...]) -> Forms:
    changed = [(name, (_CODE / name).stat().st_mtime_ns) for name in _MADE_BY]
    kept = cached("forms", json.dumps([changed, phrases]), lambda: json.dumps(forms_of(phrases)))
    forms: Forms = json.loads(kept)
    return forms
