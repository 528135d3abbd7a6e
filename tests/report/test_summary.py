"""The summary names the part of a file as its writer would."""

from __future__ import annotations

import pytest

from plcomms.check.registry import all_rules
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span
from plcomms.report.report import Report
from plcomms.report.summary import _BY_RULE, tasks, where_to_begin

YAML = """\
name: x
vision:
  statement: here
  for:
    staff: there
whys:
  - {id: ready, statement: a}
  - id: own
    title: Own it
    statement: b
faqs:
  - question: Why?
    answer: c
other: [d]
"""


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("there", "the vision"),
        ("a}", "the why “ready”"),
        ("b\n", "the why “Own it”"),
        ("c\n", "question 1"),
        ("d]", "“other”"),
    ],
)
def test_a_part_of_a_yaml_file_has_the_name_people_give_it(words: str, part: str) -> None:
    at = YAML.rindex(words)
    found = tuple(Finding("r", Severity.WARNING, str(i), Span("f.yaml", at, at + 1)) for i in range(3))
    report = Report(found, (), {"f.yaml": Source("f.yaml", YAML)})
    assert where_to_begin(report) == f"Most of it is in {part}: begin there."


def test_nothing_is_said_where_there_is_little_to_do_or_it_is_everywhere() -> None:
    source = Source("f.md", "# A\n\na\n\n# B\n\nb\n\n# C\n\nc\n")
    spans = [Span("f.md", source.text.index(f"\n{letter}\n"), 0) for letter in "abc"]
    found = tuple(Finding("r", Severity.WARNING, "m", span) for span in spans)
    assert where_to_begin(Report(found, (), {"f.md": source})) == ""
    assert where_to_begin(Report(found[:1] * 2, (), {"f.md": source})) == ""


def test_a_heading_in_code_is_none() -> None:
    source = Source("f.md", "# A\n\n```\n# not\n```\n\nwords\n")
    found = (Finding("r", Severity.WARNING, "m", Span("f.md", 26, 27)),) * 3
    assert "“A”" in where_to_begin(Report(found, (), {"f.md": source}))


def test_findings_are_told_as_tasks() -> None:
    found = [
        Finding(rule, Severity.WARNING, "m") for rule in ("jargon", "jargon", "long-sentence", "new-rule")
    ]
    assert tasks(found) == "2 words to replace, 1 sentence to split, 1 other thing to look at"
    assert tasks(found[-1:]) == "1 thing to look at"
    assert tasks([]) == ""


def test_every_rule_that_a_task_names_is_there() -> None:
    assert set(_BY_RULE) <= {rule.id for rule in all_rules()}
