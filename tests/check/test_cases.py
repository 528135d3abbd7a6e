"""Every rule and phrase file carries its own cases; here they are run on real files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import plcomms
from plcomms.check.engine import check_passages, check_project
from plcomms.check.languages import told_apart
from plcomms.check.registry import all_rules
from plcomms.check.rule import Case, Context, Passage, Rule
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.load.markdown import read_markdown
from plcomms.load.project import load_project
from plcomms.load.yaml.file import plain_text
from plcomms.model.document import Document
from plcomms.model.finding import Finding

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
    context = Context(glossary, TODAY)
    passage = Passage(told_apart(blocks, context), glossary.audience(case.audience), "case.md", document)
    return tuple(check_passages(rule, [passage], context))


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


DOCS = Path(__file__).parents[2] / "docs" / "add-a-check.md"


def _documented() -> Iterator[tuple[str, str]]:
    """The files that the page on adding a check shows, with their names."""
    page = DOCS.read_text("utf-8")
    yield from re.findall(r"`src/plcomms/(check/\S+)`:\n\n```\w+\n(.*?)```", page, re.DOTALL)


_PROGRAM = """
import pytest, sys
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "-k", "wordy or exclamation", sys.argv[1]]))
"""


def test_a_rule_and_a_phrase_file_work_by_being_there(tmp_path: Path) -> None:
    copy = tmp_path / "src" / "plcomms"
    shutil.copytree(Path(plcomms.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "glossary.yaml"):
        (tmp_path / name).symlink_to(DOCS.parents[1] / name)
    files = dict(_documented())
    assert set(files) == {"check/phrases/wordy.yaml", "check/rules/exclamation.py"}
    for name, text in files.items():
        (copy / name).write_text(text, "utf-8")
    letter = tmp_path / "letter.md"
    letter.write_text("Bring a coat in order\nto stay dry!!\n", "utf-8")
    run = _with_copy(tmp_path, "-m", "plcomms", "check", "--fail-on", "advice", str(letter))
    assert run.returncode == 1, run.stderr
    assert {"[wordy]", "[exclamation]"} <= set(run.stdout.split())
    cases = tmp_path / "test_cases.py"
    shutil.copy(__file__, cases)
    run = _with_copy(tmp_path, "-c", _PROGRAM, str(cases))
    assert run.returncode == 0, run.stdout


def _with_copy(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    return subprocess.run(
        [sys.executable, *words], env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
