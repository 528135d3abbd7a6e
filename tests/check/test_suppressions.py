"""A comment with a reason sets aside what it names, where it stands, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plcomms.check.suppressions import suppress
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span


def found(
    source: Source, *words: str, rule: str = "jargon", severity: Severity = Severity.WARNING
) -> list[Finding]:
    spans = [Span(source.name, source.text.index(w), source.text.index(w) + len(w)) for w in words]
    return [Finding(rule, severity, w, span) for w, span in zip(words, spans, strict=True)]


def left(name: str, text: str, words: Sequence[str]) -> list[str]:
    source = Source(name, text)
    return [f.message for f in suppress(found(source, *words), {name: source}).findings]


YAML = """\
vision:
  # plcomms: ignore jargon -- the board's own term
  statement: we one
  for:
    staff: we two
whys:
  # plcomms: ignore jargon -- from the strategic plan
  - id: a
    statement: >
      we three
      # plcomms: ignore jargon -- no comment, but words
  - id: b
    statement: we four  # plcomms: ignore jargon -- a quotation
    title: |  # plcomms: ignore jargon -- a block
      we five
    more: we six
"""


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_a_yaml_comment_speaks_of_its_line_or_of_the_entry_after_it(breaks: str) -> None:
    words = ["one", "two", "three", "four", "five", "six"]
    assert left("f.yaml", "\ufeff" + YAML.replace("\n", breaks), words) == ["two", "six"]


MARKDOWN = """\
First one.

<!-- plcomms: ignore jargon -- the board's own term -->

Second two,
still three.

Fourth <!-- plcomms: ignore jargon -- quoted --> four
and five.

`<!-- plcomms: ignore jargon -- code -->` six
"""


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_a_markdown_comment_speaks_of_its_paragraph_or_of_the_next(breaks: str) -> None:
    words = ["one", "two", "three", "four", "five", "six"]
    assert left("f.md", MARKDOWN.replace("\n", breaks), words) == ["one", "six"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f.yaml", "a: one\n# plcomms: ignore-file jargon -- an old text\nb: two\n"),
        ("f.md", "one\n\n<!-- plcomms: ignore-file jargon -- an old text -->\n\ntwo\n"),
    ],
)
def test_a_whole_file_can_be_set_aside(name: str, text: str) -> None:
    assert left(name, text, ["one", "two"]) == []


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("ignore jargon", "suppression-without-reason"),
        ("ignore jargon --", "suppression-without-reason"),
        ("ignore -- why", "suppression-unclear"),
        ("ignroe jargon -- why", "suppression-unclear"),
        ("ignore jargno -- why", "suppression-unclear"),
    ],
)
def test_a_comment_that_is_not_right_sets_nothing_aside_and_is_told(comment: str, rule: str) -> None:
    source = Source("f.yaml", f"# plcomms: {comment}\na: one\n")
    told = suppress(found(source, "one"), {"f.yaml": source})
    assert [f.rule for f in told.findings] == ["jargon", rule]
    assert told.suppressed == ()
    span = told.findings[1].span
    assert span
    assert source.text[span.start : span.end] == f"# plcomms: {comment}"


def test_an_error_cannot_be_set_aside_and_this_is_said() -> None:
    source = Source("f.yaml", "a: one # plcomms: ignore birth-date -- the family agreed\n")
    told = suppress(found(source, "one", rule="birth-date", severity=Severity.ERROR), {"f.yaml": source})
    assert [f.rule for f in told.findings] == ["birth-date", "suppression-of-error"]
    assert told.suppressed == ()


def test_a_comment_with_nothing_to_set_aside_is_advised_to_go() -> None:
    source = Source("f.yaml", "# plcomms: ignore jargon, doubled-word -- why\na: one\n")
    told = suppress(found(source, "one", rule="passive-voice"), {"f.yaml": source})
    assert [(f.rule, f.severity) for f in told.findings] == [
        ("passive-voice", Severity.WARNING),
        ("unused-suppression", Severity.ADVICE),
    ]
    only_some = suppress(found(source, "one"), {"f.yaml": source}, partial=True)
    assert only_some.findings == ()


def test_what_stands_in_no_file_is_set_aside_in_the_districts_own() -> None:
    source = Source(
        "district.yaml", "# plcomms: ignore-file letter-step -- the phone tree does that\na: one\n"
    )
    finding = Finding("letter-step", Severity.WARNING, "no step", documents=("a/letter",))
    assert suppress([finding], {"district.yaml": source}).suppressed == (finding,)
