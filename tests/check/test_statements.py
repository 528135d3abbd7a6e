"""What a project says, with who reads each: readers of a district's own get what those they are like get."""

from __future__ import annotations

from pathlib import Path

import pytest

from plcomms.check.statements import AudienceText, statements
from plcomms.load.project import load_project

DISTRICT = """name: Green Valley Schools
contact: {name: Ana Lee, phone: 555-0100}
vision: Each child will learn well.
whys:
  - {id: ready, statement: Children need good reading.}
quotes:
  - {words: Our staff are glad of it., by: {name: Ana Lee, role: staff}, for: [staff]}
events:
  - {id: training, title: Staff training, about: We learn to plan., bring: A laptop., for: [staff],
     date: 2027-02-04, start: 4:00 p.m., place: Library}
faqs:
  - {question: When do staff meet?, answer: Each Monday., for: [staff]}
next_steps:
  - {statement: Ask for a coach., only: [staff]}
"""
GLOSSARY = """audiences:
  bus-drivers: {label: bus drivers, grade: 8, like: [staff]}
  grandparents: {label: grandparents, grade: 8, like: [families]}
"""


@pytest.fixture
def said(tmp_path: Path) -> list[AudienceText]:
    (tmp_path / "district.yaml").write_text(DISTRICT, "utf-8")
    (tmp_path / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    return list(statements(load_project(tmp_path)))


@pytest.mark.parametrize(
    "words",
    [
        "Our staff are glad of it.",
        "Staff training",
        "We learn to plan.",
        "A laptop.",
        "When do staff meet?",
        "Each Monday.",
        "Ask for a coach.",
    ],
)
def test_what_is_for_staff_reaches_those_who_are_like_staff_and_nobody_else(
    said: list[AudienceText], words: str
) -> None:
    (audiences,) = [one.audiences for one in said if one.words == words]
    assert set(audiences) == {"staff", "teachers", "principals", "bus-drivers"}


def test_what_is_for_all_reaches_readers_of_a_districts_own(said: list[AudienceText]) -> None:
    (audiences,) = [one.audiences for one in said if one.words == "Children need good reading."]
    assert {"families", "board", "bus-drivers", "grandparents"} <= set(audiences)
