"""Every picture of a district's files is looked at, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from plcomms.load.project import load_project
from plcomms.model.errors import InputError
from plcomms.model.finding import Severity
from plcomms.model.pictured import pictured
from tests.images.photographs import saved

Edit = Callable[[str, str, str], None]
CEDAR = "schools/cedar-elementary.yaml"
PLACES = {
    "story": ("    people:\n      - name: Jonah\n", "    picture: {at}\n    people:\n      - name: Jonah\n"),
    "event": ("    room: Start", "    picture: {at}\n    room: Start"),
    "principal": ("  phone: 555-0151\n", "  phone: 555-0151\n  picture: {at}\n"),
    "school": ("note: |", "picture: {at}\nnote: |"),
    "gallery": ("note: |", "gallery: [{at}]\nnote: |"),
}
"""Where a picture can stand in a school's file: what is there, and the same with ``at`` for the picture."""


def put(edit: Edit, place: str, picture: str) -> None:
    old, new = PLACES[place]
    edit(CEDAR, old, new.replace("{at}", picture))


@pytest.fixture
def photo(riverbend: Path) -> Path:
    file = riverbend / "photo.jpg"
    file.write_bytes(saved(Image.new("RGB", (3000, 2000), "#7799bb"), "JPEG"))
    return file


@pytest.mark.parametrize("place", PLACES)
def test_a_picture_is_found_read_and_asked_for_wherever_it_stands(
    riverbend: Path, edit: Edit, photo: Path, place: str
) -> None:
    put(edit, place, "{file: photo.jpg, alt: A field.}")
    project = load_project(riverbend)
    assert [shown.picture.file for shown in pictured(project.schools["cedar-elementary"])] == ["photo.jpg"]
    assert [note for note in project.notes if note.rule == "picture"] == []
    photo.unlink()
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    assert [f.message for f in caught.value.findings] == ["There is no file “photo.jpg”."]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [(320, 240), (240, 320)])
def test_a_picture_too_coarse_for_its_printed_size_is_told_at_its_line(
    riverbend: Path, edit: Edit, photo: Path, place: str, size: tuple[int, int]
) -> None:
    wide = {"principal": (160, 120), "school": (1200, 480)}.get(place, size)
    photo.write_bytes(saved(Image.new("RGB", wide, "#7799bb"), "JPEG"))
    put(edit, place, "{file: photo.jpg, alt: A field.}")
    (found,) = [note for note in load_project(riverbend).notes if note.rule == "picture"]
    assert found.severity is Severity.WARNING
    assert "will look blurred on paper" in found.message
    assert "dots wide" in found.help
    assert found.span
    text = (riverbend / CEDAR).read_text("utf-8")
    assert text[found.span.start : found.span.end] == "photo.jpg"


def test_seven_pictures_are_one_too_many_for_a_gallery(riverbend: Path, edit: Edit, photo: Path) -> None:
    many = ", ".join(["{file: photo.jpg, alt: A field.}"] * 7)
    edit(CEDAR, "note: |", f"gallery: [{many}]\nnote: |")
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    (found,) = caught.value.findings
    assert "6" in found.message


def test_a_wrong_focus_is_told_at_its_place(riverbend: Path, edit: Edit, photo: Path) -> None:
    put(edit, "school", "{file: photo.jpg, alt: A field., focus: the faces}")
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    (found,) = caught.value.findings
    assert "“the faces” is not a point of a picture" in found.message
    assert "50% 35%" in found.help
    text = (riverbend / CEDAR).read_text("utf-8")
    assert found.span
    assert text[found.span.start : found.span.end] == "the faces"


@pytest.mark.parametrize(
    ("written", "meant"), [("photographer", "credit"), ("crop", "focus"), ("legend", "caption")]
)
def test_another_name_for_a_line_of_a_picture_leads_to_ours(
    riverbend: Path, edit: Edit, photo: Path, written: str, meant: str
) -> None:
    put(edit, "school", f"{{file: photo.jpg, alt: A field., {written}: Ana Lee}}")
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    assert f"“{meant}”" in caught.value.findings[0].help


@pytest.mark.parametrize("name", ["photo.heic", "photo.HEIC", "photo.heif", "photo.webp", "photo.png"])
def test_what_telephones_and_programs_save_is_taken(riverbend: Path, edit: Edit, name: str) -> None:
    kind = {"heic": "HEIF", "heif": "HEIF", "webp": "WEBP", "png": "PNG"}[name.rpartition(".")[2].lower()]
    (riverbend / name).write_bytes(saved(Image.new("RGB", (1500, 1000), "#7799bb"), kind))
    put(edit, "story", f"{{file: {name}, alt: A field.}}")
    assert load_project(riverbend)
