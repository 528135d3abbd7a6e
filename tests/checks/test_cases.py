"""Every rule and phrase file carries its own cases; here they are run on real files."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import plcomms
from plcomms.checks.registry import all_rules
from plcomms.checks.rule import Case, Context, Passage, Rule
from plcomms.checks.run import check_passages, check_project
from plcomms.model.document import Document
from plcomms.model.finding import Finding
from plcomms.source.glossary import builtin_glossary, layered
from plcomms.source.markdown import read_markdown
from plcomms.source.project import load_project
from plcomms.source.yamlfile import plain_text

TODAY = date(2026, 11, 24)
DISTRICT = {
    "name": "name: Green Valley Schools\n",
    "contact": "contact: {name: Ana Lee, phone: 555-0100, email: ana.lee@green-valley.example}\n",
    "vision": "vision: Each child will learn well.\n",
    "whys": "whys:\n  - {id: ready, statement: Children need good reading and math.}\n",
}
"""What a district's file must have; a case writes the parts that it is about."""

RULES = all_rules()
CASES = [pytest.param(rule, case, id=f"{rule.id}-{i}") for rule in RULES for i, case in enumerate(rule.cases)]


def _files(text: str) -> Iterator[tuple[str, str]]:
    """The files of a case on a whole district: its own first, others after a line with their name."""
    first, *others = re.split(r"^# file: (\S+)\n", text, flags=re.MULTILINE)
    keys = set(re.findall(r"^(\w+):", first, re.MULTILINE))
    yield "district.yaml", first + "".join(part for key, part in DISTRICT.items() if key not in keys)
    yield from zip(others[::2], others[1::2], strict=True)


def _in_district(rule: Rule, case: Case, folder: Path) -> tuple[Finding, ...]:
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    for name, text in _files(case.text):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="")
    project = load_project(folder)
    context = Context(project.glossary, TODAY, names=tuple(project.names()))
    return tuple(f for f in check_project(project, (), context) if f.rule == rule.id)


def _in_text(rule: Rule, case: Case, folder: Path) -> tuple[Finding, ...]:
    file = folder / "case.md"
    file.write_text(case.text, "utf-8", newline="")
    glossary = layered(builtin_glossary(), None)
    blocks = read_markdown(plain_text(file.read_bytes().decode(), "case.md", 0)).blocks
    document = Document(case.kind, case.audience) if case.kind else None
    passage = Passage(blocks, glossary.audience(case.audience), "case.md", document)
    return tuple(check_passages(rule, [passage], Context(glossary, TODAY)))


def _found(rule: Rule, case: Case, folder: Path) -> tuple[Finding, ...]:
    run = _in_district if rule.scope == "project" else _in_text
    return run(rule, case, folder)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_rule_marks_just_the_words_that_its_case_says(rule: Rule, case: Case, tmp_path: Path) -> None:
    found = _found(rule, case, tmp_path)
    marked = []
    for finding in found:
        assert finding.span is not None
        file = (tmp_path / finding.span.file).read_bytes().decode()
        marked.append(file[finding.span.start : finding.span.end])
    assert marked == list(case.marked)


@pytest.mark.parametrize(("rule", "case"), [p for p in CASES if p.values[1].fixed is not None])  # type: ignore[union-attr]
def test_a_correction_gives_the_text_that_its_case_says(rule: Rule, case: Case, tmp_path: Path) -> None:
    text = case.text
    for finding in sorted(_found(rule, case, tmp_path), key=lambda f: -(f.span.start if f.span else 0)):
        for edit in finding.edits:
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert text == case.fixed


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_says_what_why_and_from_where_and_shows_it_both_ways(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.reason
    assert rule.source
    assert rule.help
    assert sum(bool(case.marked) for case in rule.cases) >= 2
    assert sum(not case.marked for case in rule.cases) >= 2


def test_rules_stand_in_the_order_of_their_ids() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))


NEW_RULE = '''"""Semicolons."""

from collections.abc import Iterator

from plcomms.checks.rule import Block, Case, Context, Hit, Severity, on_block


@on_block(
    severity=Severity.ADVICE,
    message="A semicolon.",
    help="Use a full stop.",
    source="A test",
    cases=(Case("a; b", (";",)), Case("a")),
)
def semicolon(block: Block, context: Context) -> Iterator[Hit]:
    """Finds semicolons."""
    for at, character in enumerate(block.text):
        if character == ";":
            yield Hit(at, at + 1)
'''

NEW_PHRASES = """
summary: Says kids.
reason: A test.
message: “{found}” is short.
help: Say “{plain}”.
severity: warning
source: A test
say:
  kiddo: child
passes: [A child., A lid.]
fails: {The kiddos sing.: kiddos, One kiddo.: kiddo}
"""


def test_a_rule_and_a_phrase_file_work_by_being_there(tmp_path: Path) -> None:
    copy = tmp_path / "plcomms"
    shutil.copytree(Path(plcomms.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "checks/rules/semicolon.py").write_text(NEW_RULE, "utf-8")
    (copy / "checks/phrases/kiddo.yaml").write_text(NEW_PHRASES, "utf-8")
    root = Path(plcomms.__file__).parents[2]
    for name in ("templates", "glossary.yaml"):
        (tmp_path.parent / name).unlink(missing_ok=True)
        (tmp_path.parent / name).symlink_to(root / name)
    letter = tmp_path / "letter.md"
    letter.write_text("The kiddos sing; we clap.\n", "utf-8")
    command = [sys.executable, "-m", "plcomms", "check", str(letter)]
    run = subprocess.run(
        command, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1, run.stderr
    assert "[kiddo]" in run.stdout
    assert "[semicolon]" in run.stdout
    assert f"{letter}:1:5" in run.stdout
    assert f"{letter}:1:16" in run.stdout
