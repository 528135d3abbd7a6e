"""The runner of inputs that nobody meant, on a few of them: ``make fuzz`` takes ten thousand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz.child import run
from benchmarks.fuzz.inputs import KINDS
from tests.conftest import ROOT

ASK = ("--check", "12", "--build", "0", "--seed", "7")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a child is a fork of the program")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_number_gives_the_same_input(kind: str) -> None:
    assert KINDS[kind](Random(7)) == KINDS[kind](Random(7))


def test_some_changed_districts_and_drafts_end_in_words(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.fuzz", *ASK, "--keep", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].split()[:7] == ["all", "12", "0", "0", "0", "0", "0"]


def test_a_write_elsewhere_and_a_trace_are_counted(tmp_path: Path, riverbend: Path) -> None:
    (tmp_path / "tmp").mkdir()
    done = run(("init", str(tmp_path / "new")), (tmp_path / "tmp",))
    assert done.code == 0, done.said
    assert any(str(tmp_path / "new") in touched for touched in done.touched)
    assert not done.broke
    allowed = run(("init", str(tmp_path / "other")), (tmp_path,))
    assert allowed.touched == ()
