from __future__ import annotations

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from plcomms.language.readability.syllables import syllables

ENGLISH = {
    "cat": 1, "school": 1, "teacher": 2, "family": 3, "education": 4, "every": 3, "don't": 1, "literacy": 4,
    "personalized": 4, "responsibility": 6, "read": 1, "reads": 1, "worked": 1, "wanted": 2, "table": 2,
}  # fmt: skip
SPANISH = {
    "sol": 1, "casa": 2, "amigo": 3, "escuela": 3, "día": 2, "ciudad": 2, "país": 2, "guitarra": 3, "que": 1,
    "pingüino": 3, "educación": 4, "leer": 2, "hoy": 1, "y": 1, "oía": 3, "aprendizaje": 5, "estudiante": 4,
    "poeta": 3, "cuaderno": 3, "reunión": 2, "ahora": 3, "rey": 1, "reyes": 2, "quien": 1, "lección": 2,
}  # fmt: skip


@pytest.mark.parametrize(("word", "number"), ENGLISH.items())
def test_english_syllables_are_those_that_people_say(word: str, number: int) -> None:
    assert syllables(word) == number


@pytest.mark.parametrize("word", [*ENGLISH, "aardvark", "a", "smarter"])
def test_a_word_of_the_dictionary_has_as_many_syllables_as_textstat_counts(word: str) -> None:
    assert syllables(word) == textstat.syllable_count(word)


@pytest.mark.parametrize(
    ("word", "number"),
    {
        "rubrics": 2, "reteach": 2, "metacognition": 5, "co-teaching": 3, "makerspace": 3, "learner's": 2,
        "practices'": 3, "competency-based": 5, "transdisciplinary": 6, "unmotivated": 5, "chromebook": 2,
        "zorped": 1, "zotted": 2, "zable": 2, "zake": 1, "zeo": 2, "xqzt": 1, "-": 1, "'": 1,
    }.items(),
)  # fmt: skip
def test_a_word_that_the_dictionary_lacks_has_the_syllables_of_its_parts(word: str, number: int) -> None:
    assert syllables(word) == number


@given(st.text(alphabet=st.sampled_from("aeiyoubtds-'"), min_size=1, max_size=12))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


@pytest.mark.parametrize(("word", "number"), SPANISH.items())
def test_spanish_syllables_follow_the_rules_of_spelling(word: str, number: int) -> None:
    assert syllables(word, "es") == number
