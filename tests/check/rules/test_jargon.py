"""The words of the profession, found where they stand, with what to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plcomms.check.engine import check_passages
from plcomms.check.merge import merged
from plcomms.check.registry import all_rules
from plcomms.check.rule import Context, Passage
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.load.markdown import read_markdown
from plcomms.load.yaml.file import plain_text
from plcomms.model.document import Document
from plcomms.model.finding import Finding, Severity
from plcomms.report.report import Report
from plcomms.workflows.check import check_district

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
    report = check_district(riverbend, TODAY)
    assert report.fails(Severity.WARNING)
    by_weight = sorted(report.findings, key=lambda f: f.severity)
    found = {_place(report, f): f for f in by_weight if f.rule in ("jargon", "unexplained")}
    column = lines[line - 1].index(HARD) + 1
    for words in ("leverage", "formative assessments", "operationalize"):
        finding = found[words, line, column + HARD.index(words)]
        assert "say “" in finding.help.lower()
        assert finding.severity is Severity.WARNING
    for words in ("competency-based", "pathways"):
        finding = found[words, line, column + HARD.index(words)]
        assert any(begin in finding.help.lower() for begin in ("plainer: “", "or say “"))


@pytest.mark.parametrize(("words", "said"), [("leverages", "uses"), ("leveraged", "used")])
def test_plain_words_agree_with_what_they_replace(
    riverbend: Path, edit: Callable[[str, str, str], None], words: str, said: str
) -> None:
    edit("district.yaml", VISION, f"Our school {words} time well.")
    report = check_district(riverbend, TODAY)
    (finding,) = [f for f in report.findings if f.rule == "jargon"]
    assert f"“{said}”" in finding.help
    assert [edit.replacement for edit in finding.edits] == [said]


def test_a_term_that_the_box_of_its_paper_explains_is_advice_and_names_plainer_words() -> None:
    (rule,) = [rule for rule in all_rules() if rule.id == "unexplained"]
    blocks = read_markdown(plain_text("Your child may get a 504 plan.", "a.md", 0)).blocks
    glossary = layered(builtin_glossary(), None)
    families, letter = glossary.audience("families"), Document("letter", "families")
    boxed = Passage(blocks, families, "a", letter, frozenset(["504 plan"]))
    bare = Passage(blocks, families, "b", letter)
    context = Context(glossary, TODAY)
    (advice,) = check_passages(rule, [boxed], context)
    (warning,) = check_passages(rule, [bare], context)
    assert (advice.severity, warning.severity) == (Severity.ADVICE, Severity.WARNING)
    assert "box" in advice.help
    (both,) = merged([advice, warning])
    assert both.severity is Severity.WARNING
