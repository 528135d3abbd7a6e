"""What can be measured of posters and cards: letters that can be read, lines that are not too long, edges."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from plcomms.model.document import Document, PrintOptions
from tests.render.pages import example, made

Edit = Callable[[str, str, str], None]
SHOW_ME = Document("invitation", "families", "cedar-elementary", event="show-me-night")
COMMUNITY = Document("one-pager", "community")
MEASURED = [
    (SHOW_ME, PrintOptions(up=1)),
    (SHOW_ME, PrintOptions(up=2)),
    (SHOW_ME, PrintOptions(up=4)),
    (COMMUNITY, PrintOptions()),
]
LARGE = [(SHOW_ME, PrintOptions(large=True)), (COMMUNITY, PrintOptions(large=True))]
MM = 72 / 25.4
LEAST, LEAST_LARGE = 9.0, 18.0
EDGE = 6.0
LONGEST = 78
"""Letters a line: 75 are easily read, and the last word may be over."""
PARAGRAPH = 3
"""Lines from which on a text is one to be read on, not a label."""


def lines(document: Document, look: PrintOptions, folder: Path) -> tuple[tuple[float, ...], list[list[str]]]:
    """The box round all words of a page and its sheet, in points, and the lines of each block."""
    file = folder / "page.pdf"
    file.write_bytes(example(document, look))
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", file, "-"], capture_output=True, check=True, text=True
    )
    tree = BeautifulSoup(done.stdout, "html.parser")
    words = [[float(str(w[name])) for name in ("xmin", "ymin", "xmax", "ymax")] for w in tree.select("word")]
    sheet = tree.select_one("page")
    assert sheet
    box = (
        min(w[0] for w in words),
        min(w[1] for w in words),
        float(str(sheet["width"])) - max(w[2] for w in words),
        float(str(sheet["height"])) - max(w[3] for w in words),
    )
    blocks = [
        [" ".join(w.get_text() for w in line.select("word")) for line in block.select("line")]
        for block in tree.select("block")
    ]
    return box, blocks


def sizes(pdf: bytes) -> Iterator[tuple[float, str]]:
    """The size of each run of words."""
    found: list[tuple[float, str]] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append((abs(size * tm[3] * cm[3]), text.strip()))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    yield from found


@pytest.mark.parametrize(("document", "look"), MEASURED + LARGE, ids=str)
def test_no_letters_are_too_small_to_read(document: Document, look: PrintOptions) -> None:
    least = LEAST_LARGE if look.large else LEAST
    small = {words: round(size, 1) for size, words in sizes(example(document, look)) if size < least - 0.05}
    assert small == {}


@pytest.mark.parametrize(("document", "look"), MEASURED, ids=str)
def test_nothing_stands_too_near_to_an_edge_and_no_line_is_too_long(
    document: Document, look: PrintOptions, tmp_path: Path
) -> None:
    box, blocks = lines(document, look, tmp_path)
    assert min(box) / MM >= EDGE - 0.5, box
    long = [line for block in blocks if len(block) >= PARAGRAPH for line in block if len(line) > LONGEST]
    assert long == []


@pytest.mark.parametrize("theme", ["press", "cut-paper", "plain"])
def test_a_poster_takes_one_page_in_every_theme(riverbend: Path, edit: Edit, theme: str) -> None:
    edit("district.yaml", "  logo: logo.svg", f"  theme: {theme}\n  logo: logo.svg")
    for document in (SHOW_ME, COMMUNITY):
        pdf = made(riverbend, document, "pdf")
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
        assert min(size for size, _ in sizes(pdf)) >= LEAST - 0.05
