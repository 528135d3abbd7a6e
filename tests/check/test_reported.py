"""Words of public reports in which a child is named, or nobody is."""

from __future__ import annotations

from datetime import date

import pytest

from plcomms.workflows.draft import check_draft, draft_of

TODAY = date(2026, 11, 24)


def named(text: str) -> list[str]:
    """The words of ``text`` that are said to name a student."""
    report = check_draft(draft_of("a.md", text), "families", TODAY)
    return [
        text[finding.span.start : finding.span.end]
        for finding in report.findings
        if finding.rule == "student-named" and finding.span
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Spelling bee winner: Omar Haddad.", ["Omar Haddad"]),
        ("Happy birthday to Ana Cruz and Sam Ortiz!", ["Ana Cruz", "Sam Ortiz"]),
        ("Senior Maria Lopez won the race.", ["Maria Lopez"]),
        ("Our goalkeeper was Bo Li, a junior.", ["Bo Li"]),
        ("Our valedictorian is Grace Kim.", ["Grace Kim"]),
        ("Artwork by Mia T., Grade 2.", ["Mia T."]),
    ],
)
def test_a_child_is_found_by_what_schools_say_of_children(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Freshman Orientation is on August 12.",
        "Sign up for Freshman Campus Tours and the Freshman Seminar.",
        "The Student Athlete Banquet is on Friday.",
        "Come to the Senior Breakfast and the Junior Ring Ceremony.",
        "Kindergarten Round-Up and Sophomore Parent Night are in May.",
    ],
)
def test_what_a_class_does_names_nobody(text: str) -> None:
    assert named(text) == []
