"""Tells how far a word may be a person's name: the given names and surnames of the United States."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from unicodedata import normalize

from plcomms.language.lexicon import group, lines
from plcomms.language.vocabulary import frequencies, known

_MARKS = re.compile(r"[\u0300-\u036f'’‘ʼ.]")
_UNSPLIT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "ß": "ss", "ı": "i"})

_EVERYDAY = 5.2
"""An English word more frequent than this (Zipf scale) is no reason to look for a name: ``art``, ``will``."""

_SELDOM = 2.9
"""And one less frequent than this is hardly what a thing with somebody's name is called."""


@cache
def _given() -> Mapping[str, frozenset[str]]:
    """Given names: ``plain`` ones, ``rare`` ones, English ``words``, and words that are ``popular`` names."""
    rows = (line.partition(":") for line in lines("given_names.txt"))
    return {kind: frozenset(names.split()) for kind, _, names in rows}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(" ".join(lines("surnames.txt")).split())


@lru_cache(maxsize=20_000)
def plain_letters(word: str) -> str:
    """``word`` in small letters without accents and apostrophes, as in the lists: ``O'Neil`` -> oneil."""
    return _MARKS.sub("", normalize("NFKD", word.lower().translate(_UNSPLIT)))


def _listed(word: str, names: frozenset[str]) -> bool:
    """Whether ``word``, or each part of it that a hyphen joins, is one of ``names``."""
    plain = plain_letters(word)
    return plain in names or ("-" in plain and all(part in names for part in plain.split("-") if part))


@lru_cache(maxsize=20_000)
def is_given(word: str) -> bool:
    """Whether ``word`` is a given name and no English word: ``Sofia``, ``Mary-Kate``, ``Min-jun``."""
    return _listed(word, _given()["plain"]) or is_rare(word) or _of_two_syllables(word)


def _of_two_syllables(word: str) -> bool:
    """Whether ``word`` is a Korean or a Chinese given name as it is written with a hyphen: ``Ha-eun``."""
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and first[:1].isupper() and {first.lower(), second.lower()} <= group("syllables")


def is_rare(word: str) -> bool:
    """Whether ``word`` is a given name that few children bear, and no English word: ``Houa``, ``Yale``."""
    return _listed(word, _given()["rare"])


def is_popular(word: str) -> bool:
    """Whether ``word`` is an English word and a name that many children bear: ``Grace``, ``Hunter``."""
    return plain_letters(word) in _given()["popular"]


@lru_cache(maxsize=20_000)
def may_be_given(word: str) -> bool:
    """Whether ``word`` is a given name, whatever it is besides: ``Art``, ``May``."""
    return any(_listed(word, names) for names in _given().values())


def is_surname(word: str) -> bool:
    """Whether ``word`` is a common surname, or two of them with a hyphen."""
    return _listed(word, _surnames())


@lru_cache(maxsize=50_000)
def hints_at_name(word: str) -> bool:
    """Whether ``word``, in small letters, is a reason to look for names: most texts have none such."""
    word = word.removesuffix("'s")
    if word in group("dates") or word in group("short-dates") or word in group("titles"):
        return word in group("months-as-names")
    if not word.isalpha():
        return not word.replace("-", "").replace("'", "").isdigit() and not known(word)
    if not is_word(word) or is_popular(word):
        return True
    return may_be_given(word) and frequencies().get(word, 0) < _EVERYDAY


@lru_cache(maxsize=20_000)
def is_uncommon(word: str) -> bool:
    """Whether ``word`` is a given name too and at most a fairly common English word: ``pearl``."""
    return may_be_given(word) and frequencies().get(word.lower(), 0) < _EVERYDAY


def is_seldom(word: str) -> bool:
    """Whether ``word`` is met so seldom in print that after a given name it is a surname: ``Trundle``."""
    return frequencies().get(word.lower(), 0) < _SELDOM


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether ``word`` is an English word in small letters, as far as the lists tell."""
    return not is_given(word) and known(word.lower().replace("’", "'"))


@cache
def _figures() -> frozenset[str]:
    return frozenset(plain_letters(line) for line in lines("figures.txt"))


def is_figure(name: str) -> bool:
    """Whether ``name`` is that of somebody whom history, libraries or science know."""
    if name.lower() in _figures():
        return True
    plain = plain_letters(name)
    plain = plain.removesuffix(" jr").removesuffix(" sr").rstrip(",")
    words = plain.split()
    return len(words) > 1 and (plain in _figures() or f"{words[0]} {words[-1]}" in _figures())
