"""The page that shows everything: what is on it, in which order, in which words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from plcomms.compose.labels import GUIDELINES, PIECES, language_name
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.coverage import GUIDELINES as ALL_GUIDELINES
from plcomms.model.coverage import carriers
from plcomms.model.document import Artifact, Document, Made, PrintOptions
from plcomms.render.file_names import file_name, format_order
from plcomms.render.formats import formats
from plcomms.render.overview import Thumbnail, columns, documents, filters, overview, pictured, rows
from plcomms.render.thumbnails import WIDTH, picture, size
from tests.conftest import RIVERBEND
from tests.render.pages import example

Edit = Callable[[str, str, str], None]

LETTER = Document("letter", "families")
SCHOOL_LETTER = Document("letter", "families", "cedar-elementary")
ORDINARY = PrintOptions()
PAPER = Document("newsletter", "staff", language="es")


def made(document: Document, format: str = "web", look: PrintOptions = ORDINARY, **facts: object) -> Made:
    path = Artifact(document, format, look).path(format)
    return Made(Artifact(document, format, look), path, "What we want", **facts)  # type: ignore[arg-type]


def page(*files: Made, **more: object) -> str:
    return overview(load_project(RIVERBEND), load_kinds(RIVERBEND), files, **more)  # type: ignore[arg-type]


def words(html: str) -> str:
    body = re.sub(r"<(script|style)>.*?</\1>|<span class=\"mark\".*?</span>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_the_districts_own_come_first_and_files_stand_in_the_order_people_look_for_them() -> None:
    files = [
        made(SCHOOL_LETTER),
        made(LETTER, "markdown"),
        made(LETTER, "hologram"),
        made(LETTER, "pdf", PrintOptions(up=2)),
        made(LETTER, "pdf"),
        made(LETTER),
    ]
    shown = documents(load_project(RIVERBEND), load_kinds(RIVERBEND), files, {})
    assert [one.document for one in shown] == [LETTER, SCHOOL_LETTER]
    assert [file.name for file in shown[0].files] == [
        "Web page",
        "PDF",
        "PDF, 2 to a sheet",
        "Markdown",
        "hologram",
    ]


def test_every_format_that_there_is_has_a_plain_name_and_its_look_is_said() -> None:
    assert len({format.order for format in formats().values()}) == len(formats())
    look = PrintOptions(4, "a4", "bw", True)
    said = file_name(Artifact(LETTER, "pdf", look))
    assert said == "PDF, 4 to a sheet, A4, for a black-and-white copier, large print"
    assert format_order(Artifact(LETTER, "pdf", look)) > format_order(Artifact(LETTER, "web"))


def test_what_does_not_exist_any_more_is_left_out() -> None:
    gone = [
        made(Document("postcard", "families")),
        made(Document("letter", "grandparents")),
        made(Document("letter", "families", "closed-school")),
    ]
    assert documents(load_project(RIVERBEND), load_kinds(RIVERBEND), gone, {}) == []
    assert "Nothing was made yet" in words(page(*gone))


def test_grades_and_findings_are_said_in_words() -> None:
    easy = words(page(made(LETTER, grade=5.04)))
    assert "Reads at grade 5.0 (aim: 8)" in easy
    assert "Nothing left to mend" in easy
    assert "1 of 1 reads at the grade aimed at or below" in easy
    hard = words(page(made(LETTER, grade=8.06, found=(1, 2, 1)), made(SCHOOL_LETTER)))
    assert "Reads at grade 8.1 , above the aim of 8" in hard
    assert "1 error to mend before it is made again" in hard
    assert "2 warnings to settle before it goes out" in hard
    assert "1 piece of advice to take or leave" in hard
    assert "Too short for a reading grade" in hard
    assert "0 of 1 reads" in hard
    assert "1 has something to look at" in hard
    assert "2 documents in 2 files, from the district and 1 school." in hard


def test_what_was_not_made_is_said_with_what_to_do() -> None:
    said = words(page(made(LETTER), not_made=[("“x” was not made.", "Mend it <first>.")]))
    assert "Not made this time “x” was not made. Mend it &lt;first&gt;." in said
    assert "Not made" not in words(page(made(LETTER)))


def test_a_document_has_its_picture_or_a_cover_of_its_title() -> None:
    pdf = made(LETTER, "pdf")
    html = page(pdf, made(SCHOOL_LETTER), pictures={pdf.path: Thumbnail("thumbnails/a.png", 480, 621)})
    assert html.count("<img") == 1
    assert '<img src=\'thumbnails/a.png\' width="480" height="621"' in html
    assert html.count('<div class="cover"') == 1
    assert "<b>What we want</b><span>Cedar Elementary School</span>" in html


def test_the_plainest_page_to_print_is_pictured() -> None:
    looks = [
        PrintOptions(4),
        PrintOptions(2),
        PrintOptions(ink="bw"),
        PrintOptions(large=True),
        PrintOptions(paper="a4"),
        PrintOptions(),
    ]
    chosen = list(pictured([*(made(LETTER, "pdf", look) for look in looks), made(SCHOOL_LETTER)]))
    assert [m.artifact.look for m in chosen] == [PrintOptions()]
    assert [
        m.artifact.look
        for m in pictured([made(LETTER, "pdf", PrintOptions(4)), made(LETTER, "pdf", PrintOptions(2))])
    ] == [PrintOptions(2)]


def test_documents_can_be_chosen_by_reader_kind_sender_and_language() -> None:
    shown = documents(
        load_project(RIVERBEND),
        load_kinds(RIVERBEND),
        [made(LETTER), made(SCHOOL_LETTER), made(PAPER)],
        {},
    )
    assert {f.name: [label for _, label in f.choices] for f in filters(shown)} == {
        "audience": ["Families", "Staff"],
        "kind": ["Letter", "Newsletter"],
        "place": ["Riverbend School District", "Cedar Elementary School"],
        "language": ["English", "Spanish"],
    }


def test_a_language_has_its_name_or_its_code() -> None:
    assert [language_name(code) for code in ("vi", "zh-Hant", "qqq")] == ["Vietnamese", "Chinese", "qqq"]


def test_the_message_map_has_every_guideline_for_every_reader() -> None:
    project, kinds = load_project(RIVERBEND), load_kinds(RIVERBEND)
    audiences = columns(project, kinds)
    assert {"families", "students", "staff", "board"} <= {audience.id for audience in audiences}
    made_rows = rows(project, audiences)
    assert [row.label for row in made_rows] == [GUIDELINES[g] for g in ALL_GUIDELINES]
    for guideline, row in zip(ALL_GUIDELINES, made_rows, strict=True):
        for audience, cell in zip(audiences, row.cells, strict=True):
            mine = [c for c in carriers(project) if c.guideline == guideline and c.reaches(audience)]
            assert bool(cell) == bool(mine)
            counts = [int(number) for number in re.findall(r"\d+(?=\u00a0)", cell)]
            assert sum(counts) == len([c for c in mine if not PIECES[c.what][0].startswith("the ")])


def test_a_gap_in_the_message_map_is_said_in_words(riverbend: Path) -> None:
    file = riverbend / "district.yaml"
    text = re.sub(r"(guidelines: \[.*?)\bteachers\b", r"\1clear-why", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    for school in (riverbend / "schools").glob("*.yaml"):
        school.write_text(
            school.read_text("utf-8").replace("guidelines: [teachers]", "guidelines: [future]"), "utf-8"
        )
    html = overview(load_project(riverbend), load_kinds(riverbend), [made(LETTER)])
    row = re.search(rf"<tr><th scope=\"row\">\s*{GUIDELINES['teachers']}.*?</tr>", html, re.DOTALL)
    assert row
    assert row[0].count("<b>Gap:</b> nothing tells them yet") == row[0].count("<td")
    assert "6 of 7 guidelines reach everyone" in words(html)
    assert "Gap:" not in page(made(LETTER))


def test_words_of_the_district_are_words_on_the_page(riverbend: Path, edit: Edit) -> None:
    edit(
        "schools/cedar-elementary.yaml", "name: Cedar Elementary School", 'name: Cedar <b> & "Sons" </script>'
    )
    html = overview(load_project(riverbend), load_kinds(riverbend), [made(SCHOOL_LETTER)])
    assert "Cedar <b>" not in html
    assert "Cedar &lt;b&gt; &amp; &#34;Sons&#34; &lt;/script&gt;" in html


@pytest.mark.parametrize("width", [120, WIDTH])
def test_a_picture_shows_the_first_page_sharp_and_small(width: int) -> None:
    pdf = example(SCHOOL_LETTER)
    png = picture(pdf, width)
    assert png == picture(pdf, width)
    across, down = size(png)
    assert across == width
    assert abs(down - width * 11 / 8.5) < 1
    assert len(png) < 60_000
    found = Image.open(io.BytesIO(png)).convert("RGB").getcolors() or []
    colors = [color for _, color in found if isinstance(color, tuple)]
    assert any(min(color) > 250 for color in colors), "no paper"
    assert any(max(color) < 100 for color in colors), "no letters"
    assert any(color[0] > 130 and color[2] < 90 for color in colors), "no accent"
