"""A district's folder is loaded whole, or refused with every mistake at its place."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from plcomms.load.project import find_root, load_project
from plcomms.model.errors import InputError
from plcomms.model.fonts import FONTS
from plcomms.model.text import Text

Edit = Callable[[str, str, str], None]


def refusals(folder: Path) -> list[str]:
    """“file:line:column message” of everything that is wrong with the district in ``folder``."""
    with pytest.raises(InputError) as caught:
        load_project(folder)
    found = []
    for finding in caught.value.findings:
        assert finding.span
        assert finding.help
        where = caught.value.sources[finding.span.file].position(finding.span.start)
        found.append(f"{finding.span.file}:{where.line}:{where.column} {finding.message}")
    return found


def line_of(folder: Path, name: str, words: str) -> tuple[int, int]:
    for number, line in enumerate((folder / name).read_text("utf-8").splitlines(), 1):
        if words in line:
            return number, line.index(words) + 1
    raise AssertionError(words)


def test_the_example_loads_with_every_statement_placed(riverbend: Path) -> None:
    project = load_project(riverbend)
    statement = project.district.vision.statement
    assert isinstance(statement, Text)
    span = statement.span(0, len(statement))
    assert span
    assert project.sources["district.yaml"].text[span.start : span.end] == statement
    assert sorted(project.schools) == ["cedar-elementary", "millrace-middle", "riverbend-high"]


def test_all_mistakes_of_all_files_are_told_at_once(riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", "\nvision:", "\nvisoin:")
    edit("district.yaml", "guidelines: [", "guidelines: [futur, ")
    edit("schools/cedar-elementary.yaml", "end: 7:00 pm", "end: 4:00 pm")
    found = "\n".join(refusals(riverbend))
    assert "“vision” is missing" not in found
    assert "There is no “visoin”" in found
    assert "“futur” cannot stand" in found
    line, column = line_of(riverbend, "schools/cedar-elementary.yaml", "4:00 pm")
    assert (
        f"cedar-elementary.yaml:{line}:{column} This event ends at 4:00 pm, before it starts at 5:30 pm"
        in found
    )


def test_the_nearest_right_key_is_named(riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", "short_name:", "shortname:")
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    assert "Did you mean “short_name”?" in caught.value.findings[0].help


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('primary: "#14505c"', "primary: green", "“green” is not a color"),
        ("id: family-evening", "id: Family Evening!", "cannot be used as a short name"),
        ("date: 2027-01-28", "date: January 28", "“January 28” has no year"),
        ("date: 2027-01-28", "date: 2027-02-30", "no such day"),
        ("logo: logo.svg", "logo: gone.svg", "no file “gone.svg”"),
        ("logo: logo.svg", "logo: ../../../../etc/hosts", "outside the district's folder"),
        ("logo: logo.svg", "logo: district.yaml", "not a JPEG, PNG, WebP, HEIC or SVG"),
        ("    families: Your child", "    familes: Your child", "no audience “familes”"),
        ("name: Riverbend School District", "name: [Riverbend]", "must be text, but a list"),
        ("name: Riverbend School District", "name:", "“name” is empty"),
        ("languages: [en]", "languages: en", "must be a list"),
    ],
)
def test_a_value_that_cannot_stand_there_is_told_plainly(
    riverbend: Path, edit: Edit, old: str, new: str, words: str
) -> None:
    edit("district.yaml", old, new)
    assert any(words in found for found in refusals(riverbend))


def test_a_list_where_a_mapping_belongs(riverbend: Path) -> None:
    (riverbend / "district.yaml").write_text("- name: a\n- name: b\n", "utf-8")
    assert "must be a group of named lines, but a list stands there" in refusals(riverbend)[0]


def test_an_empty_file(riverbend: Path) -> None:
    (riverbend / "schools/cedar-elementary.yaml").write_text("", "utf-8")
    assert refusals(riverbend) == ["schools/cedar-elementary.yaml:1:1 This file is empty."]


def test_a_file_in_another_encoding_is_told_with_its_line(riverbend: Path) -> None:
    (riverbend / "district.yaml").write_bytes(b"name: a\nvision: caf\xe9\n")
    assert "not saved as UTF-8 text: a character on line 2" in refusals(riverbend)[0]


def test_two_entries_of_one_name(riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", "id: no-surprises", "id: ready-for-life")
    assert any("Two entries are called “ready-for-life”" in found for found in refusals(riverbend))


def test_a_reply_after_the_event(riverbend: Path, edit: Edit) -> None:
    edit("schools/cedar-elementary.yaml", "reply_by: 2027-02-04", "reply_by: 2027-03-04")
    assert any("after the event" in found for found in refusals(riverbend))


def test_the_folder_is_found_from_below(riverbend: Path) -> None:
    assert find_root(riverbend / "schools") == riverbend.resolve()


def test_a_missing_folder_and_a_folder_without_a_district(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder"):
        find_root(tmp_path / "gone")
    (tmp_path / "distrct.yaml").write_text("name: a", "utf-8")
    with pytest.raises(InputError) as caught:
        find_root(tmp_path)
    assert "rename it to district.yaml" in caught.value.hint


def test_a_school_may_add_terms_to_the_glossary(riverbend: Path) -> None:
    (riverbend / "glossary.yaml").write_text(
        "terms:\n  - {term: riverbank, say: [shore], means: The edge., policy: avoid}\nremove: [IEP]\n",
        "utf-8",
    )
    terms = {term.term for term in load_project(riverbend).glossary.terms}
    assert "riverbank" in terms
    assert "IEP" not in terms


@pytest.mark.parametrize(
    ("written", "message", "help"),
    [
        ("navy", "“navy” is not a color", "'#1f5f8b'"),
        ("'1f5f8b'", "“1f5f8b” is not a color", "'#1f5f8b'"),
        ("'#12345'", "“#12345” is not a color", "three or six"),
        ("#14505c", "There is no color after “primary”: without quotes, # begins a remark", "in quotes"),
    ],
)
def test_a_color_that_cannot_be_read_is_told_at_its_place(
    riverbend: Path, edit: Edit, written: str, message: str, help: str
) -> None:
    edit("district.yaml", '"#14505c"', written)
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    (finding,) = caught.value.findings
    assert finding.span
    assert message in finding.message
    assert help in finding.help
    line = caught.value.sources["district.yaml"].position(finding.span.start).line
    assert line == line_of(riverbend, "district.yaml", written)[0]


def test_a_short_color_is_read_as_the_long_one_and_keeps_its_place(riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", '"#14505c"', "'#1AC'")
    primary = load_project(riverbend).district.brand.colours.primary
    assert primary == "#11aacc"
    assert isinstance(primary, Text)
    text = (riverbend / "district.yaml").read_text("utf-8")
    span = primary.segments[0].span
    assert text[span.start : span.end] == "#1AC"


def test_a_font_that_is_not_on_the_list_is_told_with_the_list(riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", "  logo: logo.svg", "  font: comic\n  logo: logo.svg")
    (found,) = refusals(riverbend)
    line, column = line_of(riverbend, "district.yaml", "comic")
    assert found == f"district.yaml:{line}:{column} “comic” cannot stand at “font”."


def test_a_font_whose_package_is_missing_says_how_to_get_it(
    riverbend: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = replace(FONTS["plex-serif"], package="fontpkg_that_nobody_has_installed")
    monkeypatch.setitem(FONTS, "plex-serif", font)
    edit("district.yaml", "  logo: logo.svg", "  font: plex-serif\n  logo: logo.svg")
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    (finding,) = caught.value.findings
    assert finding.span
    assert "“IBM Plex Serif” are not installed" in finding.message
    assert "-m pip install fontpkg-" in finding.help
    text = caught.value.sources["district.yaml"].text
    assert text[finding.span.start : finding.span.end] == "plex-serif"


@pytest.mark.parametrize(
    ("name", "bytes_"),
    [
        ("broken.svg", b"<svg><g></svg>"),
        ("page.svg", b"<html/>"),
        ("empty.png", b""),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"),
        ("words.jpg", b"these are words"),
    ],
)
def test_a_logo_that_is_no_picture_is_told_at_its_place(
    riverbend: Path, edit: Edit, name: str, bytes_: bytes
) -> None:
    (riverbend / name).write_bytes(bytes_)
    edit("district.yaml", "logo: logo.svg", f"logo: {name}")
    (found,) = refusals(riverbend)
    line, column = line_of(riverbend, "district.yaml", f"logo: {name}")
    assert found.startswith(f"district.yaml:{line}:{column + 6} “{name}” cannot be opened as a picture")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_photograph_cut_short_is_no_picture(riverbend: Path, edit: Edit, form: str) -> None:
    whole = io.BytesIO()
    Image.effect_noise((64, 64), 80).save(whole, form)
    name = f"logo.{form.lower()}"
    (riverbend / name).write_bytes(whole.getvalue())
    edit("district.yaml", "logo: logo.svg", f"logo: {name}")
    load_project(riverbend)
    (riverbend / name).write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    assert "cannot be opened as a picture" in refusals(riverbend)[0]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("bus.png", "There is no file “bus.png”"),
        ("https://e.example/bus.png", "nothing is fetched from elsewhere"),
        ("../bus.png", "lies outside the district"),
    ],
)
def test_a_picture_in_a_text_that_is_not_in_the_folder_is_told_at_its_line(
    riverbend: Path, edit: Edit, name: str, told: str
) -> None:
    edit("schools/cedar-elementary.yaml", "note: |\n", f"note: |\n  See ![a bus]({name}) here.\n\n")
    (found,) = refusals(riverbend)
    assert told in found
    assert found.startswith("schools/cedar-elementary.yaml:")


@pytest.mark.parametrize("name", ["a" * 300 + ".svg", "brand/" + "ü" * 200 + ".svg", "logo.svg/x.svg"])
def test_a_name_that_no_file_can_have_is_a_file_that_is_not_there(
    riverbend: Path, edit: Edit, name: str
) -> None:
    edit("district.yaml", "logo: logo.svg", f"logo: {name}")
    (told,) = refusals(riverbend)
    assert f"There is no file “{name}”" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\nvision:", "\nvison:", ["There is no “vison”"]),
        ("\nvision:", "\nmotto:", ["There is no “motto”", "“vision” is missing"]),
        ("\nvision:\n  statement:", "\nvision:\n  text:", ["There is no “text” in “vision”"]),
    ],
)
def test_a_misspelt_key_is_not_also_called_missing(
    riverbend: Path, edit: Edit, old: str, new: str, told: list[str]
) -> None:
    edit("district.yaml", old, new)
    found = refusals(riverbend)
    assert len(found) == len(told)
    assert all(any(words in line for line in found) for words in told), found
