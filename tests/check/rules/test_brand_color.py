"""A brand color that is changed is said, at its place, with what it became."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from plcomms.check.rule import Context
from plcomms.check.rules.brand_color import brand_color
from plcomms.load.project import load_project
from plcomms.model.finding import Severity
from plcomms.render.palette import palette
from plcomms.report.formats import terminal
from plcomms.workflows.check import check_district
from tests.conftest import RIVERBEND

Edit = Callable[[str, str, str], None]
TODAY = date(2026, 11, 24)


def test_a_pale_color_is_told_with_its_line_what_it_became_and_where(riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", '"#b3501a"', "'#FC0'")
    report = check_district(riverbend, TODAY)
    found = [f for f in report.findings if f.rule == "brand-color"]
    assert len(found) == 1
    text = (riverbend / "district.yaml").read_text("utf-8")
    line = next(n for n, words in enumerate(text.splitlines(), 1) if "'#FC0'" in words)
    assert report.place(found[0]) == f"district.yaml:{line}:14"
    assert found[0].severity is Severity.ADVICE
    made = palette(load_project(riverbend).district.brand.colours)
    assert found[0].message == (
        "The accent color #ffcc00 is too light for words on a white page: "
        f"names, months and small headings are set in {made.accent_text} instead."
    )
    assert "1.4 to 1; words need 4.5 to 1" in found[0].help
    said = terminal.write(report, colour=False)
    assert f"district.yaml:{line}:14" in said
    assert made.accent_text in said


def test_the_example_and_the_starter_have_colors_that_stay(tmp_path: Path) -> None:
    starter = RIVERBEND.parents[1] / "templates" / "_starter"
    for folder in (RIVERBEND, starter):
        project = load_project(folder)
        assert list(brand_color.check(project, Context(project.glossary, TODAY))) == []
