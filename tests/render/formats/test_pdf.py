"""Pages to print: tagged as PDF/UA asks whatever stands in them, and no person's word left out unsaid."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from plcomms.compose.unprinted import longest, not_printed
from plcomms.load.project import load_project
from plcomms.model.document import Artifact, Document, PrintOptions
from plcomms.model.errors import TooLongError
from plcomms.render.formats import pdf
from tests.render import drawn, hard
from tests.render.pages import made, page

NOTE = Document("newsletter", "families", "cedar-elementary")
SHOW_ME = Document("invitation", "families", "cedar-elementary", event="show-me-night")
CEDAR = "schools/cedar-elementary.yaml"
PROSE = (
    "# Big news\n\nWe have a [*new* bus](https://e.example/bus).\n\n- a coat\n\n- a hat\n\n### Times\n\n"
    "7. seven\n8. eight\n\n| day | hour |\n|---|---|\n\n"
    "[![A river under the sun](logo.svg)](https://e.example/river)\n"
)
SAMPLE = (
    *((kind, 1) for kind in ("faq", "invitation", "letter", "newsletter", "one-pager", "talking-points")),
    ("invitation", 2),
    ("pocket-card", 4),
)
"""Of each kind one page to print, and how many stand on its sheet."""


def tell(folder: Path, **values: str) -> Path:
    """Put ``values`` into the school's file: its note, or the ``about`` of its first event."""
    file = folder / CEDAR
    data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (strings alone)
    if "note" in values:
        data["note"] = values["note"]
    event = next(event for event in data["events"] if event["id"] == "show-me-night")
    event |= {name: value for name, value in values.items() if name != "note"}
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")
    return folder


