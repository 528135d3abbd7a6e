"""Text messages are counted as telephones count them, and said in one where that can be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plcomms.compose.sms import measured, text_message, typed
from plcomms.model.text import Segment, Span, Text

TABLE = """
@ Δ SP 0 ¡ P ¿ p
£ _ ! 1 A Q a q
$ Φ " 2 B R b r
¥ Γ # 3 C S c s
è Λ ¤ 4 D T d t
é Ω % 5 E U e u
ù Π & 6 F V f v
ì Ψ ' 7 G W g w
ò Σ ( 8 H X h x
Ç Θ ) 9 I Y i y
LF Ξ * : J Z j z
Ø ESC + ; K Ä k ä
ø Æ , < L Ö l ö
CR æ - = M Ñ m ñ
Å ß . > N Ü n ü
å É / ? O § o à
"""
"""3GPP TS 23.038, section 6.2.1, as it is printed there: a row for each low half of the code."""

NAMED = {"SP": " ", "LF": "\n", "CR": "\r"}
CODES = {
    NAMED.get(sign, sign): [column * 16 + row]
    for row, line in enumerate(TABLE.strip().splitlines())
    for column, sign in enumerate(line.split(" "))
    if sign != "ESC"
}
EXTENDED = {"\f": 10, "^": 20, "{": 40, "}": 41, "\\": 47, "[": 60, "~": 61, "]": 62, "|": 64, "€": 101}
CODES |= {sign: [27, code] for sign, code in EXTENDED.items()}

ANY = st.text(st.characters(exclude_categories=("Cs", "Co")), max_size=400)
TELEPHONE = st.text(st.sampled_from(sorted(CODES)), max_size=700)


def reference(text: str) -> tuple[str, int, int]:
    """Letter by letter: the encoding, all code units, and the messages they are put into."""
    plain = all(letter in CODES for letter in text)
    letters = [
        CODES[letter] if plain else list(memoryview(letter.encode("utf-16-be")).cast("H")) for letter in text
    ]
    length = sum(map(len, letters))
    if length <= (160 if plain else 70):
        return ("GSM-7" if plain else "UCS-2"), length, 1
    sent: list[list[int]] = [[]]
    for codes in letters:
        if len(sent[-1]) + len(codes) > (153 if plain else 67):
            sent.append([])
        sent[-1].extend(codes)
    return ("GSM-7" if plain else "UCS-2"), length, len(sent)


def test_the_table_of_the_standard_is_whole() -> None:
    assert len(CODES) == 127 + 10


@given(ANY | TELEPHONE)
@example("a" * 160)
@example("a" * 161)
@example("a" * 152 + "€" + "a" * 10)
@example("í" * 66 + "😀" + "a" * 9)
@example("€" * 80)
def test_it_counts_what_a_count_letter_by_letter_gives(text: str) -> None:
    found = measured(text)
    assert (found.encoding, found.length, found.messages) == reference(text)


def test_it_names_the_letters_that_more_than_halve_the_room() -> None:
    found = measured("Sofía y Tomás, ñandú y señora, José: 8 €")
    assert found.forced == ("í", "á", "ú")
    assert found.room == 70
    assert measured("Señora José, 8 €").forced == ()


@given(ANY)
def test_what_printers_write_is_typed_and_nothing_else_changes(text: str) -> None:
    assert typed(text) == typed(typed(text))
    kept = [letter for letter in text if letter.isalnum()]
    assert [letter for letter in typed(text) if letter.isalnum()] == kept


def test_typed_words_know_where_they_were_written() -> None:
    words = Text("Don’t wait … come", [Segment(0, 17, Span("district.yaml", 100, 117))])
    made = typed(words)
    assert made == "Don't wait ... come"
    assert made.span(0, 5) == Span("district.yaml", 100, 105)
    assert made.span(15, 19) == Span("district.yaml", 113, 117)


WORDS = st.text("abcí’ ", min_size=1, max_size=60).map(lambda words: f"<{words}> ")
PARTS = st.lists(
    st.tuples(st.integers(0, 5), st.lists(WORDS, min_size=1, max_size=3), st.booleans()),
    min_size=1,
    max_size=8,
)


@given(PARTS)
def test_a_message_takes_no_more_than_its_shortest_wording_and_cuts_no_word(
    drawn: list[tuple[int, list[str], bool]],
) -> None:
    parts: list[list[Any]] = [
        [rank, *([words] for words in sorted(wordings, key=len, reverse=True)), *([[]] if empty else [])]
        for rank, wordings, empty in drawn
    ]
    made = text_message(parts)
    least = "".join(str(typed("".join(part[1] if not part[0] else part[-1]))) for part in parts).strip()
    assert made.messages <= measured(least).messages
    assert (made.length, made.messages) == (measured(made.text).length, measured(made.text).messages)
    allowed = {str(typed(words)).strip() for _rank, wordings, _empty in drawn for words in wordings}
    assert {f"{piece}>" for piece in made.text.split("> ") if piece and piece[-1] != ">"} <= allowed
    for rank, wordings, _empty in drawn:
        if not rank:
            assert str(typed(max(wordings, key=len))).strip() in made.text


@pytest.mark.parametrize(
    ("text", "signs", "spelled", "relieved"),
    [
        ("Pizza 🍕 night " * 6, ("🍕",), (), 1),
        ("Familia 👩‍👧 ❤️ " * 7, ("👩", "👧", "❤"), (), 1),
        ("Noche de María y José en el salón " * 3, (), (("í", "i"), ("ó", "o")), 1),
        ("家长之夜 " * 20, (), (), 2),
        ("Pizza 🍕 night " * 20, ("🍕",), (), 2),
        ("Pizza night " * 20, (), (), 2),
    ],
)
def test_what_makes_one_message_of_several_is_known(
    text: str, signs: tuple[str, ...], spelled: tuple[tuple[str, str], ...], relieved: int
) -> None:
    sms = measured(text.strip())
    assert sms.messages > 1
    assert (sms.signs, sms.spelled, sms.relieved) == (signs, spelled, relieved)
