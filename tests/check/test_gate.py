"""What stops a document is all that was found, whatever somebody chose to hear of."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plcomms.check import baseline
from plcomms.check.gate import stopped_by, stopping
from plcomms.check.selection import Selection
from plcomms.model.document import Request
from plcomms.model.finding import Finding, Severity
from plcomms.workflows import kit
from plcomms.workflows.baseline import selection_for
from plcomms.workflows.build import build
from plcomms.workflows.check import Checking, prepare

TODAY = date(2026, 11, 24)
SCHOOL = "schools/cedar-elementary.yaml"
CONSENT = "consent: {given: 2026-11-10, by: mother, covers: [name, words]}\n"
LABEL = "cedar-elementary/newsletter-families"
ASK = Request(kinds=("newsletter",), formats=("markdown",), schools=("cedar-elementary",))
NOTHING: Counter[baseline.KnownFinding] = Counter()
CHOICES = {
    "all": Selection(),
    "another rule": Selection(only=("jargon",)),
    "skipped": Selection(skip=("consent",)),
    "skipped in a list": Selection(skip=("jargon", "consent", "student-named")),
    "baselined": Selection(known=NOTHING),
}


@pytest.fixture
def unasked(riverbend: Path, edit: Callable[[str, str, str], None]) -> Path:
    """The example, but for a student's consent."""
    edit(SCHOOL, CONSENT, "\n")
    return riverbend


def entered(folder: Path) -> Counter[baseline.KnownFinding]:
    """A baseline with every finding in it, errors too, as somebody could write it by hand."""
    prepared = prepare(folder, ASK, TODAY)
    lowered = [replace(f, severity=Severity.WARNING) for f in prepared.checked.findings]
    return baseline.read(baseline.NAME, baseline.written(lowered, prepared.report.sources))


def is_made(folder: Path, choice: Selection) -> bool:
    out = folder / "out"
    built = build(prepare(folder, ASK, TODAY, how=Checking(choice=choice)), out, ASK)
    assert [f.documents for f in built.failed if f.rule == "stopped"] in ([], [(LABEL,)])
    made = (out / f"{LABEL}.md").exists()
    assert made == (f"{LABEL}.md" in built.made)
    return made


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_of_what_to_hear_makes_no_document_without_consent(unasked: Path, name: str) -> None:
    choice = CHOICES[name]
    if choice.known is not None:
        choice = replace(choice, known=entered(unasked))
        assert any(entry.rule == "consent" for entry in choice.known or ())
    assert not is_made(unasked, choice)


def test_what_stops_a_document_can_be_told_whatever_is_skipped(unasked: Path) -> None:
    prepared = prepare(unasked, ASK, TODAY, how=Checking(choice=Selection(skip=("consent",))))
    told = stopping(prepared.checked.findings, prepared.checked.stopped.values())
    assert "consent" in {finding.rule for finding in told}
    assert all(LABEL in finding.documents for finding in told)
    assert not [finding for finding in prepared.report.findings if finding.rule == "consent"]
    assert stopping(prepared.checked.findings, ()) == ()


@pytest.mark.parametrize("verb", ["ignore", "ignore-file"])
def test_no_remark_makes_a_document_without_consent(unasked: Path, verb: str) -> None:
    text = (unasked / SCHOOL).read_text("utf-8")
    remark = f"# plcomms: {verb} consent -- the family knows\n"
    line = next(line for line in text.splitlines(True) if "Jonah" in line)
    spaces = line[: len(line) - len(line.lstrip())]
    changed = remark + text if verb == "ignore-file" else text.replace(line, spaces + remark + line, 1)
    (unasked / SCHOOL).write_text(changed, "utf-8")
    for choice in (Selection(), Selection(skip=("consent", "suppression-of-error"))):
        assert not is_made(unasked, choice)


def test_with_consent_the_same_document_is_made(riverbend: Path) -> None:
    assert is_made(riverbend, Selection())


def test_the_document_of_an_earlier_build_goes_whatever_is_skipped(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    assert is_made(riverbend, Selection())
    edit(SCHOOL, CONSENT, "\n")
    assert not is_made(riverbend, Selection(skip=("consent",)))


def test_a_kit_has_no_document_without_consent_whatever_the_baseline_says(
    unasked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit, "makeable", lambda: ("markdown", "text"))
    entries = [{**entry._asdict(), "count": n} for entry, n in entered(unasked).items()]
    text = json.dumps({"version": 1, "findings": entries})
    (unasked / baseline.NAME).write_text(text, "utf-8")
    assert any(entry.rule == "consent" for entry in selection_for(unasked).known or ())
    plan = Request(schools=("cedar-elementary",))
    made = kit.make_kits(unasked, unasked / "kits", plan, TODAY)
    assert LABEL in [label for finding in made.stopped for label in finding.documents]
    assert not [name for kit in made.packed for name in kit.files if "newsletter" in name]


def test_an_error_of_any_rule_stops_its_documents_and_a_warning_none() -> None:
    error = Finding("any", Severity.ERROR, "One.", documents=("a", "b"))
    more = Finding("other", Severity.ERROR, "Two.", documents=("b",))
    warning = Finding("any", Severity.WARNING, "Three.", documents=("c",))
    stopped = stopped_by((error, more, warning))
    assert list(stopped) == ["a", "b"]
    assert "one error" in stopped["a"].message
    assert "2 errors" in stopped["b"].message
