"""A browser for what channels make, and the example's documents as messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plcomms.model.document import Document
from plcomms.render.assets import APART
from tests.conftest import RIVERBEND
from tests.render.pages import page

DOCUMENTS = (
    Document("newsletter", "families", "cedar-elementary"),
    Document("newsletter", "staff"),
    Document("letter", "families"),
    Document("invitation", "families", "cedar-elementary", event="show-me-night"),
    Document("talking-points", "students-high"),
)


@pytest.fixture(scope="session", params=DOCUMENTS, ids=lambda d: d.name)
def document(request: pytest.FixtureRequest) -> Document:
    """One of several of the example's documents, of every kind that is sent and of one that is not."""
    made: Document = request.param
    return made


def violations(browser: Any, html: str) -> tuple[list[tuple[int, str, str, str]], list[str]]:
    """What axe finds in ``html`` at two widths in light and at one in dark, and what it tried to fetch."""
    import axe_playwright_python

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    found, asked = [], []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        opened = context.new_page()
        opened.on("request", lambda request: asked.append(request.url))
        opened.set_content(html)
        opened.evaluate(axe)
        for width in (600, 375) if scheme == "light" else (375,):
            opened.set_viewport_size({"width": width, "height": 900})
            result = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [(width, scheme, v["id"], v["nodes"][0]["html"][:160]) for v in result["violations"]]
            if opened.evaluate("document.documentElement.scrollWidth") > width:
                found.append((width, scheme, "wider than the screen", ""))
        context.close()
    return found, [url for url in asked if not url.startswith(("data:", "about:"))]


def bodies(document: Document) -> str:
    """The HTML of the words of ``document`` that are not for paper or a web page alone."""
    soup = BeautifulSoup(page(RIVERBEND, document, "markdown").body.html, "html.parser")
    for apart in soup.select(", ".join(f".{name}" for name in sorted(APART))):
        apart.decompose()
    return str(soup)
