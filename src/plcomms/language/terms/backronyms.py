"""Tells a program's name from a shouted word: both are English words in capitals (``our STAR program``)."""

from __future__ import annotations

from plcomms.language.lexicon import group, short_words
from plcomms.language.normalize import Words
from plcomms.language.people.person_names import is_given, is_surname
from plcomms.language.vocabulary import known

_LONG = 5
"""From so many letters on the table of frequencies tells words; shorter ones have a list of their own."""

_AHEAD = 7
"""How many words after the name may say that it is one of a program."""

_BE = frozenset(["is", "was", "are", "were", "means", "will"])
_CALLED = frozenset(["called", "named", "nicknamed", "dubbed"])


def is_word(lower: str) -> bool:
    """Whether the letters are an English word, or somebody's name, that may be written in capitals."""
    if lower in short_words() or lower in group("dates") or lower in group("place"):
        return True
    if len(lower) < _LONG:
        return len(lower) == _LONG - 1 and is_given(lower)
    return known(lower) or is_given(lower) or is_surname(lower)


def names_program(words: Words, i: int) -> bool:
    """Whether word ``i``, an English word in capitals, is used as the name of a program or a group.

    A word that people like to shout is none, nor is one beside another shouted word. The words after it tell:
    ``STAR program``, ``CARES helps``, ``PRIDE, our club for girls``, ``a plan called SOAR``.
    """
    if words.words[i] in group("emphatic") or len(words.words[i]) < 3 or _shouting(words, i):
        return False
    if i and words.words[i - 1] in _CALLED and words.gap(i).strip("“\"'‘ ") == "":
        return True
    return i + 1 < words.sentence(i)[1] and _goes_on(words, i + 1)


def _goes_on(words: Words, k: int) -> bool:
    """Whether a text goes on, from word ``k``, as it does after the name of a program."""
    end, following, gap = words.sentence(k)[1], words.words[k], words.gap(k).strip()
    if gap in (",", "(", "—", "–"):
        return _told(words, k, end)
    if gap not in ("", "-"):
        return False
    if following in group("programs"):
        return not _is_body(words, k)
    if following in group("agentive"):
        return k < 2 or words.words[k - 2] not in group("determiners")
    return following in _BE and _told(words, k + 1, end)


def _is_body(words: Words, k: int) -> bool:
    """Whether word ``k`` makes a name of a place or body with what stands before it: ``HOPE Center``."""
    body = words.words[k] in group("bodies") or words.words[k] in group("streets")
    return body and words.written(k)[0].isupper() and words.words[k] not in ("program", "club")


def _told(words: Words, first: int, end: int) -> bool:
    """Whether from word ``first`` on it is said to be a program: ``a club for grade 5``."""
    if first >= end or words.words[first] not in group("determiners"):
        return False
    ahead = range(first + 1, min(end, first + _AHEAD))
    return any(words.words[k] in group("kinds-of-program") for k in ahead)


def _shouting(words: Words, i: int) -> bool:
    """Whether the sentence of word ``i`` has another word in capitals that is there to be loud."""
    first, end = words.sentence(i)
    loud = words.once(("loud", first), lambda: _loud(words, first, end))
    return any(k != i for k in loud)


def _loud(words: Words, first: int, end: int) -> tuple[int, ...]:
    emphatic = group("emphatic")
    return tuple(
        k
        for k in range(first, end)
        if words.words[k] in emphatic and words.ends[k] - words.starts[k] > 1 and words.written(k).isupper()
    )
