"""What words alone give of a body: the same for text, Markdown, messages and slides."""

from __future__ import annotations

import pytest

from plcomms.model.element import parse
from plcomms.render.email.inline import inline
from plcomms.render.email.parts import message
from plcomms.render.formats.text import as_text
from plcomms.render.readable import readable

UNREAD = (
    "<svg><title>x</title></svg>",
    "<script>x</script>",
    "<style>x</style>",
    "<template>x</template>",
    "<head><title>x</title></head>",
    '<b aria-hidden="true">x</b>',
    '<span class="small on-web">x</span>',
    '<b class="on-paper">x</b>',
    '<img src="data:image/png;base64,eA==" alt="x">',
)


@pytest.mark.parametrize("html", UNREAD)
def test_what_is_for_eyes_machines_paper_or_the_web_is_gone_with_all_in_it(html: str) -> None:
    root = parse(f"<p>One {html}two</p>")
    assert readable(root) == parse("<p>One two</p>")
    assert as_text(root) == "One two\n"
    assert [room.words for room in message(root).rooms] == ["One two"]


def test_words_on_both_sides_of_a_block_that_is_gone_do_not_run_together() -> None:
    root = parse('<div>One<div class="on-web">x</div>Two</div>')
    assert as_text(root) == "One\n\nTwo\n"
    assert [part.words for part in message(root).rooms[0].parts] == ["One", "Two"]


def test_room_to_write_in_becomes_a_line_of_words() -> None:
    root = parse('<p>By <span class="blank"><i></i></span>.</p>')
    assert readable(root) == parse("<p>By __________.</p>")
    assert readable(root, blank="_") == parse("<p>By _.</p>")


def test_classes_that_one_format_leaves_out_are_its_own_to_choose() -> None:
    root = parse('<p>One <b class="on-paper">two</b></p>')
    assert readable(root, frozenset(("on-web",))) == root


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("One \n\t two", "One two"),
        ("One <i></i> two", "One two"),
        (" <br> One <br> two<br/>", "One<br />two"),
        ("<div>One</div> <div>two</div>", "One<br />two"),
        ("<b>One</b>  &lt;i&gt; &amp;", "<strong>One</strong> &lt;i&gt; &amp;"),
        ("6\xa0p.m.  now", "6\xa0p.m. now"),
        ('<a href="https://a.example/?a=1&amp;b=%22">One</a>', None),
        ('<a href="#top">One</a>', "One"),
        ('<img src="a" alt="A  &quot;b&quot;">', "[A &quot;b&quot;]"),
    ],
)
def test_words_in_a_message_have_single_spaces_and_no_breaks_at_their_ends(
    html: str, made: str | None
) -> None:
    assert str(inline(parse(html).children)) == (html if made is None else made)
