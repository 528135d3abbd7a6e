"""``plcomms explain`` tells of a rule or a term whatever of them somebody types."""

from __future__ import annotations

from pathlib import Path

import pytest

from plcomms.check.registry import all_rules
from plcomms.check.rule import Rule
from plcomms.report import explain
from plcomms.report.excerpt import width
from tests.conftest import Run


def test_without_a_name_all_rules_are_listed(run: Run) -> None:
    out = run("explain").stdout
    for rule in all_rules():
        assert f"\n{rule.id} " in f"\n{out}"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_says_why_shows_an_example_and_names_its_source(rule: Rule) -> None:
    said = " ".join(explain.rule(rule).split())
    for part in (rule.summary, rule.reason, rule.message, rule.source):
        assert " ".join(part.split()) in said
    assert "Before" in said
    assert "After" in said or "This is fine" in said
    assert max(width(line) for line in explain.rule(rule).splitlines()) <= 80


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jargon", "Why it matters"),
        ("[jargon]", "Why it matters"),
        ("formative assessment", "It means"),
        ("Formative Assessments", "It means"),
        ("utilized", "utilize (verb)"),
        ("iep", "individualized education program"),
        ("unused-suppression", "nothing left here"),
        ("baseline-shrinks", "no longer there"),
        ("no-reply", "no day to reply by or nobody"),
        ("[Number-Sign]", "makes the rest of its line a remark"),
        ("yaml", "not written as YAML wants it"),
    ],
)
def test_a_rule_a_term_in_any_form_and_a_note_are_explained(run: Run, typed: str, said: str) -> None:
    done = run("explain", typed)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


@pytest.mark.parametrize(
    ("typed", "meant"), [("jargno", "jargon"), ("formative asessment", "formative assessment")]
)
def test_the_nearest_name_is_offered_for_an_unknown_one(run: Run, typed: str, meant: str) -> None:
    done = run("explain", typed)
    assert done.returncode == 2
    assert f"“{meant}”" in done.stderr


def test_a_districts_own_term_is_known_in_its_folder(run: Run, riverbend: Path) -> None:
    (riverbend / "glossary.yaml").write_text(
        "terms:\n  - {term: growth block, say: [practice hour], means: An hour of work., policy: avoid}\n",
        "utf-8",
    )
    done = run("explain", "growth blocks", cwd=riverbend / "schools")
    assert "from your district's glossary.yaml" in " ".join(done.stdout.split())
    assert run("explain", "growth block").returncode == 2
