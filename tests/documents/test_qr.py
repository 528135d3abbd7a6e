"""The code on an invitation is read from the printed page by a real decoder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from plcomms.documents.qr import qr
from plcomms.model.document import Document, Look
from tests.documents.pages import made

SHOW_ME = Document("invitation", "families", "cedar-elementary", event="show-me-night")
ADDRESS = "https://www.riverbend.example/cedar/show-me-night"
PRINTED = 150 / 72
"""Dots a point of a modest office printer or a phone's camera at arm's length."""


def codes(pdf: bytes) -> list[Any]:
    """The codes on the first page as it is printed."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=PRINTED, grayscale=True).to_pil()
    return list(zxingcpp.read_barcodes(picture))


@pytest.mark.parametrize("ink", ["colour", "bw"])
@pytest.mark.parametrize("up", [1, 2, 4])
def test_each_card_on_a_sheet_has_a_code_that_leads_to_the_reply(riverbend: Path, up: int, ink: Any) -> None:
    found = codes(made(riverbend, SHOW_ME, "pdf", Look(up=up, ink=ink)))
    assert [code.text for code in found] == [ADDRESS] * up


@pytest.mark.parametrize(("up", "least"), [(1, 25), (4, 19)])
def test_a_code_is_large_enough_for_a_phone_on_paper(riverbend: Path, up: int, least: float) -> None:
    for code in codes(made(riverbend, SHOW_ME, "pdf", Look(up=up))):
        dark = abs(code.position.top_right.x - code.position.top_left.x) / PRINTED / 72 * 25.4
        assert dark * 41 / 33 > least, "its quiet zone is eight of its 41 modules"


def test_an_event_without_an_address_to_reply_at_has_no_code_and_no_gap(riverbend: Path, edit: Any) -> None:
    edit("schools/cedar-elementary.yaml", f"    reply_link: {ADDRESS}\n", "")
    pdf = made(riverbend, SHOW_ME, "pdf")
    assert codes(pdf) == []
    assert 'class="code' not in made(riverbend, SHOW_ME, "web").decode()


def test_its_words_are_escaped_and_what_cannot_be_coded_is_left_out() -> None:
    assert 'alt="Tom &amp; &#34;Sons&#34;"' in qr("https://a.example", 'Tom & "Sons"')
    assert qr("", "Nothing") == ""
    assert qr("https://a.example/" + "x" * 5000, "Too long") == ""
