"""What is checked, by the many ways in which people name a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Edit = Callable[[str, str, str], None]
SCHOOL = "schools/cedar-elementary.yaml"


@pytest.fixture
def riverbend(riverbend: Path) -> Path:
    """The copied district with one of its schools: enough for what is tested here, and soon checked."""
    for name in ("millrace-middle", "riverbend-high"):
        (riverbend / "schools" / f"{name}.yaml").unlink()
    return riverbend


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        (".", SCHOOL),
        (".", f"./schools/../{SCHOOL}"),
        ("schools", "cedar-elementary.yaml"),
        ("schools", "./cedar-elementary.yaml"),
        ("schools", "../schools/cedar-elementary.yaml"),
        ("schools", "../district.yaml"),
        (".", "district.yaml"),
    ],
)
def test_a_file_of_a_district_is_known_however_it_is_named(
    run: Run, riverbend: Path, edit: Edit, folder: str, name: str
) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    edit("district.yaml", "  statement: ", "  statement: We utilize it. ")
    done = run("check", name, cwd=riverbend / folder)
    assert done.returncode == 1, done.stderr
    mine, other = (SCHOOL, "district.yaml")[:: -1 if "district" in name else 1]
    assert mine in done.stdout
    assert other not in done.stdout


@pytest.mark.parametrize("linked", ["schools", SCHOOL, "district.yaml", "."])
def test_what_is_linked_to_a_shared_drive_is_checked_in_its_place(
    run: Run, riverbend: Path, tmp_path: Path, edit: Edit, linked: str
) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    edit("district.yaml", "  statement: ", "  statement: We utilize it. ")
    shared = tmp_path / "shared" / "drive"
    shared.parent.mkdir()
    shutil.move(riverbend / linked, shared)
    os.symlink(shared, riverbend / linked)
    for name in (SCHOOL, "district.yaml"):
        done = run("check", riverbend / name)
        assert done.returncode == 1, done.stderr
        assert f"{name}:" in done.stdout
    (tmp_path / "here.yaml").symlink_to(riverbend / SCHOOL)
    assert run("check", riverbend, cwd=tmp_path).returncode == 1
    assert run("check", "-C", riverbend / "schools").returncode == 1


def test_a_link_elsewhere_to_a_schools_file_is_that_file(run: Run, riverbend: Path, tmp_path: Path) -> None:
    (tmp_path / "cedar.yaml").symlink_to(riverbend / SCHOOL)
    done = run("check", "cedar.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_file_that_the_district_does_not_read_is_not_called_free_of_findings(
    run: Run, riverbend: Path
) -> None:
    (riverbend / "old" / "schools").mkdir(parents=True)
    shutil.copy(riverbend / SCHOOL, riverbend / "old" / "schools")
    done = run("check", "old/schools/cedar-elementary.yaml", cwd=riverbend)
    assert done.returncode == 2
    assert "is not one of the files that plcomms reads" in done.stderr


def test_one_file_that_cannot_be_used_keeps_no_other_from_being_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")
    (tmp_path / "b.md").write_bytes(b"We \xff")
    (tmp_path / "c.md").write_text("We utilize it.\n", "utf-8")
    (tmp_path / "~$d.docx").write_bytes(b"lock")
    names = ("a.docx", "b.md", "c.md", "~$d.docx")
    done = run("check", *names)
    assert done.returncode == 2
    assert "c.md:1:4" in done.stdout
    assert all(
        said in done.stderr
        for said in ("“a.docx” is damaged", "“b.md” is not saved", "“~$d.docx” was passed")
    )
    assert run("check", "c.md", "~$d.docx").returncode == 1
    assert run("check", "--fix", *names).returncode == 2
    assert (tmp_path / "c.md").read_text("utf-8") == "We use it.\n"
    alone = run("check", "~$d.docx")
    assert (alone.returncode, alone.stdout) == (2, "")
    assert "nothing to check" in alone.stderr
