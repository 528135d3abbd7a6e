from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.language.terms.matcher import Terms
from plcomms.load.glossary import builtin_glossary
from plcomms.model.text import Block, Text
from tests.language.terms.glossary import found, only, term

SMALL = (
    term("competency"),
    term("formative assessment"),
    term("assessment"),
    term("scaffold", "verb", not_near=["building", "roof"]),
    term("agency", not_in=["travel agency", "news agency"]),
    term("co-design", "verb"),
    term("rubric"),
    term("pathway", only_near=["career", "graduation"]),
    term("buy-in", only_in=["stakeholder buy-in", "get buy-in"]),
    term("PLC", "acronym"),
    term("IEP", "acronym", also=["I.E.P."]),
    term("leverage", "verb", not_in=["pole for leverage"]),
    term("prior to", "phrase"),
    term("personalized learning", also=["personalised education"]),
    term("Title I"),
    term("strategic plan"),
)
TERMS = Terms.of(SMALL)
SIGNS = (
    " ",
    "  ",
    "\n",
    "-",
    "'s",
    "’",
    ".",
    ", ",
    "“",
    "”",
    "(",
    ")",
    "*",
    "\u00ad",
    "é",
    "A",
    "7",
    "😀",
    "\r\n",
)
PIECES = (
    "competency",
    "Competencies",
    "assessments",
    "formative",
    "agency",
    "travel",
    "IEPs",
    "I.E.P.",
    "PLC",
)
OTHERS = ("Road", "www.rubric.org", "co", "designed", "Mrs. Rubric", "prior", "to", "the")
ALPHABET = st.sampled_from(SIGNS + PIECES + OTHERS)
TEXTS = st.lists(ALPHABET, max_size=25).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our competencies grow.", ["competencies"]),
        ("They scaffolded it; scaffolding helps.", ["scaffolded", "scaffolding"]),
        (
            "We are co-designing, codesigned and co designed it.",
            ["co-designing", "codesigned", "co designed"],
        ),
        ("The assessments' dates and the assessment’s end.", ["assessments'", "assessment’s"]),
        ("ASSESSMENTS ARE NEAR AND GROWING", ["ASSESSMENTS"]),
        ("PRIOR TO lunch, prior\nto dinner.", ["PRIOR TO", "prior\nto"]),
        (
            "Personalised learning and personalized education.",
            ["Personalised learning", "personalized education"],
        ),
        ("Your IEPs, the IEP's goals and an I.E.P. today.", ["IEPs", "IEP's", "I.E.P."]),
    ],
)
def test_every_form_of_a_term_is_found_with_its_characters(text: str, expected: list[str]) -> None:
    assert found(TERMS, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your child has an iep.", ["iep"]),
        ("Two plcs and the plc meetings.", ["plc"]),
        ("Our PlC meets, and so do PLCs.", ["PlC", "PLCs"]),
        ("Type iep here: x.iep.org", []),
        ("PLC Lumber and IEP Bank gave $50.", []),
        ("Take the PLC train.", []),
    ],
)
def test_an_acronym_may_be_typed_small_and_may_be_a_firm(text: str, expected: list[str]) -> None:
    assert found(TERMS, text) == expected


@pytest.mark.parametrize(
    "written",
    [
        "formative assessment",
        "formative\nassessment",
        "formative\n   assessment",
        "formative  assessment",
        "formative\u00a0assessment",
        "formative-assessment",
        "formative- \nassessment",
        "formative–assessment",
        "formative - assessment",
        "for\u00admative assess\u00adment",
        "Formative Assessment",
        "formative assessments",
    ],
)
def test_a_term_is_found_across_breaks_hyphens_and_soft_hyphens(written: str) -> None:
    text = f"We use {written} here."
    assert only(TERMS, text).found == written


@pytest.mark.parametrize("written", ["stakeholders", "stake-holders", "stake-\nholders"])
def test_a_word_may_be_parted_by_a_hyphen(written: str) -> None:
    terms = Terms.of((term("stakeholder"), term("stake in it", "phrase")))
    assert only(terms, f"Our {written} meet here.").found == written


@pytest.mark.parametrize("written", ["anytime, anywhere learning", "anytime anywhere learning"])
def test_a_comma_of_a_phrase_may_be_left_out(written: str) -> None:
    terms = Terms.of((term("anytime, anywhere learning"), term("local test")))
    assert found(terms, f"It is {written}. It is local, test it.") == [written]


def test_the_verb_after_an_adverb_is_the_one_that_changes() -> None:
    terms = Terms.of((term("vertically align", "verb"),))
    assert only(terms, "We are vertically aligning lessons.").found == "vertically aligning"


@pytest.mark.parametrize("between", [". ", ", ", "; ", "\n\n", " | ", "! "])
def test_a_term_does_not_reach_over_the_end_of_a_phrase(between: str) -> None:
    assert "formative" not in "".join(found(TERMS, f"It is formative{between}Assessment follows."))


def test_letters_composed_or_decomposed_are_the_same_term() -> None:
    terms = Terms.of((term("résumé builder"),))
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, "Open the résumé builder now.")
        assert found(terms, text) == [unicodedata.normalize(form, "résumé builder")]


