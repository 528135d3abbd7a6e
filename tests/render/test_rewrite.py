"""Tags and styles are written anew where asked for, and no other character changes."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plcomms.model.element import parse
from plcomms.model.errors import RenderError
from plcomms.render.assets import embedded
from plcomms.render.rewrite import Attributes, rewritten


def as_it_is(_tag: str, _attributes: Attributes) -> Attributes | None:
    return None


def elsewhere(_tag: str, attributes: Attributes) -> Attributes | None:
    return {**attributes, "src": "b"} if attributes.get("src") == "a" else None


@given(st.text(st.sampled_from("<>/ab !-\"'=&;\n\r\x00é") | st.sampled_from("style"), max_size=60))
@example("<style>a < b</style\n><p\n>é\r\n<!-- <style> -->")
@example("<style>a")
def test_what_is_not_asked_for_stays_character_for_character(html: str) -> None:
    assert rewritten(html, as_it_is) == html
    assert rewritten(html, elsewhere) == html


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("é\n<p>\n<img src=a alt='x'>z", 'é\n<p>\n<img src="b" alt="x">z'),
        ('<IMG SRC="a" hidden />', '<img src="b" hidden />'),
        ("<img alt='&quot;&lt;' src='a'>", '<img alt="&quot;&lt;" src="b">'),
        ("<!-- <img src=a> --><img src=a>", '<!-- <img src=a> --><img src="b">'),
        ("<script>'<img src=a>'</script>", "<script>'<img src=a>'</script>"),
        ("<img/src=a>", '<img src="b">'),
    ],
)
def test_a_tag_gets_its_new_attributes(html: str, made: str) -> None:
    assert rewritten(html, elsewhere) == made


def test_styles_are_written_anew_also_where_one_is_left_open() -> None:
    html = "<style>a</style><p style='x'>a</p><STYLE media=print>b</STYLE><style>c"
    made = rewritten(html, as_it_is, str.upper)
    assert made == "<style>A</style><p style='x'>a</p><STYLE media=print>B</STYLE><style>C"


def test_of_what_is_dropped_the_inside_stays() -> None:
    html = "<table><tbody class=a>\n<tr><td>1</TBODY ></table><!--<tbody>-->"
    made = rewritten(html, as_it_is, dropped=frozenset(("tbody",)))
    assert made == "<table>\n<tr><td>1</table><!--<tbody>-->"
    assert parse(made).words == parse(html).words


SPELLINGS = (
    '<img src="{}">',
    "<img src={}>",
    "<img alt='>' src='{}'>",
    "<img/src={}>",
    '<p style="background:URL({})">',
    "<p style='background:url( \"{}\" )'>",
    "<style>a {{ background: Url({}) }}</style>",
    "<style>a {{ background: url({})",
    "<style>@media print {{ a {{ background: u\\72l({}) }} }}</style>",
    "<style>a {{ background: url('{}'); content: '\\2022' }}</style>",
    '<p style="background: \\75rl({})">',
    "<style/>a {{ background: url({}) }}</style>",
)
"""How a page may name a picture."""


@pytest.mark.parametrize("html", SPELLINGS)
def test_a_picture_is_put_in_however_it_is_named(tmp_path: Path, html: str) -> None:
    (tmp_path / "a.bin").write_bytes(b"x")
    data = f"data:application/octet-stream;base64,{base64.b64encode(b'x').decode()}"
    assert embedded(html.format("a.bin"), (tmp_path,)).count(data) == 1
    with pytest.raises(RenderError):
        embedded(html.format("../a.bin"), (tmp_path / "folder",))
