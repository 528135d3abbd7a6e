"""The consensus grade: one US school grade from how long sentences are and how rare words are.

It was fitted to what teachers said about 1,417 passages; ``docs/readability.md`` says how and how well,
``benchmarks/readability_fit.py`` does it again.
"""

from __future__ import annotations

from math import log

from plcomms.language.readability.counts import Counts

START = -10.1
PER_LENGTH = 7.1
PER_RARITY = 13.3
"""Fitted to the judgements with a fixed share for length, then put on the scale of the published formulas:
among passages of any consensus grade, the median of the mean of six grade formulas is that grade."""

OFFSET = 0.5
"""Added to the mean cost of a word before the logarithm; chosen by the fit."""

PER_SAMPLE = 17.0
"""One standard deviation between the grades of two pieces of one text, times the root of their words."""

FEWEST = 30
"""With fewer words the margin is over three grades: a grade would tell one word from the next, not texts."""


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
    return PER_SAMPLE / float(words**0.5)
