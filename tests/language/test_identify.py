"""Which language each block of a text is in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.language.identify import NAMES, UNKNOWN, code_of, identify, runs
from plcomms.model.text import Block, Text

ENGLISH = (
    "Dear families, we are happy to invite you to our spring concert.",
    "Your child can bring a coat and gloves when it is cold outside.",
    "María de la Cruz and José Muñoz teach at Escuela Primaria Los Altos in El Paso.",
    "On Friday Señora Núñez will read “El conejo” to the children at the library.",
    "Please call Ana del Río at the office before Monday.",
    "The school in San José, across from La Puente Park, has a new gym.",
)
SPANISH = (
    "Queridas familias, nos alegra invitarles al concierto de primavera.",
    "Su hija puede traer un abrigo y guantes cuando hace frío.",
    "Por favor llame a la oficina antes del lunes.",
    "La Sra. Smith y el Sr. Johnson dan la clase en la Lincoln Elementary School.",
    "Cada familia puede escoger la escuela de su hijo/a a partir de mayo.",
    "NOTA IMPORTANTE: NO HAY CLASES EL LUNES POR EL DIA DE LOS PRESIDENTES.",
    "Los niños sin paraguas no pueden salir al patio.",
)
OTHERS = {
    "vi": "Kính gửi quý phụ huynh, xin mời quý vị đến trường vào thứ sáu.",
    "zh": "亲爱的家长，欢迎来到我们的学校。",
    "ja": "保護者の皆様、学校へお越しください。",
    "ko": "학부모님께 안녕하세요, 학교에 오세요.",
    "ar": "أعزائي أولياء الأمور، نرحب بكم في المدرسة",
    "ru": "Уважаемые родители, приглашаем вас в школу.",
    "ht": "Chè fanmi, nou envite ou vini nan lekòl la ak pitit ou.",
    "tl": "Mahal na mga magulang, inaanyayahan po namin kayo sa paaralan.",
    "so": "Waalidiinta sharafta leh, waxaa laydinku martiqaadayaa dugsiga si aad u aragtaan ardayda.",
    "hmn": "Nyob zoo niam txiv, thov tuaj koom nrog peb hauv tsev kawm ntawv rau hnub Friday.",
    "pt": "Caros pais, convidamos vocês para a noite de leitura na escola do seu filho.",
    "fr": "Chers parents, nous vous invitons à la soirée de lecture dans notre école.",
}


def _blocks(*texts: str, kind: str = "paragraph") -> list[Block]:
    return [Block(kind, Text(text)) for text in texts]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_with_spanish_names_stays_english(text: str) -> None:
    assert identify(_blocks(text)) == ("en",)


@pytest.mark.parametrize("text", SPANISH)
def test_spanish_with_english_names_is_spanish(text: str) -> None:
    assert identify(_blocks(text)) == ("es",)


@pytest.mark.parametrize(("language", "text"), OTHERS.items())
def test_other_languages_are_told_by_their_letters_or_small_words(language: str, text: str) -> None:
    assert identify(_blocks(text)) == (language,)


def test_a_language_that_nobody_listed_is_no_english() -> None:
    text = (
        "Gure ikastetxera etortzeko gonbidapena egiten dizuegu ostiralean arratsaldeko bostetan liburutegian"
    )
    assert identify(_blocks(text)) == (UNKNOWN,)


def test_a_list_of_english_things_is_no_other_language() -> None:
    text = "crayons, scissors, glue, pencils, folders, markers, tissues, erasers, paper, rulers, wipes"
    assert identify(_blocks(text)) == ("en",)


def test_a_bilingual_letter_is_told_apart_by_its_blocks() -> None:
    texts = ("Concert", ENGLISH[0], "555", "Concierto", SPANISH[0], "555", "Ana Ruiz")
    blocks = [
        Block("heading" if text in ("Concert", "Concierto") else "paragraph", Text(text)) for text in texts
    ]
    assert identify(blocks) == ("en", "en", "en", "es", "es", "es", "es")


def test_blocks_that_do_not_tell_are_in_the_language_that_is_expected() -> None:
    blocks = _blocks("555-0100", "Ana Ruiz", "")
    assert identify(blocks) == ("en", "en", "en")
    assert identify(blocks, "es") == ("es", "es", "es")
    assert identify([]) == ()


@settings(max_examples=60)
@given(st.lists(st.sampled_from([("en", t) for t in ENGLISH] + [("es", t) for t in SPANISH]), min_size=1))
def test_blocks_that_tell_are_told_alike_in_any_company(rows: list[tuple[str, str]]) -> None:
    assert identify(_blocks(*(text for _, text in rows))) == tuple(language for language, _ in rows)


@settings(max_examples=100)
@given(st.lists(st.sampled_from((*ENGLISH, *SPANISH, "¡Hola!", "555-0100")), min_size=1).map("\n".join))
def test_the_runs_of_a_text_are_the_whole_text_in_order(text: str) -> None:
    found = runs(text)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(start < end for start, end in found)


def test_a_paragraph_that_goes_on_in_another_language_is_cut_there() -> None:
    text = f"{ENGLISH[0]} {SPANISH[0]}"
    assert [text[a:b] for a, b in runs(text)] == [f"{ENGLISH[0]} ", SPANISH[0]]


def test_a_language_is_known_by_code_and_by_name() -> None:
    assert [code_of(name) for name in ("es", "es-US", "es_MX", "Spanish", "español", "Klingonish")] == [
        *("es", "es-us", "es-mx", "es", "es"),
        "",
    ]
    assert all(code_of(name) == code for code, name in NAMES.items())


@pytest.mark.parametrize("title", ["Show Me Night", "Ask me", "Reply slip: Show Me Night, Thu, Feb 11"])
def test_one_small_word_of_a_title_makes_no_other_language_of_it(title: str) -> None:
    blocks = (
        Block("heading", Text(title)),
        Block("paragraph", Text("We hope that you can come and see it.")),
    )
    assert identify(blocks) == ("en", "en")
    assert identify(blocks[:1]) == ("en",)


def test_a_text_of_nothing_but_particles_takes_no_longer_for_each_than_a_name() -> None:
    from plcomms.language import identify as module

    class Row(list[str]):
        asked = 0

        def __getitem__(self, at: Any) -> Any:
            Row.asked += 1
            return super().__getitem__(at)

    found = Row(["e"] * 5000)
    assert not any(module._in_name(found, k, "e") for k in range(0, 5000, 100))
    assert Row.asked < 50 * 20
