"""Started in a folder of anybody's, the program takes no code from there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plcomms.render.office import pandoc
from tests.conftest import RIVERBEND

TRAP = "import pathlib; pathlib.Path({mark!r}).write_text(__name__)\n"
NAMES = tuple(
    """
    bs4 charset_normalizer ctypes decimal email encodings html jinja2 json markdown markdown_it markupsafe
    multiprocessing pickle pydantic pypandoc resource segno shlex signal sitecustomize textstat threading
    typer typing_extensions usercustomize weasyprint yaml zipfile zoneinfo
    """.split()  # noqa: SIM905 (words are read more easily than a list of strings)
)
"""What plcomms, its libraries and Python import once they run, and what Python runs at its start."""


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Path, Path]:
    """A district whose folder has files that would be run, and the file that they would write."""
    folder, mark = tmp_path / "hostile", tmp_path / "ran"
    shutil.copytree(RIVERBEND, folder, ignore=shutil.ignore_patterns("out"))
    trap = TRAP.format(mark=str(mark))
    for name in NAMES:
        (folder / f"{name}.py").write_text(trap, "utf-8")
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(trap, "utf-8")
    (folder / "here.pth").write_text(trap, "utf-8")
    for name in ("pandoc", "python", "python3", "pandoc.exe"):
        (folder / name).write_text(f"#!/bin/sh\necho ran > {mark}\nexit 1\n", "utf-8")
        (folder / name).chmod(0o755)
    own = folder / "templates" / "letter"
    own.mkdir(parents=True)
    (own / "letter.families.md").write_text("# {{ sender.name }}\n\n{{ say(vision) }}\n", "utf-8")
    return folder, mark


def ran_in(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NO_COLOR": "1", "PLCOMMS_TODAY": "2026-11-24"} | variables
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


PROGRAM = str(Path(sys.executable).parent / "plcomms")


@pytest.mark.parametrize(
    ("command", "variables"),
    [
        ((PROGRAM,), {}),
        ((sys.executable, "-m", "plcomms"), {}),
        ((PROGRAM,), {"PATH": f":.:{os.environ['PATH']}"}),
    ],
    ids=["command", "module", "open path"],
)
def test_a_check_runs_nothing_of_the_folder_it_is_in(
    hostile: tuple[Path, Path], command: tuple[str, ...], variables: dict[str, str]
) -> None:
    folder, mark = hostile
    done = ran_in(folder, *command, "check", **variables)
    assert (done.returncode, "Reading grade" in done.stdout) == (0, True), done.stdout + done.stderr
    assert not mark.exists(), mark.read_text("utf-8")


def test_a_build_in_several_processes_runs_nothing_of_the_folder_it_is_in(hostile: tuple[Path, Path]) -> None:
    folder, mark = hostile
    what = ("build", "letter", "talking-points", "--format", "word", "--format", "web")
    done = ran_in(folder, sys.executable, "-m", "plcomms", *what, PATH=f".:{os.environ['PATH']}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert list(folder.glob("out/district/*.docx"))
    assert not mark.exists(), mark.read_text("utf-8")


def test_plcomms_itself_is_not_taken_from_the_folder_it_is_in(hostile: tuple[Path, Path]) -> None:
    """``python -m`` looks there first, before any of our code runs; with -P it does not."""
    folder, mark = hostile
    (folder / "plcomms").mkdir()
    for name in ("__init__.py", "__main__.py"):
        (folder / "plcomms" / name).write_text(TRAP.format(mark=str(mark)), "utf-8")
    for command in ((PROGRAM,), (sys.executable, "-P", "-m", "plcomms")):
        assert ran_in(folder, *command, "check").returncode == 0
    assert not mark.exists(), mark.read_text("utf-8")


def test_a_python_that_it_starts_looks_nowhere_else_either() -> None:
    code = "from plcomms.cli import start; start._take_no_code_from_here(); import os; print(os.environ)"
    done = ran_in(Path.cwd(), sys.executable, "-c", code)
    assert "'PYTHONSAFEPATH': '1'" in done.stdout
    assert "'NODEFAULTCURRENTDIRECTORYINEXEPATH': '1'" in done.stdout.upper()


def test_pandoc_is_not_taken_from_the_folder_it_is_in(
    hostile: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hostile[0])
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    for path in ("", ".", f".{os.pathsep}templates"):
        monkeypatch.setenv("PATH", path)
        assert pandoc._program.__wrapped__() == ""
