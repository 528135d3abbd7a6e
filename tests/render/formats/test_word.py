"""Word files, read back with python-docx and opened with LibreOffice."""

from __future__ import annotations

import io
import itertools
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont

from plcomms.model.document import PrintOptions, Request
from plcomms.model.element import parse, to_html
from plcomms.model.errors import RenderError
from plcomms.model.framed import FramedDocument
from plcomms.render.formats import lacking, word
from plcomms.render.office import pandoc
from plcomms.render.office.pandoc import unzipped
from plcomms.render.office.word_elements import for_word
from plcomms.workflows.check import prepare
from tests.conftest import RIVERBEND
from tests.render.office import in_order, page, printed


@pytest.fixture(scope="module")
def newsletter() -> FramedDocument:
    return page(RIVERBEND, "word", "newsletter", school="cedar-elementary")


@pytest.fixture(scope="module")
def data(newsletter: FramedDocument) -> bytes:
    return word.render(newsletter)


@pytest.fixture(scope="module")
def document(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def letter() -> bytes:
    return word.render(page(RIVERBEND, "word", "letter", school="cedar-elementary"))


def styled(document: Any, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == style]


def test_headings_are_headings_and_no_level_is_left_out(document: Any) -> None:
    levels = [
        int(found[1])
        for p in document.paragraphs
        if (found := re.fullmatch(r"Heading (\d)", p.style.name, re.IGNORECASE))
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    assert "From the principal" in styled(document, "Heading 2")


def test_dates_are_a_table_whose_first_row_is_a_heading(document: Any) -> None:
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Date", "What and where"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[2].cells[0].text == "Feb 11"
    assert table.rows[2].cells[1].text.startswith("Show Me Night\nThu, 5:30 to 7 p.m.")


def test_lists_are_lists(document: Any) -> None:
    numbered = [p.text for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert any(text.startswith("Send back the slip for Show Me Night") for text in numbered)


def test_a_figure_stands_before_its_words_at_a_tab(document: Any) -> None:
    facts = styled(document, "Fact")
    assert facts[0].startswith("8 in 10\tEight in ten families")


def test_colours_are_those_of_the_brand_and_the_font_is_inside(
    document: Any, data: bytes, newsletter: FramedDocument
) -> None:
    heading = document.styles["Heading 2"].font
    assert f"#{heading.color.rgb}".lower() == newsletter.palette.primary_text
    parts = unzipped(data)
    assert newsletter.palette.primary[1:].upper() in parts["word/theme/theme1.xml"].decode()
    table = parts["word/fontTable.xml"].decode()
    for face in ("Regular", "Bold", "Italic"):
        key = re.search(rf'rId{face}" w:fontKey="{{([0-9A-F-]+)}}"', table)
        assert key
        mask = bytes.fromhex(key[1].replace("-", ""))[::-1] * 2
        mixed = parts[f"word/fonts/{face}.odttf"]
        font = bytes(a ^ b for a, b in zip(mixed[:32], mask, strict=True)) + mixed[32:]
        assert TTFont(io.BytesIO(font))["name"].getBestFamilyName() == "Atkinson Hyperlegible"


@pytest.mark.parametrize(
    ("font", "family", "faces"),
    [("plex-serif", "IBM Plex Serif", 3), ("public-sans", "Public Sans", 0)],
)
def test_another_font_of_the_brand_is_taken(
    riverbend: Path, edit: Callable[[str, str, str], None], font: str, family: str, faces: int
) -> None:
    edit("district.yaml", "brand:\n", f"brand:\n  font: {font}\n")
    parts = unzipped(word.render(page(riverbend, "word", "letter")))
    assert f'w:ascii="{family}"' in parts["word/styles.xml"].decode()
    assert parts["word/fontTable.xml"].decode().count("w:embed") == faces
    assert sum(name.startswith("word/fonts/") for name in parts) == faces


def test_language_title_and_sender_are_written_down(
    document: Any, data: bytes, newsletter: FramedDocument
) -> None:
    assert document.core_properties.title == newsletter.title
    assert document.core_properties.author == "Cedar Elementary School"
    assert document.core_properties.language == "en-US"
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-US"
    assert "Title" not in [p.style.name for p in document.paragraphs]


def test_the_foot_has_the_sender_and_the_page(document: Any) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Cedar Elementary School\tPage ")
    assert re.findall(r'w:instr="\s*(\w+)', foot._p.xml) == ["PAGE", "NUMPAGES"]


def test_pictures_say_what_they_show(letter: bytes) -> None:
    parts = unzipped(letter)
    xml = parts["word/document.xml"].decode()
    assert re.findall(r'<wp:docPr[^>]*descr="([^"]*)"', xml) == [
        "Riverbend, with a river that bends between two hills under the sun"
    ]
    pictures = [data for name, data in parts.items() if name.startswith("word/media/")]
    assert [p[:8] for p in pictures] == [b"\x89PNG\r\n\x1a\n"]


def test_equal_input_gives_equal_bytes(newsletter: FramedDocument, data: bytes) -> None:
    word._reference.cache_clear()
    assert word.render(newsletter) == data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {info.date_time for info in file.infolist()} == {pandoc.NO_DATE}
        assert file.namelist()[0] == pandoc.FIRST
        assert b"created" not in file.read("docProps/core.xml")


def test_every_part_is_named_once_and_is_there(data: bytes) -> None:
    parts = unzipped(data)
    for name, content in parts.items():
        if name.endswith(".rels"):
            folder = Path(name).parent.parent
            text = content.decode()
            ids = re.findall(r'\bId="([^"]+)"', text)
            assert len(ids) == len(set(ids))
            for target in re.findall(r'Target="([^"]+)"(?![^>]*External)', text):
                if "://" not in target and not target.startswith(("mailto:", "tel:")):
                    assert str(folder / target).lstrip("./") in parts, (name, target)


def test_large_print_a4_and_a_copier_are_honored() -> None:
    look = PrintOptions(paper="a4", ink="bw", large=True)
    made = docx.Document(io.BytesIO(word.render(page(RIVERBEND, "word", "newsletter", look=look))))
    section = made.sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210
    defaults = made.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:sz')}")
    assert defaults.get(qn("w:val")) == "36"
    assert str(made.styles["Heading 2"].font.color.rgb) == "000000"


def test_blanks_are_lines_up_to_the_end_of_the_line() -> None:
    made = docx.Document(io.BytesIO(word.render(page(RIVERBEND, "word", "talking-points", "students-high"))))
    assert "My goal this month is \t" in styled(made, "To Fill In")


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>Name: __________\n</p>", "<p>Name: \ue001\n</p>"),
        ("<p>I read __________ pages</p>", "<p>I read __________ pages</p>"),
        ("<p>__________<b>.</b></p>", "<p>__________<b>.</b></p>"),
        (
            '<div class="slip"><p class="line"><span>A</span><span>B</span></p></div>',
            '<div class="slip"><div custom-style="To Fill In"><p class="line"><span>A '
            "________________________ </span><span>B \ue001</span></p></div></div>",
        ),
        (
            '<div class="letterhead"><p>a<br>b<br>c</p></div>',
            '<div class="letterhead" custom-style="Letterhead"><div custom-style="Letterhead End"><p>a<br>b'
            " · c</p></div></div>",
        ),
        (
            '<ul class="facts"><li><b class="figure">9</b><p>of ten</p><p class="small">more</p></li></ul>',
            '<div class="facts"><div><div custom-style="Fact With More"><p><span custom-style="Numeral">'
            '9</span>\ue000of ten</p></div><div custom-style="Fact More"><p>more</p></div></div></div>',
        ),
        (
            '<ul class="dates"><li> <span class="day">Feb <b>3</b></span> <strong>Night</strong> </li></ul>',
            '<table><colgroup><col style="width:20%"><col style="width:80%"></colgroup><thead><tr>'
            '<th>Date</th><th>What</th></tr></thead><tbody><tr><td><span custom-style="Day">Feb 3</span></td>'
            "<td><strong>Night</strong></td></tr></tbody></table>",
        ),
        (
            '<div class="box"><p class="small">a</p><blockquote class="quote">b</blockquote></div>',
            '<div class="box" custom-style="Box"><div custom-style="Box Small"><p class="small">a</p></div>'
            '<div class="quote" custom-style="Quotation">b</div></div>',
        ),
    ],
)
def test_what_is_laid_out_for_the_eye_gets_a_form_that_word_has(html: str, made: str) -> None:
    assert to_html(for_word(parse(html), "Date | What")) == made


def test_without_pandoc_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: "")
    problem = lacking("word")
    assert isinstance(problem, RenderError)
    assert problem.exit_code == 3
    assert f"{sys.executable} -m pip install 'pypandoc-binary" in problem.hint
    assert lacking("web") is None
    with pytest.raises(RenderError):
        pandoc.converted("<p>a</p>", "docx", b"")


