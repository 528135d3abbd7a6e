"""Makes small glossaries for the tests of this folder."""

from __future__ import annotations

from typing import Any

from plcomms.language.terms.matcher import TermHit, Terms
from plcomms.model.glossary import Term, WordClass


def term(name: str, kind: WordClass = "noun", **fields: Any) -> Term:
    """A term with what every term must have; ``fields`` are the rest."""
    given = {"say": ["plain words"], "means": "What it means.", "policy": "avoid", **fields}
    return Term.model_validate({"term": name, "kind": kind, **given})


def found(terms: Terms, text: str) -> list[str]:
    """The characters of each hit, in order."""
    return [hit.found for hit in terms.find(text)]


def only(terms: Terms, text: str) -> TermHit:
    """The one hit in ``text``."""
    hits = list(terms.find(text))
    assert len(hits) == 1, [hit.found for hit in hits]
    return hits[0]
