"""Posters, notices and forms hold on their sheets, say what they must, and can be sent, in every look."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Document, PrintOptions, Request
from plcomms.plan.planner import plan
from plcomms.render.formats import formats
from tests.conftest import RIVERBEND
from tests.render.pages import example, made, page, words_of

Edit = Callable[[str, str, str], None]
NOTICE = Document("notice", "families", "cedar-elementary", event="late-buses")
CONSENT, PRIVACY = Document("consent-form", "families"), Document("privacy-notice", "families")
SHEET = Document("conference-sheet", "families")
POSTER = Document("poster", "students")
LOOKS = (PrintOptions(), PrintOptions(ink="bw", paper="a4"))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("document", [NOTICE, CONSENT, PRIVACY, SHEET])
def test_a_form_or_a_notice_is_one_sheet(document: Document, look: PrintOptions) -> None:
    assert len(words_of(example(document, look))) == 1


def test_a_poster_has_a_sheet_for_the_vision_and_for_each_why_with_all_its_words() -> None:
    whys = load_project(RIVERBEND).district.whys
    sheets = words_of(example(POSTER))
    assert len(sheets) == 1 + len(whys)
    for sheet, why in zip(sheets[1:], whys, strict=True):
        assert str(why.title) in sheet
        assert "www.riverbend.example" in sheet
        assert len(sheet) > 100


def test_every_page_is_pdf_ua_with_long_names_and_without_a_logo(
    verapdf: list[str], riverbend: Path, edit: Edit, tmp_path: Path
) -> None:
    long = "Saint-Exupéry-Montgomery Consolidated Independent School District of Riverbend-on-the-Water"
    edit("district.yaml", "name: Riverbend School District", f"name: {long}")
    edit("district.yaml", "  logo: logo.svg\n", "")
    edit(
        "schools/cedar-elementary.yaml",
        "title: Buses come late on Wednesday",
        f"title: Buses of {long} come late",
    )
    files = []
    for document in (NOTICE, CONSENT, PRIVACY, SHEET, POSTER):
        files.append(tmp_path / f"{document.name}.pdf")
        files[-1].write_bytes(made(riverbend, document, "pdf"))
        assert len(words_of(files[-1].read_bytes())) == (5 if document is POSTER else 1), document
    done = subprocess.run([*verapdf, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.stdout.count("pass ") == len(files), done.stdout + done.stderr


def test_a_notice_has_under_a_hundred_words_and_its_text_message_fits_one() -> None:
    body = page(RIVERBEND, NOTICE, "web").body
    (sheet,) = words_of(example(NOTICE))
    assert len(sheet.split()) < 100
    assert "one text message" in str(body.text)
    html = page(RIVERBEND, NOTICE, "web").html
    message = re.search(r'<pre class="copy">(.*?)</pre>', html, re.DOTALL)
    assert message
    assert "Buses come late on Wednesday." in message[1]
    for other in ("email", "text", "pdf"):
        assert b"To send as a text message" not in made(RIVERBEND, NOTICE, other)


def test_each_notice_is_made_for_its_readers_and_one_without_is_told(riverbend: Path, edit: Edit) -> None:
    def labels(school: str) -> list[str]:
        project = load_project(riverbend)
        planned = plan(
            project, load_kinds(riverbend), formats(), Request(kinds=("notice",), schools=(school,))
        )
        return [document.label for document in planned.documents] + [f.message for f in planned.refused]

    assert labels("cedar-elementary") == [
        "cedar-elementary/notice-families-late-buses",
    ]
    assert labels("millrace-middle") == [
        "No notice was made for Millrace Middle School: it has no notice of its own."
    ]
    edit("schools/cedar-elementary.yaml", "    link: 555-0150\n\n# One", "    only: [staff]\n\n# One")
    assert labels("cedar-elementary") == [
        "No notice was made for Cedar Elementary School: none of its notices is for families."
    ]


def test_the_forms_ask_for_what_a_record_holds_and_for_what_the_rules_name() -> None:
    (consent,) = words_of(example(CONSENT))
    for asked in (
        "First name",
        "Words that my child",
        "A picture in which",
        "My yes holds until",
        "Signature",
        "Date",
    ):
        assert asked in consent
    (privacy,) = words_of(example(PRIVACY))
    told = "see|45 days|correct|hearing|school official|complain|Student Privacy Policy Office"
    told += "|directory information|within 30 days|Share none of these facts"
    assert [words for words in told.split("|") if words not in privacy] == []
