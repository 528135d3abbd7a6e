"""Long names are the district's own: its writer cannot shorten them, so no sentence is too long for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plcomms.workflows.check import check_district

NAME = "Dr. Martha Eugenia Castellanos-Whitfield Academy of Arts, Sciences and Music at Upper Pine Valley"


def test_a_sentence_is_not_too_long_because_of_a_name(riverbend: Path) -> None:
    school = riverbend / "schools/cedar-elementary.yaml"
    text = school.read_text("utf-8")
    school.write_text(text.replace("name: Cedar Elementary School", f"name: {NAME}", 1), "utf-8")
    found = check_district(riverbend, date(2026, 11, 24)).findings
    assert not [finding.message for finding in found if finding.rule in ("long-sentence", "unexplained")]


def test_a_sentence_that_is_long_without_the_name_is_still_found(riverbend: Path) -> None:
    school = riverbend / "schools/cedar-elementary.yaml"
    text = school.read_text("utf-8").replace("name: Cedar Elementary School", f"name: {NAME}", 1)
    long = f"At {NAME} we read and we write and " + "we add and " * 8 + "we sing."
    assert "I stand at the front door" in text
    school.write_text(text.replace("I stand at the front door", f"{long} I stand at the front door"), "utf-8")
    found = [f for f in check_district(riverbend, date(2026, 11, 24)).findings if f.rule == "long-sentence"]
    assert [finding.message for finding in found] == ["This sentence has 34 words."]
