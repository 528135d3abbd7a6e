"""Our templates are kept in the form that runs; a district's own are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plcomms.documents.kinds import load_kinds
from plcomms.documents.templates import template_environment


def test_what_a_district_wrote_in_a_template_is_not_kept(
    riverbend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLCOMMS_CACHE", str(tmp_path / "cache"))
    own = riverbend / "templates" / "letter"
    own.mkdir(parents=True)
    (own / "own.md").write_text("Our secret marigold.{% include 'plcomms/_frames/pdf.html' %}", "utf-8")
    environment = template_environment(load_kinds(riverbend))
    for _ in range(2):
        environment.get_template("letter/own.md")
        environment.get_template("plcomms/_frames/pdf.html")
        environment.cache.clear()  # type: ignore[union-attr]
    kept = [path.read_bytes() for path in (tmp_path / "cache").rglob("*.cache")]
    assert len(kept) == 1
    assert b"marigold" not in kept[0]
