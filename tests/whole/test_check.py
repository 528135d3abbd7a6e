"""``plcomms check``: what it finds, where it says that is, and how it leaves."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

import pytest
import yaml

from plcomms.workflows.check import check_district
from tests.conftest import RIVERBEND, Run

JARGON = "We leverage formative assessments to operationalize competency-based pathways"
TERMS = ("leverage", "formative assessments", "operationalize", "competency-based", "pathways")

Edit = Callable[[str, str, str], None]


def test_the_example_is_clean(plcomms: Run) -> None:
    done = plcomms("check", RIVERBEND)
    assert done.returncode == 0, done.stdout
    assert "error" not in done.stdout
    assert "warning" not in done.stdout


@pytest.mark.parametrize("where", ["statement:", "families:"])
def test_each_term_is_named_at_its_line_and_column_with_plain_words(
    plcomms: Run, riverbend: Path, where: str
) -> None:
    path = riverbend / "district.yaml"
    text = path.read_text("utf-8")
    vision = next(line for line in text.splitlines() if line.strip().startswith(where))
    key = vision[: vision.index(":") + 1]
    path.write_text(text.replace(vision, f"{key} {JARGON}.", 1), "utf-8")
    done = plcomms("check", riverbend)
    assert done.returncode == 1
    lines = path.read_text("utf-8").splitlines()
    number = next(i for i, t in enumerate(lines, 1) if JARGON in t)
    for term in TERMS:
        column = lines[number - 1].index(term) + 1
        assert f"district.yaml:{number}:{column}" in done.stdout, (term, done.stdout)
        assert f"“{term}”" in done.stdout
    as_data = json.loads(plcomms("check", riverbend, "--format", "json").stdout)
    for term in TERMS:
        found = [
            f
            for f in as_data["findings"]
            if f["line"] == number and f["column"] == lines[number - 1].index(term) + 1
        ]
        assert found, term
        assert any(f["help"] for f in found), term


def test_one_file_of_a_district_is_checked_alone(plcomms: Run, riverbend: Path, edit: Edit) -> None:
    edit("schools/cedar-elementary.yaml", "I stand at the front door", "I utilize the front door")
    assert plcomms("check", riverbend / "schools/cedar-elementary.yaml").returncode == 1
    assert plcomms("check", riverbend / "schools/riverbend-high.yaml").returncode == 0


def test_loose_text_is_checked_from_a_file_and_from_standard_input(plcomms: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# News\n\nWe will **utilize** the\nnew gym.\n", "utf-8")
    done = plcomms("check", draft)
    assert done.returncode == 1
    assert f"{draft}:3:11" in done.stdout
    piped = plcomms("check", "-", stdin=draft.read_text("utf-8"))
    assert piped.returncode == 1
    assert "<stdin>:3:11" in piped.stdout
    assert plcomms("check", "-", stdin="Please come to the gym on Friday.\n").returncode == 0


def test_the_nearest_folder_above_is_found(plcomms: Run, riverbend: Path) -> None:
    assert plcomms("check", cwd=riverbend / "schools").returncode == 0


def test_what_fails_can_be_chosen(plcomms: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("We utilize the new gym.\n", "utf-8")
    assert plcomms("check", draft).returncode == 1
    assert plcomms("check", draft, "--fail-on", "error").returncode == 0
    assert plcomms("check", draft, "--fail-on", "never").returncode == 0


@pytest.mark.parametrize(
    ("make", "code", "said"),
    [
        (lambda d: d / "no-such-folder", 2, "no file or folder"),
        (lambda d: (d / "empty").mkdir() or d / "empty", 2, "district.yaml"),
        (lambda d: (d / "a.pdf").write_bytes(b"x") and d / "a.pdf", 2, "not something that plcomms checks"),
    ],
)
def test_what_cannot_be_checked_is_said(
    plcomms: Run, tmp_path: Path, make: Callable[[Path], Path], code: int, said: str
) -> None:
    done = plcomms("check", make(tmp_path))
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "said"),
    [
        ("district.yaml", "\nvision:", "\n\tvision:", "district.yaml:", "tab"),
        ("district.yaml", "\nvision:", "\nvison:", "district.yaml:", "vision"),
        ("district.yaml", "\nwhys:", "\nname: Twice\nwhys:", "district.yaml:", "twice"),
        ("district.yaml", "date: 2027-01-28", "date: 2027-02-30", "district.yaml:", "no such day"),
        ("district.yaml", "logo: logo.svg", "logo: nowhere.svg", "district.yaml:", "nowhere.svg"),
        (
            "schools/cedar-elementary.yaml",
            "principal:",
            "principal: []\nprincipa:",
            "cedar-elementary.yaml:",
            "principa",
        ),
    ],
)
def test_a_mistake_in_a_file_is_one_clear_message_at_its_place(
    plcomms: Run, riverbend: Path, edit: Edit, name: str, old: str, new: str, place: str, said: str
) -> None:
    edit(name, old, new)
    done = plcomms("check", riverbend)
    assert done.returncode == 2, done.stdout + done.stderr
    assert place in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_all_mistakes_are_told_in_one_run(plcomms: Run, riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", "date: 2027-01-28", "date: soon")
    edit("schools/cedar-elementary.yaml", "principal:", "principl:")
    edit("schools/riverbend-high.yaml", "name:", "nmae:")
    done = plcomms("check", riverbend)
    assert done.returncode == 2
    for place in ("district.yaml:", "cedar-elementary.yaml:", "riverbend-high.yaml:"):
        assert place in done.stderr


def test_an_event_that_ends_before_it_starts_is_refused(plcomms: Run, riverbend: Path) -> None:
    path = riverbend / "schools/cedar-elementary.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("end: 7:00 pm", "end: 4:00 pm", 1), "utf-8")
    assert path.read_text("utf-8") != text
    done = plcomms("check", riverbend)
    assert done.returncode == 2
    assert "before it starts" in done.stderr


def test_an_empty_file_is_said_to_be_empty(plcomms: Run, tmp_path: Path) -> None:
    (tmp_path / "district.yaml").write_text("", "utf-8")
    done = plcomms("check", tmp_path)
    assert done.returncode == 2
    assert "district.yaml:1:1" in done.stderr


def test_an_output_folder_is_not_read_as_input(plcomms: Run, riverbend: Path) -> None:
    shutil.copytree(RIVERBEND / "schools", riverbend / "out" / "schools")
    assert plcomms("check", riverbend).returncode == 0


def test_signs_without_end_are_checked_in_seconds(riverbend: Path) -> None:
    """In processor time: four texts as long as a text may be, of signs that could be tried in many ways."""
    signs = iter(("*a_", "[a](", "- a\n", "![", "a@"))
    for file in ("district.yaml", "schools/cedar-elementary.yaml"):
        data = yaml.load((riverbend / file).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (strings alone)
        for why in data.get("whys", [])[:3]:
            sign = next(signs)
            why["statement"] = sign * (39_000 // len(sign))
        if "note" in data:
            sign = next(signs)
            data["note"] = sign * (39_000 // len(sign))
        (riverbend / file).write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    started = process_time()
    report = check_district(riverbend, date(2026, 11, 24))
    assert process_time() - started < 30
    assert {"too-many-parts", "endless-word"} <= {finding.rule for finding in report.findings}
