"""Values never become part of the template around them, and every word keeps its place."""

from __future__ import annotations

import html
import re

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plcomms.compose.binding import fill
from plcomms.compose.placeholders import Forged, Full, Placeholders
from plcomms.compose.sandbox import TemplateEnvironment
from plcomms.model.text import Marked, Segment, Span, Text


def placed(value: str, marked: bool = True) -> Text:
    segments = [Segment(0, len(value), Span("f", 100, 100 + len(value)))] if value else []
    return Marked(value, segments) if marked else Text(value, segments)


def filled(template: str, **values: object) -> tuple[str, list[tuple[str, str]]]:
    environment = TemplateEnvironment(jinja2.DictLoader({}), {})
    environment.holes = holes = Placeholders()
    text = environment.from_string(template).render(values)
    made, blocks = fill(holes.numbered(text), holes.values)
    return made, [(b.kind, str(b.text)) for b in blocks]


def test_a_name_is_never_markup() -> None:
    made, blocks = filled("<h1>From {{ name }}</h1>", name=placed("Lincoln & Sons <b> *x*", marked=False))
    assert made == "<h1>From Lincoln &amp; Sons &lt;b&gt; *x*</h1>"
    assert blocks == [("heading", "From Lincoln & Sons <b> *x*")]


def test_prose_alone_in_a_room_becomes_paragraphs() -> None:
    made, blocks = filled("<div>{{ say }}</div>", say=placed("One *two*.\n\n- three\n"))
    assert "<p>One <em>two</em>.</p>" in made
    assert blocks == [("paragraph", "One two."), ("item", "three")]


def test_two_paragraphs_take_the_place_and_the_looks_of_one() -> None:
    made, blocks = filled('<p class="lead">{{ say }}</p>', say=placed("One.\n\nTwo."))
    assert made.replace("\n", "") == '<p class="lead">One.</p><p class="lead">Two.</p>'
    assert blocks == [("paragraph", "One."), ("paragraph", "Two.")]


def test_prose_inside_a_line_stays_inside_it() -> None:
    made, blocks = filled("<h2>Why: {{ say }} now</h2>", say=placed("# One\n\nTwo."))
    assert made == "<h2>Why: One Two. now</h2>"
    assert blocks == [("heading", "Why: One Two. now")]


def test_headings_stand_below_the_one_of_their_section_and_none_is_skipped() -> None:
    made, blocks = filled(
        "<h1>a</h1><h2>b</h2><div>{{ say }}</div><h2>c</h2>", say=placed("# D\n\n#### E\n\n## F")
    )
    assert re.findall(r"<h(\d)>(.)", made) == [*zip("123442", "abDEFc", strict=True)]
    assert [kind for kind, _ in blocks] == ["heading"] * 6


def test_a_heading_before_all_of_the_template_is_a_paragraph() -> None:
    made, _ = filled("<div>{{ say }}</div><h1>a</h1>", say=placed("# D\n\nText."))
    assert "<p><strong>D</strong></p>" in made


def test_emphasis_and_links_stay_where_several_paragraphs_become_one() -> None:
    made, _ = filled("<p>“{{ say }}”</p>", say=placed("One *two*.\n\n- [three](https://e.org)"))
    assert made == '<p>“One <em>two</em>. <a href="https://e.org">three</a>”</p>'


def test_a_block_knows_by_what_class_it_may_be_left_out() -> None:
    _, blocks = fill(
        '<div class="a spare-last"><p>x</p><b>y</b></div><p class="spare">z</p>w<p class="spared">v</p>', []
    )
    assert [(str(b.text), b.spare) for b in blocks] == [
        ("x", "spare-last"),
        ("y", "spare-last"),
        ("z", "spare"),
        ("w", ""),
        ("v", ""),
    ]


def test_a_link_that_could_run_a_script_leads_nowhere() -> None:
    made, _ = filled('<a href="{{ to }}">x</a>', to=placed("javascript:alert(1)", marked=False))
    assert made == '<a href="#">x</a>'


