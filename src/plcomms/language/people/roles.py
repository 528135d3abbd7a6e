"""Nouns that say who somebody is at a school: ``our third graders``, ``a student teacher``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from plcomms.language.lexicon import group

Role = Literal["child", "adult"]

_GRADED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r"(?:[- ]grade(?:rs?)?)?|kindergart[en]+(?:ers?)?|pre-?k|grade"
)
_BACK = 3


def role(words: Sequence[str]) -> Role | None:
    """Whom a phrase means by its last noun: ``one of our third graders``, ``a student teacher here``."""
    if len(words) > 1 and words[0] in group("determiners-of-people") and words[1] == "of":
        words = words[2:]
    found: Role | None = None
    for k, word in enumerate(words):
        if word in group("ends-phrase") and (found or k or word not in group("determiners-of-people")):
            break
        if word in ("his", "her", "their", "whose"):
            return None
        found = _noun(word, words[:k]) or found
    return found


def role_before(words: Sequence[str]) -> Role | None:
    """Whom the words right before a name mean by the very last of them: ``our team captain``."""
    return _noun(words[-1], words[:-1]) if words else None


def _noun(word: str, before: Sequence[str]) -> Role | None:
    """Whether ``word`` means a child or a grown person, after the words ``before``."""
    if word in group("offices"):
        if any(w in ("student", "class", "body", "club") for w in before[-_BACK:]):
            return "child"
        member = word in ("member", "members")
        return None if member and not group("boards") & set(before[-2:]) else "adult"
    if word in group("person-adult"):
        return "adult"
    if word in group("person-child"):
        return "child"
    return "child" if _GRADED.fullmatch(word) and not _counts(word, before) else None


def _counts(word: str, before: Sequence[str]) -> bool:
    """Whether an ordinal stands for no grade: a phrase has to say so."""
    return not (word.startswith(("kind", "pre")) or "grade" in word) or (word == "grade" and not before)
