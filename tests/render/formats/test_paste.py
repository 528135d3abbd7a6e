"""Pages to paste: what a browser copies, and what an editor keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from PIL import Image

from plcomms.model.document import Document
from plcomms.render.formats.paste import RENDERER, render
from tests.conftest import RIVERBEND
from tests.render.conftest import bodies, violations
from tests.render.pages import page

NOTE = "Select all"


def made(document: Document, folder: Path = RIVERBEND) -> str:
    return render(page(folder, document, "paste")).decode()


def test_its_name_tells_it_from_the_web_page() -> None:
    assert RENDERER.format.extension == "paste.html"


def test_it_needs_no_head_no_script_and_no_picture(document: Document) -> None:
    soup = BeautifulSoup(made(document), "html.parser")
    assert soup.select("script, style, link, img, svg, table") == []
    assert all(element.get("style") for element in soup.select("main h1, main h2, main h3, main p, main li"))


def test_select_all_copies_the_document_and_not_the_note(browser: Any, document: Document) -> None:
    opened = browser.new_page()
    opened.set_content(made(document))
    assert NOTE in opened.locator("body").inner_text()
    opened.keyboard.press("Control+A")
    copied = " ".join(opened.evaluate("getSelection().toString()").split())
    opened.close()
    assert NOTE not in copied
    soup = BeautifulSoup(bodies(document), "html.parser")
    for heading in soup.select("main h1, main h2, main h3"):
        assert " ".join(heading.get_text().split()) in copied


def test_every_link_stays(document: Document) -> None:
    soup = BeautifulSoup(bodies(document), "html.parser")
    pasted = BeautifulSoup(made(document), "html.parser")
    assert {a["href"] for a in pasted.select("a")} == {a["href"] for a in soup.select("a")}


def test_axe_finds_no_barrier_and_nothing_is_fetched(browser: Any, document: Document) -> None:
    assert violations(browser, made(document)) == ([], [])


def test_a_picture_is_named_where_it_stood(riverbend: Path) -> None:
    path = riverbend / "schools/cedar-elementary.yaml"
    text = path.read_text("utf-8")
    told = "    picture: {file: cat.png, alt: A cat on a mat}\n    people:\n      - name: Jonah"
    path.write_text(text.replace("    people:\n      - name: Jonah", told, 1), "utf-8")
    Image.new("RGB", (40, 30)).save(riverbend / "cat.png")
    assert "[A cat on a mat]" in made(Document("newsletter", "families", "cedar-elementary"), riverbend)
