"""Tells letters that name a person, a firm, a station, a place or a size from an acronym of the school's."""

from __future__ import annotations

import re

from plcomms.language.lexicon import group
from plcomms.language.normalize import Words
from plcomms.language.people.person_names import is_surname
from plcomms.language.vocabulary import known

_FIRST_NAME = re.compile(r"[A-Z]J|J[A-Z]")
"""First names of two letters: ``TJ``, ``JP``."""

_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}")
"""Radio and television stations of the United States; the longer ones are commoner."""

_SIZE = re.compile(r"[YA]?(?:X{0,4}[SL]|M)|[YA]X{1,4}")
_SCORE = re.compile(r"(?<![\d-])\d{1,3}\s?(?:[-–]|to)\s?\d{1,3}(?![\d-])")
_RIDES = frozenset(["take", "takes", "took", "ride", "rides", "rode", "riding", "taking", "catch"])
_RIDE = 7
"""How many words before the letters may say that somebody rides."""


def names_letters(words: Words, i: int, acronym: str) -> bool:
    """Whether the letters of word ``i`` name something that is no matter of the school's."""
    if is_firm(words, i) or _is_firm_perhaps(words, i) or is_train(words, i) or _is_person(words, i, acronym):
        return True
    if _is_state(words, i, acronym) or is_station(words, i, acronym):
        return True
    return _is_size(words, i, acronym) or _is_of_game(words, i)


def is_firm(words: Words, i: int) -> bool:
    """Whether a business follows the letters: ``HLM Lumber``, ``H&R Block``."""
    text, start, end = words.text, words.starts[i], words.ends[i]
    if "&" in (text[max(0, start - 1) : start], text[end : end + 1]):
        return True
    return _follows(words, i) in group("firms") and words.written(i + 1)[0].isupper()


def _is_firm_perhaps(words: Words, i: int) -> bool:
    return _follows(words, i) in group("firms-perhaps") and words.written(i + 1)[0].isupper()


def is_initials(words: Words, i: int) -> bool:
    """Whether two letters stand before a surname that is no other word: ``TJ Ramirez``, ``EL Ramirez``."""
    following = _follows(words, i)
    if words.ends[i] - words.starts[i] != 2 or not following or not words.written(i + 1)[0].isupper():
        return False
    if words.written(i + 1).isupper():
        return False
    return is_surname(following) and not known(following)


def is_train(words: Words, i: int) -> bool:
    """Whether the letters name a train or bus: ``the QJ train``, ``ride the EZ line``."""
    following = _follows(words, i)
    if following in group("transit"):
        return True
    first = words.sentence(i)[0]
    rides = any(words.words[k] in _RIDES for k in range(max(first, i - _RIDE), i))
    return rides and following in ("line", "lines", "to")


def is_station(words: Words, i: int, acronym: str) -> bool:
    """Whether the letters are those of a radio or television station: ``Listen to WXYZ``, ``KTVB-TV``."""
    if not _CALL_SIGN.fullmatch(acronym):
        return False
    if re.match(r"[-–\s](?:FM|AM|TV|LP)\b", words.text[words.ends[i] : words.ends[i] + 4]):
        return True
    after_on = len(acronym) == 4 and i > 0 and words.words[i - 1] == "on" and words.gap(i) == " "
    return after_on or not words.near(i).isdisjoint(group("stations"))


def _is_person(words: Words, i: int, acronym: str) -> bool:
    """Whether the letters are somebody's first name or initials."""
    if not _FIRST_NAME.fullmatch(acronym):
        return is_initials(words, i)
    before = words.words[i - 1] if i > words.sentence(i)[0] and words.gap(i) == " " else ""
    return before not in group("determiners")


def _is_state(words: Words, i: int, acronym: str) -> bool:
    """Whether the letters are a state: ``Yakima, WA 98901``, ``from TX``, ``TX and OK``."""
    if acronym not in group("states") or i == 0:
        return False
    if re.fullmatch(r",\s*", words.gap(i)) or re.match(r"\.?\s+\d{5}", words.text[words.ends[i] :][:9]):
        return True
    before = words.words[i - 1]
    if before in ("and", "or") and i > 1:
        return words.written(i - 2) in group("states")
    return before in group("before-state") and words.gap(i) == " "


def _is_size(words: Words, i: int, acronym: str) -> bool:
    return bool(_SIZE.fullmatch(acronym)) and not words.near(i).isdisjoint(group("sizes"))


def _is_of_game(words: Words, i: int) -> bool:
    """Whether the letters are the other team, or a word of the game where its score stands."""
    first, end = words.sentence(i)
    if i > first and words.words[i - 1] in group("opponents"):
        return True
    if words.near(i).isdisjoint(group("games")):
        return False
    return bool(_SCORE.search(words.text, words.starts[first], words.ends[end - 1]))


def _follows(words: Words, i: int) -> str:
    """The word that a space parts from word ``i``; empty where there is none."""
    return words.words[i + 1] if i + 1 < len(words) and words.gap(i + 1) in (" ", "\n") else ""
