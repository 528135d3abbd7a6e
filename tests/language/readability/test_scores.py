from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plcomms.language.readability.counts import prose, tally
from plcomms.language.readability.grade import FEWEST, consensus, margin
from plcomms.language.readability.scores import explain, measure
from plcomms.language.vocabulary import cost
from plcomms.model.text import Block, Text
from tests.language.samples import COMMON, ODD, RARE, counted, paragraph

WORDS = st.sampled_from(COMMON + RARE)
EASY = (
    "Your child reads a book each day. We talk about it in class. On Friday you can ask what it was about. "
    "If it is too hard, tell us, and we will find a better one."
)
HARD = (
    "The comprehensive implementation of differentiated instructional modalities necessitates collaborative "
    "deliberation among stakeholders, notwithstanding considerable institutional variability throughout "
    "participating organizations, whose administrators prioritize longitudinal accountability mechanisms and "
    "disaggregated proficiency indicators that interdisciplinary committees recommend annually."
)


def grade(text: str) -> float:
    found = measure((paragraph(text),)).grade
    assert found is not None
    return found


def sentences(*rows: list[str]) -> str:
    return " ".join(" ".join(["So", *row]) + "." for row in rows)


def test_easy_words_in_short_sentences_read_at_a_low_grade_and_hard_ones_at_a_high_one() -> None:
    assert grade(EASY) < 5
    assert grade(HARD) > 14


@given(st.lists(WORDS, min_size=FEWEST, max_size=60), st.data())
def test_splitting_a_sentence_never_raises_the_grade(row: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(row) - 1))
    one = counted(" ".join(["So", *row]) + ".")
    first, second = " ".join(["So", *row[:at]]), " ".join(row[at:])
    two = counted(f"{first}. {second[0].upper()}{second[1:]}.")
    assume(two.sentences == 2 and two.words == one.words)
    assert (consensus(two) or 0) <= (consensus(one) or 0) + 1e-9


@given(st.lists(WORDS, min_size=FEWEST, max_size=130), st.data())
def test_a_commoner_word_wherever_another_stands_never_raises_the_grade(
    row: list[str], data: st.DataObject
) -> None:
    rare = data.draw(st.sampled_from(row))
    word = data.draw(st.sampled_from([w for w in COMMON + RARE if cost(w) <= cost(rare)]))
    easier = [word if each == rare else each for each in row]
    assert grade(sentences(easier)) <= grade(sentences(row)) + 1e-9


def test_a_hard_word_that_comes_again_soon_costs_nothing_and_after_a_hundred_words_costs_again() -> None:
    easy = ["we", "read", "a", "book"] * 30
    once = counted(sentences([*easy[:60], "pedagogy", *easy[:60]]))
    again = counted(sentences(["pedagogy", *easy[:40], "pedagogy", *easy[:40]]))
    later = counted(sentences(["pedagogy", *easy, "pedagogy"]))
    assert once.toll == again.toll == cost("pedagogy") == later.toll / 2


@pytest.mark.parametrize(
    "added",
    [
        "12",
        "3:30 p.m.",
        "Oct. 3",
        "10/3/2026",
        "$4.50",
        "(509) 555-0142",
        "www.example.org/a-long-address/with-many-parts",
        "office@example.org",
        "K-5",
        "#SchoolSpirit",
    ],
)
def test_numbers_times_dates_phones_and_addresses_do_not_change_a_score(added: str) -> None:
    plain = measure((paragraph(EASY),))
    longer = measure((paragraph(EASY.replace("a book", f"a book {added}")),))
    assert longer.grade == plain.grade
    assert longer.scores == plain.scores


def test_a_hard_name_reads_as_an_easy_one() -> None:
    text = EASY + " We thank {} for her help."
    assert measure((paragraph(text.format("Ana Lee")),)).scores == (
        measure((paragraph(text.format("Oluwaseun Papadimitriou")),)).scores
    )


