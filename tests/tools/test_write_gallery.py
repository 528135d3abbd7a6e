"""docs/gallery shows every kind, in pictures that are small, and tells of each in words."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from plcomms.load.kinds import load_kinds
from plcomms.render.thumbnails import WIDTH, size
from tests.conftest import ROOT

GALLERY = ROOT / "docs" / "gallery"
KINDS = load_kinds(None).kinds


@pytest.mark.parametrize("name", [*KINDS, "index"])
def test_a_kind_has_its_picture_small_and_told_in_words(name: str) -> None:
    png = (GALLERY / f"{name}.png").read_bytes()
    assert size(png)[0] == WIDTH
    assert len(png) <= 60_000
    page = (GALLERY / "README.md").read_text("utf-8")
    told = re.search(rf"!\[([^\]]+)\]\({name}\.png\)", page)
    assert told, "run make gallery"
    assert len(told[1].split()) > 3
    if name in KINDS:
        assert f"## {KINDS[name].title}\n\n{KINDS[name].about}\n" in page


def test_no_picture_is_left_of_a_kind_that_is_gone() -> None:
    assert {file.stem for file in GALLERY.glob("*.png")} == {*KINDS, "index"}


def test_the_page_holds_to_what_we_ask() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "plcomms", "check", GALLERY / "README.md"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
