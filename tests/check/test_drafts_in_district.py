"""A draft that lies inside a district's folder is read with the district's glossary, people and places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plcomms.check.selection import Selection
from plcomms.cli.targets import target
from plcomms.workflows.draft import Districts
from plcomms.workflows.session import Session, open_session

DISTRICT = (
    "name: Green Valley Schools\ncontact: {name: Ana Lee, phone: 555-0100}\nstaff: [Elena Marsh]\n"
    "vision: Each child will learn well.\nwhys:\n  - {id: ready, statement: Children need good reading.}\n"
    "people:\n  - name: Samir Haddad\n    role: student\n"
    "    consent: {given: 2026-10-06, by: mother, covers: [name]}\n"
)
LETTER = "Elena Marsh met Samir Haddad, grade 4. Samir was glad. Mila Brandt, grade 4, was glad.\n"


def _found(file: Path) -> list[tuple[str, str]]:
    report = target(str(file), None, "families").check(Selection(("student-named", "no-district"), ()))
    return [(f.rule, (f.span and LETTER[f.span.start : f.span.end]) or "") for f in report.findings]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("plcomms.cli.targets.today", lambda: date(2026, 11, 24))
    (tmp_path / "district.yaml").write_text(DISTRICT, "utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "letter.md").write_text(LETTER, "utf-8")
    return tmp_path


def test_staff_and_whole_names_with_consent_are_known_in_a_draft(folder: Path) -> None:
    names = [name for rule, name in _found(folder / "drafts" / "letter.md")]
    assert "Mila Brandt" in names
    assert not {"Elena Marsh", "Samir Haddad"} & set(names)


def test_nobody_is_known_in_a_draft_that_lies_elsewhere(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    letter = tmp_path_factory.mktemp("elsewhere") / "letter.md"
    letter.write_text(LETTER, "utf-8")
    assert {"Elena Marsh", "Samir Haddad", "Mila Brandt"} <= {name for _, name in _found(letter)}


def test_a_district_is_read_once_for_all_its_drafts_and_all_rounds_of_their_correction(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def opening(root: Path, today: date) -> Session:
        opened.append(root)
        return open_session(root, today)

    monkeypatch.setattr("plcomms.workflows.draft.open_session", opening)
    draft = folder / "drafts" / "flyer.md"
    draft.write_text("We utilize the gym. We leverage books.\n", "utf-8")
    around = Districts(date(2026, 11, 24))
    for file in (draft, folder / "drafts" / "letter.md"):
        target(str(file), None, "families", around=around).check(Selection())
    _, fixes = target(str(draft), None, "families", around=around).mend(Selection())
    assert fixes.texts[str(draft)] == "We use the gym. We use books.\n"
    assert opened == [folder]


def test_a_district_that_cannot_be_read_is_told_and_the_draft_is_checked(folder: Path) -> None:
    (folder / "district.yaml").write_text("nam: x\n", "utf-8")
    rules = [rule for rule, _ in _found(folder / "drafts" / "letter.md")]
    assert {"no-district", "student-named"} <= set(rules)
