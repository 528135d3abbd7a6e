"""The verbs for programs: the page that shows them says what is so, and they are the commands' own road."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import plcomms
from plcomms import check, compose, load, plan, render, write
from plcomms.model.errors import RenderError
from plcomms.render.office import pandoc
from tests.conftest import ROOT

EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)


def test_the_examples_of_the_page_run_one_after_the_other(
    riverbend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(example.replace('"examples/riverbend"', repr(str(riverbend))), names)  # noqa: S102 (our own page)
    assert (tmp_path / "letters" / "index.html").is_file()


def test_the_verbs_are_there_whatever_was_loaded_before() -> None:
    before = "import plcomms.plan.planner, plcomms.check.fixes"
    words = f"{before}; from plcomms import plan, check; plan.__call__; check.__call__"
    subprocess.run([sys.executable, "-c", words], check=True)


def test_naming_the_package_loads_no_step_of_the_road() -> None:
    words = "import sys, plcomms; print([n for n in sys.modules if n.startswith('plcomms.')])"
    done = subprocess.run([sys.executable, "-c", words], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['plcomms.version']"


def test_what_there_is_not_is_said_as_python_says_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'publish'"):
        getattr(plcomms, "publish")  # noqa: B009


def test_what_this_computer_cannot_make_is_left_out_of_a_plan_as_a_build_leaves_it_out(
    riverbend: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "_program", lambda: "")
    district = load(riverbend)
    planned = plan(district, kinds=["letter", "talking-points"])
    assert {a.format for a in planned.artifacts}.isdisjoint({"word", "slides"})
    assert planned.lacking.startswith("Left out: slides and word.")
    with pytest.raises(RenderError):
        plan(district, kinds=["letter"], formats=["word"])


def test_written_files_are_those_that_were_rendered_and_a_second_time_none_is_new(
    riverbend: Path, tmp_path: Path
) -> None:
    district = load(riverbend)
    checked = check(compose(district, plan(district, kinds=["letter"], formats=["text", "markdown"])))
    files = render(checked).files
    built = write(checked, tmp_path / "out")
    assert {path: (tmp_path / "out" / path).read_bytes() for path in built.made} == files
    assert not write(checked, tmp_path / "out").made
