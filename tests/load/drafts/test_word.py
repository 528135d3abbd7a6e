"""A Word draft is read as Word shows it, and each place is a paragraph and a character of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from plcomms.load.drafts.draft import Draft
from plcomms.load.drafts.word import read_word
from plcomms.model.errors import InputError

Write = Callable[["docx.document.Document"], None]


def draft(folder: Path, write: Write) -> Draft:
    document = docx.Document()
    write(document)
    path = folder / "draft.docx"
    document.save(str(path))
    return read_word(path, "draft.docx")


def read(folder: Path, write: Write) -> list[tuple[str, str]]:
    return [(block.kind, str(block.text)) for block in draft(folder, write).blocks]


def from_xml(paragraph: str) -> Write:
    """A document with the paragraphs that ``paragraph``'s WordprocessingML says."""

    def write(document: docx.document.Document) -> None:
        namespaces = nsdecls("w", "r", "wp", "a") + (
            ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
            ' xmlns:v="urn:schemas-microsoft-com:vml"'
        )
        body = document.element.body
        for element in parse_xml(f"<w:body {namespaces}>{paragraph}</w:body>"):
            body.insert(len(body) - 1, element)

    return write


def test_headings_lists_tables_and_quotes_are_what_they_are(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        document.add_heading("Our plan", 1)
        document.add_paragraph("A plain paragraph.")
        document.add_paragraph("")
        document.add_paragraph("One", style="List Bullet")
        document.add_paragraph("Said.", style="Quote")
        table = document.add_table(1, 2)
        table.cell(0, 0).text = "When"
        table.cell(0, 1).text = "We will meet you all at the front door at six."
        document.add_paragraph("After.")

    assert read(tmp_path, write) == [
        ("heading", "Our plan"),
        ("paragraph", "A plain paragraph."),
        ("item", "One"),
        ("quote", "Said."),
        ("cell", "When"),
        ("paragraph", "We will meet you all at the front door at six."),
        ("paragraph", "After."),
    ]


def test_words_in_several_runs_are_one_text_and_breaks_are_spaces(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("We use form")
        paragraph.add_run("ative").bold = True
        paragraph.add_run(" assess").add_break()
        paragraph.add_run("\there")

    assert read(tmp_path, write) == [("paragraph", "We use formative assess  here")]


TRACKED = """
<w:p><w:r><w:t>We </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>utilize</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="A"><w:r><w:t>use</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> it.</w:t></w:r>
<w:moveFrom w:id="3" w:author="A"><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>
<w:p><w:pPr><w:rPr><w:ins w:id="4" w:author="A"/></w:rPr></w:pPr>
<w:moveTo w:id="5" w:author="A"><w:r><w:t>Here.</w:t></w:r></w:moveTo>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
"""


def test_tracked_changes_are_read_as_accepted_and_hidden_text_is_not_read(tmp_path: Path) -> None:
    assert [text for _, text in read(tmp_path, from_xml(TRACKED))] == ["We use it.", "Here."]


BOX = """
<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p>
</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>
</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
<w:r><w:t xml:space="preserve"> after.</w:t></w:r></w:p>
"""


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    assert [text for _, text in read(tmp_path, from_xml(BOX))] == ["Before after.", "In the box."]


def test_links_lead_where_they_lead(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("See ")
        link = parse_xml(f"<w:hyperlink {nsdecls('w', 'r')}><w:r><w:t>click here</w:t></w:r></w:hyperlink>")
        address = document.part.relate_to("https://x.example/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), address)
        paragraph._p.append(link)

    (block,) = draft(tmp_path, write).blocks
    assert str(block.text) == "See click here"
    assert [(x.start, x.end, x.target) for x in block.links] == [(4, 14, "https://x.example/")]


def test_a_place_is_a_paragraph_and_a_character(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        for text in ("One.", "", "Two 😀.", "We utilize it."):
            document.add_paragraph(text)

    made = draft(tmp_path, write)
    span = made.blocks[2].text.span(3, 10)
    assert span
    assert made.source.text[span.start : span.end] == "utilize"
    place = made.source.position(span.start)
    assert (place.line, place.column) == (3, 4)


MARKS_DELETED = """
<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>
<w:r><w:t xml:space="preserve">Come to the </w:t></w:r>
<w:del w:id="2" w:author="A"><w:r><w:delText>old hall</w:delText></w:r></w:del></w:p>
<w:p><w:r><w:t>gym at six.</w:t></w:r></w:p><w:p><w:r><w:t>Bye.</w:t></w:r></w:p>
"""
DROP_CAP = """
<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>U</w:t></w:r></w:p>
<w:p><w:r><w:t>tilize the gym.</w:t></w:r></w:p>
"""


def test_a_deleted_end_of_a_paragraph_and_a_large_first_letter_part_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, from_xml(MARKS_DELETED)) == [
        ("paragraph", "Come to the gym at six."),
        ("paragraph", "Bye."),
    ]
    assert read(tmp_path, from_xml(DROP_CAP)) == [("paragraph", "Utilize the gym.")]


def test_what_was_not_read_is_told_in_one_line(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        from_xml(TRACKED)(document)
        paragraph = document.add_paragraph("We meet at the gym each day, and all of you may come along. " * 3)
        document.add_comment(paragraph.runs, "Ask Ms. Lee first.", "A", "A")

    (note,) = draft(tmp_path, write).notes
    assert note.message.endswith(
        "it holds one deleted passage (tracked changes), one comment and hidden words."
    )
    assert (note.rule, note.severity.word) == ("unread", "warning")


def test_of_a_document_that_was_read_whole_nothing_is_told(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        document.add_paragraph("Come.")

    assert not draft(tmp_path, write).notes


def test_heads_feet_and_notes_are_read_and_each_is_called_by_its_name(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        document.add_paragraph("Come.")
        section = document.sections[0]
        section.header.paragraphs[0].text = "Student ID 448812"
        section.footer.paragraphs[0].text = "Page 1"
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Student ID 448812"
        note = (
            f'<w:footnotes {nsdecls("w")}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
            '<w:footnote w:id="1"><w:p><w:r><w:t>We utilize it.</w:t></w:r></w:p></w:footnote></w:footnotes>'
        )
        uri, kind = PackURI("/word/footnotes.xml"), RELATIONSHIP_TYPE.FOOTNOTES
        part = Part(uri, "application/xml", note.encode(), document.part.package)
        document.part.relate_to(part, kind)

    made = draft(tmp_path, write)
    rows = [(str(block.text), block.text.span(0, 1)) for block in made.blocks]
    said = [(text, made.source.place("a.docx", made.source.position(at.start))) for text, at in rows if at]
    assert said == [
        ("Come.", "a.docx: paragraph 1, character 1"),
        ("We utilize it.", "a.docx: footnote 1, character 1"),
        ("Student ID 448812", "a.docx: header, character 1"),
        ("Page 1", "a.docx: footer, character 1"),
    ]


def test_a_picture_is_read_by_its_words_and_one_without_is_told(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        image = io.BytesIO()
        Image.new("RGB", (2, 2)).save(image, "PNG")
        for words, decorative in (("Rosa Delgado reads", False), ("", False), ("", True)):
            properties = document.add_picture(io.BytesIO(image.getvalue()))._inline.docPr
            properties.set("descr", words)
            properties.set("name", "Picture 7")
            if decorative:
                space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
                properties.append(parse_xml(f'<d:decorative xmlns:d="{space}" val="1"/>'))

    blocks = draft(tmp_path, write).blocks
    assert [(block.kind, str(block.text)) for block in blocks] == [
        ("alternative", "Rosa Delgado reads"),
        ("label", "Picture 7"),
    ]
    assert [link.picture for link in blocks[1].links] == [True]


def test_lines_typed_within_one_paragraph_are_items(tmp_path: Path) -> None:
    def write(document: docx.document.Document) -> None:
        run = document.add_paragraph().add_run("Please bring:")
        for item in ("• pencils", "• glue"):
            run.add_break()
            run.add_text(item)
        document.add_paragraph("• a di\ufb00erent coat")

    assert read(tmp_path, write) == [
        ("paragraph", "Please bring:"),
        *(("item", item) for item in ("pencils", "glue", "a different coat")),
    ]


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "'
    + "a" * 1000
    + '"><!ENTITY b "'
    + "&a;" * 1000
    + '">]><x>'
    + "&b;" * 1000
    + "</x>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def package(document: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("word/document.xml", document)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "damaged"),
        (b"Dear families", "damaged"),
        (package("<w:document"), "damaged"),
        (package(BOMB), "damaged"),
        (package("<x>" * 400 + "</x>" * 400), "damaged"),
        (package(b" " * 50_000_000), "too large"),
        (package("<x/>")[:-30], "damaged"),
        (OLE, "not a Word document of today"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
    ids=["empty", "text", "cut xml", "entities", "deep", "zip bomb", "cut zip", "old", "password"],
)
def test_what_is_no_word_document_is_refused_in_words(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_word(path, "draft.docx")
    assert said in refused.value.message
    assert "draft.docx" in refused.value.message
    assert refused.value.hint


def test_a_package_without_the_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("hello.txt", "hello")
    with pytest.raises(InputError, match="damaged"):
        read_word(path, "draft.docx")
