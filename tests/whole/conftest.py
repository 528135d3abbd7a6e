"""The program as people run it, and everything that it makes of the example."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import RIVERBEND

TODAY = "2026-11-24"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables that a run gets: a fixed day, no colours, a cache of its own."""
    cache = tmp_path_factory.mktemp("cache")
    return os.environ | {"PLCOMMS_TODAY": TODAY, "NO_COLOR": "1", "PLCOMMS_CACHE": str(cache)}


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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, plcomms: Run) -> Path:
    """The folder of everything that a plain build makes of the example."""
    out = tmp_path_factory.mktemp("built") / "out"
    done = plcomms("build", "-C", RIVERBEND, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="session")
def copier(tmp_path_factory: pytest.TempPathFactory, plcomms: Run) -> Path:
    """The folder of all pages to print, for a black-and-white copier, in large print, on A4."""
    out = tmp_path_factory.mktemp("copier") / "out"
    look = ("--paper", "a4", "--ink", "bw", "--large-print")
    done = plcomms("build", "-C", RIVERBEND, "--out", out, "--format", "pdf", *look)
    assert done.returncode == 0, done.stdout + done.stderr
    return out
