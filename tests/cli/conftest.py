"""The program as people run it, in a folder of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def run(plcomms: Run, tmp_path: Path) -> Run:
    """Run ``plcomms`` with words in the folder ``cwd`` (else the test's own)."""

    def command(
        *words: str | Path, cwd: Path | None = None, stdin: str | None = None, **more: object
    ) -> subprocess.CompletedProcess[str]:
        return plcomms(*words, cwd=cwd or tmp_path, stdin=stdin, **more)

    return command
