"""Every kind of paper, laid out for real from a district that is hard to lay out, and read back."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from itertools import pairwise, zip_longest
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plcomms.compose.composer import Composer
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Document, PrintOptions
from tests.conftest import ROOT
from tests.render import hard
from tests.render.pages import composed_here, made, page, terms_of, words_of

Edit = Callable[[str, str, str], None]
LOOKS = (PrintOptions(), PrintOptions(paper="a4", ink="bw"), PrintOptions(large=True))
PAPERS = {
    Document("newsletter", "families", hard.MANY): 2,
    Document("newsletter", "families", hard.ONE): 1,
    Document("newsletter", "staff"): 2,
    Document("letter", "families", hard.ONE): 1,
    Document("letter", "families"): 1,
    Document("faq", "families", hard.MANY): 2,
    Document("faq", "staff"): 2,
    Document("one-pager", "board"): 1,
    Document("one-pager", "community"): 1,
    Document("talking-points", "principals"): 2,
    Document("talking-points", "teachers"): 2,
    Document("talking-points", "board"): 1,
    Document("talking-points", "students-elementary"): 1,
    Document("talking-points", "students-high"): 1,
}
"""What is laid out, and how many pages of ordinary letters it may take."""
CARDS = [Document("pocket-card", who) for who in ("principals", "teachers", "students-middle", "board")]
LAID_OUT = [
    (document, look) for number, document in enumerate(PAPERS) for look in (LOOKS[0], LOOKS[1 + number % 2])
]
"""Each document in ordinary letters and in one other look, each kind in every look."""
LEAST = 12
"""Words without which a last page looks forgotten."""
MINE = "Words of our own stand here."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hard district."""
    return hard.write(tmp_path_factory.mktemp("hard") / "district")


def names(document: Document) -> tuple[str, ...]:
    """What must stand whole on the paper."""
    if document.kind == "talking-points" and document.audience.startswith("students"):
        return hard.TITLES[:3]
    if document.school:
        return (hard.SCHOOLS[document.school], "Bartholomew Wolfeschlegelsteinhausenberg")
    return (hard.CONTACT, hard.ROLE, hard.ADDRESS)


def squeezed(text: str) -> str:
    """``text`` without what stands where a line ends."""
    return re.sub(r"\s+", "", text)


def test_each_kind_is_laid_out_in_every_look() -> None:
    assert {(document.kind, look) for document, look in LAID_OUT} == {
        (document.kind, look) for document in PAPERS for look in LOOKS
    }
    assert {document for document, _ in LAID_OUT} == set(PAPERS)


@pytest.mark.parametrize(
    ("document", "look"), LAID_OUT, ids=[f"{document.label}{look.suffix}" for document, look in LAID_OUT]
)
def test_a_paper_has_all_its_words_on_few_pages_that_end_well(
    folder: Path, tmp_path: Path, document: Document, look: PrintOptions
) -> None:
    pdf = made(folder, document, "pdf", look)
    pages = words_of(pdf)
    for name in names(document):
        assert squeezed(name) in squeezed("".join(pages)), name
    assert len(pages) <= (PAPERS[document] * 3 if look.large else PAPERS[document])
    assert all(len(text.split()) >= LEAST for text in pages), pages[-1]
    assert not ending_with_a_heading(pdf, page(folder, document, "web").body.html, tmp_path)


