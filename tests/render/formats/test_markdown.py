"""Markdown says, when it is rendered, what the page says."""

from __future__ import annotations

import dataclasses
from html import escape

import markdown as rendered
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plcomms.model.document import Document
from plcomms.render.formats.markdown import render
from tests.conftest import RIVERBEND
from tests.render.pages import page

LETTER = page(RIVERBEND, Document("letter", "families"), "markdown")
WORDS = st.lists(
    st.sampled_from(
        ["Night", "<grades 3-5>", "[all](x)", "[a][b]", "</b>", "*stars*", "a_b_c", "3 < 4", "[5]"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(WORDS)
def test_what_people_wrote_is_never_taken_for_markup(words: str) -> None:
    html = f"<main><p>Come: {escape(words)} here.</p></main>"
    made = render(dataclasses.replace(LETTER, body=dataclasses.replace(LETTER.body, html=html))).decode()
    back = BeautifulSoup(rendered.markdown(made), "html.parser")
    assert back.get_text().strip() == f"Come: {words} here."
    assert {tag.name for tag in back.find_all()} == {"p"}
