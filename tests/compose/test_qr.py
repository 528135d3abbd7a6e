"""The code on an invitation is read from the printed page by a real decoder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from plcomms.compose.qr import qr
from plcomms.model.document import Document, PrintOptions
from tests.render.pages import example, made

SHOW_ME = Document("invitation", "families", "cedar-elementary", event="show-me-night")
ADDRESS = "https://www.riverbend.example/cedar/show-me-night"
PRINTED = 150 / 72
"""Dots a point of a modest office printer or a phone's camera at arm's length."""


INKS = {"colour": PrintOptions(), "bw": PrintOptions(paper="a4", ink="bw")}
LONG = "https://forms.riverbend.example/" + "a1b2c3d4/" * 12 + "reply?s=ab"
FACES = {"grey": lambda picture: picture, "copied": lambda picture: picture.convert("1", dither=0)}
"""How the printed page is seen: as it is, and as a copier of black dots alone leaves it."""


def codes(pdf: bytes, face: str = "grey") -> list[Any]:
    """The codes on the first page as it is printed."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=PRINTED, grayscale=True).to_pil()
    return list(zxingcpp.read_barcodes(FACES[face](picture).convert("L")))


def printed(up: int, ink: str) -> bytes:
    return example(SHOW_ME, replace(INKS[ink], up=up))


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("up", [1, 2, 4])
def test_each_card_on_a_sheet_has_a_code_that_leads_to_the_reply(up: int, ink: str, face: str) -> None:
    assert [code.text for code in codes(printed(up, ink), face)] == [ADDRESS] * up


@pytest.mark.parametrize("up", [1, 2, 4])
def test_a_code_is_large_enough_for_a_phone_on_paper(up: int) -> None:
    for code in codes(printed(up, "colour")):
        dark = abs(code.position.top_right.x - code.position.top_left.x) / PRINTED / 72 * 25.4
        assert dark > 19.8, "20 mm, measured to the nearest dot"


@pytest.mark.parametrize("up", [1, 4])
def test_an_address_of_150_letters_is_read_as_well(riverbend: Path, edit: Any, up: int) -> None:
    """Two on a sheet have the code of one alone; of four it is smaller."""
    assert len(LONG) == 150
    edit("schools/cedar-elementary.yaml", ADDRESS, LONG)
    pdf = made(riverbend, SHOW_ME, "pdf", PrintOptions(up=up))
    for face in FACES:
        assert [code.text for code in codes(pdf, face)] == [LONG] * up


def test_an_event_without_an_address_to_reply_at_has_no_code_and_no_gap(riverbend: Path, edit: Any) -> None:
    edit("schools/cedar-elementary.yaml", f"    reply_link: {ADDRESS}\n", "")
    pdf = made(riverbend, SHOW_ME, "pdf")
    assert codes(pdf) == []
    assert 'class="code' not in made(riverbend, SHOW_ME, "web").decode()


def test_its_words_are_escaped_and_what_cannot_be_coded_is_left_out() -> None:
    assert 'alt="Tom &amp; &#34;Sons&#34;"' in qr("https://a.example", 'Tom & "Sons"')
    assert qr("", "Nothing") == ""
    assert qr("https://a.example/" + "x" * 5000, "Too long") == ""


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://riverbend.example/niños?room=12 A", "https://riverbend.example/ni%C3%B1os?room=12%20A"),
        ("[Reply](https://niños.example/r)", "https://xn--nios-hqa.example/r"),
        ("<https://riverbend.example/r>", "https://riverbend.example/r"),
    ],
)
def test_a_code_holds_the_address_that_was_meant_in_letters_for_every_reader(
    riverbend: Path, edit: Any, written: str, address: str
) -> None:
    edit("schools/cedar-elementary.yaml", ADDRESS, f'"{written}"')
    assert [code.text for code in codes(made(riverbend, SHOW_ME, "pdf"))] == [address]
