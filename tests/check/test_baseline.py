"""A baseline knows a finding again after edits elsewhere, and forgets it when its sentence changes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.check.baseline import GONE_RULE, compared, read, written
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span

OLD = "# News\n\nWe utilize it. Then we leverage it, and utilize it again.\n\n- Come and utilize this\n"


def check(text: str, severity: Severity = Severity.WARNING) -> tuple[list[Finding], dict[str, Source]]:
    spans = [Span("a.md", *m.span()) for m in re.finditer("utilize|leverage", text)]
    return [Finding("jargon", severity, text[s.start : s.end], s) for s in spans], {
        "a.md": Source("a.md", text)
    }


def new(before: str, after: str) -> Sequence[Finding]:
    return compared(*check(after), read("b", written(*check(before)))).findings


def test_what_was_there_before_is_not_told_again() -> None:
    assert new(OLD, OLD) == ()
    assert len(compared(*check(OLD), read("b", written(*check(OLD)))).known) == 4


@given(
    st.lists(st.sampled_from(["New.", "Two lines\nof it.", "# Title", "- an item"]), max_size=5),
    st.booleans(),
)
def test_edits_elsewhere_do_not_matter(added: list[str], crlf: bool) -> None:
    text = "\n\n".join([*added, OLD.replace("leverage it, and", "leverage it,\nand")])
    assert new(OLD, text.replace("\n", "\r\n") if crlf else text) == ()


def test_a_rewritten_sentence_is_new_and_the_old_entry_is_over() -> None:
    found = new(OLD, OLD.replace("We utilize it.", "We all utilize it."))
    assert [f.rule for f in found] == ["jargon", GONE_RULE]
    assert found[0].span == Span("a.md", OLD.index("utilize") + 4, OLD.index("utilize") + 11)


def test_one_more_of_the_same_is_new() -> None:
    twice = "We utilize it.\n\nWe utilize it.\n"
    assert len(new("We utilize it.\n", twice)) == 1
    assert new(twice, twice) == ()


def test_entries_that_are_gone_are_told_unless_only_some_rules_were_run() -> None:
    entries = read("b", written(*check(OLD)))
    (gone,) = compared([], check(OLD)[1], entries).findings
    assert gone.severity is Severity.ADVICE
    assert "4 findings" in gone.message
    assert compared([], check(OLD)[1], entries, partial=True).findings == ()


def test_entries_of_files_that_were_not_checked_are_left_alone() -> None:
    assert compared([], {}, read("b", written(*check(OLD)))).findings == ()


def test_errors_are_never_entered() -> None:
    found, sources = check(OLD, Severity.ERROR)
    assert json.loads(written(found, sources))["findings"] == []
    entries = read("b", written(*check(OLD)))
    assert [f.severity for f in compared(found, sources, entries).findings[:-1]] == [Severity.ERROR] * 4


def test_the_file_has_no_line_numbers_and_is_in_order() -> None:
    text = written(*check(OLD))
    assert set(json.loads(text)["findings"][0]) == {"file", "rule", "words", "sentence", "count"}
    assert written(check(OLD)[0][::-1], check(OLD)[1]) == text


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2}', '{"version": 1, "findings": [{"rule": 1}]}']
)
def test_what_is_no_baseline_is_refused_in_words(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read("plcomms-baseline.json", text)
    assert "plcomms-baseline.json" in refused.value.message
    assert "--write-baseline" in refused.value.hint
