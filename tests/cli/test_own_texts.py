"""plcomms reads its own texts, and finds nothing in them that it should not."""

from __future__ import annotations

from tests.conftest import ROOT, Run


def test_the_readme_and_the_pages_of_docs_hold_to_what_they_ask(run: Run) -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
    done = run("check", *pages)
    assert done.returncode == 0, done.stdout


def test_the_example_has_not_even_advice(run: Run) -> None:
    for district in sorted(p.parent for p in (ROOT / "examples").glob("*/district.yaml")):
        done = run("check", district, "--fail-on", "advice")
        assert done.returncode == 0, done.stdout
