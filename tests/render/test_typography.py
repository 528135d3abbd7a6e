"""Marks of quotation and apostrophes are those of a printer, in the words alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.model.document import Document
from plcomms.render.typography import curled, typeset
from tests.conftest import RIVERBEND
from tests.render.pages import page

CURLED = (
    ('She said, "I can."', "She said, “I can.”"),
    ("Jonah's goal", "Jonah’s goal"),
    ("the students' work", "the students’ work"),
    ("'Yes,' he said", "‘Yes,’ he said"),
    ("in the '90s", "in the ’90s"),
    ("rock 'n' roll", "rock ’n’ roll"),
    ('("Why?")', "(“Why?”)"),
    ("\"'Stop,' she said.\"", "“‘Stop,’ she said.”"),
)
MARKS = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("’‘‚", "'") | {"\u202f": ""})


@pytest.mark.parametrize(("straight", "set_"), CURLED)
def test_marks_open_and_close(straight: str, set_: str) -> None:
    assert curled(straight, "en") == set_


def test_each_language_has_marks_of_its_own() -> None:
    assert curled('Er sagt: "Ja."', "de") == "Er sagt: „Ja.“"
    assert curled('Il dit "oui".', "fr") == "Il dit «\u202foui\u202f»."
    assert curled('Dijo "sí".', "es-US") == "Dijo “sí”."


def test_a_quotation_goes_on_over_the_tags_of_a_line() -> None:
    assert typeset('<p>He said "<em>yes</em>" twice.</p>', "en") == "<p>He said “<em>yes</em>” twice.</p>"
    assert typeset("<p>&quot;Yes&quot;, Jo&#39;s <b>dad</b>'s word</p>", "en") == (
        "<p>“Yes”, Jo’s <b>dad</b>’s word</p>"
    )


def test_tags_and_text_to_be_copied_stay_as_they_are() -> None:
    kept = """<a href="it's" title='"x"'>a</a><pre class="copy">It's "now" <b>o'clock</b></pre>"""
    assert typeset(kept, "en") == kept


@given(st.text("ab '\"<>&().,;é\n", max_size=40), st.sampled_from(("en", "de", "fr", "es")))
def test_only_marks_change_and_none_is_lost(words: str, language: str) -> None:
    made = curled(words, language)
    assert made.translate(MARKS) == words
    assert not set(made) & set("\"'")


def test_no_straight_mark_is_on_a_page_and_every_one_is_in_a_text_message() -> None:
    letter = page(RIVERBEND, Document("newsletter", "families", "cedar-elementary"), "pdf").body.html
    assert not re.search(r"""["']""", re.sub(r"<[^>]*>", "", letter))
    for format in ("web", "text"):
        snippets = page(RIVERBEND, Document("snippets", "families", "cedar-elementary"), format).html
        assert "’" not in "".join(re.findall(r'<pre class="copy">(.*?)</pre>', snippets, re.DOTALL))
