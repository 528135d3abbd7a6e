"""Every word of a draft is read at its place, whatever stands around it, and only words are changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.language.vocabulary import known
from plcomms.load.drafts.draft import Draft, read_draft


def read(source: str, name: str = "f.md") -> list[tuple[str, str]]:
    return [(b.kind, str(b.text)) for b in read_draft(name, source, known).blocks]


def texts(source: str, name: str = "f.md") -> list[str]:
    return [" ".join(text.split()) for _, text in read(source, name)]


def places(draft: Draft, word: str) -> Iterator[int]:
    """Where in its file each ``word`` of a draft stands."""
    for block in draft.blocks:
        for found in re.finditer(rf"\b{word}\b", block.text):
            span = block.text.span(*found.span())
            assert span
            assert draft.source.text[span.start : span.end] == word
            yield span.start


OPENINGS = [
    "<strong>Note:</strong> ",
    "<div>",
    "<p class='x'>",
    "<!-- draft --> ",
    "<center>",
    "<h2>",
    "<br><br>",
]
OPENINGS += [
    "    ",
    "\t",
    "• ",
    "- ",
    "1. ",
    "(2) ",
    "a. ",
    "> ",
    "<table>\n<tr><td>",
    "# ",
    "8:30 ",
    "- \t",
    "  \t ",
]
OPENINGS += [
    "{: .x }\n",
    '<span style="color: red">',
    "<li>",
    "\t- ",
    "<o:p>",
    "![cup](cup.png) ",
    "- <b>",
    "|",
]
opening = st.lists(st.sampled_from(["", *OPENINGS]), max_size=3).map("".join)
sentence = st.tuples(
    st.sampled_from(["We ", "“", "**", "Each day ", "*we* ", "", "Ms. Lee, ", "a < b, "]),
    st.sampled_from(["leverage", "<b>leverage</b>", "leverage", "leverage<br>"]),
    st.sampled_from(
        [" it.", "”", "**", " <i>well", " at\n8:30 and", " the\n    yard.", "</td></tr>", "</div> more", ""]
    ),
).map("".join)
lines = st.lists(st.tuples(opening, sentence).map("".join), min_size=1, max_size=6)


@settings(max_examples=250, deadline=None)
@given(lines, st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]), st.sampled_from(["f.md", "f.txt"]))
def test_each_word_is_read_where_it_stands_whatever_stands_around_it(
    written: list[str], line_break: str, name: str
) -> None:
    source = line_break.join(line.replace("\n", line_break[-1]) for line in written)
    draft = read_draft(name, source, known)
    assert sorted(places(draft, "leverage")) == [m.start() for m in re.finditer("leverage", source)]
    assert not draft.notes


@pytest.mark.parametrize("name", ["f.md", "f.txt"])
@pytest.mark.parametrize("before", OPENINGS)
def test_a_line_is_prose_whatever_it_begins_with(name: str, before: str) -> None:
    source = f"Dear families,\n\n{before}We leverage it.\n\nBye.\n"
    assert list(places(read_draft(name, source), "leverage")) == [source.index("leverage")]


def test_comments_styles_scripts_and_settings_are_nothing_to_a_reader() -> None:
    source = (
        "---\ntitle: utilize\n---\n\n<!-- utilize\n\nthis -->\n\n"
        "Read <b>me</b> <!-- no --> now, `<!-- x -->`.\n\n"
        "<style>\n.cohort { color: red }\n\n.use {}\n</style>\n<script>\nvar utilize = 1;\n</script>\n"
        "# News {#top .cohort}\n\nBye.\n{: .utilize }\n\n::: {.note}\na < b and c > d <https://x.org>\n:::\n"
    )
    assert texts(source) == ["Read me now, <!-- x -->.", "News", "Bye.", "a < b and c > d https://x.org"]


@pytest.mark.parametrize(
    "top",
    [
        "---\n# made by the site\ntitle: We utilize data\n---\n",
        "---\n\ntitle: utilize\n...\n",
        "---\n'page title': utilize\ntags:\n- utilize\n---\n",
        "---\ntitle: News: we utilize\nauthor: {{ x }}\n---\n",
        "---\n---\n",
        "---\ndescription: |\n  We utilize\n\n  it\n---\n",
        '+++\ntitle = "utilize"\n[params]\n  x = 1\n+++\n',
        ';;;\n{"title": "utilize"}\n;;;\n',
        ';;;\n"title": "utilize",\n;;;\n',
        '{"title": "utilize"}\n\n',
        '\ufeff---\r\ntitle: "utilize"\r\n---\r\n',
    ],
)
def test_settings_at_the_top_are_not_read(top: str) -> None:
    assert texts(f"{top}Hello.\n") == ["Hello."]


@pytest.mark.parametrize(
    "top",
    [
        "---\nWe meet here: come.\n---\n",
        "---\nCome\n---\n",
        "+++\nCome\n+++\n",
        "{Come}\n",
        "---\ntitle: Come\n",
    ],
)
def test_what_only_looks_like_settings_is_read(top: str) -> None:
    assert "ome" in " ".join(texts(f"{top}\nHello.\n"))


@pytest.mark.parametrize(
    "source", ["Say <Rosa Delgado> and <leverage>.", "<Rosa Delgado>\n\nx <insert name>"]
)
def test_what_is_no_element_of_html_is_words_between_angle_brackets(source: str) -> None:
    assert " ".join(texts(source)) == " ".join(source.split())


def test_plain_text_has_no_markdown() -> None:
    source = "```\nWe *leverage* it.\n\n# One\n    Two\nthree\n    Four\n====\n"
    assert texts(source, "f.txt") == ["We *leverage* it.", "# One", "Two three", "Four"]


def test_what_goes_on_below_an_item_of_plain_text_is_of_the_item() -> None:
    source = "Bring:\n  * a coat\n  * a hat that\n    fits well\n  * boots\n\n    Two words.\n    More.\n"
    assert texts(source, "f.txt") == ["Bring:", "a coat", "a hat that fits well", "boots", "Two words. More."]


def test_only_fences_and_pre_are_code_and_a_lone_fence_is_nothing() -> None:
    assert texts("A\n\n```\ncode\n```\n\nB <pre>code</pre> C\n\n- ~~~\n  code\n  ~~~\n- D\n") == [
        "A",
        "B C",
        "D",
    ]
    assert texts("A\n\n```\nB\n\nC\n") == ["A", "B", "C"]
    assert texts("> ```\n> A\n\nB\n\n```\ncode\n```\nC") == ["A", "B", "C"]


def test_a_draft_that_goes_unread_in_part_says_how_much_and_where() -> None:
    (note,) = read_draft("f.md", "We meet.\n\n```\nWe leverage\nit all.\n```\n\nBye, all of you.\n").notes
    assert note.rule == "unread"
    assert note.severity.word == "warning"
    assert note.message == "47 % of the letters of this draft were not read: lines 4 to 5."
    assert not read_draft("f.md", "We meet each day. " * 9 + "\n\n```\ncode here\n```\n").notes
    links = "- [Menu](https://example.org/a/long/way/to/it?x=1)\n" * 3
    table = "<table class='wide'>\n<tr><td id='x'>A</td></tr>\n</table>\n\n[a]: https://example.org/long\n"
    assert not read_draft("f.md", f"---\ntitle: x\n---\n<!-- long remark -->\n{links}{table}").notes
    assert not read_draft("f.txt", "```\nWe leverage\n```\n").notes


def test_pictures_are_read_by_the_words_that_stand_for_them() -> None:
    source = 'Come ![Rosa\nreads](a.jpg) in.\n\n<img src="b.jpg" alt="Omar sings"><img src="c.jpg">\n'
    assert read(source) == [
        ("paragraph", "Come  in."),
        ("alternative", "Rosa reads"),
        ("paragraph", "c.jpg"),
        ("alternative", "Omar sings"),
    ]


ITEMS = ["pencils and a sharpener", "a box of tissues", "glue sticks"]


MARKS = [
    "• • •",
    "· · ·",
    "– – –",
    "▪ ▪ ▪",
    "(1) (2) (3)",
    "1) 2) 3)",
    "a. b. c.",
    "✓ ✓ ✓",
    "- - -",
    "1. 2. 3.",
]


@pytest.mark.parametrize("name", ["f.md", "f.txt"])
@pytest.mark.parametrize(
    "marks", [*([f"{m} " for m in row.split()] for row in MARKS), [""] * 3, ["    • "] * 3]
)
def test_a_list_typed_by_hand_is_one_item_a_line(name: str, marks: list[str]) -> None:
    rows = [mark + words for mark, words in zip(marks, ITEMS, strict=True)]
    for gap in ("\n", "\n\n"):
        source = f"Please bring these things to school on the first day:{gap}" + "\n".join(rows)
        assert read(source, name)[1:] == [("item", words) for words in ITEMS]


@pytest.mark.parametrize("name", ["f.md", "f.txt"])
@pytest.mark.parametrize(
    "rows",
    [
        ["8:30 Doors open", "9:00–9:45 Math with Ms. Lee", "12:15 p.m. Lunch"],
        ["Monday: pizza", "Tuesday: tacos and rice", "Wed. 3/4 soup"],
        ["When: Thursday at six", "Where: the gym", "Bring: a coat"],
        ["March 4: Book fair", "March 11: Science night", "3/18 No school"],
        ["Grade 3: Ms. Lee", "Grade 4: Mr. Tran", "Grade 5: Ms. Ruiz"],
        ["📅 Thursday at six", "📍 The gym", "🎒 A coat"],
    ],
)
def test_a_schedule_is_one_item_a_line(name: str, rows: list[str]) -> None:
    assert read("\n".join(rows), name) == [("item", row) for row in rows]
    assert read(
        "This is our week:\n" + "\n".join(rows) + "\nPlease call us if you have questions.", name
    ) == [
        ("paragraph", "This is our week:"),
        *(("item", row) for row in rows),
        ("paragraph", "Please call us if you have questions."),
    ]


@pytest.mark.parametrize("name", ["f.md", "f.txt"])
def test_prose_that_is_broken_into_lines_stays_whole(name: str) -> None:
    source = (
        "The doors of our school open at seven each day, and conferences are held on\n"
        "Thursday and Friday. Children who come by bus wait in the gym until breakfast –\n"
        "8:30 at the latest – and then they go to their rooms with the teachers who meet\n"
        "them there."
    )
    assert texts(source, name) == [" ".join(source.split())]
    broken = "When children choose,\nthey learn more.\nWe saw it."
    assert texts(broken, name) == [" ".join(broken.split())]


def test_words_of_a_printed_page_are_read_as_they_are_spelt() -> None:
    source = (
        "We oﬀer diﬀer-\nentiated, evidence-\nbased, pre-\nand post-tests "
        "for stake-\n  holders at Green-\nWood."
    )
    assert texts(source) == [
        "We offer differentiated, evidence-based, pre- and post-tests for stakeholders at Green-Wood."
    ]
    (block,) = read_draft("f.md", source, known).blocks
    at = block.text.index("differentiated")
    span = block.text.span(at, at + len("differentiated"))
    assert span
    assert source[span.start : span.end] == "diﬀer-\nentiated"
