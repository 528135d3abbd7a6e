from __future__ import annotations

import pytest

from plcomms.language.inflection.morphology import (
    all_verb_forms,
    is_mass,
    is_plural,
    plural,
    plurals,
    spellings,
    verb_forms,
)

PLURALS = {
    "competency": "competencies", "criterion": "criteria", "curriculum": "curricula", "child": "children",
    "person": "people", "analysis": "analyses", "class": "classes", "bus": "buses", "day": "days",
    "match": "matches", "quiz": "quizzes", "half": "halves", "rubric": "rubrics", "teammate": "teammates",
}  # fmt: skip
VERBS = {
    "utilize": ("utilizes", "utilized", "utilized", "utilizing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "put": ("puts", "put", "put", "putting"),
    "plan": ("plans", "planned", "planned", "planning"),
    "try": ("tries", "tried", "tried", "trying"),
    "give": ("gives", "gave", "given", "giving"),
    "onboard": ("onboards", "onboarded", "onboarded", "onboarding"),
}


@pytest.mark.parametrize(("one", "many"), PLURALS.items())
def test_nouns_have_their_usual_plural(one: str, many: str) -> None:
    assert many in plurals(one)
    assert is_plural(plural(one))
    assert not is_plural(one)


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_have_their_usual_forms(verb: str) -> None:
    forms = verb_forms(verb)
    present, past, participle, continuous = VERBS[verb]
    assert (forms.present, forms.past, forms.participle, forms.continuous) == VERBS[verb]
    assert {verb, present, past, participle, continuous} <= {*all_verb_forms(verb)}


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("personalized", "personalised"),
        ("behavior", "behaviour"),
        ("center", "centre"),
        ("modeling", "modelling"),
        ("analyze", "analyse"),
        ("enrollment", "enrolment"),
        ("program", "programme"),
    ],
)
def test_both_spellings_are_one_word(american: str, british: str) -> None:
    assert british in spellings(american)
    assert american in spellings(british)


@pytest.mark.parametrize("word", ["teach", "sized", "doing", "model", "wise", "student", "rise"])
def test_words_with_one_spelling_keep_it(word: str) -> None:
    assert spellings(word) == (word,)


@pytest.mark.parametrize("word", ["feedback", "teamwork", "fairness", "leadership", "help"])
def test_nouns_that_are_not_counted_are_known(word: str) -> None:
    assert is_mass(word)


@pytest.mark.parametrize(
    "word", ["news", "series", "physics", "class", "bus", "analysis", "progress", "dive", "stamina"]
)
def test_words_that_only_look_plural_are_not(word: str) -> None:
    assert not is_plural(word)
