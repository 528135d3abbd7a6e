"""Themes are folders: one that is not there is told, and a district's own needs no program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.load.themes import style_files
from plcomms.model.document import Document
from plcomms.model.errors import InputError
from plcomms.model.theme import Theme
from tests.render.pages import page

Edit = Callable[[str, str, str], None]
LETTER = Document("letter", "families")
THEMES = ("cut-paper", "horizon", "plain", "press")


def chosen(edit: Edit, theme: str) -> None:
    edit("district.yaml", "  logo: logo.svg", f"  theme: {theme}\n  logo: logo.svg")


def own(folder: Path, name: str, about: str, style: str = "") -> None:
    place = folder / "templates" / "_themes" / name
    place.mkdir(parents=True)
    (place / "theme.yaml").write_text(about, "utf-8")
    if style:
        (place / "style.css").write_text(style, "utf-8")


def test_the_four_themes_are_there_and_none_is_like_another() -> None:
    themes = load_kinds(None).themes
    assert sorted(themes) == list(THEMES)
    assert len({theme.about for theme in themes.values()}) == len(THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_the_look_of_pages(riverbend: Path, edit: Edit, theme: str) -> None:
    chosen(edit, theme)
    for format in ("web", "pdf"):
        html = page(riverbend, LETTER, format).html
        assert f"theme-{theme} " in html
        assert "{%" not in html
        assert "{{" not in html


def test_a_theme_that_is_not_there_is_told_at_its_place_with_the_nearest(riverbend: Path, edit: Edit) -> None:
    chosen(edit, "cut-papr")
    with pytest.raises(InputError) as raised:
        load_project(riverbend)
    (found,) = raised.value.findings
    assert found.message == "There is no theme “cut-papr”."
    assert "cut-paper" in found.help
    assert found.span
    text = (riverbend / "district.yaml").read_text("utf-8")
    assert text[found.span.start : found.span.end] == "cut-papr"


def test_a_theme_of_the_districts_own_is_a_folder_that_may_be_like_another(
    riverbend: Path, edit: Edit
) -> None:
    own(
        riverbend,
        "river",
        "title: River\nabout: Ours.\nlike: press\ndisplay: bricolage\n",
        "h1 { color: {{ palette.accent_text }}; }",
    )
    chosen(edit, "river")
    html = page(riverbend, LETTER, "pdf").html
    press = html.index("White paper") if "White paper" in html else html.index("--rise: none")
    assert press < html.index("h1 { color: #b3501a; }")
    assert "Bricolage Grotesque" in html


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("title: River\nabout: Ours.\ndisplay: comic\n", "“comic” cannot stand at “display”."),
        ("title: River\nabout: Ours.\nlike: prss\n", "There is no theme “prss”."),
        ("title: River\n", "“about” is missing."),
    ],
)
def test_what_is_wrong_in_a_theme_is_told(riverbend: Path, about: str, said: str) -> None:
    own(riverbend, "river", about)
    with pytest.raises(InputError) as raised:
        load_kinds(riverbend)
    assert [found.message for found in raised.value.findings] == [said]
    assert raised.value.findings[0].span


def test_themes_that_are_like_each_other_end() -> None:
    both = {a: Theme(title=a, about=a, like=b) for a, b in (("one", "two"), ("two", "one"))}
    assert len(list(style_files("one", both, "letter", "pdf"))) == 8


def test_a_school_may_have_an_accent_of_its_own_and_keeps_the_rest(riverbend: Path, edit: Edit) -> None:
    chosen(edit, "press")
    edit(
        "schools/cedar-elementary.yaml",
        "level: elementary",
        'level: elementary\nbrand: {colors: {accent: "#7b1e3a"}}',
    )
    project = load_project(riverbend)
    district, school = project.sender("").brand, project.sender("cedar-elementary").brand
    assert (school.colours.accent, school.colours.primary) == ("#7b1e3a", district.colours.primary)
    assert (school.logo, school.theme, school.font) == (district.logo, "press", district.font)
