"""The program as people run it, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``plcomms`` with words in the folder ``cwd`` (else the test's own)."""
    environment = os.environ | {"NO_COLOR": "1"}

    def command(
        *words: str | Path, cwd: Path | None = None, stdin: str | None = None, today: str = "2026-11-24"
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "plcomms", *map(str, words)],
            cwd=cwd or tmp_path,
            env=environment | {"PLCOMMS_TODAY": today},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return command
