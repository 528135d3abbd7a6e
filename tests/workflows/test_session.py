"""A session that is held open speaks of the files as they are now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plcomms.model.document import Artifact, Document
from plcomms.model.errors import InputError
from plcomms.render.frame import to_printed
from plcomms.workflows.session import Session, open_session

TODAY = date(2026, 11, 24)
LETTER = Document("letter", "families")


def letter(session: Session, format: str = "markdown") -> bytes:
    return to_printed(session.framed(Artifact(LETTER, format), session.composer.compose(LETTER))).data


def test_what_nobody_changed_is_not_read_again(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY, held=True)
    (riverbend / "out").mkdir(exist_ok=True)
    (riverbend / "out" / "made.txt").write_text("made", "utf-8")
    assert session.current() is session


def test_who_holds_no_session_open_looks_at_no_file_but_those_it_reads(
    riverbend: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plcomms.workflows.session.state_of", lambda *_: pytest.fail("a walk for nothing"))
    assert not open_session(riverbend, TODAY).state


def test_a_session_that_was_not_opened_to_be_held_is_never_taken_for_current(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY)
    now = session.current()
    assert now is not session
    assert now.current() is now


def test_a_changed_text_is_seen_at_once(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY, held=True)
    file = riverbend / "district.yaml"
    name = str(session.project.district.name)
    file.write_text(file.read_text("utf-8").replace(name, "Marigold Schools"), "utf-8")
    assert b"Marigold" not in letter(session)
    assert b"Marigold Schools" in letter(session.current())


def test_a_changed_template_is_seen_at_once(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY, held=True)
    assert b"Marigold" not in letter(session)
    folder = riverbend / "templates" / "letter"
    folder.mkdir(parents=True)
    (folder / "letter.families.md").write_text("# Marigold\n\n{{ district.name }}\n", "utf-8")
    assert b"Marigold" in letter(session.current())


def test_a_changed_picture_is_seen_at_once_though_its_name_is_as_before(riverbend: Path) -> None:
    logo = next(riverbend.rglob("*.svg"))
    session = open_session(riverbend, TODAY, held=True)
    before = letter(session, "web")
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>'
    logo.write_text(drawn, "utf-8")
    now = session.current()
    assert now is not session
    assert letter(now, "web") != before


def test_a_district_that_broke_meanwhile_is_told_of(riverbend: Path) -> None:
    session = open_session(riverbend, TODAY, held=True)
    (riverbend / "district.yaml").write_text("name: [", "utf-8")
    with pytest.raises(InputError):
        session.current()
