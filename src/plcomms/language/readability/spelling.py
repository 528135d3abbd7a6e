"""The syllables of a word that the pronouncing dictionary lacks: from its parts, else from its spelling."""

from __future__ import annotations

import re
from collections.abc import Callable

_SIBILANT = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze")

_PREFIXES = {
    "anti": 2, "bio": 2, "co": 1, "cyber": 2, "eco": 2, "extra": 2, "hyper": 2, "inter": 2, "macro": 2,
    "mega": 2, "meta": 2, "micro": 2, "mid": 1, "mini": 2, "mis": 1, "mono": 2, "multi": 2, "neuro": 2,
    "non": 1, "out": 1, "over": 2, "para": 2, "post": 1, "pre": 1, "psycho": 2, "re": 1, "self": 1, "semi": 2,
    "socio": 3, "sub": 1, "super": 2, "tele": 2, "trans": 1, "ultra": 2, "un": 1, "under": 2, "up": 1,
}  # fmt: skip
"""Beginnings of words, with their syllables."""

_SUFFIXES = (
    ("ability", "able", 3), ("ibility", "ible", 3), ("iness", "y", 1), ("iless", "y", 1), ("ically", "ic", 1),
    ("ization", "ize", 2), ("ies", "y", 0), ("ied", "y", 0), ("ier", "y", 1), ("iest", "y", 1),
    ("ily", "y", 1), ("ly", "", 1), ("bly", "ble", 0), ("ness", "", 1), ("less", "", 1), ("ful", "", 1),
    ("ment", "", 1),
    ("ship", "", 1), ("able", "", 2), ("able", "e", 2), ("ing", "", 1), ("ing", "e", 1), ("er", "", 1),
    ("er", "e", 1), ("or", "e", 1), ("est", "", 1), ("est", "e", 1), ("ist", "", 1), ("ize", "", 1),
    ("izer", "", 2), ("izing", "ize", 1), ("ism", "", 2), ("ity", "", 2), ("ity", "e", 2), ("like", "", 1),
    ("wise", "", 1), ("wide", "", 1), ("ward", "", 1), ("al", "", 1),
)  # fmt: skip
"""Endings, what stood in their place, and how many syllables they add to it."""

_LEAST = 3
"""Letters that each half of a compound has at least."""

_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"""
    i[aou](?!us\b|l\b|n\b|nce|nt) | [iy]a(?!l\b|n\b)      # vari-ous, tri-al; but not spe-cial
  | eo(?!us\b) | (?<!q)ua(?!r) | uou | iu | ao | ya        # neon, actual
  | [aeiou]ing\b | ie[rt] | (?<![gq])ui[a-z]ou | oe[mt]    # doing, quiet, poem
    """,
    re.VERBOSE,
)
"""Two vowels side by side that are two syllables."""

_MUTE = re.compile(
    r"""
    (?<=[^aeiouyl\W])e\b | (?<=[aeiouyrl]l)e\b             # make, whole; but not table
  | (?<=[^aeiouytd\W])ed\b | (?<=[^aeiouycgsxz\W])es\b     # worked, makes; but not wanted, boxes
  | (?<=[^aeiouy\W])e(?=(?:ly|ful|less|ment|ness)s?\b)     # lonely
    """,
    re.VERBOSE,
)

Look = Callable[[str], int]
"""Gives the syllables of a word that the dictionary has, else 0."""


def guessed(word: str, look: Look) -> int:
    """The syllables of ``word``, in small letters: those of its parts, else as its spelling tells.

    A word joined by a hyphen has those of its parts, an unknown form those of its base and its ending
    (``rubrics``, ``re-teach``, ``metacognition``), an unknown compound those of the words in it.
    """
    if "-" in word:
        return max(1, sum(look(part) or guessed(part, look) for part in word.split("-") if part))
    plain = word.replace("'", "")
    owner = word.removesuffix("'s") if word.endswith("'s") else word.removesuffix("'")
    if owner != word:
        extra = int(word.endswith("'s") and owner.endswith(_SIBILANT))
        return (look(owner) or guessed(owner, look)) + extra
    return _derived(plain, look) or _compound(plain, look) or spelled(plain)


def _derived(word: str, look: Look) -> int:
    """The syllables of a form of a word that the dictionary has; 0 where there is none such."""
    return _inflected(word, look) or _suffixed(word, look) or _prefixed(word, look)


def _inflected(word: str, look: Look) -> int:
    """The syllables of a plural or a past tense: ``rubrics``, ``planned``, ``wanted``."""
    for ending, silent in (("s", _SIBILANT), ("es", _SIBILANT), ("ed", ("t", "d")), ("d", ("te", "de"))):
        base = word.removesuffix(ending)
        single = base[:-1] if ending == "ed" and base[-1:] == base[-2:-1] else base
        count = look(base) or look(single) if base != word else 0
        if count:
            return count + int(base.endswith(silent))
    return 0


def _suffixed(word: str, look: Look) -> int:
    for suffix, base, more in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _LEAST:
            count = look(stem + base)
            if not count and stem[-1] == stem[-2]:
                count = look(stem[:-1])
            if count:
                return count + more
    return 0


def _prefixed(word: str, look: Look) -> int:
    for prefix, count in _PREFIXES.items():
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > _LEAST:
            found = look(rest) or _inflected(rest, look) or _suffixed(rest, look)
            if found:
                return count + found
    return 0


def _compound(word: str, look: Look) -> int:
    """The syllables of two words that are written as one, the longest first one of them: ``makerspace``."""
    for k in range(len(word) - _LEAST, _LEAST, -1):
        first, second = look(word[:k]), look(word[k:])
        if first and second:
            return first + second
    return 0


def spelled(word: str) -> int:
    """The syllables that the spelling of a word shows: its groups of vowels without a mute ``e``."""
    voiced = _MUTE.sub("", word)
    return max(1, len(_VOWELS.findall(voiced)) + len(_APART.findall(voiced)))
