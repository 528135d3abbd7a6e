"""The program as people run it, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
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


Hidden = Callable[[str, str], dict[str, str]]


@pytest.fixture
def hidden(tmp_path: Path) -> Hidden:
    """The variables of a run in which a package is there in name, and fails with ``error`` when loaded."""

    def hide(package: str, error: str) -> dict[str, str]:
        folder = tmp_path / "hidden" / package
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text(f"raise {error}\n", "utf-8")
        path = os.pathsep.join(filter(None, (str(folder.parent), os.environ.get("PYTHONPATH", ""))))
        return {**os.environ, "PYTHONPATH": path}

    return hide
