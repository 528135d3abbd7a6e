"""What is advised for every phrase of the glossary, in every form in which it is met."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from plcomms.language.inflection.morphology import plural, verb_forms
from plcomms.language.inflection.number import counts_more
from plcomms.language.suggestion import advised, means_as_found
from plcomms.language.terms.matcher import TermHit
from plcomms.language.terms.phrases import LINKS
from plcomms.load.glossary import builtin_glossary
from plcomms.model.glossary import Term
from tests.language.terms.glossary import term

TERMS = builtin_glossary().terms
VOWEL = re.compile(r"(?!one\b|eu)(?:[aeio]|u(?!se|sua|ni|til)|hour|honest)", re.IGNORECASE)


def met(one: Term, before: str, found: str, phrase: str, after: str = " here.") -> tuple[TermHit, str]:
    """A hit of ``phrase`` as ``found`` behind ``before``, and the whole text."""
    return TermHit(len(before), len(before) + len(found), one, phrase, found), before + found + after


def forms(phrase: str, kind: str) -> Iterator[str]:
    """The phrase as itself and as it is inflected."""
    yield phrase
    first, space, rest = phrase.partition(" ")
    if kind == "verb" and "-" not in first and not first.endswith("ly"):
        yield from (form + space + rest for form in verb_forms(first)[1:])
    if kind == "acronym":
        yield phrase + "s"
    if kind == "noun" and phrase.islower():
        words = phrase.split(" ")
        head = next((k for k, word in enumerate(words) if k and word in LINKS), len(words)) - 1
        yield " ".join([*words[:head], plural(words[head]), *words[head + 1 :]])
    if kind == "noun":
        yield phrase + "'s"


SHEET = [
    (one, phrase, found)
    for one in TERMS
    for phrase in map(str, (one.term, *one.also))
    for found in forms(phrase, one.kind)
]


def test_a_sentence_that_a_term_opens_is_opened_by_its_plain_words() -> None:
    wrong = []
    for one, phrase, found in SHEET:
        hit, text = met(one, "", found[:1].upper() + found[1:], phrase)
        wrong += [(found, said) for said in advised(hit, one.say, text) if said[:1].islower()]
    assert not wrong


def test_an_article_comes_with_plain_words_that_ask_for_another() -> None:
    wrong = []
    for one, phrase, found in SHEET:
        if one.kind not in ("noun", "adjective") or found != phrase:
            continue
        for article in ("a", "an"):
            hit, text = met(one, f"It is {article} ", found, phrase)
            for said in advised(hit, one.say, text):
                own = re.match(r"(an?) ", said)
                if own and (own[1] == article or (own[1] == "an") != bool(VOWEL.match(said[own.end() :]))):
                    wrong.append((found, said))
    assert not wrong


def test_plain_words_have_single_spaces_and_no_ending_of_an_owner_inside_a_clause() -> None:
    wrong = []
    for one, phrase, found in SHEET:
        hit, text = met(one, "we see the ", found, phrase)
        for said in advised(hit, one.say, text):
            if said != " ".join(said.split()) or re.search(r"['’]s?['’]", said):
                wrong.append((found, said))
    assert not wrong


@pytest.mark.parametrize(
    ("one", "text", "found", "said"),
    [
        (term("at-risk student", say=["student who needs more support"]), "At-risk students rest.",
         "At-risk students", "Students who need more support"),
        (term("readiness support", say=["help getting ready"]), "Our readiness supports.",
         "readiness supports", "help getting ready"),
        (term("Individuals with Disabilities Education Act", say=["special education law"]),
         "We follow the Individuals with Disabilities Education Act.",
         "Individuals with Disabilities Education Act", "special education law"),
        (term("ESL class", say=["class for learning English"]), "Come to the ESL Class.",
         "ESL Class", "class for learning English"),
        (term("learning target", say=["learning goal"]), "Our Learning Targets are up.",
         "Learning Targets", "Learning Goals"),
        (term("English learner", say=["student who is learning English"]), "Our English Learners meet.",
         "English Learners", "students who are learning English"),
        (term("liaison", say=["person who links families and the school"]), "Our liaisons help.",
         "liaisons", "people who link families and the school"),
        (term("one-on-one aide", say=["helper for one child"]), "One-on-one aides help.",
         "One-on-one aides", "Helpers for one child"),
        (term("stakeholder", say=["family"]), "All stakeholders' votes count.", "stakeholders'", "families'"),
        (term("assessment", say=["test"]), "It is an assessment.", "assessment", "a test"),
        (term("standards", say=["learning goals"], also=["academic standard"]),
         "An academic standard is met.",
         "academic standard", "A learning goal"),
        (term("credit-bearing", "adjective", say=["that counts for credit"]),
         "We have credit-bearing courses here.", "credit-bearing", "courses that count for credit"),
        (term("evidence-based", "adjective", say=["shown to work"]), "It is evidence-based.",
         "evidence-based", "shown to work"),
        (term("personalize", "verb", say=["adjust for each person"]), "We offer personalized lessons.",
         "personalized", "lessons adjusted for each person"),
        (term("personalize", "verb", say=["adjust for each person"]), "We personalized the lessons.",
         "personalized", "adjusted for each person"),
        (term("provide", "verb", say=["give"]), "Teachers provided it.", "provided", "gave"),
        (term("provide", "verb", say=["give"]), "Help provided by us.", "provided", "given"),
        (term("onboard", "verb", say=["welcome and train"]), "She onboards them.", "onboards",
         "welcomes and trains"),
        (term("co-construct", "verb", say=["make together"]), "They co-constructed it.", "co-constructed",
         "made together"),
        (term("adversely affect", "verb", say=["hurt"]), "It adversely affects us.",
         "adversely affects", "hurts"),
        (term("hold harmless", "verb", say=["not blame"]), "It holds harmless us.",
         "holds harmless", "not blame"),
    ],
)  # fmt: skip
def test_plain_words_stand_in_the_form_that_was_met(one: Term, text: str, found: str, said: str) -> None:
    at = text.index(found)
    phrase = next(p for p in map(str, (one.term, *one.also)) if p[:4].lower() == found[:4].lower())
    hit = TermHit(at, at + len(found), one, phrase, found)
    assert advised(hit, one.say, text) == [said]


def test_a_meaning_stands_in_the_number_that_was_met() -> None:
    officer = term("school resource officer", means="A police officer who works at a school.")
    several, _ = met(officer, "The ", "school resource officers", "school resource officer")
    single, _ = met(officer, "The ", "school resource officer", "school resource officer")
    assert counts_more(several)
    assert means_as_found(several, str(officer.means)) == "police officers who work at a school"
    assert means_as_found(single, str(officer.means)) == "a police officer who works at a school"
    assert means_as_found(single, "English for beginners.") == "English for beginners"
    plan = term("four-year plan", means="A student's plan of classes.")
    plans, _ = met(plan, "The ", "four-year plans", "four-year plan")
    assert means_as_found(plans, str(plan.means)) == "a student's plan of classes"
