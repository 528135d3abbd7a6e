"""The words of the profession, found where they stand, with what to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plcomms.model.document import Request
from plcomms.model.finding import Finding, Severity
from plcomms.pipeline import check_root, prepare
from plcomms.report.report import Report

TODAY = date(2026, 11, 24)
HARD = "We leverage formative assessments to operationalize competency-based pathways."
VISION = "Every child in Riverbend will be known well, taught well, and ready for college, work and life."


def _place(report: Report, finding: Finding) -> tuple[str, int, int]:
    places = report.positions(finding)
    assert places is not None
    assert finding.span is not None
    source = report.sources[finding.span.file].text
    return source[finding.span.start : finding.span.end], places[0].line, places[0].column


def test_each_hard_word_of_a_vision_is_named_at_its_place_with_plain_words(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("district.yaml", VISION, HARD)
    lines = (riverbend / "district.yaml").read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if HARD in text)
    report = check_root(riverbend, TODAY)
    assert report.fails(Severity.WARNING)
    found = {_place(report, f): f for f in report.findings if f.rule in ("jargon", "unexplained")}
    column = lines[line - 1].index(HARD) + 1
    for words in ("leverage", "formative assessments", "operationalize", "competency-based", "pathways"):
        finding = found[words, line, column + HARD.index(words)]
        assert "say “" in finding.help.lower()
        assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(("words", "said"), [("leverages", "uses"), ("leveraged", "used")])
def test_plain_words_agree_with_what_they_replace(
    riverbend: Path, edit: Callable[[str, str, str], None], words: str, said: str
) -> None:
    edit("district.yaml", VISION, f"Our school {words} time well.")
    report = check_root(riverbend, TODAY)
    (finding,) = [f for f in report.findings if f.rule == "jargon"]
    assert f"“{said}”" in finding.help
    assert [edit.replacement for edit in finding.edits] == [said]


def test_a_term_that_the_box_of_every_document_explains_is_advice_and_names_plainer_words(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit(
        "schools/cedar-elementary.yaml",
        "Please ask the same question",
        "A 504 plan can help. Please ask the same question",
    )
    report = prepare(riverbend, Request(kinds=("newsletter",), formats=("markdown",)), TODAY).report
    (finding,) = [f for f in report.findings if f.rule == "unexplained"]
    assert _place(report, finding)[0] == "504 plan"
    assert finding.severity is Severity.ADVICE
    assert "box" in finding.help
