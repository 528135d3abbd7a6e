"""What stops a document is told by the build that does not make it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

CEDAR = "schools/cedar-elementary.yaml"
ASK = ("newsletter", "letter", "--school", "cedar-elementary", "--format", "markdown")


def test_a_build_that_is_stopped_tells_the_errors_at_their_place(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit(CEDAR, "consent: {given: 2026-11-10, by: mother, covers: [name, words]}\n", "\n")
    edit(CEDAR, "I stand at", "We will utilize rigor. I stand at")
    line = next(
        n
        for n, row in enumerate((riverbend / CEDAR).read_text("utf-8").split("\n"), 1)
        if "name: Jonah" in row
    )
    command = [sys.executable, "-m", "plcomms", "build", "-C", str(riverbend), *ASK]
    environment = os.environ | {"NO_COLOR": "1", "PLCOMMS_TODAY": "2026-11-24"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    said = " ".join(done.stderr.split())
    assert done.returncode == 3
    assert f"{CEDAR}:{line}:" in said
    assert "no consent is on record" in said
    assert "Ask the parent or guardian" in said
    assert "newsletter-families” was not made" in said
    assert "to read them" in said.partition("was not made")[2], "what is no error is told by a check"
    assert "utilize" not in said
    assert "error in the text: run" not in said
    assert "errors in the text: run" not in said