def tags(data: bytes) -> Iterator[tuple[str, list[str]]]:
    """Each tag of a PDF, with those that stand in it."""

    def within(element: Any) -> Iterator[tuple[str, list[str]]]:
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        inside = [kid.get_object() for kid in kids if not isinstance(kid, int)]
        inside = [kid for kid in inside if isinstance(kid, dict) and "/S" in kid]
        yield str(element.get("/S", "")), [str(kid["/S"]) for kid in inside]
        for kid in inside:
            yield from within(kid)

    reader = PdfReader(io.BytesIO(data))
    root: Any = reader.trailer["/Root"]
    yield from within(root["/StructTreeRoot"])


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """The bookmarks of a PDF with their depth."""

    def within(entries: Any, depth: int) -> Iterator[tuple[int, str]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from within(entry, depth + 1)
            else:
                yield depth, str(entry.title)

    return list(within(PdfReader(io.BytesIO(data)).outline, 1))


def words(data: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(data)).pages).split())


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A newsletter whose note has a list, headings, links, a table and a picture."""
    folder = drawn.write(tmp_path_factory.mktemp("noted") / "d", ["We read."])
    return pdf.render(page(tell(folder, note=PROSE), NOTE, "pdf"))


def test_items_of_lists_have_a_label_and_a_body(noted: bytes) -> None:
    items = [inside for tag, inside in tags(noted) if tag == "/LI"]
    assert all(set(inside) <= {"/Lbl", "/LBody"} for inside in items)
    assert items.count(["/Lbl", "/LBody"]) >= 4


@pytest.mark.parametrize("kind", ["talking-points", "one-pager"])
def test_lists_in_our_lists_have_no_looks_of_ours(tmp_path: Path, kind: str) -> None:
    folder = drawn.write(tmp_path / "d", ["We read:\n\n- a book\n- a map\n"])
    audience = "principals" if kind == "talking-points" else "board"
    items = [
        inside
        for tag, inside in tags(pdf.render(page(folder, Document(kind, audience), "pdf")))
        if tag == "/LI"
    ]
    assert all(set(inside) <= {"/Lbl", "/LBody"} for inside in items)
    assert items.count(["/Lbl", "/LBody"]) >= (8 if kind == "talking-points" else 4)


def test_headings_of_a_note_stand_below_its_own(noted: bytes) -> None:
    found = bookmarks(noted)
    at = found.index((2, "From the principal"))
    assert found[at : at + 3] == [(2, "From the principal"), (3, "Big news"), (4, "Times")]
    assert found[at + 3][0] == 2
    assert sum(depth == 1 for depth, _ in found) == 1


def test_a_list_is_numbered_from_where_it_begins(noted: bytes) -> None:
    assert "7. 8." in words(noted)


def sample(artifacts: Sequence[Artifact]) -> list[Artifact]:
    return [next(one for one in artifacts if (one.document.kind, one.look.up) == wanted) for wanted in SAMPLE]


def test_a_sample_of_any_markdown_is_pdf_ua_with_every_word_on_the_page(
    verapdf: list[str], noted: bytes, tmp_path: Path
) -> None:
    folder = drawn.write(tmp_path / "d", drawn.drawn(30, 5, blocks=2))
    files = [tmp_path / "noted.pdf"]
    files[0].write_bytes(noted)
    for sheet in drawn.printed(folder, sample):
        assert not sheet.missing, sheet.artifact
        files.append(tmp_path / sheet.artifact.path("pdf").replace("/", "-"))
        files[-1].write_bytes(sheet.data)
    assert len(files) > len(SAMPLE) - 2
    done = subprocess.run([*verapdf, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.stdout.count("pass ") == len(files), done.stdout + done.stderr


LIST = "START of it:\n\n" + "".join(f"- thing number {n} to see\n" for n in range(8)) + "\nThen STOP\n"


@pytest.mark.parametrize("up", [1, 2])
def test_an_about_with_a_list_stands_on_each_card(riverbend: Path, up: int) -> None:
    said = words(pdf.render(page(tell(riverbend, about=LIST), SHOW_ME, "pdf", PrintOptions(up=up))))
    assert said.count("START") == said.count("STOP") == said.count("thing number 7") == up


def test_one_card_alone_leaves_out_no_word_that_a_person_wrote(riverbend: Path) -> None:
    about = " ".join(f"Sentence {n} tells you of one more thing that you can see." for n in range(60))
    made = pdf.printed(page(tell(riverbend, about=about), SHOW_ME, "pdf"))
    said = words(made.data)
    assert all(f"Sentence {n} tells" in said for n in range(60))
    assert "Marisol Vega" in said
    assert "ready for college, work and life" in said
    assert "Student’s name" in said
    assert not {"spare-more", "spare-last"} & set(made.left_out)


def test_what_has_no_room_on_a_small_card_is_told_at_its_line(riverbend: Path) -> None:
    about = " ".join(f"Sentence {n} tells you of one more thing that you can see." for n in range(30))
    dressed = page(tell(riverbend, about=about), SHOW_ME, "pdf", PrintOptions(up=4))
    made = pdf.printed(dressed)
    assert "Sentence 1 tells" not in words(made.data)
    assert "February 11" in words(made.data)
    (*_, told) = not_printed({"it.pdf": dressed}, {"it.pdf": made.left_out})
    sources = load_project(riverbend).sources
    assert told.span
    assert "it.pdf" in told.message
    assert "--up 1" in told.help
    assert sources[told.span.file].text[told.span.start :].startswith("Sentence 0")


def test_a_card_that_nothing_makes_fit_says_what_to_shorten(riverbend: Path) -> None:
    tell(riverbend, bring="Bring a coat and a hat. " * 16, place="Martha Washington School " * 15)
    dressed = page(tell(riverbend, room="Past the large gym " * 20), SHOW_ME, "pdf", PrintOptions(up=4))
    with pytest.raises(TooLongError, match="too long for 4"):
        pdf.printed(dressed)
    span = longest(dressed)
    assert span
    assert (
        load_project(riverbend)
        .sources[span.file]
        .text[span.start :]
        .startswith(("Bring a coat", "Past", "Martha"))
    )


KINDS = (
    Document("newsletter", "families", hard.MANY),
    Document("letter", "families", hard.ONE),
    Document("faq", "families", hard.MANY),
    Document("one-pager", "board"),
    Document("talking-points", "board"),
    Document("pocket-card", "teachers"),
)


@pytest.mark.parametrize("document", KINDS, ids=lambda document: document.kind)
def test_every_word_that_a_template_takes_is_on_the_paper(document: Document, tmp_path: Path) -> None:
    """Of a hard district: what is not there is among what is told of."""
    folder = hard.write(tmp_path / "hard")
    dressed = page(folder, document, "pdf", PrintOptions(up=4 if document.kind == "pocket-card" else 1))
    made = pdf.printed(dressed)
    there = re.sub(r"\W+", "", words(made.data))
    told = {f.span for f in not_printed({"it.pdf": dressed}, {"it.pdf": made.left_out})}
    for block in dressed.body.blocks:
        span = block.text.span(0, len(block.text))
        printed = all(re.sub(r"\W+", "", word) in there for word in block.text.split())
        assert not span or printed or any(t and t.start <= span.start < t.end for t in told), block.text


def test_a_box_of_words_is_pdf_ua(verapdf: list[str], riverbend: Path, tmp_path: Path) -> None:
    file = riverbend / "district.yaml"
    words = file.read_text("utf-8")
    file.write_text(
        words.replace("No. Most of the day", "Each IEP and each Title I plan says it", 1), "utf-8"
    )
    page = tmp_path / "faq.pdf"
    page.write_bytes(made(riverbend, Document("faq", "families"), "pdf"))
    assert "Words we use" in PdfReader(page).pages[0].extract_text()
    done = subprocess.run([*verapdf, page], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("pass"), done.stdout