def ending_with_a_heading(pdf: bytes, html: str, folder: Path) -> list[str]:
    """The headings of ``html`` that are the last line of a page of ``pdf``."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True)
    headings = {
        " ".join(h.get_text().split()) for h in BeautifulSoup(html, "html.parser").select("h1, h2, h3")
    }
    found = []
    for text in done.stdout.split("\f")[:-1]:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        inside = [line for line in lines if not re.fullmatch(r"Page \d+ of \d+", line)]
        inside = [line for line in inside if line not in (hard.NAME, *hard.SCHOOLS.values())]
        found += [line for line in inside[-1:] if line in headings]
    return found


@pytest.mark.parametrize(
    ("document", "paper"),
    [*zip(CARDS, ("letter", "a4", "letter", "a4"), strict=True), (CARDS[-1], "letter")],
)
def test_a_card_says_whom_to_ask_on_each_of_the_four(folder: Path, document: Document, paper: str) -> None:
    (text,) = words_of(made(folder, document, "pdf", PrintOptions(up=4, paper=paper)))  # type: ignore[arg-type]
    whole = squeezed(text)
    for words in (hard.CONTACT, "555-0199", "known well and taught well"):
        assert whole.count(squeezed(words)) == 4, words
    assert sum(whole.count(squeezed(title)) for title in hard.TITLES) == 12


def test_a_card_in_large_print_is_a_page_of_its_own(folder: Path) -> None:
    pages = words_of(made(folder, CARDS[0], "pdf", PrintOptions(large=True)))
    assert 1 <= len(pages) <= 2
    assert " ".join(pages).count(hard.CONTACT) == 1


@pytest.mark.parametrize("document", [*PAPERS, *CARDS], ids=lambda document: document.label)
def test_headings_lead_step_by_step_and_none_stands_over_nothing(folder: Path, document: Document) -> None:
    html = page(folder, document, "web").html
    tree = BeautifulSoup(html, "html.parser")
    levels = [int(heading.name[1]) for heading in tree.select("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    for part in tree.select("section, article, ul, ol, dl, blockquote"):
        assert part.get_text(strip=True), part
    for section in tree.select("section"):
        heading = section.find(["h2", "h3"])
        said = len(section.get_text(strip=True)) - len(heading.get_text(strip=True) if heading else "")
        assert said > 0, section
    assert "None" not in tree.get_text()


def test_no_story_and_no_event_leave_no_trace(folder: Path) -> None:
    text = BeautifulSoup(page(folder, Document("newsletter", "staff"), "web").html, "html.parser").get_text()
    assert "Come and see" not in text
    assert "“" not in text


def test_the_one_pager_says_five_things_and_keeps_no_books(riverbend: Path) -> None:
    for reader in ("principals", "board", "community"):
        tree = BeautifulSoup(page(riverbend, Document("one-pager", reader), "web").body.html, "html.parser")
        assert len(tree.select(".reason")) == 4
        assert [len(tree.select(one)) for one in (".vision", ".figure", ".child", ".foot")] == [1, 1, 1, 1]
        text = tree.get_text(" ")
        assert not re.search(r"Also \d|Shown in \d|Gap", text)
        if reader != "principals":
            assert "our child " not in text, reader


def test_a_one_pager_without_facts_stories_and_steps_leaves_no_trace_of_them(folder: Path) -> None:
    tree = BeautifulSoup(page(folder, Document("one-pager", "board"), "web").body.html, "html.parser")
    assert not tree.select(".child, .action")
    assert "One thing to do now" not in tree.get_text()


@pytest.mark.parametrize(("fewer", "topics"), [(2, []), (12, ["Homework", "More questions"])])
def test_questions_stand_under_their_topics_where_they_have_any(
    tmp_path: Path, fewer: int, topics: list[str]
) -> None:
    root = hard.write(tmp_path / "district")
    file = root / "district.yaml"
    text = file.read_text("utf-8")
    if fewer == 2:
        start = text.index("faqs:")
        asked = "- question: {0}\n  answer: Ask the teacher.\n"
        text = text[:start] + "faqs:\n" + asked.format("Is it new?") + asked.format("Who helps?")
        file.write_text(text, "utf-8")
    document = Document("faq", "families")
    tree = BeautifulSoup(page(root, document, "web").html, "html.parser")
    assert [h.get_text() for h in tree.select(".topic > h2")] == topics
    assert len(tree.select(".asked")) == fewer
    assert len(words_of(made(root, document, "pdf"))) <= 2


def templates() -> dict[str, list[tuple[str, str]]]:
    """Of each kind, each of its templates with each block that it names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for file in sorted((ROOT / "templates").glob("[!_]*/*.html")):
        if file.parent.name in {document.kind for document in (*PAPERS, *CARDS)}:
            blocks = re.findall(r"\{% block (\w+) %\}", file.read_text("utf-8"))
            found.setdefault(file.parent.name, []).extend(
                (f"{file.parent.name}/{file.name}", block) for block in blocks
            )
    return found


