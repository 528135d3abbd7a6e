"""Write contact-sheet/: a small picture of the first page of every kind, in every theme and both inks.

One PNG for each paper and ink; a row for each theme, a column for each kind that has a page to print. They
are to be looked at, and are not kept in the repository.

    python tools/write_contact_sheet.py [DISTRICT] [--paper a4]
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import pypdfium2
from PIL import Image

from plcomms.load.kinds import load_kinds
from plcomms.model.document import Artifact, PrintOptions, Request
from plcomms.model.errors import PlcommsError
from plcomms.render.frame import to_printed
from plcomms.workflows.check import prepare
from plcomms.workflows.rendering import page_of

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "riverbend"
OUT = ROOT / "contact-sheet"
TODAY = date(2026, 11, 24)
WIDE, HIGH, BETWEEN = 300, 400, 10


def main(arguments: list[str]) -> int:
    """Write a sheet for each ink."""
    named = [one for one in arguments if not one.startswith("-") and one != "a4"]
    paper: Literal["letter", "a4"] = "a4" if "a4" in arguments else "letter"
    district = Path(named[0]) if named else EXAMPLE
    OUT.mkdir(exist_ok=True)
    inks: tuple[Literal["colour", "bw"], ...] = ("colour", "bw")
    for ink in inks:
        rows = [list(pages(district, theme, paper, ink)) for theme in load_kinds(district).themes]
        file = OUT / f"{paper}-{ink}.png"
        sheet(rows).save(file)
        print(file)
    return 0


def pages(
    district: Path, theme: str, paper: Literal["letter", "a4"], ink: Literal["colour", "bw"]
) -> Iterator[Image.Image | None]:
    """The first page of each kind in ``theme``, where it has a page to print."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "district"
        shutil.copytree(district, root, ignore=shutil.ignore_patterns("out"))
        file = root / "district.yaml"
        text = file.read_text("utf-8")
        line = f"brand:\n  theme: {theme}\n"
        file.write_text(text.replace("brand:\n", line, 1) if "\nbrand:\n" in text else line + text, "utf-8")
        prepared = prepare(root, Request(formats=("pdf",)), TODAY)
        shown: dict[str, Artifact] = {}
        for artifact in prepared.plan.artifacts:
            known = shown.get(artifact.document.kind)
            if known is None or (artifact.document.school and not known.document.school):
                shown[artifact.document.kind] = artifact
        for artifact in shown.values():
            look = PrintOptions(up=artifact.look.up, paper=paper, ink=ink)
            try:
                data = to_printed(page_of(Artifact(artifact.document, "pdf", look), prepared)).data
            except PlcommsError as error:
                print(theme, artifact.document.label, error.message, file=sys.stderr)
                yield None
                continue
            yield pypdfium2.PdfDocument(io.BytesIO(data))[0].render(scale=0.6).to_pil()


def sheet(rows: list[list[Image.Image | None]]) -> Image.Image:
    """``rows`` of pages side by side on grey."""
    columns = max(map(len, rows))
    made = Image.new("RGB", (columns * (WIDE + BETWEEN), len(rows) * (HIGH + BETWEEN)), "#9a9a9a")
    for down, row in enumerate(rows):
        for across, picture in enumerate(row):
            if picture:
                picture.thumbnail((WIDE, HIGH))
                made.paste(picture, (across * (WIDE + BETWEEN) + 5, down * (HIGH + BETWEEN) + 5))
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
