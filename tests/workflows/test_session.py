"""A session that is held open speaks of the files as they are now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from plcomms.model.document import Artifact, Document
from plcomms.model.errors import InputError
from plcomms.render.frame import to_printed
from plcomms.workflows.session import Session, open_session

TODAY = date(2026, 11, 24)
LETTER = Document("letter", "families")


def letter(session: Session, format: str = "markdown") -> bytes:
    return to_printed(session.framed(Artifact(LETTER, format), session.composer.compose(LETTER))).data


def test_what_nobody_changed_is_not_read_again(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY)
    (riverbend / "out").mkdir(exist_ok=True)
    (riverbend / "out" / "made.txt").write_text("made", "utf-8")
    assert session.current() is session


def test_a_changed_text_is_seen_at_once(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY)
    file = riverbend / "district.yaml"
    words = str(session.project.district.vision)
    file.write_text(file.read_text("utf-8").replace(words[:20], "A quite new beginning"), "utf-8")
    assert b"A quite new beginning" not in letter(session)
    assert str(session.current().project.district.vision).startswith("A quite new beginning")


def test_a_changed_template_is_seen_at_once(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY)
    assert b"Marigold" not in letter(session)
    folder = riverbend / "templates" / "letter"
    folder.mkdir(parents=True)
    (folder / "letter.families.md").write_text("# Marigold\n\n{{ district.vision }}\n", "utf-8")
    assert b"Marigold" in letter(session.current())


def test_a_changed_photograph_is_seen_at_once_though_its_name_and_size_are_as_before(riverbend: Path) -> None:
    logo = riverbend / "templates" / "letter" / "mark.bmp"
    logo.parent.mkdir(parents=True)
    file = logo.with_suffix(".png")
    Image.new("RGB", (8, 8), "red").save(file)
    words = '<p>Ours: <img src="templates/letter/mark.png" alt="our mark"></p>\n\n{{ district.vision }}\n'
    (logo.parent / "letter.families.html").write_text(words, "utf-8")
    session = open_session(riverbend, TODAY)
    before = letter(session, "web")
    Image.new("RGB", (8, 8), "blue").save(file)
    now = session.current()
    assert now is not session
    assert letter(now, "web") != before


def test_a_district_that_broke_meanwhile_is_told_of(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY)
    (riverbend / "district.yaml").write_text("name: [", "utf-8")
    with pytest.raises(InputError):
        session.current()
