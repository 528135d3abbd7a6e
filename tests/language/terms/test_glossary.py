"""The glossary that ships with plcomms: each phrase is met as itself and belongs to one entry."""

from __future__ import annotations

from collections import defaultdict

from plcomms.language.inflection.morphology import is_plural
from plcomms.language.normalize import parts
from plcomms.language.noun_phrases import head_and_rest, last_word
from plcomms.language.terms.matcher import Terms
from plcomms.load.glossary import builtin_glossary
from plcomms.model.glossary import Term


def texts_with(term: Term, phrase: str) -> list[str]:
    """Texts in which ``phrase`` has what its entry asks for beside it."""
    held = [str(text) for text in term.only_in if phrase.lower() in text.lower()]
    return held or [f"{phrase} and {near}" for near in term.only_near] or [phrase]


def test_every_phrase_finds_its_own_entry() -> None:
    terms = Terms.of(builtin_glossary().terms)
    lost = [
        (phrase, term.term)
        for term in terms.terms
        for phrase in map(str, (term.term, *term.also))
        if not any(hit.term is term for text in texts_with(term, phrase) for hit in terms.find(text))
    ]
    assert not lost


def test_no_phrase_stands_in_two_entries() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for term in builtin_glossary().terms:
        for phrase in (term.term, *term.also):
            owners[" ".join(parts(phrase))].add(term.term)
    assert not {phrase: names for phrase, names in owners.items() if len(names) > 1}


COUNTED = (
    "agreement", "assessment", "class", "classroom", "contract", "course", "device", "form", "group",
    "letter", "meeting", "official", "plan", "policy", "procedure", "process", "program", "protocol",
    "specialist", "survey", "system", "teacher", "team", "test",
)  # fmt: skip
"""Nouns at the head of a term for which plain words stand that speak of one: a policy is a set of rules."""


def test_one_thing_is_said_as_one_thing() -> None:
    several = [
        (phrase, plain)
        for term in builtin_glossary().terms
        for phrase in map(str, (term.term, *term.also))
        for plain in map(str, term.say)
        if term.kind == "noun"
        and head_and_rest(phrase.lower())[0].split(" ")[-1] in COUNTED
        and is_plural(last_word(head_and_rest(plain)[0]))
    ]
    assert not several


def test_no_plain_words_are_the_term_again() -> None:
    again = [
        (term.term, plain)
        for term in builtin_glossary().terms
        for plain in term.say
        if plain.lower() in {str(phrase).lower() for phrase in (term.term, *term.also)}
    ]
    assert not again