def reader_of(name: str) -> Document:
    """A document that the template called ``name`` makes."""
    kind, _, file = name.partition("/")
    audience = file.removeprefix(kind).removesuffix(".html").strip(".")
    reader = {"": "families", "students": "students-middle"}.get(audience, audience)
    if kind in ("talking-points", "pocket-card") and not audience:
        reader = "principals"
    if kind == "one-pager":
        reader = "board"
    return Document(kind, reader, "cedar-elementary" if reader == "families" else "")


def test_every_block_can_be_written_anew_without_the_rest(riverbend: Path) -> None:
    """One block of each kind at a time: no kind uses the templates of another."""
    assert sum(map(len, templates().values())) > 40
    chosen_sections = re.compile(r"^sections: .*\n", re.MULTILINE)
    cedar = riverbend / "schools" / "cedar-elementary.yaml"
    cedar.write_text(chosen_sections.sub("", cedar.read_text("utf-8")), "utf-8")
    project = load_project(riverbend)
    for together in zip_longest(*templates().values()):
        chosen = [pair for pair in together if pair]
        for name, block in chosen:
            own = riverbend / "templates" / name
            own.parent.mkdir(parents=True, exist_ok=True)
            said = f"<p>{MINE} {name} {block}</p>"
            own.write_text(
                f'{{% extends "plcomms/{name}" %}}{{% block {block} %}}{said}{{% endblock %}}', "utf-8"
            )
        composer = Composer(project, load_kinds(riverbend), terms_of(project))
        for name, block in chosen:
            with composed_here():
                html = composer.compose(reader_of(name)).html
            assert f"{MINE} {name} {block}<" in html
            assert len(BeautifulSoup(html, "html.parser").select("main")) == 1
        for name, _ in chosen:
            (riverbend / "templates" / name).unlink()


def test_a_box_of_words_comes_only_where_a_reader_needs_one(riverbend: Path, edit: Edit) -> None:
    box = "Words we use"
    assert box not in page(riverbend, Document("faq", "families"), "web").html
    edit(
        "district.yaml",
        "Report cards with letter grades come four times a year, as before.",
        "Ask for an IEP.",
    )
    assert box in page(riverbend, Document("faq", "families"), "web").html
    edit("district.yaml", "Letter grades stay.", "An IEP stays.")
    assert box not in page(riverbend, Document("faq", "staff"), "web").html


def test_a_page_that_would_hold_little_is_drawn_in(tmp_path: Path) -> None:
    """Of questions and answers that grow one by one, some would just spill over; those are drawn in."""
    from weasyprint import HTML

    document, drawn = Document("faq", "families"), 0
    for count in range(7, 12):
        root = hard.write(tmp_path / str(count), questions=count)
        dressed = page(root, document, "pdf")
        usual = len(HTML(string=dressed.html, base_url=root.as_uri()).render().pages)
        got = len(words_of(made(root, document, "pdf")))
        assert got <= usual
        drawn += got < usual
        if drawn:
            return
    assert drawn


def test_an_emoji_that_no_font_has_is_left_out_and_the_page_is_made(riverbend: Path, edit: Edit) -> None:
    edit(
        "schools/cedar-elementary.yaml",
        "I stand at the front door",
        "I stand \U0001f389\U0001fae8 at the front door",
    )
    text = " ".join(words_of(made(riverbend, Document("newsletter", "families", "cedar-elementary"), "pdf")))
    assert "at the front door" in text
    assert "\ufffd" not in text
