"""Words alone, laid out so that they read well."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.model.element import parse
from plcomms.render.formats import text
from plcomms.render.formats.text import WIDTH

SENTENCE = "Your child will lead you through the classroom and show you a piece of work. " * 3


def as_text(html: str) -> str:
    return text.as_text(parse(html))


def test_no_line_is_longer_than_a_plain_message_shows() -> None:
    made = as_text(f"<h1>{SENTENCE}</h1><p>{SENTENCE}</p><ul><li>{SENTENCE}</li></ul><dd>{SENTENCE}</dd>")
    assert max(map(len, made.splitlines())) <= WIDTH


def test_headings_are_underlined_and_set_apart() -> None:
    made = as_text("<h1>Show Me Night</h1><p>Come.</p><h2>When</h2><p>At six.</p>")
    assert made == "Show Me Night\n=============\n\nCome.\n\n\nWhen\n----\n\nAt six.\n"


def test_lists_have_hyphens_or_numbers_and_hang() -> None:
    made = as_text(
        f"<p>Bring:</p><ul><li>A coat</li><li>{SENTENCE[:100]}</li></ul><ol><li>Go</li><li>Stay</li></ol>"
    )
    assert "Bring:\n\n- A coat\n- Your child" in made
    assert "\n  " in made
    assert made.endswith("\n\n1. Go\n2. Stay\n")


def test_entries_of_several_paragraphs_stand_apart_from_each_other() -> None:
    made = as_text("<ul><li><p>Look at it.</p><p>By Friday.</p></li><li><p>Write to us.</p></li></ul>")
    assert made == "- Look at it.\n  By Friday.\n\n- Write to us.\n"


def test_a_list_in_a_list_is_indented() -> None:
    assert as_text("<ul><li>One<ul><li>Half</li></ul></li><li>Two</li></ul>") == "- One\n\n  - Half\n- Two\n"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<a href="https://a.example/b">Reply online</a>', "Reply online (https://a.example/b)"),
        ('<a href="https://a.example">a.example</a>', "a.example"),
        ('<a href="https://a.example/">https://a.example</a>', "https://a.example"),
        ('<a href="tel:5550100">555-0100</a>', "555-0100"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ('<a href="mailto:a@b.example">Write to us</a>', "Write to us (a@b.example)"),
        ('<a href="#top">Up</a>', "Up"),
    ],
)
def test_links_are_spelled_out_where_their_words_do_not_say_them(html: str, said: str) -> None:
    assert as_text(f"<p>{html}</p>") == said + "\n"


def test_what_is_for_paper_eyes_or_machines_alone_is_left_out() -> None:
    made = as_text(
        '<p>Read.</p><div class="slip on-paper"><p>Name</p></div><span aria-hidden="true">*</span>'
        '<p class="on-web"><a href="sms:?body=Hi">Open it</a></p>'
        '<svg><title>Arc</title></svg><style>p {}</style><img src="data:x" alt="Code">'
        '<img src="a.png" alt="A cat">'
    )
    assert made == "Read.\n\n[A cat]\n"


def test_small_headings_stand_close_to_what_they_head_and_blanks_can_be_written_in() -> None:
    made = as_text('<h3>Why</h3><p>I chose it to <span class="blank"></span></p><h3>How</h3><p>So.</p>')
    assert made == "Why\nI chose it to __________\n\nHow\nSo.\n"


def test_words_to_copy_stay_in_one_line() -> None:
    assert (
        as_text(f"<h3>Post</h3><pre>{SENTENCE}</pre><p>Short.</p>")
        == f"Post\n\n{SENTENCE.strip()}\n\nShort.\n"
    )


def test_a_table_is_a_line_a_row() -> None:
    made = as_text("<table><tr><th>Day</th><th>Time</th></tr><tr><td>Monday</td><td>6 p.m.</td></tr></table>")
    assert made == "Day; Time\nMonday; 6 p.m.\n"


def test_a_quotation_and_what_a_term_means_are_indented() -> None:
    made = as_text(
        "<dl><dt>Where</dt><dd>Here<br>Upstairs</dd><dt>Who</dt><dd>All</dd></dl><blockquote>So.</blockquote>"
    )
    assert made == "Where\n    Here\n    Upstairs\n\nWho\n    All\n\n    So.\n"


WORDS = st.lists(st.text("abcdeé’ü&<>.- ", min_size=1, max_size=90), min_size=1, max_size=8)
TAGS = st.sampled_from(("p", "h1", "h2", "h3", "li", "blockquote", "dd", "tr", "div"))


@given(st.lists(st.tuples(TAGS, WORDS), max_size=8))
def test_no_word_is_lost_and_none_is_broken(parts: list[tuple[str, list[str]]]) -> None:
    html = "".join(f"<{tag}>{escape(' '.join(words))}</{tag}>" for tag, words in parts)
    said = " ".join(" ".join(words) for _, words in parts).split()
    made = as_text(f"<main>{html}</main>").split()
    assert [w for w in made if set(w) - set("=-")] == [w for w in said if set(w) - set("=-")]


def test_a_list_is_numbered_from_where_it_begins() -> None:
    assert as_text('<p>So:</p><ol start="7"><li>a</li><li>b</li></ol>') == "So:\n\n7. a\n8. b\n"