def test_a_build_leaves_out_what_needs_pandoc_unless_it_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, riverbend: Path
) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: "")
    some = Request(kinds=("letter", "talking-points"))
    prepared = prepare(riverbend, some, date(2026, 11, 24))
    assert {a.format for a in prepared.plan.artifacts}.isdisjoint({"word", "slides"})
    assert prepared.plan.lacking.startswith("Left out: slides and word.")
    assert "\n" not in prepared.plan.lacking
    with pytest.raises(RenderError):
        prepare(riverbend, replace(some, formats=("word",)), date(2026, 11, 24))


def test_a_file_outside_the_district_is_refused(newsletter: FramedDocument) -> None:
    outside = newsletter.html.replace("<body>", '<body><img src="/etc/passwd" alt="no">')
    with pytest.raises(RenderError, match="passwd"):
        word.render(replace(newsletter, html=outside))


def test_libreoffice_prints_headings_lists_and_tables_in_order(
    data: bytes, letter: bytes, tmp_path: Path
) -> None:
    files = [tmp_path / "newsletter.docx", tmp_path / "letter.docx"]
    for file, made in zip(files, (data, letter), strict=True):
        file.write_bytes(made)
    news, mail = printed(files, tmp_path)
    assert in_order(
        news,
        "News for families",
        "Cedar Elementary School",
        "Date What and where",
        "Jan 28 Riverbend Family Evening",
        "From the principal",
        "8 in 10 Eight in ten families",
        "What you can do now",
        "• Send back the slip",
        "Questions? Cedar front office",
    )
    assert "Page 1 of 2" in news
    assert in_order(mail, "118 Cedar Lane", "What we want for your child", "Dear families", "Marisol Vega")
