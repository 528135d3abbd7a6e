"""The consensus grade: one US school grade from how long sentences are and how rare words are.

It was fitted to what teachers said about 1,417 passages; ``docs/readability.md`` says how and how well,
``benchmarks/readability_fit.py`` does it again.
"""

from __future__ import annotations

from math import log

from plcomms.language.counts import Counts

START = -9.2
PER_LENGTH = 4.2
PER_RARITY = 5.2

OFFSET = 0.25
"""Added to the mean cost of a word before the logarithm; chosen by the fit."""

FEWEST = 20
"""With fewer words a grade would be chance: one unfamiliar word more or less moves it by a grade or more."""


def features(load: float, toll: float, words: int) -> tuple[float, float]:
    """The two terms of the grade: mean logarithm of sentence length, logarithm of the mean cost of a word.

    The first mean is over words, each with the length of its own sentence (plus ten), so that a text is as
    long-winded as the sentences in which most of its words stand. No split of a sentence raises it.
    """
    return load / words, log(toll / words + OFFSET)


def graded(load: float, toll: float, words: int) -> float:
    """The grade of a text with these sums, at least 0. It never falls when ``load`` or ``toll`` rises."""
    length, rarity = features(load, toll, words)
    return max(0.0, START + PER_LENGTH * length + PER_RARITY * rarity)


def consensus(counts: Counts) -> float | None:
    """The consensus grade, or None for a text of fewer than ``FEWEST`` words."""
    return graded(counts.load, counts.toll, counts.words) if counts.words >= FEWEST else None


def margin(words: int) -> float:
    """How far the grade of so many words is from that of more by the same writer (standard deviation)."""
    return 12.0 / float(words**0.5)