def test_the_longest_term_is_found_first_and_nothing_inside_it() -> None:
    assert found(TERMS, "A formative assessment is an assessment.") == ["formative assessment", "assessment"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A travel agency called; students need agency.", ["agency"]),
        ("The builders scaffold the roof.", []),
        ("We scaffold the lesson.", ["scaffold"]),
        ("A pathway through the park.", []),
        ("Each career has a pathway.", ["pathway"]),
        ("The buy-in for the game is $5.", []),
        ("We need stakeholder buy-in.", ["buy-in"]),
        ("They used a pole for leverage.", []),
    ],
)
def test_surroundings_decide_whether_a_word_is_the_term(text: str, expected: list[str]) -> None:
    assert found(TERMS, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Turn left on PLC Road.",
        "Mrs. Rubric teaches math, and so does Ms. Ana Rubric.",
        "Read “The Rubric of Doom” tonight.",
        "We visited Rubric Street and Leverage Park.",
        "See www.rubric.org, rubric@example.org and #rubric.",
        "Open rubric.pdf or docs/rubric.html.",
        "Run `rubric --new`, open rubric.py, and look into the folder rubric/ too.",
        "They sang “Lights” and “Rubric” for us.",
        "The title I want is “Holes”.",
    ],
)
def test_names_addresses_and_files_are_no_terms(text: str) -> None:
    assert found(TERMS, text) == []


def test_a_capital_at_the_start_or_in_a_title_is_no_name() -> None:
    assert found(TERMS, "Rubrics help. Our Strategic Plan is here.") == ["Rubrics", "Strategic Plan"]
    heading = Block("heading", Text("Our New Strategic Plan and Rubrics"))
    assert [hit.found for hit in TERMS.find(heading)] == ["Strategic Plan", "Rubrics"]


def test_acronyms_are_found_in_capitals_alone() -> None:
    terms = Terms.of((term("IDEA", "acronym"), term("ALICE", "acronym"), term("SEL", "acronym")))
    assert found(terms, "What an idea. Alice has one. IDEA protects students; SEL helps.") == ["IDEA", "SEL"]


def test_the_district_s_own_names_are_no_terms() -> None:
    terms = Terms.of(SMALL, names=("Pathway Academy", "Agency Hill"))
    assert found(terms, "At Agency Hill students use an assessment.") == ["assessment"]


def test_nothing_is_found_in_quiet_ranges() -> None:
    text = "Type rubric or use a rubric."
    assert [hit.start for hit in TERMS.find(Block("paragraph", Text(text), ((5, 11),)))] == [21]


@given(TEXTS)
def test_hits_hold_the_characters_found_in_order_without_overlap(text: str) -> None:
    end = 0
    for hit in TERMS.find(text):
        assert text[hit.start : hit.end] == hit.found
        assert end <= hit.start < hit.end
        end = hit.end


@given(TEXTS)
def test_terms_that_do_not_occur_change_nothing(text: str) -> None:
    more = Terms.of((*SMALL, term("zeugma"), term("xylophone player"), term("quixotic", "adjective")))
    assert [hit[:2] for hit in more.find(text)] == [hit[:2] for hit in TERMS.find(text)]


@given(TEXTS)
def test_a_glossary_that_was_kept_on_disk_finds_the_same(text: str) -> None:
    kept = pickle.loads(pickle.dumps(TERMS))  # noqa: S301
    assert list(kept.find(text)) == list(TERMS.find(text))


def test_no_term_is_seen_in_a_long_name_that_has_commas() -> None:
    name = "Dr. Martha Vega Academy of Arts, Sciences and Dual Language Immersion at Upper Pine"
    terms = Terms.of(builtin_glossary().terms, [name])
    assert not list(terms.find(f"{name} invites you. Come to {name}."))
    assert [hit.found for hit in terms.find("We begin dual language immersion in May.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our team teaches math. They team-teach, teamteach and team\u2011teach.", 3),
        ("Rules governed by law.", 0),
        ("Read the by-law.", 1),
        ("Please check in at the office.", 0),
        ("The check-in takes a minute.", 1),
        ("We co teach and co-teach.", 2),
    ],
)
def test_a_compound_is_no_two_words_side_by_side(text: str, expected: int) -> None:
    terms = Terms.of((term("team-teach", "verb"), term("by-law"), term("check-in"), term("co-teach", "verb")))
    assert len(found(terms, text)) == expected, found(terms, text)


def test_a_phrase_comes_before_the_same_words_as_a_form_of_another() -> None:
    both = Terms.of((term("personalize learning", "verb"), term("personalized learning")))
    assert only(both, "What is personalized learning?").term.kind == "noun"
    assert only(both, "Last year we personalized learning.").term.kind == "verb"
    assert only(both, "We personalize learning.").term.kind == "verb"


def test_a_hit_names_the_spelling_that_was_written() -> None:
    terms = Terms.of((term("IEP", "acronym", also=["I.E.P."]), term("eLearning", also=["e-learning"])))
    assert [hit.phrase for hit in terms.find("An I.E.P., an IEP and e-learning.")] == [
        "I.E.P.",
        "IEP",
        "e-learning",
    ]


def test_an_acronym_that_spells_a_word_needs_no_company_where_it_stands_as_a_noun() -> None:
    terms = Terms.of((term("MAP", "acronym", only_near=["NWEA"], not_near=["bus"]),))
    assert found(terms, "Our MAP results came in. We read a MAP there. The MAP shows the bus.") == ["MAP"]
