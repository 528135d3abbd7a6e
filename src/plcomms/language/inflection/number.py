"""Puts plain words in the number of a noun that was found, with the ending of a possessive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plcomms.language.inflection.morphology import is_mass, is_plural, plurals, spellings
from plcomms.language.lexicon import group
from plcomms.language.normalize import parts, without_marks
from plcomms.language.noun_phrases import as_many, as_one, head_and_rest, last_word
from plcomms.language.terms.matcher import TermHit
from plcomms.language.terms.phrases import LINKS

_OWNER = re.compile(r"['’]s$|(?<=s)['’]$")
_FOLLOWING = re.compile(r"\s+([a-z]+)")
_CLAUSE = ("what ", "how ", "why ", "where ", "when ", "who ")
_LIST = re.compile(r",\s|\s(?:and|or)\s")

_NAME = re.compile(r"[A-Z]\w+ (?:with|of|for|in|on|to|by) .*[A-Z]\w+$")
"""A name that has a preposition in it: ``Individuals with Disabilities Education Act``."""

_ONE = ("a", "an", "each", "every", "one", "another")
_REACH = 3
"""An article may stand so many words before its noun: ``a clear and written policy``."""

_POINTING = frozenset(["this", "that", "these", "those", "each", "one"])
"""Words that are often no article: ``This follows best practice``."""


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
    head, rest = head_and_rest(plain)
    noun = last_word(head)
    if many != is_plural(noun):
        counted = as_many(plain)
        if not many or not counted.sure or counted.words == plain:
            return None
        head, rest = head_and_rest(counted.words)
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


def counted_as_found(hit: TermHit, plain: str) -> str:
    """``plain`` in the number of what was found, as well as it can be told: for a person to read.

    The glossary gives it in the number of the entry, so that nothing changes where the text has that.
    """
    if counts_more(hit):
        return _owned(hit, as_many(plain).words)
    return _owned(hit, as_one(plain) if is_many(hit) is False and _is_plural_entry(hit) else plain)


def counts_more(hit: TermHit) -> bool:
    """Whether the text speaks of several where the entry speaks of one."""
    return bool(is_many(hit)) and not _is_plural_entry(hit)


def _is_plural_entry(hit: TermHit) -> bool:
    term = str(hit.term.term)
    return hit.term.kind != "acronym" and _is_plural_phrase(parts(term), term)


def without_owner(found: str) -> str:
    """What was found, without the ending that says that something is its own: ``teachers'``."""
    return _OWNER.sub(lambda ending: "" if ending[0].startswith(("'", "’")) else ending[0], found)


def _owned(hit: TermHit, plain: str) -> str:
    """``plain`` with the ending of the owner in ``hit``, where it is a name without a clause behind it."""
    owner = _OWNER.search(hit.found)
    if not owner or head_and_rest(plain)[1] or _LIST.search(plain):
        return plain
    return plain + owner[0][0] + ("" if plain.endswith("s") else "s")


def is_many(hit: TermHit) -> bool | None:
    """Whether the noun that was found is plural; None where that cannot be told."""
    found = _together(map(without_marks, parts(_OWNER.sub("", hit.found))))
    phrase = parts(hit.phrase)
    head = _counted_word(phrase, hit.phrase)
    acronym = hit.term.kind == "acronym"
    if found == _together(phrase):
        return not acronym and _is_plural_phrase(phrase, hit.phrase)
    for form in (phrase[head] + "s",) if acronym else plurals(phrase[head]):
        if found == _together((*phrase[:head], form, *phrase[head + 1 :])):
            return True
    return None


def _is_plural_phrase(phrase: Sequence[str], written: str) -> bool:
    return is_plural(phrase[_counted_word(phrase, written)])


def _counted_word(phrase: Sequence[str], written: str) -> int:
    """Which word of a phrase has its number: the one before ``of`` and the like, of a name the last.

    A link inside a compound is none: ``one-on-one aide``.
    """
    if _NAME.search(written):
        return len(phrase) - 1
    at = 0
    for word in written.lower().split(" "):
        if at and word in LINKS:
            return at - 1
        at += len(parts(word))
    return len(phrase) - 1


def _together(words: Iterable[str]) -> str:
    """Words as one, in the first of their spellings: ``co-design`` and ``codesign`` are equal."""
    return "".join(min(spellings(word)) for word in words)


def _one_fits(noun: str, before: list[str], after: str) -> bool:
    """Whether one ``noun`` can stand here: a counted one needs an article or its like, or a noun after it."""
    if is_mass(noun):
        return before[-1:] == [] or before[-1] not in _ONE
    following = _FOLLOWING.match(after)
    if following and following[1] in group("modified"):
        return True
    articles = group("determiners") - _POINTING
    near = any(without_marks(word) != word or word in articles for word in before[-_REACH:])
    return near or (before[-1:] != [] and before[-1] in _POINTING)
