from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.language.terms.acronyms import unknown_acronyms
from plcomms.language.terms.matcher import Terms
from plcomms.model.glossary import Term
from plcomms.model.text import Block, Text

IEP = Term.model_validate(
    {"term": "IEP", "kind": "acronym", "say": ["plan"], "means": "A plan.", "policy": "explain"}
)
TERMS = Terms.of((IEP,), names=("XQJ Center", "Zeeland Public Schools", "ZZSD"))


def unknown(*paragraphs: str, kind: str = "paragraph") -> list[str]:
    return [hit.acronym for hit in unknown_acronyms([Block(kind, Text(p)) for p in paragraphs], TERMS)]


def test_letters_that_nobody_explains_are_reported_at_every_place_and_marked_at_the_first() -> None:
    text = "The ZQJ meets. Ask two ZQJs, or the ZQJ’s chair."
    hits = list(unknown_acronyms([Block("paragraph", Text(text))], TERMS))
    assert [text[hit.start : hit.end] for hit in hits] == ["ZQJ", "ZQJs", "ZQJ’s"]
    assert [(hit.acronym, hit.first) for hit in hits] == [("ZQJ", True), ("ZQJ", False), ("ZQJ", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The Zone Quality Jury (ZQJ) meets. The ZQJ votes.",
        "The ZQJ (Zone Quality Jury) meets.",
        "The ZQJ, or Zone Quality Jury, meets.",
        "ZQJ stands for Zone Quality Jury.",
        "Our Z.Q.J. (Zone Quality Jury) meets.",
    ],
)
def test_letters_that_are_spelt_out_are_known(text: str) -> None:
    assert unknown(text) == []


def test_letters_may_be_spelt_out_in_another_paragraph() -> None:
    assert unknown("The ZQJ meets.", "The Zone Quality Jury (ZQJ) votes.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Your IEP meeting is today.",  # the glossary has it
        "The XQJ Center opens. ZPS and the ZZSD board met.",  # the district's own
        "The PTA and the PTO sell pizza; PTA/PTO dues are $5. RSVP.",
        "World War II, Title IV and grade VII.",
        "Yakima, WA 98901. Write to 12 Oak St., Salem OR 97301.",
        "PLEASE DO NOT PARK IN THE RED ZONE.",
        "Come NOW and BRING a COAT.",
        "Meet in Room ZQ, Wing AB.",
        "PK-5 students, PK and K.",
        "Doors open at 3 PM and close at 8 AM PST.",
        "Ask Mr. TJ Lee.",
        "See www.example.org/ZQJ or ZQJ@example.org.",
        "JFK Elementary has a new roof.",
    ],
)
def test_capitals_that_no_reader_wonders_about_are_left_alone(text: str) -> None:
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("Our STAR program starts in May.", ["STAR"]),
        ("The LIT team meets, and so do LIT tutors.", ["LIT", "LIT"]),
        ("CARES helps families with rent.", ["CARES"]),
        ("CHAMPIONS is a club for grade 5.", ["CHAMPIONS"]),
        ("Join PRIDE, our club for girls.", ["PRIDE"]),
        ("It is a plan called SOAR.", ["SOAR"]),
        ("At WINGS we read. The WINGS program is free.", ["WINGS", "WINGS"]),
        ("Our QoZ was written by families. Two QoZs were too many.", ["QoZ", "QoZ"]),
        ("The ZqEd office is open.", ["ZqEd"]),
        ("Students in QVIDEXCEL meet weekly.", ["QVIDEXCEL"]),
    ],
)
def test_the_name_of_a_program_is_an_acronym_though_it_be_a_word(text: str, acronyms: list[str]) -> None:
    assert unknown(text) == acronyms


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("Each school's SAIL must name two goals.", "SAIL"),
        ("The LEAP window opens in April, and it is long.", "LEAP"),
        ("Our spring PLAN scores came in the mail.", "PLAN"),
        ("The CAST is for grade 5.", "CAST"),
        ("Students in PACE leave at noon.", "PACE"),
        ("Students in SOAR wear blue cards.", "SOAR"),
        ("The new ROAR store is next to the gym.", "ROAR"),
    ],
)
def test_one_word_in_capitals_where_a_noun_stands_is_an_acronym(text: str, acronym: str) -> None:
    assert unknown(text) == [acronym]


@pytest.mark.parametrize(
    "text",
    [
        "Bring a TOWEL and your SMILE to the lake.",
        "This is our ANNUAL fair and the BIGGEST of them.",
        "We had a BLAST, and each runner stayed on the PATH.",
        "Come to the GYM, not the cafeteria. The DOG is at home.",
        "An ACT of care. He shouted for the ROPE and ran.",
    ],
)
def test_things_that_people_shout_are_no_acronyms_where_a_noun_stands(text: str) -> None:
    assert unknown(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Doors open at SIX, not at five.",
        "You MUST sign the form, and this is FREE.",
        "Join our SUMMER program, the NEW program.",
        "No school MONDAY, October 5. LUNCH is at noon.",
        "The HOPE Center opens at 8. What is on the PATH serves as well.",
        "The Students Taking Active Roles (STAR) program starts.",
        "Our Portrait Of a Zebra (PoZ) is new.",
    ],
)
def test_a_shouted_word_or_one_that_is_spelt_out_is_none(text: str) -> None:
    assert unknown(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Thank you to HLM Lumber, QRT Paving and FNB Bank.",
        "JP Morgan and TJ Ramirez won; so did TJ. QX Ramirez sang.",
        "Take the QJ train, or ride the EZ line to the zoo.",
        "Listen to WXYZ, or tune in to KQRS. KTXV-TV has it too, and it is on WQQZ.",
        "Shirts come in sizes XS, S, M, L, XL, XXXL and YM.",
        "We beat ZHS in the match, 3-2, and play at home vs. QHS.",
        "Families moved here from TX and TN.",
        "Ask Ms. DeVos and LeBron McKay about YouTube, a PhD and WiFi.",
    ],
)
def test_names_of_people_firms_stations_states_and_sizes_are_no_acronyms(text: str) -> None:
    assert unknown(text) == []


def test_headings_in_capitals_are_loud_and_not_full_of_acronyms() -> None:
    assert unknown("EARLY RELEASE ON FRIDAY", kind="heading") == []


def test_letters_in_a_quiet_range_are_not_prose() -> None:
    text = "Type ZQJ here."
    assert list(unknown_acronyms([Block("paragraph", Text(text), ((5, 8),))], TERMS)) == []


@given(st.text(alphabet=st.sampled_from("ZQJab .,()-/:'’12\n"), max_size=60))
def test_the_text_at_a_hit_is_the_acronym(text: str) -> None:
    for hit in unknown_acronyms([Block("paragraph", Text(text))], TERMS):
        assert text[hit.start : hit.end].replace(".", "").startswith(hit.acronym)
