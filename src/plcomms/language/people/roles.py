"""Nouns that say who somebody is at a school: ``our third graders``, ``a student teacher``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from plcomms.language.lexicon import group

Role = Literal["child", "adult", "figure"]
"""A child, a grown person, or neither: an animal or a place."""

_GRADED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r"(?:[- ]grade(?:rs?)?)?|kindergart[en]+(?:ers?)?|pre-?k|grade"
)
_KIN = re.compile(
    r"(?:great-|step-?|god|grand)+(?:mothers?|fathers?|moms?|dads?|ma|pa|parents?|uncles?|aunts?)"
)
_TRADE = re.compile(r"[a-z]{3,}(?:keeper|smith|wright|ologist|ographer|iatrist|ician|teller|maker|tician)s?")
"""Trades by their endings; a goalkeeper plays."""

_BACK = 3


def role(words: Sequence[str]) -> Role | None:
    """Whom a phrase means by its last noun: ``one of our third graders``, ``a student teacher here``."""
    if len(words) > 1 and words[0].endswith(("ed", "ing")) and words[1] in group("after-verb"):
        return None
    if len(words) > 1 and words[0] in group("determiners-of-people") and words[1] == "of":
        words = words[2:]
    if words[:1] in (["this"], ["that"]):
        words = words[1:]
    if not words:
        return None
    found: Role | None = None
    last = ""
    for k, word in enumerate(words):
        if word in group("ends-phrase") and (found or k or word not in group("determiners-of-people")):
            break
        if word in ("his", "her", "their", "whose", "every", "each"):
            return None
        found = _noun(word, words[:k]) or found
        last = word
    return found or ("figure" if last in group("animal") or _is_place(last, words) else None)


def _is_place(word: str, phrase: Sequence[str]) -> bool:
    """Whether ``word``, the noun of ``phrase``, is a shop or a place: ``a nature center``."""
    things = group("business") | group("thing-place") | group("thing-org")
    return phrase[0] in ("a", "an", "the") and word in things - group("student-bodies")


def role_before(words: Sequence[str]) -> Role | None:
    """Whom the words right before a name mean by the very last of them: ``our team captain``."""
    if not words:
        return None
    return _noun(words[-1], words[:-1]) or ("figure" if words[-1] in group("animal") else None)


def _noun(word: str, before: Sequence[str]) -> Role | None:
    """Whether ``word`` means a child or a grown person, after the words ``before``."""
    company = _by_company(word, before)
    if company or (word in group("maker") and before and before[0] == "our"):
        return company
    return _office(word, before) if word in group("offices") else _by_itself(word, before)


def _by_company(word: str, before: Sequence[str]) -> Role | None:
    """Whom a noun means by the words before it: a crossing guard is grown, a third-grade reporter a child."""
    if word in group("grown-led") and before and before[-1] in group("grown-leads"):
        return "adult"
    if before and before[-1] in group("grown-as") and word in group("person-child") - {"student", "students"}:
        return "adult"
    of_children = any(w in group("of-children") or _is_grade(w) for w in before)
    return "child" if of_children and word in group("child-may-be") else None


def _office(word: str, before: Sequence[str]) -> Role | None:
    """Who holds an office: the president of a class is a child; a member may be anybody."""
    if any(w in group("student-bodies") for w in before[-_BACK:]):
        return "child"
    member = word in ("member", "members")
    return None if member and not group("boards") & set(before[-2:]) else "adult"


def _by_itself(word: str, before: Sequence[str]) -> Role | None:
    """Whom a noun means that needs no other words."""
    if word in ("manager", "managers"):
        return "adult" if before and before[-1] in group("grown-managed") else None
    if word in group("person-adult") or _KIN.fullmatch(word):
        return "adult"
    if word in group("person-child"):
        return "child"
    if _TRADE.fullmatch(word) or word.removesuffix("s") in group("person-adult"):
        return "adult"
    return "child" if _GRADED.fullmatch(word) and not _counts(word, before) else None


def _is_grade(word: str) -> bool:
    """Whether ``word`` says a grade, by itself or with a hyphen: ``third-grade``."""
    return "grade" in word or word.startswith("kindergart")


def _counts(word: str, before: Sequence[str]) -> bool:
    """Whether an ordinal stands for no grade: a phrase has to say so."""
    return not (word.startswith(("kind", "pre")) or "grade" in word) or (word == "grade" and not before)
