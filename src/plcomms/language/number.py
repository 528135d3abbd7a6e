"""Puts plain words in the number of a noun that was found, with the ending of a possessive."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plcomms.language.morphology import is_mass, is_plural, plural, plurals, spellings
from plcomms.language.phrases import LINKS
from plcomms.language.terms import TermHit
from plcomms.language.wordlists import group
from plcomms.language.words import bare, parts

_OWNER = re.compile(r"['’]s$|(?<=s)['’]$")
_FOLLOWING = re.compile(r"\s+([a-z]+)")
_LIST = re.compile(r",\s|\s(?:and|or)\s")
_ONE = ("a", "an", "each", "every", "one", "another")
_REACH = 3
"""An article may stand so many words before its noun: ``a clear and written policy``."""


def numbered(hit: TermHit, plain: str, before: list[str], after: str) -> str | None:
    """``plain`` in the number in which the noun of ``hit`` stands, or None where that is not certain.

    Args:
        hit: a noun or an acronym that was found.
        plain: words that mean the same.
        before: the words before it in the text, in small letters; empty where they are not known.
        after: the characters after it.
    """
    many = is_many(hit)
    if many is None or (not many and _LIST.search(plain)):
        return None
    head, rest = _head(plain)
    noun = re.split(r"[ -]", head)[-1]
    if many != is_plural(noun):
        if not many or is_mass(noun):
            return None
        head = head.removesuffix(noun) + plural(noun)
    elif not many and (before or after) and not _one_fits(noun, before, after):
        return None
    owner = _OWNER.search(hit.found)
    if not owner:
        return head + rest
    return None if rest else head + owner[0][0] + ("" if many and head.endswith("s") else "s")


def is_many(hit: TermHit) -> bool | None:
    """Whether the noun that was found is plural; None where that cannot be told."""
    found = _together(map(bare, parts(_OWNER.sub("", hit.found))))
    phrase = parts(hit.phrase)
    head = next((k for k, word in enumerate(phrase) if k and word in LINKS), len(phrase)) - 1
    acronym = hit.term.kind == "acronym"
    if found == _together(phrase):
        return not acronym and is_plural(phrase[head])
    for form in (phrase[head] + "s",) if acronym else plurals(phrase[head]):
        if found == _together((*phrase[:head], form, *phrase[head + 1 :])):
            return True
    return None


def _together(words: Iterable[str]) -> str:
    """Words as one, in the first of their spellings: ``co-design`` and ``codesign`` are equal."""
    return "".join(min(spellings(word)) for word in words)


def _head(plain: str) -> tuple[str, str]:
    """The words up to the noun that is counted, and the rest: ``set``, `` of computer rules``."""
    if _LIST.search(plain):
        return plain, ""
    words = plain.split(" ")
    at = next((k for k, word in enumerate(words) if k and word in LINKS), len(words))
    head = " ".join(words[:at])
    return head, plain[len(head) :]


def _one_fits(noun: str, before: list[str], after: str) -> bool:
    """Whether one ``noun`` can stand here: a counted one needs an article or its like, or a noun after it."""
    if is_mass(noun):
        return before[-1:] == [] or before[-1] not in _ONE
    following = _FOLLOWING.match(after)
    if following and following[1] in group("modified"):
        return True
    return any(bare(word) != word or word in group("determiners") for word in before[-_REACH:])
