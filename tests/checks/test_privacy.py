"""An error of privacy stops just the documents that would show it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from plcomms.model.document import Request
from plcomms.model.finding import Severity
from plcomms.pipeline import build, prepare

TODAY = date(2026, 11, 24)
CONSENT = "consent: {given: 2026-11-10, by: mother, covers: [name, words]}\n"


def test_a_story_without_consent_stops_the_documents_that_show_it_and_no_others(
    riverbend: Path, edit: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    edit("schools/cedar-elementary.yaml", CONSENT, "\n")
    request = Request(kinds=("newsletter", "talking-points"), formats=("markdown",))
    prepared = prepare(riverbend, request, TODAY)
    (finding,) = [f for f in prepared.report.findings if f.rule == "consent"]
    assert finding.severity is Severity.ERROR
    assert finding.span is not None
    source = prepared.report.sources[finding.span.file].text
    assert source[finding.span.start : finding.span.end] == "Jonah"
    assert set(finding.documents) == {"cedar-elementary/newsletter-families"}
    built = build(prepared, tmp_path / "out", request)
    assert "cedar-elementary/newsletter-families.md" not in built.made
    assert "millrace-middle/newsletter-families.md" in built.made
    assert not (tmp_path / "out/cedar-elementary/newsletter-families.md").exists()


def test_a_student_who_is_in_no_record_is_found_in_a_note(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit(
        "schools/cedar-elementary.yaml",
        "Last week a first grader told",
        "Last week a first grader named Ana Ruiz told",
    )
    report = prepare(riverbend, Request(formats=("markdown",)), TODAY).report
    found = [f for f in report.findings if f.rule == "student-named"]
    assert [f.span and f.span.file for f in found] == ["schools/cedar-elementary.yaml"]
