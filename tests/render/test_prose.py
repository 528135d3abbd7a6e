"""Whatever people write in Markdown, every word of it stands on the page, in order, and none is markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings

from plcomms.compose.binding import fill
from plcomms.model.text import ALTERNATIVE, Marked, Segment, Span
from tests.render.prose import SEEN, WORD, texts

FRAMES = (
    "<h1>a</h1><section><h2>b</h2><div class='words'>\ue0000\ue001</div></section>",
    "<h1>a</h1><p>“\ue0000\ue001”</p>",
    "<h1>a</h1><h2>b</h2><p class='lead'>\ue0000\ue001</p>",
    "<h1>a</h1><ul><li>\ue0000\ue001</li></ul>",
    "<h1>a</h1><ul><li><div>\ue0000\ue001</div></li></ul>",
    "<blockquote>\ue0000\ue001</blockquote>",
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TABLE = frozenset(("table", "thead", "tbody", "tr", "th", "td"))
TAGS = (
    HEADINGS
    | TABLE
    | {"p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "br", "hr", "img"}
)
OURS = frozenset(("section", "div"))


class Page(HTMLParser):
    """What stands on a page: its tags, their attributes, its words, and the levels of its headings."""

    def __init__(self, made: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.levels: list[int] = []
        self.feed(made)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.words += WORD.findall(data)


def bound(text: str, frame: str) -> tuple[Page, list[str], list[str]]:
    """The page of ``text`` in ``frame``, the words read in it, and those heard instead of pictures."""
    value = Marked(text, [Segment(0, len(text), Span("f", 50, 50 + len(text)))])
    made, blocks = fill(frame, [value])
    read: list[str] = []
    heard: list[str] = []
    for block in blocks:
        for found in re.finditer(r"tree\d{4}|seen\d{4}", block.text):
            span = block.text.span(*found.span())
            assert span
            assert found[0] in text[span.start - 50 : span.end - 50]
            (heard if block.kind == ALTERNATIVE else read).append(found[0])
    return Page(made), read, heard


@settings(max_examples=120)
@given(texts())
def test_every_word_is_on_the_page_and_read_in_order(text: str) -> None:
    for frame in FRAMES:
        page, read, heard = bound(text, frame)
        assert page.words == WORD.findall(text)
        assert [word for word in read if WORD.fullmatch(word)] == WORD.findall(text)
        # A picture within code is no picture: its words are read.
        assert sorted(heard + [word for word in read if SEEN.fullmatch(word)]) == sorted(SEEN.findall(text))


@settings(max_examples=60)
@given(texts())
def test_no_sign_of_it_becomes_markup_and_no_heading_is_skipped(text: str) -> None:
    for frame in FRAMES:
        page, _, _ = bound(text, frame)
        assert page.tags <= TAGS | OURS
        assert page.attributes <= {"href", "src", "alt", "start", "style", "class"}
        assert page.levels.count(1) == frame.count("<h1")
        assert all(after <= before + 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
