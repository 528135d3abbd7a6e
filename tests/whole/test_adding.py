"""What the pages on adding things show works as it stands: by lying where the page says, in a copy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import plcomms
from tests.conftest import RIVERBEND, ROOT

PAGES = ("add-a-format.md", "add-a-report.md", "add-a-command.md")


def shown(page: str) -> dict[str, str]:
    """The files that a page shows, by their names."""
    words = (ROOT / "docs" / page).read_text("utf-8")
    return dict(re.findall(r"`([\w./-]+)`:\n\n```\w+\n(.*?)```", words, re.DOTALL))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of plcomms with all that the pages show in it, and a district in ``district``."""
    folder = tmp_path_factory.mktemp("adding")
    package = folder / "src" / "plcomms"
    shutil.copytree(Path(plcomms.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("glossary.yaml", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "templates", folder / "templates")
    for page in PAGES:
        for name, text in shown(page).items():
            (folder / name).write_text(text, "utf-8")
    shutil.copytree(RIVERBEND, folder / "district", ignore=shutil.ignore_patterns("out"))
    return folder


def run(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PLCOMMS_TODAY": "2026-11-24"}
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, env=environment, cwd=copy, capture_output=True, text=True, check=False)


def test_an_output_format_is_one_file(copy: Path) -> None:
    kind = copy / "district" / "templates" / "letter"
    shutil.copytree(ROOT / "templates" / "letter", kind)
    about = (kind / "kind.yaml").read_text("utf-8")
    (kind / "kind.yaml").write_text(about.replace("formats: [", "formats: [outline, "), "utf-8")
    done = run(copy, "plcomms", "build", "letter", "-C", "district", "--format", "outline")
    assert done.returncode == 0, done.stderr
    made = list((copy / "district" / "out").rglob("*.outline.txt"))
    assert made
    assert all(file.read_text("utf-8").strip() for file in made)
    assert "Outline" in (copy / "district" / "out" / "index.html").read_text("utf-8")


def test_a_way_to_print_findings_is_one_file(copy: Path) -> None:
    (copy / "draft.md").write_text("We leverage synergy.\n", "utf-8")
    done = run(copy, "plcomms", "check", "draft.md", "--format", "tally")
    assert re.fullmatch(r"draft\.md\t[1-9]\d*\n", done.stdout), done.stderr


def test_a_command_is_one_file(copy: Path) -> None:
    done = run(copy, "plcomms", "events", "-C", "district")
    assert done.returncode == 0, done.stderr
    assert re.match(r"\d{4}-\d\d-\d\d  \w", done.stdout)
    assert "List the district's own events" in run(copy, "plcomms", "--help").stdout


def test_an_audience_is_a_line_and_gets_what_those_it_is_like_get(riverbend: Path) -> None:
    (words,) = shown("add-an-audience.md").values()
    with (riverbend / "glossary.yaml").open("a", encoding="utf-8") as glossary:
        glossary.write(f"\n{words}")
    done = run(ROOT, "plcomms", "build", "-C", str(riverbend), "--dry-run", "--audience", "bus-drivers")
    assert done.returncode == 0, done.stderr
    everything = run(ROOT, "plcomms", "build", "-C", str(riverbend), "--dry-run").stdout.splitlines()
    staff = [line for line in everything if re.search(r"-staff\b", line)]
    assert staff
    assert done.stdout.splitlines() == [line.replace("-staff", "-bus-drivers") for line in staff]


def test_what_the_pages_show_is_written_as_all_code_here(copy: Path) -> None:
    files = [name for page in PAGES for name in shown(page)]
    for words in (("ruff", "check", "--no-cache"), ("ruff", "format", "--no-cache", "--check"), ("mypy",)):
        done = run(copy, *words, *files)
        assert done.returncode == 0, done.stdout + done.stderr
