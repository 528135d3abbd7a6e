from __future__ import annotations

import pytest

from plcomms.language.terms.definitions import Meaning, definition, spells
from plcomms.language.terms.matcher import Terms
from plcomms.language.terms.occurrences import occurrences, required_action
from plcomms.model.glossary import Audience
from plcomms.model.text import Block, Text
from tests.language.terms.glossary import term

CHECK = term(
    "formative assessment",
    say=["quick check"],
    means="A short check during lessons that shows what students know so far.",
    policy={"families": "explain", "staff": "ok"},
)
RUBRIC = term(
    "rubric",
    say=["scoring guide"],
    means="A chart that shows what good work looks like.",
    policy={"families": "avoid"},
)
IEP = term(
    "IEP",
    "acronym",
    say=["special education plan"],
    means="A written plan of the help that a student with a disability gets at school.",
    policy={"families": "explain"},
)
TERMS = Terms.of((CHECK, RUBRIC, IEP))
FAMILIES = Audience.model_validate({"label": "families", "grade": 8, "id": "families"})


def told(text: str) -> Meaning:
    hit = next(TERMS.find(text))
    return definition(text, hit.start, hit.end, hit.term)


@pytest.mark.parametrize(
    "text",
    [
        "A formative assessment (a quick check of what students know) takes ten minutes.",
        "A formative assessment, which means a quick check, takes ten minutes.",
        "Formative assessment: a short check during lessons.",
        "A formative assessment — a quick check of what students know — takes ten minutes.",
        "A formative assessment – a quick check of what students know – takes ten minutes.",
        "A formative assessment is a quick check of what students know.",
        "A formative assessment, or quick check, takes ten minutes.",
        "A formative assessment, a quick check during the lesson, takes ten minutes.",
        "We give a quick check (called a formative assessment) each week.",
        "Each week has a quick check, known as a formative assessment.",
        "A “formative assessment” (a quick check of what students know) takes ten minutes.",
        "A formative\nassessment (a quick\ncheck of what students know) takes ten minutes.",
        "A formative assessment, that is, a quick check, takes ten minutes.",
        "A formative assessment (FA) means that we check what a child knows.",
        "A formative assessment, or FA, means that we check what a child knows.",
        "The formative assessment for grade two, a quick check of reading, takes ten minutes.",
        "We give a formative assessment. That means teachers look at what children know.",
        "Formative assessments are checks that tell us who needs us.",
        "A formative assessment is when a teacher makes a short check in the middle of a lesson.",
        "A formative assessment gives teachers a check in lessons of what students know.",
        "Each week we call such a quick check a formative assessment.",
    ],
)
def test_a_term_that_the_text_explains_has_its_sense_told(text: str) -> None:
    assert told(text) == "sense"


@pytest.mark.parametrize(
    "text",
    [
        "A formative assessment takes ten minutes.",
        "A formative assessment (see page 4) takes ten minutes.",
        "A formative assessment (Room 12) is on Monday.",
        "A formative assessment (optional) is on Monday.",
        "A formative assessment is on Monday.",
        "A formative assessment, a pencil and a calculator are all you need.",
        "Formative assessment: Monday at nine.",
        "We like quick checks. A formative assessment helps.",
        "A rubric, Chart Lead, hangs on the wall.",
        "Formative assessments: checks, quizzes and a test.",
        "The formative assessment is short, so students know soon.",
        "The formative assessment is used for a short check in lessons.",
        "Formative assessments, checks and lessons take time.",
        "Each child has a formative assessment that is read each year.",
        "Each child has a formative assessment, that is read each year.",
        "A formative assessment is a paper that must be signed.",
        "Formative assessments mean a lot to us.",
        "We have a formative assessment, which means that the office closes early.",
        "We have a formative assessment. This means that you must log in again.",
        "The formative assessment (a gift from the town) is on Monday.",
        "Formative assessments are a part of every Monday that we look forward to.",
        "Formative assessments, in other words we had a bad year.",
    ],
)
def test_other_words_beside_a_term_explain_nothing(text: str) -> None:
    assert told(text) == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Your Individualized Education Program (IEP) is ready.",
        "Your IEP (Individualized Education Program) is ready.",
        "Your IEP, or Individualized Education Program, is ready.",
        "IEP stands for Individualized Education Program.",
        "IEP means Individualized Education Program.",
    ],
)
def test_the_name_of_an_acronym_is_told_both_ways(text: str) -> None:
    assert told(text) == "name"


@pytest.mark.parametrize(
    ("acronym", "long", "spelt"),
    [
        ("IEP", "Individualized Education Program", True),
        ("MTSS", "multi-tiered system of supports", True),
        ("PTA", "the parent teacher association", True),
        ("SROs", "school resource officers", True),
        ("IEP", "your plan for the year", False),
        ("PLC", "See page 4", False),
        ("AI", "what I see as crucial", False),
    ],
)
def test_letters_are_spelt_out_by_the_beginnings_of_words(acronym: str, long: str, spelt: bool) -> None:
    assert spells(acronym, long) is spelt


def verdicts(*blocks: tuple[str, str]) -> list[str]:
    row = [Block(kind, Text(text)) for kind, text in blocks]
    return [required_action(use, FAMILIES) for use in occurrences(row, TERMS)]


def test_a_term_explained_at_its_first_use_is_explained_in_the_whole_document() -> None:
    first = ("paragraph", "A rubric is a chart that shows what good work looks like.")
    later = ("paragraph", "Keep the rubric.")
    assert verdicts(first, later) == ["explained", "explained"]
    assert verdicts(later, first, later) == ["avoid", "explained", "explained"]


def test_a_heading_may_come_before_the_explanation() -> None:
    text = ("paragraph", "A rubric is a chart that shows what good work looks like.")
    assert verdicts(("heading", "Our Rubric"), text) == ["explained", "explained"]


def test_the_name_of_an_acronym_explains_it_and_nothing_else_does() -> None:
    assert verdicts(("paragraph", "Your IEP is ready.")) == ["explain"]
    assert verdicts(("paragraph", "Your Individualized Education Program (IEP) is ready.")) == ["explained"]
