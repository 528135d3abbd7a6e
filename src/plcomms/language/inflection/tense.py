"""Puts plain words in the tense of a verb that was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plcomms.language.inflection.morphology import VerbForms, all_verb_forms, spellings, verb_forms
from plcomms.language.lexicon import group
from plcomms.language.normalize import parts
from plcomms.language.terms.matcher import TermHit

_REACH = 3
"""``have`` may stand so many words before its participle: ``have not yet begun``."""

_PLEASE = "please"
_RELATIVE = ("that", "which")


def tensed(hit: TermHit, plain: str, before: list[str], after: str) -> str | None:
    """``plain`` with its first word in the form in which the verb of ``hit`` stands; None where not certain.

    Args:
        hit: a verb that was found.
        plain: words that mean the same, with the base form of a verb first.
        before: the words before it in the text, in small letters; empty where they are not known.
        after: the characters after it.
    """
    prefix, own = _verb_of(hit.term.term)
    row = parts(hit.found)
    held = next((form for word in row for form in own if word.removeprefix(prefix) in spellings(form)), None)
    verb, space, rest = plain.partition(" ")
    if held is None or verb == "be":
        return None
    if verb == _PLEASE:
        return plain if held == own[0] else None
    if rest and held not in verb_forms(own[0])[:2] and before and _names(before[-1]):
        return None
    forms = set(_wanted(held, verb_forms(own[0]), verb_forms(verb), before, after))
    return forms.pop() + space + rest if len(forms) == 1 else None


def _verb_of(phrase: str) -> tuple[str, tuple[str, ...]]:
    """The prefix of the verb of a phrase and all forms of the rest: ``co`` and the forms of ``design``."""
    row = parts(phrase)
    if len(row) > 1 and row[0] == _PLEASE:
        return "", all_verb_forms(row[1])
    if len(row) > 1 and row[0] in group("prefixes"):
        return row[0], all_verb_forms(row[1])
    return "", all_verb_forms(row[0])


def _wanted(held: str, old: VerbForms, new: VerbForms, before: list[str], after: str) -> Sequence[str]:
    """The forms of the plain verb that ``held`` may stand for; none where it is a noun here."""
    named = before[-1:] != [] and _names(before[-1])
    if named and held in (old.base, old.present, old.continuous):
        return ()
    if held == old.continuous and re.match(r"\s+of\b", after):
        return ()
    if held == old.base:
        return (new.base,)
    if held in (old.present, old.continuous):
        return (new.present if held == old.present else new.continuous,)
    return _past(new, before[-_REACH:])


def _names(word: str) -> bool:
    """Whether what follows ``word`` is a noun: ``the impact``, ``the school's impact``."""
    return (word in group("determiners") and word not in _RELATIVE) or word.endswith("'s")


def _past(new: VerbForms, before: list[str]) -> Sequence[str]:
    if any(re.sub(r"n't$", "", word) in group("auxiliaries") for word in before):
        return (new.participle,)
    if any(word.endswith(("'ve", "'re")) for word in before):
        return (new.participle,)
    if before and before[-1] in group("subjects"):
        return (new.past,)
    return (new.past, new.participle)