def test_everyday_words_that_old_print_lacks_cost_nothing() -> None:
    assert [cost(word) for word in ("email", "math", "website", "emails", "tv", "b")] == [0] * 6
    assert cost("analyze") == cost("analyse") < 4
    assert cost("pedagogy") > cost("method") > cost("book") == 0


def test_headings_labels_and_short_items_are_no_sentences() -> None:
    bare = (paragraph(EASY),)
    full = (
        paragraph("Differentiated Instructional Modalities", "heading"),
        paragraph("Authentication", "label"),
        *bare,
        paragraph("Comprehensive deliberation", "item"),
        paragraph("Implementation 12", "cell"),
    )
    assert measure(full).scores == measure(bare).scores


def test_long_items_and_items_with_a_full_stop_are_sentences() -> None:
    assert (
        len(list(prose((paragraph("Bring a pen.", "item"), paragraph("bring it on the first day", "item")))))
        == 2
    )


def test_words_in_a_quiet_range_do_not_count() -> None:
    text = EASY + " Type plcomms_check_examples now."
    start = text.index("plcomms")
    quiet = Block("paragraph", Text(text), ((start, start + 22),))
    assert tally(prose((quiet,))).words == counted(EASY + " Type now.").words


def test_a_text_of_too_few_words_is_said_to_be_too_short() -> None:
    reading = measure((paragraph("We read a book each day."),))
    assert (reading.grade, reading.scores, reading.reason, reading.margin) == (None, (), "too_short", None)
    assert reading.words == 6


def test_spanish_gets_scores_and_a_band_and_no_grade() -> None:
    text = "El niño lee un libro. La escuela es grande y bonita. " * 4
    reading = measure((paragraph(text),), "es-US")
    assert reading.grade is None
    assert reading.reason == "band_only"
    assert reading.band == "very_easy"
    assert [name for name, _ in reading.scores] == [
        "fernandez_huerta",
        "szigriszt_pazos",
        "gutierrez_polini",
        "crawford",
    ]


@pytest.mark.parametrize("language", ["so", "vi", "zh", "ar", "ru"])
def test_a_language_without_a_validated_formula_says_so_and_keeps_its_sentence_lengths(language: str) -> None:
    reading = measure((paragraph("Aa bb cc dd. Ee ff. " * 20),), language)
    assert (reading.grade, reading.scores, reading.reason) == (None, (), "no_formula")
    assert (reading.mean_length, reading.longest) == (3.0, 4)


def test_the_margin_shrinks_with_the_root_of_the_words() -> None:
    assert margin(400) == pytest.approx(margin(100) / 2)
    assert not measure((paragraph(EASY),)).sure
    assert measure((paragraph(EASY * 10),)).sure


def test_the_advice_names_the_longest_sentence_and_the_rarest_word_with_their_places() -> None:
    text = (
        f"{EASY} Our pedagogy is new, and pedagogy takes time to learn for us all, as you may well have seen."
    )
    advice = explain((paragraph(text),))
    assert advice.grade is not None
    first = advice.sentences[0].places[0]
    assert text[first.start : first.end].startswith("Our pedagogy")
    assert [text[p.start : p.end] for p in advice.words[0].places] == ["pedagogy", "pedagogy"]


@given(
    st.lists(st.lists(st.sampled_from(COMMON + RARE + ODD), min_size=8, max_size=30), min_size=4, max_size=8)
)
def test_what_the_advice_promises_is_the_grade_after_the_change(rows: list[list[str]]) -> None:
    text = sentences(*rows)
    advice = explain((paragraph(text),))
    assert advice.grade == pytest.approx(grade(text))
    for costly in advice.words:
        changed = text
        for place in sorted(costly.places, reverse=True):
            changed = changed[: place.start] + "book" + changed[place.end :]
        assert costly.saves >= 0
        assert grade(changed) == pytest.approx(costly.grade, abs=0.35)


def test_the_advice_says_nothing_where_there_is_no_grade() -> None:
    assert explain((paragraph("A short text."),)).words == ()
    assert explain((paragraph(EASY * 3),), "es").grade is None
