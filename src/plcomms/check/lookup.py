"""Terms of the glossary for a word that somebody typed, and who may be given them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plcomms.language.terms.matcher import Terms
from plcomms.model.glossary import Audience, Glossary, Term

_MEANT = "Did you mean “{names}”?"
_OR = "” or “"


@dataclass(frozen=True, slots=True)
class Matches:
    """Terms found for a word, the nearest kind first: by name, by the beginning, by what they mean."""

    named: tuple[Term, ...]
    begins: tuple[Term, ...]
    within: tuple[Term, ...]

    @property
    def everything(self) -> tuple[Term, ...]:
        """All of them in that order."""
        return (*self.named, *self.begins, *self.within)


def search(glossary: Glossary, word: str) -> Matches:
    """The terms of ``glossary`` for ``word``: its name or any form of it, a beginning, or a word of it."""
    wanted = _plain(word)
    named = _by_name(glossary, wanted)
    begins = [t for t in glossary.terms if _begins(t, wanted)]
    within = [t for t in glossary.terms if _speaks_of(t, wanted)]
    rest = [t for t in begins if t not in named]
    return Matches(tuple(named), tuple(rest), tuple(t for t in within if t not in named and t not in rest))


def _by_name(glossary: Glossary, wanted: str) -> Sequence[Term]:
    exact = [t for t in glossary.terms if wanted in map(_plain, _names(t))]
    return exact or _in_any_form(glossary, wanted)


def _in_any_form(glossary: Glossary, wanted: str) -> Sequence[Term]:
    """The terms of which ``wanted`` is a form: its plural, a tense, other capitals or hyphens."""
    everywhere = [t.model_copy(update=_NO_CONTEXTS) for t in glossary.terms]
    terms = Terms.of(everywhere)
    found = {
        hit.term.term
        for form in (wanted, wanted.upper())
        for hit in terms.find(form)
        if hit.end - hit.start == len(form)
    }
    return [t for t in glossary.terms if t.term in found]


_NO_CONTEXTS = {"not_in": (), "not_near": (), "only_near": (), "only_in": ()}


def _begins(term: Term, wanted: str) -> bool:
    return any(_plain(name).startswith(wanted) for name in _names(term))


def _speaks_of(term: Term, wanted: str) -> bool:
    words = (*_names(term), *term.say, term.means, *((term.es.term,) if term.es else ()))
    return any(wanted in _plain(part) for part in words)


def _names(term: Term) -> tuple[str, ...]:
    return (term.term, *term.also, *((term.stands_for,) if term.stands_for else ()))


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("’", "'").replace("-", " ").split())


def nearest_said(word: str, known: Iterable[str]) -> str:
    """Which of ``known`` somebody who typed ``word`` may have meant, as a question; empty where none is."""
    names = {_plain(name): name for name in known}
    near = [names[n] for n in difflib.get_close_matches(_plain(word), names, 3, 0.7)]
    return _MEANT.format(names=_OR.join(near)) if near else ""


def policies(term: Term, audiences: Sequence[Audience]) -> dict[str, list[str]]:
    """For each policy the audiences that have it, in their order."""
    found: dict[str, list[str]] = {"avoid": [], "explain": [], "ok": []}
    for audience in audiences:
        found[term.policy_for(audience)].append(audience.id)
    return found
