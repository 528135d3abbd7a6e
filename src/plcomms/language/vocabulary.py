"""How hard a word is to read: whether children know it, and how often it is used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from plcomms.language.inflection.morphology import spellings
from plcomms.language.lexicon import common_acronyms, everyday_words
from plcomms.language.readability.syllables import easy_words

COMMON = 6.0
"""A word this frequent (Zipf scale: once in a thousand words) costs a reader nothing; chosen by the fit."""

RARE = 2.0
"""Words rarer than this (once in ten million words) cost the same; the table has no rarer ones."""

_SUFFIXES = ("'s", "s'", "s", "es", "d", "ed", "ing", "r", "er", "st", "est", "ly", "'")
_Y_SUFFIXES = ("ies", "ied", "ier", "iest", "ily")
_CONTRACTIONS = ("n't", "'ll", "'ve", "'re", "'d", "'m")


@cache
def frequencies() -> Mapping[str, float]:
    """The frequency of English words on the Zipf scale: log10 per thousand million (van Heuven, 2014)."""
    table: dict[str, float] = {}
    data = (Path(__file__).parent / "data" / "frequencies.en.txt").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line[0] != "#":
            frequency, *members = line.split(" ")
            table.update(dict.fromkeys(members, float(frequency)))
    return table


@lru_cache(maxsize=50_000)
def familiar(word: str) -> bool:
    """Whether ``word``, in small letters, is on the Dale-Chall list of words children know, or a form of one.

    The list is the one that textstat carries. Plurals, possessives, contractions, tenses, comparisons and
    adverbs of its words count as known (Chall and Dale, Readability Revisited, 1995); a hyphenated word is
    known when its parts are, or when the list has it as one (``back-yard``).
    """
    easy = easy_words()
    if word in easy or word.endswith(_CONTRACTIONS):
        return True
    if "-" in word:
        return word.replace("-", "") in easy or all(familiar(part) for part in word.split("-") if part)
    return _formed(word, easy)


def _bases(word: str) -> list[str]:
    """The words that ``word`` may be a form of: planned -> plan, making -> make, families -> family."""
    bases = [word[: -len(suffix)] + "y" for suffix in _Y_SUFFIXES if word.endswith(suffix)]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            base = word[: -len(suffix)]
            bases.append(base)
            if suffix in ("ing", "ed", "er", "est"):
                bases.append(base + "e")
                if base[-1] == base[-2]:
                    bases.append(base[:-1])
    return bases


def known(word: str) -> bool:
    """Whether ``word``, in small letters, is an English word and no proper name, as far as the lists tell."""
    parts = word.replace("'s", "").split("-")
    return all(_listed(part) or familiar(part) or _everyday(part) for part in parts if part)


def _listed(word: str) -> bool:
    return any(spelling in frequencies() for spelling in spellings(word))


def _everyday(word: str) -> bool:
    """Whether a reader meets ``word`` daily though print hardly has it: ``math``, ``TV``, a single letter."""
    everyday = everyday_words()
    return len(word) == 1 or word.upper() in common_acronyms() or word in everyday or _formed(word, everyday)


def _formed(word: str, words: frozenset[str]) -> bool:
    return any(base in words for base in _bases(word))


def frequency(word: str) -> float:
    """How often ``word`` is used, in its commoner spelling; ``RARE`` where the table does not have it."""
    table = frequencies()
    return table.get(word) or max(table.get(spelling, RARE) for spelling in spellings(word))


@lru_cache(maxsize=50_000)
def cost(word: str) -> float:
    """What a word in small letters adds to the difficulty: 0 for familiar ones, up to 4 for rare ones.

    An unfamiliar word costs the more the rarer it is: how far its frequency stays below ``COMMON``.
    A hyphenated word costs what its hardest part costs.
    """
    if familiar(word) or _everyday(word):
        return 0.0
    if "-" in word:
        return max(cost(part) for part in word.split("-") if part)
    return COMMON - min(COMMON, max(RARE, frequency(word.split("'", maxsplit=1)[0])))
