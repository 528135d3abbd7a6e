"""Puts plain words in the number of a noun that was found, with the ending of a possessive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plcomms.language.inflection.morphology import is_mass, is_plural, plural, plurals, spellings
from plcomms.language.lexicon import group
from plcomms.language.normalize import parts, without_marks
from plcomms.language.terms.matcher import TermHit
from plcomms.language.terms.phrases import LINKS
from plcomms.language.vocabulary import known

_OWNER = re.compile(r"['’]s$|(?<=s)['’]$")
_FOLLOWING = re.compile(r"\s+([a-z]+)")
_CLAUSE = ("what ", "how ", "why ", "where ", "when ", "who ")
_ARTICLES = ("a", "an", "the", "their", "your")
_CLAUSES = ("that", "which", "who")
_LIST = re.compile(r",\s|\s(?:and|or)\s")
_TOLD = re.compile(r"\w{2}[^\We]ed$")
"""The end of a participle behind a noun: ``people affected``."""

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
    if many is None or (not many and _LIST.search(plain)) or plain.startswith(_CLAUSE):
        return None
    if hit.term.kind == "noun" and " " in plain and _stands_before_a_noun(after):
        return None
    head, rest = _head(plain)
    noun = re.split(r"[ -]", head)[-1]
    if many != is_plural(noun):
        if not many or is_mass(noun) or not _can_change(head, rest):
            return None
        head = head.removesuffix(noun) + plural(noun)
    elif not many and (before or after) and not _one_fits(noun, before, after):
        return None
    owner = _OWNER.search(hit.found)
    if not owner:
        return head + rest
    return None if rest else head + owner[0][0] + ("" if many and head.endswith("s") else "s")


def _stands_before_a_noun(after: str) -> bool:
    """Whether the noun that was found tells more of another: ``formative assessment data``."""
    following = _FOLLOWING.match(after)
    return following is not None and following[1] in group("modified") | group("heads")


def is_many(hit: TermHit) -> bool | None:
    """Whether the noun that was found is plural; None where that cannot be told."""
    found = _together(map(without_marks, parts(_OWNER.sub("", hit.found))))
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
    """The words up to the noun that is counted, and the rest: ``set``, `` of rules``."""
    if _LIST.search(plain):
        return plain, ""
    words = plain.split(" ")
    at = next((k for k in range(1, len(words)) if _tells_more(words, k)), len(words))
    head = " ".join(words[:at])
    return head, plain[len(head) :]


def _tells_more(words: Sequence[str], k: int) -> bool:
    """Whether word ``k`` begins what is said of the noun before it."""
    word = words[k]
    following = "".join(words[k + 1 : k + 2])
    doing = word in group("doing") and words[k - 1] in group("persons")
    acts = doing and (following[:1].isupper() or following in _ARTICLES)
    return acts or word in LINKS or word in group("behind") or bool(_TOLD.search(word))


def _can_change(head: str, rest: str) -> bool:
    """Whether the noun at the end of ``head`` can be put into the other number, and all else stays right.

    Not after a word that counts, as in ``one password``; nor where a verb would have to change too, as in
    ``person who helps``; nor where the words begin with what somebody does, as in ``speaking up``.
    """
    words, after = head.split(" "), rest.split()
    first, noun = words[0], re.split(r"[ -]", head)[-1]
    if first in group("counted") or noun.endswith("ing") or _LIST.search(head):
        return False
    if first.endswith("ing") and not (len(words) == 2 and first in group("naming")):
        return False
    if after[:1] and after[0] in _CLAUSES and _agrees("".join(after[1:2])):
        return False
    return known(plural(noun)) and known(noun)


def _agrees(verb: str) -> bool:
    """Whether a verb has the form that goes with one."""
    return verb.endswith("s") or verb in ("was", "has", "is")


def _one_fits(noun: str, before: list[str], after: str) -> bool:
    """Whether one ``noun`` can stand here: a counted one needs an article or its like, or a noun after it."""
    if is_mass(noun):
        return before[-1:] == [] or before[-1] not in _ONE
    following = _FOLLOWING.match(after)
    if following and following[1] in group("modified"):
        return True
    return any(without_marks(word) != word or word in group("determiners") for word in before[-_REACH:])
