"""What each format writes can be read by those whom it is for."""

from __future__ import annotations

import importlib
import json
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from plcomms.load.starter import REPORT
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span, WordSource
from plcomms.report.formats import github, html, sarif
from plcomms.report.formats import json as as_json
from plcomms.report.report import Report, joined, seen_from
from tests.report.conftest import checked

DATA = Path(__file__).parents[1] / "data"
EMPTY = Report(())


def with_word() -> Report:
    """A report on a Word draft, on whole documents, and on a file that was not read."""
    source = WordSource("d.docx", "One.\nWe utilize it.")
    spans = [Span("d.docx", 8, 15), None, Span("plcomms-baseline.json", 0, 0)]
    found = [Finding("jargon", Severity.WARNING, "a", span, "b", documents=("x/letter",)) for span in spans]
    return Report(tuple(found), (), {"d.docx": source})


@pytest.fixture(params=["draft", "district", "word", "empty"])
def report(request: pytest.FixtureRequest) -> Report:
    """Each of several reports."""
    if request.param in ("draft", "district"):
        made: Report = request.getfixturevalue(request.param)
        return made
    return with_word() if request.param == "word" else EMPTY


def test_json_is_as_its_schema_says(report: Report) -> None:
    schema = json.loads(REPORT.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_json.write(report)))


def test_json_gives_the_characters_of_each_place(draft: Report) -> None:
    (source,) = draft.sources.values()
    for finding in json.loads(as_json.write(draft))["findings"]:
        assert source.text[finding["start"] : finding["end"]] == finding["found"]
        line = source.text.split("\n")[finding["line"] - 1]
        assert line[finding["column"] - 1 :].startswith(finding["found"].split("\n")[0])


@pytest.fixture(scope="session")
def sarif_schema() -> Any:
    """The schema that OASIS published for SARIF 2.1.0."""
    return json.loads((DATA / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def test_sarif_is_as_its_schema_says(report: Report, sarif_schema: Any) -> None:
    log = json.loads(sarif.write(report))
    jsonschema.Draft4Validator(sarif_schema, format_checker=jsonschema.FormatChecker()).validate(log)


def test_sarif_names_rules_by_their_index_and_marks_what_is_set_aside(draft: Report) -> None:
    first, *others = draft.findings
    marked = replace(draft, findings=tuple(others), suppressed=(first,), known=(others[0],))
    (run,) = json.loads(sarif.write(marked))["runs"]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [names[r["ruleIndex"]] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert sum("suppressions" in r for r in run["results"]) == 1
    assert sum(r.get("baselineState") == "unchanged" for r in run["results"]) == 1
    assert len(run["results"]) == len(draft.findings) + 1


def test_a_correction_in_sarif_is_that_of_the_finding(draft: Report) -> None:
    (source,) = draft.sources.values()
    (run,) = json.loads(sarif.write(draft))["runs"]
    fixes = [fix for result in run["results"] for fix in result.get("fixes", ())]
    assert fixes
    for fix in fixes:
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"]["uri"] == "draft%3A%20a%2Cb.md"
        region = change["replacements"][0]["deletedRegion"]
        start = source.line_start(region["startLine"]) + region["startColumn"] - 1
        assert start == region["charOffset"]


_COMMAND = re.compile(r"^::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::([^\r\n]*)$")


def test_each_finding_is_one_github_annotation_at_its_place(draft: Report) -> None:
    lines = github.write(draft).splitlines()
    assert len(lines) == len(draft.findings) + 1
    for line, finding in zip(lines, draft.findings, strict=False):
        command = _COMMAND.match(line)
        assert command, line
        values = dict(pair.split("=", 1) for pair in command[2].split(","))
        places = draft.positions(finding)
        assert places
        assert values["file"] == "draft%3A a%2Cb.md"
        assert (int(values["line"]), int(values["col"])) == (places[0].line, places[0].column)
        assert values["title"] == finding.rule


def test_what_a_writer_typed_can_give_no_command_to_github() -> None:
    source = Source("a.md", "x")
    bad = "50% off\n::error file=x::boo\r\n"
    report = Report((Finding("r", Severity.ADVICE, bad, Span("a.md", 0, 1), bad),), (), {"a.md": source})
    first, summary = github.write(report).splitlines()
    assert first.startswith("::notice file=a.md,line=1,endLine=1,col=1,endColumn=2,title=r::50%25 off%0A")
    assert not summary.startswith("::")


def test_a_word_draft_has_no_line_but_says_its_paragraph() -> None:
    assert github.write(with_word()).startswith(
        "::warning file=d.docx,title=jargon::d.docx: paragraph 2, character 4: a b"
    )


def test_html_marks_the_words_and_escapes_what_was_typed(draft: Report) -> None:
    page = html.write(draft)
    assert "<mark>utilize</mark>" in page
    assert "<b>&" not in page
    assert "&lt;b&gt;&amp;" in page
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=|url\(|@import|https?:""", page)


def test_html_has_each_grade_in_a_drawing_and_in_a_table(district: Report) -> None:
    page = html.write(district)
    scored = {(g.audience, g.name) for g in district.grades if g.grade is not None}
    assert len(scored) > 50
    assert page.count("<rect ") >= len(scored)
    assert page.count('role="img"') == len({g.audience for g in district.grades if g.grade is not None})
    for grade in district.grades:
        assert f'<th scope="row">{grade.name.replace("&", "&amp;")}'[:40] in page.replace("&#39;", "'")


def test_html_of_nothing_says_so() -> None:
    assert "Nothing was found" in html.write(EMPTY)


def test_reports_of_two_folders_keep_their_files_apart() -> None:
    one, other = (seen_from(checked("We utilize it.", "a.md"), folder) for folder in ("x", "y/z"))
    both = joined([one, other])
    assert {both.place(f).split(":")[0] for f in both.findings} == {"x/a.md", "y/z/a.md"}
    assert {e.span.file for f in both.findings for e in f.edits} == {"x/a.md", "y/z/a.md"}


@pytest.mark.parametrize("format", ["terminal", "json", "sarif", "github", "html"])
def test_thousands_of_findings_in_one_long_line_take_no_longer_than_in_many(format: str) -> None:
    """What is shown of a line is cut out of it before it is looked at, or the time grows with the square."""
    count, word = 3_000, "wrong word, "
    source = Source("district.yaml", word * count * 4)
    at = (n * len(word) * 4 for n in range(count))
    findings = tuple(
        Finding("shape", Severity.ERROR, f"No. {n}", Span(source.name, start, start + 5), "Mend it.")
        for n, start in enumerate(at)
    )
    write = importlib.import_module(f"plcomms.report.formats.{format}").write
    began = time.process_time()
    assert "No. 2999" in write(Report(findings, sources={source.name: source}), False)
    assert time.process_time() - began < 3