def test_an_attribute_cannot_be_left() -> None:
    made, _ = filled('<img alt="{{ alt }}">', alt=placed('a" onerror="x', marked=False))
    assert made == '<img alt="a&quot; onerror=&quot;x">'


def test_words_for_a_picture_are_kept_at_their_place_apart_from_what_is_read() -> None:
    holes: list[str] = [placed("Ana & I", marked=False)]
    _, blocks = fill('<p>a<img alt="Seen: \ue0000\ue001">b</p><svg><image alt="c"/></svg><img alt="">', holes)
    assert [(b.kind, str(b.text)) for b in blocks] == [("alternative", "Seen: Ana & I"), ("paragraph", "ab")]
    assert blocks[0].text.span(6, 9) == Span("f", 100, 103)


def test_what_is_hidden_from_screen_readers_is_not_read() -> None:
    _, blocks = filled(
        '<p>a <span aria-hidden="true">{{ n }} <b>b</b></span>c</p><svg><title>t</title></svg>', n=3
    )
    assert blocks == [("paragraph", "a c")]


def test_a_field_that_does_not_exist_stops_the_template() -> None:
    with pytest.raises(jinja2.UndefinedError, match="gone"):
        filled("{{ gone }}")


def test_nothing_is_printed_for_nothing() -> None:
    assert filled("<p>{{ none }}x</p>", none=None)[0] == "<p>x</p>"


def test_a_macro_needs_no_context_for_the_values_that_it_is_given() -> None:
    environment = TemplateEnvironment(
        jinja2.DictLoader(
            {"m": "{% macro f(x) %}{{ x }}{% endmacro %}", "t": "{% from 'm' import f %}{{ f('a') }}"}
        ),
        {},
    )
    environment.holes = holes = Placeholders()
    text = holes.numbered(environment.get_template("t").render())
    assert fill(text, holes.values)[0] == "a"


def test_a_mark_can_be_neither_forged_nor_cut() -> None:
    holes = Placeholders()
    mark = holes.made(placed("Ana"))
    assert holes.numbered(f"<p>{mark}{mark}</p>") == "<p>\ue0000\ue001\ue0000\ue001</p>"
    for forged in ("\ue0000\ue001", mark[:-1], mark[1:], "\ue000", "&#xe000;0&#57345;", "&#57344"):
        with pytest.raises(Forged):
            holes.numbered(forged)
        with pytest.raises(Forged):
            holes.made(Markup(forged))  # noqa: S704
    with pytest.raises(Forged):
        holes.made("\ue001")


def test_a_document_has_an_end() -> None:
    holes = Placeholders()
    for _ in range(10):
        holes.made("x" * 100_000)
    with pytest.raises(Full):
        holes.made("x")


words = st.text(st.characters(exclude_categories=("Cs", "Co", "Cc")), min_size=1, max_size=30)


@given(
    words,
    st.sampled_from(
        ["<p>a {{ v }} b</p>", "<div>{{ v }}</div>", "<h2>{{ v }}</h2>", "<li><b>{{ v }}</b></li>"]
    ),
)
def test_any_words_come_out_as_they_went_in(value: str, template: str) -> None:
    made, blocks = filled(template, v=placed(value, marked=False))
    plain = html.unescape(re.sub(r"<[^>]*>", "", made)).strip()
    assert value.strip() in plain
    assert value.strip() in " ".join(text for _, text in blocks) or not value.strip()


@given(st.lists(words, min_size=1, max_size=4), st.sampled_from(["\n\n", " ", "\n- ", " *x* "]))
def test_every_word_of_a_value_is_found_at_its_place(parts: list[str], between: str) -> None:
    value = between.join(parts)
    _, blocks = fill("<div>\ue0000\ue001</div>", [placed(value)])
    for block in blocks:
        for word in re.finditer(r"[A-Za-z]{2,}", block.text):
            span = block.text.span(*word.span())
            if span and span.end - span.start == len(word[0]):
                assert value[span.start - 100 : span.end - 100] == word[0]
            elif span:
                assert set(word[0]) <= set(html.unescape(value[span.start - 100 : span.end - 100]))
