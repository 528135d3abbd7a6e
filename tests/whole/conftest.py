"""The program as people run it, and everything that it makes of the example."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import RIVERBEND

TODAY = "2026-11-24"
LONGEST = 600
"""Seconds that a build of the example may take on a busy machine."""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """The variables that a run gets: a fixed day and no colours."""
    return os.environ | {"PLCOMMS_TODAY": TODAY, "NO_COLOR": "1"}


@pytest.fixture(scope="session")
def plcomms(environment: dict[str, str]) -> Run:
    """Run ``plcomms`` with words, in the folder ``cwd``; gives its exit code and what it printed."""

    def run(
        *words: str | Path, cwd: Path | None = None, stdin: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "plcomms", *map(str, words)],
            cwd=cwd,
            env=environment,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def _made_once(factory: pytest.TempPathFactory, name: str, plcomms: Run, *words: str) -> Path:
    """The folder of what a build of the example makes, which tests on all processors look at.

    Whoever needs it first makes it; the others wait until it is there.
    """
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out, told = base / name / "out", base / f"{name}.json"
    try:
        (base / name).mkdir()
    except FileExistsError:
        end = time.monotonic() + LONGEST
        while not told.exists():
            assert time.monotonic() < end, f"{out} was not made"
            time.sleep(0.2)
    else:
        done = plcomms("build", "-C", RIVERBEND, "--out", out, *words)
        fresh = told.with_suffix(".part")
        fresh.write_text(json.dumps([done.returncode, done.stdout + done.stderr]), "utf-8")
        fresh.replace(told)
    code, said = json.loads(told.read_text("utf-8"))
    assert code == 0, said
    return out


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, plcomms: Run) -> Path:
    """The folder of everything that a plain build makes of the example."""
    return _made_once(tmp_path_factory, "built", plcomms)


@pytest.fixture(scope="session")
def copier(tmp_path_factory: pytest.TempPathFactory, plcomms: Run) -> Path:
    """The folder of all pages to print, for a black-and-white copier, in large print, on A4."""
    look = ("--paper", "a4", "--ink", "bw", "--large-print")
    return _made_once(tmp_path_factory, "copier", plcomms, "--format", "pdf", *look)
