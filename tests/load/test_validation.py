"""What cannot stand in a file is told with what can be written in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from plcomms.load.project import load_project
from plcomms.load.schools import school_ids
from plcomms.model.errors import InputError

SCHOOL = "schools/cedar-elementary.yaml"


def advice(root: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        load_project(root)
    return [(f.message, f.help) for f in caught.value.findings]


@pytest.mark.parametrize(
    ("old", "new", "help"),
    [
        ("    end: 7:30 pm", "    end_date: 2027-01-29", "an entry for each day"),
        ("    end: 7:30 pm", "    all_day: yes", "An event needs an hour"),
        ("    end: 7:30 pm", "    cost: $5", "Say it in “about”"),
        ("    end: 7:30 pm", "    grades: 3-5", "Say it in “about”"),
        ("    place: Riverbend High School", "    location: Gym", "Did you mean “place”?"),
        ("    date: 2027-01-28", "    when: 2027-01-28", "Did you mean “date”?"),
        ("    start: 6:00 pm", "    time: 6:00 pm", "Did you mean “start”?"),
        ("    title: Riverbend Family Evening", "    headline: Evening", "Did you mean “title”?"),
        ("    start: 6:00 pm\n", "", "An event needs an hour"),
        ("    date: 2027-01-28", "    date: Jan 28", "write 2027-01-28"),
        ("    date: 2027-01-28", "    date: [2027-01-28, 2027-01-29]", "an entry for each day"),
        ("    room: Commons", "    room: [Commons, Gym]", "room: Commons; Gym"),
        ("vision:\n  statement: Every", "vision:\n  statement:\n    - Every", "statement: |"),
        ("definition:\n", "definition:\n  - a list\nprogress:\n", "definition: |"),
        (
            "  role: Communications Director",
            "  role:\n    - Director\n    - Spokesman",
            "role: Director; Spokesman",
        ),
        ("      role: staff", "      role: Mother", "Did you mean “family”?"),
    ],
)
def test_a_line_is_told_with_what_can_be_written(
    riverbend: Path, edit: object, old: str, new: str, help: str
) -> None:
    edit("district.yaml", old, new)  # type: ignore[operator]
    assert any(help in advised for _, advised in advice(riverbend))


def test_a_second_contact_is_told_what_can_be_done(riverbend: Path, edit: object) -> None:
    edit("district.yaml", "contact:\n  name:", "contact:\n  - name:")  # type: ignore[operator]
    for key in ("role", "email", "phone", "address", "website"):
        edit("district.yaml", f"\n  {key}:", f"\n    {key}:")  # type: ignore[operator]
    ((message, help),) = advice(riverbend)
    assert "“contact” must be a group of named lines, but a list" in message
    assert "One can stand here" in help


def test_a_line_that_had_to_be_mended_is_not_told_twice(riverbend: Path, edit: object) -> None:
    edit("district.yaml", "    guidelines: [invitation, clear-why]", "    guidelines: [futur")  # type: ignore[operator]
    ((message, _),) = advice(riverbend)
    assert "is not closed" in message


def test_languages_and_roles_may_be_written_as_people_say_them(riverbend: Path, edit: object) -> None:
    edit("district.yaml", "languages: [en]", "languages: [English, Español, VI]")  # type: ignore[operator]
    edit("district.yaml", "      role: staff", "      role: Staff")  # type: ignore[operator]
    edit("district.yaml", "    date: 2027-01-28", "    date: Thursday, January 28, 2027")  # type: ignore[operator]
    edit(SCHOOL, "level: elementary", "level: Elementary")  # type: ignore[operator]
    project = load_project(riverbend)
    assert project.district.languages == ("en", "es", "vi")
    assert project.schools["cedar-elementary"].level == "elementary"
    span = project.district.languages[1].segments[0].span  # type: ignore[attr-defined]
    assert project.sources["district.yaml"].text[span.start : span.end] == "Español"


def test_numbers_and_answers_stay_words(riverbend: Path, edit: object) -> None:
    for word in ("007", "1e3", "no", "yes", "0x1F", "12:30:45", "2026-10-05", "1_000", "~x"):
        edit("district.yaml", "\n    room: Commons", f"\n    room: {word}")  # type: ignore[operator]
        assert load_project(riverbend).district.events[0].room == word
        edit("district.yaml", f"\n    room: {word}", "\n    room: Commons")  # type: ignore[operator]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(riverbend: Path, ends: str) -> None:
    before = load_project(riverbend).district
    path = riverbend / "district.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", ends.encode()))
    assert load_project(riverbend).district == before


def test_a_school_is_found_by_any_of_its_names_and_by_no_other(riverbend: Path) -> None:
    path = riverbend / SCHOOL
    path.write_text(path.read_text("utf-8") + "bring: 'It's broken'\n", "utf-8")
    asked = ("Cedar Elementary School", "CEDAR-ELEMENTARY", "cedar-elementary.yaml", "riverbend high", "Oak")
    found = school_ids(riverbend, asked)
    assert found == ("cedar-elementary", "cedar-elementary", "cedar-elementary", "riverbend-high", "Oak")
