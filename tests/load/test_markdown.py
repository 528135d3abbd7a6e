"""Markdown becomes words whose places are those of the file."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.load.commonmark import parsed
from plcomms.load.markdown import normalized, read_markdown, read_prose
from plcomms.load.yaml.file import plain_text
from plcomms.model.text import Span, Text


def read(source: str) -> list[tuple[str, str]]:
    return [(b.kind, str(b.text)) for b in read_markdown(source).blocks]


def test_blocks_are_what_a_reader_reads() -> None:
    source = (
        "## Our *plan* ##\n\nA **bold\nclaim** & a [link](http://x.org/plan).\n\n- one\n- two `code`\n\n"
        "> said\n\n| a | b \\| c |\n|---|---|\n| d | e |\n\nSet\n===\n\n```\nnot prose\n```\n"
    )
    assert read(source) == [
        ("heading", "Our plan"),
        ("paragraph", "A bold claim & a link."),
        ("item", "one"),
        ("item", "two code"),
        ("quote", "said"),
        ("cell", "a"),
        ("cell", "b | c"),
        ("cell", "d"),
        ("cell", "e"),
        ("heading", "Set"),
        ("paragraph", "not prose"),
    ]


def test_raw_html_stays_words_and_scripts_are_no_links() -> None:
    html = read_markdown("<b>x</b> [a](javascript:alert(1)) <script>alert(1)</script>").html
    assert "<b>" not in html
    assert "<script" not in html
    assert "href" not in html


def test_code_and_addresses_are_quiet() -> None:
    block = read_markdown("see <https://x.org/rubric> or `rubric` now").blocks[0]
    assert [block.text[a:b] for a, b in block.quiet] == ["https://x.org/rubric", "rubric"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("[Tuesday]: closed", "[Tuesday]: closed"),
        ("Come[^1].\n\n[^1]: https://x.org", "Come[^1]. [^1]: https://x.org"),
        ("[a]: https://x.org\n\nno link", "[a]: https://x.org no link"),
        ("[a]: https://x.org\n\n[Go][a]", "Go"),
        ("[a]: https://x.org\n[a]: https://y.org\n\n[Go][a]", "a: https://y.org Go"),
        ('[Go](https://x.org "to us")', "Go (to us)"),
        ("[](https://x.org)", "https://x.org"),
        ("[menu](menu.pdf)", "menu (menu.pdf)"),
        ("[here](#top)", "here (#top)"),
        ("``` bring\na coat\n```", "bring a coat"),
        ("    four spaces", "four spaces"),
        ("> #\n>\n> -", ""),
    ],
)
def test_no_word_is_dropped(source: str, words: str) -> None:
    rich = read_markdown(plain_text(source, "f.md", 0))
    assert " ".join(str(block.text) for block in rich.blocks) == words


@pytest.mark.parametrize(
    ("source", "href"),
    [("[a](www.x.org/b)", "https://www.x.org/b"), ("[a](ana@x.org)", "mailto:ana@x.org"), ("[a](b.pdf)", "")],
)
def test_a_link_leads_to_where_somebody_can_go_or_nowhere(source: str, href: str) -> None:
    assert re.findall('href="(.*?)"', read_markdown(source).html) == ([href] if href else [])


def test_pictures_are_named_and_their_words_read_at_their_place() -> None:
    source = "See ![a river](my%20file.png) now."
    rich = read_markdown(plain_text(source, "f.md", 0))
    assert [(b.kind, str(b.text)) for b in rich.blocks] == [
        ("paragraph", "See  now."),
        ("alternative", "a river"),
    ]
    assert [(str(name), name.span(0, 1)) for name in rich.pictures] == [("my file.png", Span("f.md", 15, 28))]


@pytest.mark.parametrize(
    "source",
    [
        "".join("  " * n + "- a\n" for n in range(300)),
        "> " * 9_000 + "a",
        ">" * 40_000,
        "*a " * 900 + "b" + "*" * 900,
    ],
    ids=["lists", "quotes", "signs", "emphasis"],
)
def test_what_is_nested_without_end_is_words_and_told(source: str) -> None:
    rich = read_markdown(plain_text(source, "f.md", 0))
    assert rich.deep
    assert set(re.findall("<[a-z]+", rich.html)) <= {"<p"}
    assert "".join(str(b.text) for b in rich.blocks).count("a") == source.count("a")


@pytest.mark.parametrize(
    "sign", ["<!--", "_", "*a_", "[", "![", "[a](", "[](b)", ">", "`", "- ", "<a ", "\\", "**a", "[x][", "a|"]
)
def test_signs_without_end_are_read_in_no_more_than_a_few_seconds(sign: str) -> None:
    started = process_time()
    read_markdown(plain_text(sign * (40_000 // len(sign)), "f.md", 0))
    assert process_time() - started < 4


word = st.sampled_from(
    ["Rubric", "we", "plan", "a*b", "1.", "#", "x_y", "é😀", "don’t", "3:30", "\\*", "&amp;"]
)
inline = st.one_of(
    word,
    word.map(lambda w: f"**{w}**"),
    word.map(lambda w: f"*{w} {w}*"),
    word.map(lambda w: f"[{w}](http://e.org/{w})"),
    word.map(lambda w: f"`{w}`"),
    st.just("![alt words](x.png)"),
    st.just("<http://e.org>"),
    st.just("  \n"),
)
line = st.tuples(
    st.sampled_from(["", "- ", "> ", "# ", "1. ", "  - ", "> - ", "| a | ", "    "]),
    st.lists(inline, min_size=1, max_size=5).map(" ".join),
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(line, max_size=8), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_every_word_stands_where_its_span_says(lines: list[str], line_break: str) -> None:
    source = line_break.join(lines)
    for block in read_markdown(plain_text(source, "f.md", 0)).blocks:
        for found in re.finditer(r"[A-Za-z0-9é😀’]+", block.text):
            span = block.text.span(*found.span())
            assert span
            written = re.sub(r"[*_`\\]", "", source[span.start : span.end])
            assert written == found[0] or "&" in written


@pytest.mark.parametrize("source", ["**personalized\n> learning**", "personalized *learning*"])
def test_a_phrase_across_lines_and_emphasis_keeps_its_range(source: str) -> None:
    text = read_markdown(plain_text("> " + source, "f.md", 0)).blocks[0].text
    assert isinstance(text, Text)
    at = text.index("personalized")
    span = text.span(at, at + len("personalized learning"))
    assert span
    assert ("> " + source)[span.start : span.end].startswith("personalized")
    assert ("> " + source)[span.start : span.end].endswith("learning")


plain_line = st.tuples(
    st.sampled_from(
        ["", "", "", "- ", "> ", "# ", "1. ", "  ", "> - ", "| a | ", "=", "--- | ---", "[a]: b", "    "]
    ),
    st.lists(
        st.sampled_from(
            [
                "We",
                "plan.",
                "é😀",
                "3:30",
                "don’t",
                "“a”",
                "\u00a0",
                "x\t",
                "#",
                "-",
                "+",
                "|",
                "=",
                "---",
                "x!",
                "[a]",
                "~~~",
            ]
        ),
        max_size=5,
    ).map(" ".join),
    st.sampled_from(["", " ", "  "]),
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(line | plain_line, max_size=8), st.sampled_from(["\n", "\r\n", "\n\n", "\n \n"]))
def test_a_draft_is_read_as_any_other_markdown(lines: list[str], line_break: str) -> None:
    source = line_break.join(lines)
    text = plain_text(source, "f.md", 0)
    if re.search(r"</?[A-Za-z]|<!--|^---", source):
        return
    read = parsed(normalized(text))
    html, blocks = read.html, read.blocks
    rich = read_markdown(text)
    assert rich.html == html
    # Of a draft, code and the address that no link leads to are not read.
    unread = "~~~" in source or re.search(r"\]:\s*\S*[/@.:#]", source)
    drafts = () if unread else (read_prose(text),)
    for found in (rich.blocks, *drafts):
        for short, full in zip(found, blocks, strict=True):
            assert (short.kind, str(short.text), short.quiet, short.links) == (
                full.kind,
                str(full.text),
                full.quiet,
                full.links,
            )
            for i in range(len(full.text)):
                assert short.text.span(i, i + 1) == full.text.span(i, i + 1)


@pytest.mark.parametrize("source", ["[Friday]: 3:30", "[a]: b3:30", "[Bring]: b#"])
def test_what_looks_like_a_definition_and_leads_nowhere_is_words_in_a_draft_too(source: str) -> None:
    assert [str(block.text) for block in read_prose(Text(source))] == [source]
