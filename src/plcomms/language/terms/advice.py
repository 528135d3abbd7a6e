"""Which sentences and words make a text hard, and what the grade becomes without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log

from plcomms.language.readability.counts import EASE, Sentence, charged
from plcomms.language.readability.grade import FEWEST, graded
from plcomms.language.vocabulary import cost

MOST = 3
LONG = 20
"""Words from which on a sentence is worth splitting: plainlanguage.gov asks for 15 to 20 on average."""


@dataclass(frozen=True, slots=True, order=True)
class TermPlace:
    """Characters ``start:end`` of the block with this index."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Costly:
    """A sentence or a word, all its places, and the grade of the text once it is changed.

    A sentence is changed by splitting it in two, a word by a familiar one wherever it stands. ``words`` is
    how long the sentence is; for a word, how often it stands there. ``saves`` is the difference in grades.
    """

    places: tuple[TermPlace, ...]
    words: int
    grade: float
    saves: float


@dataclass(frozen=True, slots=True)
class Advice:
    """The grade of a text now, the costliest sentences and words, costliest first, and the grade without all.

    A sentence that splitting would hardly make easier is none of them.
    """

    grade: float | None
    sentences: tuple[Costly, ...]
    words: tuple[Costly, ...]
    together: float | None = None


def advise(found: Sequence[Sentence]) -> Advice:
    """The advice for an English text with these sentences; none for fewer words than a grade needs."""
    amount = sum(len(sentence.spans) for sentence in found)
    if amount < FEWEST:
        return Advice(None, (), ())
    load = sum(_load(len(sentence.spans)) for sentence in found)
    places = _places(found)
    tolls = {form: cost(form) * times for form, times in charged(found).items()}
    toll = sum(tolls.values())
    now = graded(load, toll, amount)
    split = [s for s in found if len(s.spans) >= LONG] or found
    longest = nsmallest(MOST, split, key=lambda s: (-_relief(len(s.spans)), s.block, s.start))
    rarest = nsmallest(MOST, places.items(), key=lambda item: (-tolls[item[0]], item[1][0]))
    return Advice(
        now,
        tuple(
            _costly(
                (TermPlace(s.block, s.start, s.end),),
                len(s.spans),
                now,
                graded(load - _relief(len(s.spans)), toll, amount),
            )
            for s in longest
        ),
        tuple(
            _costly(tuple(where), len(where), now, graded(load, toll - tolls[form], amount))
            for form, where in rarest
        ),
        graded(
            load - sum(_relief(len(s.spans)) for s in longest),
            toll - sum(tolls[form] for form, _ in rarest),
            amount,
        ),
    )


def _costly(places: tuple[TermPlace, ...], words: int, now: float, then: float) -> Costly:
    return Costly(places, words, then, now - then)


def _load(length: int) -> float:
    return length * log(length + EASE)


def _relief(length: int) -> float:
    """How much smaller the load is once a sentence of ``length`` words is two sentences of half as many."""
    return _load(length) - _load(length // 2) - _load(length - length // 2)


def _places(found: Sequence[Sentence]) -> dict[str, list[TermPlace]]:
    """Where each word that costs something stands."""
    places: dict[str, list[TermPlace]] = {}
    for sentence in found:
        for word in sentence.words:
            if not word.name and cost(word.form):
                places.setdefault(word.form, []).append(TermPlace(sentence.block, word.start, word.end))
    return places
