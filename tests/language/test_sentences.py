from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.language.sentences import sentences, tokens, words


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. Lee and Mrs. J. K. Ortiz meet today.", "Bring a pen."],
        ["School ends at 3:30 p.m.", "Buses leave at 3:45 p.m. from the lot."],
        ["Doors open at 6 p.m. Friday in the gym.", "Come early."],
        ["Grades K-5 meet in the gym.", "Grades 6-8 do not."],
        ["St. Mary's hosts lunch.", "Mt. Hood is near."],
        ["He reads at grade 3.5 now.", "In May it was 2.9."],
        ["It costs $4.50.", "Pay at the door."],
        ["“Will you come?” she asked.", "“Yes!”", "He did."],
        ["Wait... there is more.", "So we did."],
        ["We waited…", "Then the bus came."],
        ["Visit www.example.org/a.b?c=d.", "Then call (509) 555-0142."],
        ["Write to ana.ruiz@example.org.", "She answers."],
        ["The U.S. Department of Education wrote.", "We live in the U.S.", "The law is clear."],
        ["Bring paper, e.g. a notebook, etc.", "Label it."],
        ["We moved to 12 Main St.", "Parking is free."],
        ["Forms are due Fri. Oct. 3.", "Thanks!"],
        ["See pp. 3-5 and No. 7.", "Then sign."],
        ["He said no.", "Five came."],
        ["Your child earned a B.", "Well done!"],
        ["Martin Luther King Jr. Day is Monday.", "No school."],
        ["Is it 4 p.m.?", "Yes."],
        ["Was it 9 p.m.?", "I forgot."],
        ["Ask Sra. Lopez.", "She knows."],
        ["Really?!", "Yes."],
        ["Maria P. Lopez came.", "J. R. Ramirez sang.", "So did N. P. Ruiz."],
        ["Meet in Bldg. A.", "Bring a pen.", "Sit in Bldg. A at noon."],
        ["We meet in Bldg. C.", "Parking is free.", "Go to Rm. B.", "Room 4 is near."],
        ["Go to Rm. 12.", "Sit down.", "Gr. 3 sings first.", "See p. 4 and P. 5."],
        ["School starts at 8 a.m.", "Students line up at 7:50 a.m.", "Ana sings at 5 p.m.", "Leo plays."],
        ["The winner is Omar H.", "Congratulations!"],
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_one_ends(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_lines_of_a_list_are_sentences_without_full_stops() -> None:
    assert split("Bring:\n- milk\n- eggs\n1. a pen\n2) a book") == [
        "Bring:",
        "- milk",
        "- eggs",
        "1. a pen",
        "2) a book",
    ]


def test_a_line_break_inside_a_paragraph_is_a_space_and_an_empty_line_ends_it() -> None:
    assert split("We meet\non Monday\n\nCome early") == ["We meet\non Monday", "Come early"]


@pytest.mark.parametrize(
    "expected",
    [
        ["El Sr. Gómez y la Sra. Ruiz llegan hoy.", "Vengan todos."],
        ["¿Quién viene?", "¡Todos!", "Hay cena."],
        ["Llegan a las 3 p. m.", "¿Quién viene?"],
        ["La Dra. Peña vive en EE. UU. desde mayo.", "Habla español."],
        ["Traiga lápices, cuadernos, etc.", "Gracias."],
    ],
)
def test_spanish_has_its_own_abbreviations_and_marks(expected: list[str]) -> None:
    assert split(" ".join(expected), "es") == expected


def test_scripts_with_their_own_full_stop_are_split_at_it() -> None:
    assert split("学校开门了。请来。", "zh") == ["学校开门了。", "请来。"]
    assert split("वह घर गया। वह सो गया।", "hi") == ["वह घर गया।", "वह सो गया।"]


@given(st.text(alphabet=st.sampled_from("aB .!?…\n\"”“'1-é。\u00a0:()"), max_size=60))
def test_every_character_is_in_exactly_one_sentence(text: str) -> None:
    ranges = sentences(text)
    inside = "".join(text[start:end] for start, end in ranges)
    assert inside.replace(" ", "").replace("\n", "").replace("\u00a0", "") == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in ranges)


def test_words_are_told_from_numbers_times_dates_phones_and_addresses() -> None:
    text = "On Oct. 3 at 3:30 p.m. call (509) 555-0142 or see www.example.org. "
    text += "K-5 pays $4.50, 4th graders don't."
    kinds = {text[token.start : token.end]: token.kind for token in tokens(text)}
    assert kinds["Oct. 3"] == "date"
    assert kinds["3:30 p.m."] == "time"
    assert kinds["(509) 555-0142"] == "phone"
    assert kinds["www.example.org"] == "address"
    assert kinds["K-5"] == kinds["4th"] == "code"
    assert kinds["$4.50"] == "number"
    assert kinds["don't"] == "word"


@given(st.text(max_size=80))
def test_words_are_the_word_tokens_of_any_text(text: str) -> None:
    assert words(text) == tuple((t.start, t.end) for t in tokens(text) if t.kind == "word")
