"""Every file that was meant for a school is read, refused, or told of; none is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from plcomms.load.project import find_root, load_project
from plcomms.load.schools import school_files
from plcomms.model.errors import InputError

WORDS = "name: Oak Creek Elementary School\nprincipal:\n  name: Jo Day\n"


def put(folder: Path, name: str, words: str = WORDS) -> None:
    (folder / "schools" / name).write_text(words, "utf-8")


@pytest.mark.parametrize("name", ["oak-creek.YAML", "oak-creek.yml", "oak-creek.Yml"])
def test_a_school_is_read_whatever_the_capitals_of_its_ending(riverbend: Path, name: str) -> None:
    put(riverbend, name)
    project = load_project(riverbend)
    assert "oak-creek" in project.schools
    assert project.notes == ()
    assert f"schools/{name}" in project.sources


@pytest.mark.parametrize("name", ["oak-creek.txt", "oak-creek.yaml.txt", "oak-creek.yalm", "oak-creek"])
def test_a_school_with_another_ending_is_told_of(riverbend: Path, name: str) -> None:
    put(riverbend, name)
    (note,) = load_project(riverbend).notes
    assert (note.rule, note.severity.word) == ("not-read", "warning")
    assert note.message == f"“schools/{name}” is not read."
    assert "oak-creek.yaml" in note.help


@pytest.mark.parametrize(
    "name", ["._cedar-elementary.yaml", ".oak.yaml", "oak.yaml~", "oak.yaml.bak", ".DS_Store"]
)
def test_hidden_files_and_backups_are_passed_over(riverbend: Path, name: str) -> None:
    (riverbend / "schools" / name).write_bytes(b"\x00\x05\x16\x07\x00")
    project = load_project(riverbend)
    assert len(project.schools) == 3
    assert project.notes == ()


def test_what_was_never_meant_for_a_school_is_let_be(riverbend: Path) -> None:
    put(riverbend, "README.txt", "Each principal keeps one file here.\n")
    (riverbend / "schools" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (riverbend / "schools" / "old.yaml").mkdir()
    assert load_project(riverbend).notes == ()


def refused(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        load_project(folder)
    return [(f.span.file, f.message) for f in caught.value.findings if f.span]


def test_two_files_of_one_school_are_refused_and_both_are_named(riverbend: Path) -> None:
    put(riverbend, "cedar-elementary.yml")
    ((file, message),) = refused(riverbend)
    assert file == "schools/cedar-elementary.yml"
    assert "schools/cedar-elementary.yaml" in message
    assert "schools/cedar-elementary.yml" in message


def test_a_school_that_would_take_the_districts_place_is_refused(riverbend: Path) -> None:
    put(riverbend, "district.yaml")
    ((file, message),) = refused(riverbend)
    assert file == "schools/district.yaml"
    assert "the district's own" in message
    assert find_root(riverbend / "schools") == riverbend


def test_a_name_that_cannot_be_a_schools_is_told_at_its_own_file(riverbend: Path) -> None:
    put(riverbend, "Oak Creek.yml")
    assert [file for file, _ in refused(riverbend)] == ["schools/Oak Creek.yml"]


def test_a_link_that_leads_nowhere_is_told(riverbend: Path) -> None:
    (riverbend / "schools" / "oak-creek.yaml").symlink_to(riverbend / "gone.yaml")
    assert [file for file, _ in refused(riverbend)] == ["schools/oak-creek.yaml"]


def test_a_district_without_schools_has_none(tmp_path: Path) -> None:
    assert school_files(tmp_path).files == {}


def test_two_schools_of_one_name_are_refused_and_both_files_are_named(riverbend: Path) -> None:
    put(riverbend, "oak-creek.yaml")
    put(
        riverbend,
        "oak-west.yaml",
        WORDS.replace("Oak Creek Elementary", '"Oak  creek elementary').replace("School", 'School"', 1),
    )
    ((file, message),) = refused(riverbend)
    assert file == "schools/oak-west.yaml"
    assert "schools/oak-creek.yaml and schools/oak-west.yaml" in message
    put(riverbend, "oak-west.yaml", WORDS.replace("Oak Creek", "Oak West"))
    assert load_project(riverbend).schools
