"""An error of privacy stops just the documents that would show it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from plcomms.model.document import Request
from plcomms.model.finding import Severity
from plcomms.workflows.build import build
from plcomms.workflows.check import prepare

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


def test_a_student_who_is_named_for_those_who_do_not_see_the_picture_is_found_and_stops_it(
    riverbend: Path, edit: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    Image.new("RGB", (40, 30)).save(riverbend / "peas.png")
    alt = "A fourth grader named Ana Ruiz grew peas."
    school = "schools/cedar-elementary.yaml"
    request = Request(kinds=("newsletter",), formats=("markdown",))
    before = prepare(riverbend, request, TODAY).report.grades
    edit(school, "    people:\n", f"    picture: {{file: peas.png, alt: {alt}}}\n    people:\n")
    prepared = prepare(riverbend, request, TODAY)
    (finding,) = [f for f in prepared.report.findings if f.rule == "student-named"]
    assert finding.severity is Severity.ERROR
    assert finding.span is not None
    assert finding.span.file == school
    text = (riverbend / school).read_text("utf-8")
    assert text[finding.span.start : finding.span.end] == "Ana Ruiz"
    assert finding.documents == ("cedar-elementary/newsletter-families",)
    assert prepared.report.grades == before
    built = build(prepared, tmp_path / "out", request)
    assert "cedar-elementary/newsletter-families.md" not in built.made


def test_the_words_of_a_logo_are_read(riverbend: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("district.yaml", "logo_alt:", "logo_alt: Drawn by our student Liam Parker #")
    found = [f for f in prepare(riverbend, Request(), TODAY).report.findings if f.rule == "student-named"]
    assert [f.span and f.span.file for f in found] == ["district.yaml"]
    assert found[0].documents


def test_a_picture_of_a_student_without_consent_to_it_stops_its_documents(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    Image.new("RGB", (40, 30)).save(riverbend / "peas.png")
    picture = "    picture: {file: peas.png, alt: A child reads.}\n    people:\n"
    edit("schools/cedar-elementary.yaml", "    people:\n", picture)
    (found,) = [f for f in prepare(riverbend, Request(), TODAY).report.findings if f.rule == "consent"]
    assert "picture" in found.message
    assert "cedar-elementary/newsletter-families" in found.documents


NOTE = "Last week a first grader told"


def _named(riverbend: Path) -> list[tuple[str, Severity]]:
    found = prepare(riverbend, Request(kinds=("newsletter",), formats=("markdown",)), TODAY).report
    return [
        (found.sources[f.span.file].text[f.span.start : f.span.end], f.severity)
        for f in found.findings
        if f.rule == "student-named" and f.span
    ]


def test_consent_at_one_school_covers_no_child_of_that_name_at_another(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    assert _named(riverbend) == []
    edit("schools/cedar-elementary.yaml", NOTE, "Last week Jonah told")
    assert _named(riverbend) == []
    edit("schools/millrace-middle.yaml", "I ask one thing of you.", "Jonah, a seventh grader, asks this.")
    assert _named(riverbend) == [("Jonah", Severity.ERROR)]


def test_consent_for_one_child_in_a_story_covers_no_other_child_in_it(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("schools/cedar-elementary.yaml", "They worked at a small table", "Jonah and Mia Torres worked")
    assert _named(riverbend) == [("Mia Torres", Severity.WARNING)]


def test_more_of_a_name_than_the_family_agreed_to_is_asked_about(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("schools/cedar-elementary.yaml", NOTE, "Last week Jonah Lindqvist told")
    assert [name for name, _ in _named(riverbend)] == ["Jonah Lindqvist"]


@pytest.mark.parametrize(
    ("listed", "left"),
    [
        ("staff: [Emma Chen]\n", []),
        ("people: [{name: Emma Chen, role: community}]\n", []),
        (
            "people: [{name: Emma Chen, role: student, consent: "
            "{given: 2026-10-06, by: mother, covers: [name]}}]\n",
            [],
        ),
        ("people: [{name: Emma Chen, role: student}]\n", ["Emma Chen"]),
        (
            "people: [{name: Emma Chen, role: student, consent: "
            "{given: 2026-10-06, by: mother, covers: [name], until: 2026-11-01}}]\n",
            ["Emma Chen"],
        ),
        (
            "people: [{name: Emma Chen, role: student, consent: "
            "{given: 2026-10-06, by: mother, covers: [picture]}}]\n",
            ["Emma Chen"],
        ),
    ],
)
def test_somebody_on_a_list_may_be_named_and_a_child_only_with_consent_that_holds(
    riverbend: Path, edit: Callable[[str, str, str], None], listed: str, left: list[str]
) -> None:
    edit("schools/cedar-elementary.yaml", NOTE, "Congratulations to Emma Chen. A first grader told")
    assert [name for name, _ in _named(riverbend)] == ["Emma Chen"]
    edit("schools/cedar-elementary.yaml", "note: |", f"{listed}note: |")
    assert [name for name, _ in _named(riverbend)] == left


def test_a_teachers_first_name_is_no_childs(riverbend: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("schools/cedar-elementary.yaml", NOTE, "Grace Nakamura met Grace, a first grader, who told")
    assert _named(riverbend) == [("Grace", Severity.ERROR)]


def test_the_health_of_a_child_is_found_in_a_note(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("schools/cedar-elementary.yaml", NOTE, "Jonah has asthma. A first grader told")
    found = prepare(riverbend, Request(kinds=("newsletter",)), TODAY).report.findings
    assert [f.message for f in found if f.rule == "health-detail"] == [
        "“asthma” tells something about one child's health, record or home."
    ]
