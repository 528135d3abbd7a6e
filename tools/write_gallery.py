"""Write docs/gallery: a small picture of each kind of document, made from the example district.

A kind that has a page to print is shown by its first page, another by its web page in a browser. A new kind
gets its picture by being there.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from plcomms.load.kinds import load_kinds
from plcomms.model.document import Kind, Made, Request
from plcomms.render.overview import OVERVIEW
from plcomms.render.thumbnails import picture, small
from plcomms.workflows.build import build
from plcomms.workflows.check import prepare
from plcomms.write.journal import read_manifest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "riverbend"
TODAY = date(2026, 11, 24)
INDEX = "index.png"
LARGEST = 60_000

HEAD = """# Gallery

One page of each kind, made from the example district, Riverbend. `make gallery` makes the pictures again.
"""
ENTRY = """
## {title}

{about}

![{alt}]({name})
"""
ALT = "{title} for {audience}, headed “{heading}”"
INDEX_TITLE = "The page that shows everything"
INDEX_ABOUT = "Each build writes it: all that was made, with filters, reading grades and who hears what."
INDEX_ALT = "Riverbend's page of everything made, with filters and small pictures of the documents"
TOO_LARGE = "{name} has {size} bytes; a picture in docs/gallery may have {largest}."
NO_BROWSER = "Install Debian's chromium: sh tools/system-packages.sh test"


def main() -> int:
    """Write the pictures and the page that names them."""
    kinds = load_kinds(None).kinds
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "out"
        build(prepare(EXAMPLE, Request(), TODAY), out, Request())
        made = [entry.made for entry in read_manifest(out).entries.values()]
        shown = {name: chosen(kind, made) for name, kind in sorted(kinds.items())}
        pictures = dict(drawn(shown, out))
    for name, png in pictures.items():
        if len(png) > LARGEST:
            print(TOO_LARGE.format(name=name, size=len(png), largest=LARGEST), file=sys.stderr)
            return 1
    folder = ROOT / "docs" / "gallery"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, png in pictures.items():
        (folder / name).write_bytes(png)
    (folder / "README.md").write_text(text(kinds, shown), "utf-8")
    return 0


def chosen(kind: Kind, made: list[Made]) -> Made:
    """The file that shows ``kind``: for its first audience, from a school where schools send it, to print."""
    audiences = list(kind.audiences)
    mine = [m for m in made if m.artifact.document.kind == kind.name and m.artifact.format in ("pdf", "web")]

    def order(m: Made) -> tuple[object, ...]:
        document = m.artifact.document
        return (
            m.artifact.format != "pdf",
            audiences.index(document.audience),
            not document.school,
            m.artifact.look.up,
            m.path,
        )

    return min(mine, key=order)


def drawn(shown: Mapping[str, Made], out: Path) -> Iterator[tuple[str, bytes]]:
    """The small pictures of the files ``shown`` and of the page of everything, by their names."""
    for name, made in shown.items():
        file = out / made.path
        pdf = made.artifact.format == "pdf"
        yield f"{name}.png", picture(file.read_bytes()) if pdf else photographed(file, 640, 830)
    yield INDEX, photographed(out / OVERVIEW, 1120, 1280)


def photographed(page: Path, width: int, height: int) -> bytes:
    """The top of a web page as a browser shows it."""
    from PIL import Image  # noqa: PLC0415
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise SystemExit(NO_BROWSER)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=2)
        opened.goto(page.as_uri(), wait_until="networkidle")
        image = Image.open(io.BytesIO(opened.screenshot()))
        browser.close()
    return small(image)


def text(kinds: Mapping[str, Kind], shown: Mapping[str, Made]) -> str:
    """The page that names and describes all pictures."""
    from plcomms.load.glossary import builtin_glossary  # noqa: PLC0415

    audiences = builtin_glossary().audiences
    parts = [HEAD]
    for name, made in shown.items():
        kind = kinds[name]
        reader = audiences[made.artifact.document.audience].label
        alt = ALT.format(title=kind.title, audience=reader, heading=made.title)
        parts.append(ENTRY.format(title=kind.title, about=kind.about, alt=alt, name=f"{name}.png"))
    parts.append(ENTRY.format(title=INDEX_TITLE, about=INDEX_ABOUT, alt=INDEX_ALT, name=INDEX))
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
