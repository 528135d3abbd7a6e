"""HTML that is read in one pass says what ``html.parser`` says of it."""

from __future__ import annotations

from functools import cached_property
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plcomms.model import html_reader
from plcomms.model.html_reader import HTMLCopier, HTMLReader

Said = list[tuple[object, ...]]


class _Notes(HTMLParser):
    """Writes down what it is told."""

    @cached_property
    def said(self) -> Said:
        return []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said.append(("start", tag, attrs, self.get_starttag_text()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said.append(("empty", tag, attrs, self.get_starttag_text()))

    def handle_endtag(self, tag: str) -> None:
        self.said.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.said.append(("words", data))

    def handle_entityref(self, name: str) -> None:
        self.said.append(("entity", name))

    def handle_charref(self, name: str) -> None:
        self.said.append(("number", name))

    def handle_comment(self, data: str) -> None:
        self.said.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.said.append(("declaration", decl))


class _Quick(_Notes, HTMLReader):
    pass


PIECES = st.sampled_from(
    r"""
    <p>|</p>|<br>|<br/>|<br />|<P>|</P >|<p class="a b">|<a href="x?a=1&amp;b=2">|</a>|<input disabled>
    |<p class='a'>|<p class=a>|<p\xa0x="1">|<p x="1"y="2">|<img alt="a > b">|<img alt="">
    |&amp;|&copy|&#8211;|&#x2d;
    |&|<|>|<!-- a -->|<!DOCTYPE html>|<script>|</script>|<title>|</title>|<svg viewBox="0 0 1 1">
    |\ue0000\ue001|words |a < b|</p
    |<p\n id="i"\t>|<p x="1" x="2"/>|<h1/ >|<x-y @k="v">|\xe9|\x00
    """.strip()
    .replace("\n    ", "")
    .encode()
    .decode("unicode_escape")
    .split("|")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
@example('<p class="a">One &amp; two<br>three &#8211; four</p>')
def test_it_tells_what_the_standard_parser_tells(html: str) -> None:
    known, quick = _Notes(convert_charrefs=False), _Quick()
    known.feed(html)
    known.close()
    quick.read(html)
    assert quick.said == known.said


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
@example("a &amp; b &notit; c &#x2d;")
def test_references_are_words_where_they_are_to_be(html: str) -> None:
    known, quick = _Notes(convert_charrefs=True), _Quick(resolved=True)
    known.feed(html)
    known.close()
    quick.read(html)
    assert joined(quick.said) == joined(known.said)


def joined(said: Said) -> Said:
    """``said`` with words that follow one another as one."""
    made: Said = []
    for one in said:
        if one[0] == "words" and made and made[-1][0] == "words":
            made[-1] = ("words", f"{made[-1][1]}{one[1]}")
        else:
            made.append(one)
    return made


@given(
    st.lists(PIECES.filter(lambda piece: html_reader._pieces(piece) is not None), max_size=12).map("".join)
)
def test_what_is_copied_is_as_it_was(html: str) -> None:
    assert HTMLCopier().copied(html) == html


def test_what_templates_write_is_read_in_one_pass() -> None:
    html = '<p class="a">One &amp; two<br>three &#8211; four</p><img src="qr:x" alt="y">'
    assert html_reader._pieces(html) is not None
    assert html_reader._pieces(f"{html}<!-- three -->") is None
