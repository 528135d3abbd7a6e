"""Puts plain words in the tense of a verb that was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plcomms.language.inflection.morphology import VerbForms, all_verb_forms, spellings, verb_forms
from plcomms.language.inflection.participles import is_participle
from plcomms.language.lexicon import group
from plcomms.language.normalize import parts
from plcomms.language.terms.matcher import TermHit

_REACH = 3
"""``have`` may stand so many words before its participle: ``have not yet begun``."""

_PLEASE = "please"
_GET = "get"
"""A verb that is seldom a participle: ``was got`` is no English for ``was obtained``."""

_AND = re.compile(r"(?P<joint>(?:^|\s)(?:and|or)\s)(?P<verb>[a-z]+)")
_BY = re.compile(r"\s+by\b")
_RELATIVE = ("that", "which")


def tensed(hit: TermHit, plain: str, before: list[str], after: str) -> str | None:
    """``plain`` with its first word in the form in which the verb of ``hit`` stands; None where not certain.

    Args:
        hit: a verb that was found.
        plain: words that mean the same, with the base form of a verb first.
        before: the words before it in the text, in small letters; empty where they are not known.
        after: the characters after it.
    """
    held, old = _held(hit)
    verb, space, rest = plain.partition(" ")
    if held is None or verb == "be" or _has_one_form(verb):
        return None
    if verb == _PLEASE:
        return plain if held == old.base else None
    if rest and held not in old[:2] and before and _names(before[-1]):
        return None
    new = verb_forms(verb)
    forms = set(_wanted(held, old, new, before, after))
    form = forms.pop() if len(forms) == 1 else None
    return None if form is None else form + space + _with_second(rest, new, form)


def tensed_as_found(hit: TermHit, plain: str, before: Sequence[str], after: str) -> str:
    """``plain`` in the form of the verb of ``hit``, the likelier where two can be: for a person to read."""
    held, old = _held(hit)
    verb, space, rest = plain.partition(" ")
    if held is None or verb == _PLEASE or _has_one_form(verb):
        return plain
    new = verb_forms(verb)
    if held == old.base:
        return plain
    if held in (old.present, old.continuous):
        form = new.present if held == old.present else new.continuous
    else:
        past = _past(new, list(before[-_REACH:]))
        form = past[0] if len(past) == 1 else new.participle if _BY.match(after) else new.past
    return form + space + _with_second(rest, new, form)


def _with_second(rest: str, first: VerbForms, form: str) -> str:
    """``rest`` with a verb behind ``and`` in the form of the first: ``calm down and refocus``."""
    which = next(k for k, of_first in enumerate(first) if of_first == form)

    def formed(found: re.Match[str]) -> str:
        verb = found["verb"]
        return found["joint"] + (verb_forms(verb)[which] if verb in group("joined-verbs") else verb)

    return _AND.sub(formed, rest)


def as_participle(plain: str) -> str:
    """``plain`` as a participle that tells of a noun: ``adjusted for each person``."""
    verb, space, rest = plain.partition(" ")
    if _has_one_form(verb) or verb == _PLEASE:
        return plain
    new = verb_forms(verb)
    return new.participle + space + _with_second(rest, new, new.participle)


def _has_one_form(word: str) -> bool:
    """Whether a word that begins plain words is no base of a verb: ``must``, ``not``, ``stated``."""
    if word in ("not", "given", "in") or (word in group("modals") and word != "do"):
        return True
    return word.endswith("ed") and is_participle(word)


def _held(hit: TermHit) -> tuple[str | None, VerbForms]:
    """The form in which the verb of ``hit`` stands, and its usual forms."""
    for phrase in (str(hit.term.term), hit.phrase):
        prefix, own = _verb_of(phrase)
        forms = {spelt: form for form in own for spelt in spellings(form)}
        bare = (option for word in parts(hit.found) for option in (word, word.removeprefix(prefix)))
        held = next((forms[word] for word in bare if word in forms), None)
        if held:
            break
    return held, verb_forms(own[0])


def _verb_of(phrase: str) -> tuple[str, tuple[str, ...]]:
    """The prefix of the verb of a phrase and all forms of the rest: ``co`` and the forms of ``design``."""
    row = parts(phrase)
    if len(row) > 1 and row[0] == _PLEASE:
        return "", all_verb_forms(row[1])
    if len(row) > 1 and row[0].endswith("ly") and row[0] not in all_verb_forms(row[1]):
        return "", all_verb_forms(row[1])
    joined = parts(phrase.split(" ", 1)[0])
    if len(joined) > 1 and joined[-1] not in group("particles"):
        return "".join(joined[:-1]), all_verb_forms(joined[-1])
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
    if named:
        return ()
    return _past(new, before[-_REACH:])


def _names(word: str) -> bool:
    """Whether what follows ``word`` is a noun: ``the impact``, ``the school's impact``."""
    return (word in group("determiners") and word not in _RELATIVE) or word.endswith("'s")


def _past(new: VerbForms, before: list[str]) -> Sequence[str]:
    helped = any(re.sub(r"n't$", "", word) in group("auxiliaries") for word in before)
    if helped and new.base == _GET:
        return ()
    if helped:
        return (new.participle,)
    if any(word.endswith(("'ve", "'re")) for word in before):
        return (new.participle,)
    if before and before[-1] in group("subjects"):
        return (new.past,)
    return (new.past, new.participle)
