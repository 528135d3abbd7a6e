"""Every formula on a passage whose counts and scores are worked out by hand, and what textstat counts."""

from __future__ import annotations

import pytest
import textstat
from hypothesis import given

from plcomms.language.readability.classic import NAMES, classic_scores
from plcomms.language.readability.counts import Counts, prepared
from plcomms.language.readability.formulas import SPANISH, inflesz
from tests.language.samples import SENTENCES, counted, read, written

# 3 sentences. Words: 7 + 6 + 5 = 18.
# Syllables: The 1 chil-dren 2 read 1 a 1 book 1 to-day 2 here 1 = 9; Our 1 teach-er 2 has 1 a 1 big 1
# table 2 = 8 (textstat gives "our" 2 from the dictionary: 9); Ped-a-go-gy 4 is 1 a 1 hard 1 word 1 = 8. 26.
# Letters: 3+8+4+1+4+5+4 = 29; 3+7+3+1+3+5 = 22; 8+2+1+4+4 = 19; 70. Characters: with three full stops 73.
# Three syllables or more: pedagogy, 1. Not on the Dale-Chall list: pedagogy, 1; it is also the hard word.
PASSAGE = "The children read a book today here. Our teacher has a big table. Pedagogy is a hard word."

BY_HAND = {
    "flesch_reading_ease": 206.835 - 1.015 * 18 / 3 - 84.6 * 26 / 18,
    "flesch_kincaid": 0.39 * 18 / 3 + 11.8 * 26 / 18 - 15.59,
    "smog": 1.043 * (30 * 1 / 3) ** 0.5 + 3.1291,
    "gunning_fog": 0.4 * (18 / 3 + 100 * 1 / 18),
    "coleman_liau": 0.058 * (100 * 70 / 18) - 0.296 * (100 * 3 / 18) - 15.8,
    "automated_readability_index": 4.71 * 73 / 18 + 0.5 * 18 / 3 - 21.43,
    "dale_chall": 0.1579 * (100 * 1 / 18) + 0.0496 * 18 / 3 + 3.6365,  # 5.6 % unfamiliar, so more than 5
    "linsear_write": ((17 * 1 + 1 * 3) / 3 - 2) / 2,  # 6.7 is not above 20
}


def test_the_passage_has_the_counts_that_were_made_by_hand() -> None:
    counts = counted(PASSAGE)
    assert (counts.words, counts.sentences, counts.syllables) == (18, 3, 26)
    assert counts.letters == 70


@pytest.mark.parametrize("name", NAMES)
def test_an_english_score_is_what_was_worked_out_by_hand(name: str) -> None:
    assert dict(classic_scores(read(PASSAGE)))[name] == pytest.approx(BY_HAND[name], abs=0.01)


@given(SENTENCES)
def test_textstat_counts_on_prepared_text_what_is_counted_here(
    sentences: list[tuple[list[str], str]],
) -> None:
    found = read(written(sentences))
    counts = counted(written(sentences))
    text = prepared(found)
    assert textstat.lexicon_count(text) == counts.words
    assert textstat.syllable_count(text) == counts.syllables
    if counts.words >= 3:
        assert textstat.sentence_count(text) == counts.full


def test_familiar_words_in_any_form_are_no_hard_ones() -> None:
    plain = dict(classic_scores(read("So we read the books. So her friends went home. So each day we read.")))
    assert plain["dale_chall"] < 1
    assert plain["gunning_fog"] == pytest.approx(0.4 * 15 / 3, abs=0.01)


# 2 sentences, 9 words: El ni-ño le-e un li-bro (1+2+2+1+2 = 8). La es-cue-la es gran-de (1+3+1+2 = 7). 15
# syllables. Letters: 2+4+3+2+5 = 16; 2+7+2+6 = 17; 33.
SPANISH_PASSAGE = "El niño lee un libro. La escuela es grande."

SPANISH_BY_HAND = {
    "fernandez_huerta": 206.84 - 60 * 15 / 9 - 1.02 * 9 / 2,
    "szigriszt_pazos": 206.835 - 62.3 * 15 / 9 - 9 / 2,
    "gutierrez_polini": 95.2 - 9.7 * 33 / 9 - 0.35 * 9 / 2,
    "crawford": -0.205 * (100 * 2 / 9) + 0.049 * (100 * 15 / 9) - 3.407,
}


def test_the_spanish_passage_has_the_counts_that_were_made_by_hand() -> None:
    counts = counted(SPANISH_PASSAGE, "es")
    assert (counts.words, counts.sentences, counts.syllables, counts.letters) == (9, 2, 15, 33)


@pytest.mark.parametrize("name", SPANISH)
def test_a_spanish_formula_gives_what_was_worked_out_by_hand(name: str) -> None:
    assert SPANISH[name](counted(SPANISH_PASSAGE, "es")) == pytest.approx(SPANISH_BY_HAND[name])


@pytest.mark.parametrize(
    ("syllables", "band"),
    [  # with 10 words in 1 sentence the score is 206.835 - 6.23 * syllables - 10
        (18, "very_easy"),  # 84.7
        (20, "fairly_easy"),  # 72.2
        (22, "normal"),  # 59.8
        (24, "somewhat_hard"),  # 47.3
        (27, "very_hard"),  # 28.6
    ],
)
def test_the_inflesz_scale_has_five_bands(syllables: int, band: str) -> None:
    assert inflesz(Counts(words=10, sentences=1, syllables=syllables)) == band
