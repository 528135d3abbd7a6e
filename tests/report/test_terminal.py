"""What a person reads at a terminal: in 80 columns, with carets under the words, the gravest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span, WordSource
from plcomms.report.excerpt import excerpt, shown, width
from plcomms.report.formats.terminal import write
from plcomms.report.report import Report
from tests.report.conftest import checked


def finding(
    start: int, end: int, severity: Severity = Severity.WARNING, message: str = "m", file: str = "a.md"
) -> Finding:
    return Finding("jargon", severity, message, Span(file, start, end), "h")


def report(text: str, *findings: Finding) -> Report:
    return Report(findings, (), {"a.md": Source("a.md", text)})


LETTERS = st.text(st.sampled_from("ab 学校😀é\u0301\t\u200b\u202e\x1b\xa0ñ"), max_size=120)


@given(LETTERS, st.text(st.sampled_from("xy 学😀\u0301"), min_size=1, max_size=90), LETTERS)
def test_the_caret_stands_under_the_words_at_any_width(before: str, words: str, after: str) -> None:
    text = before + words + after
    out = write(report(text, finding(len(before), len(before) + len(words))), summary=False)
    line, caret = out.splitlines()[1:3]
    assert width(line) <= 80
    assert line.isprintable() or "\u0301" in line
    under = re.fullmatch(r"( *\| *)(\^+)", caret)
    assert under
    cut = excerpt(
        report(text, finding(len(before), len(before) + len(words))),
        finding(len(before), len(before) + len(words)),
        80 - len("    1 | "),
    )
    assert cut
    assert width(under[1]) == width(f"    1 | {cut.before}")
    assert len(under[2]) == max(width(cut.words), 1)
    visible = shown(words)
    assert cut.words == visible or visible.startswith(cut.words.removesuffix("…"))


def test_a_long_line_is_cut_around_the_words() -> None:
    text = "word " * 60 + "utilize" + " word" * 60
    out = write(report(text, finding(300, 307)), summary=False)
    line, caret = out.splitlines()[1:3]
    assert line.startswith("    1 | …")
    assert line.endswith("…")
    assert len(line) <= 80
    assert line[caret.index("^") : caret.rindex("^") + 1] == "utilize"


def test_a_terminal_is_given_no_orders_by_what_was_typed() -> None:
    text = "a \x1b[2J\u202eutilize b"
    out = write(report(text, finding(0, len(text), message="\x1b[31m “\u202e”")))
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_every_line_fits_80_columns(draft: Report) -> None:
    assert max(width(line) for line in write(draft).splitlines()) <= 80


def test_the_gravest_comes_first_and_then_the_order_of_the_file() -> None:
    text = "one two three four"
    found = [
        finding(0, 3, Severity.ADVICE, "a"),
        finding(4, 7, message="b"),
        finding(8, 13, Severity.ERROR, "c"),
    ]
    out = write(report(text, *found, finding(14, 18, message="d")))
    assert re.findall(r": (\w)\b", out)[:4] == ["c", "b", "d", "a"]


def test_files_stand_apart_with_that_of_the_gravest_findings_first() -> None:
    sources = {name: Source(name, "one two") for name in ("a.md", "b.md")}
    found = (finding(0, 3), finding(4, 7, message="x"), finding(0, 3, Severity.ERROR, file="b.md"))
    out = write(
        Report((*found, Finding("letter-step", Severity.WARNING, "y", documents=("d/x",))), (), sources)
    )
    assert re.findall(r"^(\S.*): \d+ \D+$", out, re.M) == ["b.md", "a.md", "Whole documents"]


def test_the_same_in_other_places_is_said_once_with_their_lines() -> None:
    text = "We utilize it.\n" * 4
    out = write(checked(text, "a.md"))
    assert out.count("Readers stumble over “utilize”.") == 1
    assert "and 3 more places: line 2, 3, 4" in out


def test_word_drafts_count_paragraphs() -> None:
    source = WordSource("d.docx", "utilize\nutilize")
    found = (finding(0, 7, file="d.docx"), finding(8, 15, file="d.docx"))
    out = write(Report(found, (), {"d.docx": source}))
    assert out.startswith("d.docx: paragraph 1, character 1: warning: m [jargon]\n")
    assert "and one more place: paragraph 2" in out


@pytest.mark.parametrize("text", ["\ufeffutilize", "\ufeffa\n"])
def test_a_byte_order_mark_is_no_column(text: str) -> None:
    start = 1
    out = write(report(text, finding(start, start + 1)))
    assert out.startswith("a.md:1:1: ")
    assert f"1 | {text.strip(chr(0xFEFF)).strip()}" in out


def test_the_summary_says_what_to_do_and_where_to_begin() -> None:
    text = "# News\n\nWe utilize it. We leverage it. We facilitate it.\n\n## Dates\n\nThe the bus comes.\n"
    out = write(checked(text, "a.md"))
    assert "3 words to replace, 1 slip to correct" in out
    assert "Most of it is in the part “News”: begin there." in " ".join(out.split())
    assert out.rstrip().endswith("4 warnings.")


def test_nothing_found_is_said() -> None:
    assert write(Report(())) == "No findings.\n"


def test_colours_are_there_when_asked_for_only(draft: Report) -> None:
    assert "\x1b[" not in write(draft)
    coloured = write(draft, colour=True)
    assert "\x1b[33m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == write(draft)


HARD = (
    "Collaborative implementation of comprehensive instructional methodologies necessitates "
    "continual evaluation of longitudinal proficiency indicators throughout all participating institutions "
    "and departments that were selected by the board in the spring. "
    "Consequently, administrators prioritize accountability mechanisms and interdisciplinary deliberation. "
    "Disaggregated achievement statistics demonstrate considerable variability in organizational capacity."
)
JARGON = (
    *("utilize", "leverage", "facilitate", "optimize", "operationalize", "incentivize", "prioritize"),
    *("conceptualize", "impactful", "synergy", "stakeholders", "pedagogy", "rubric", "robust", "granular"),
)


def test_a_long_report_is_one_screen_and_says_how_to_see_the_rest() -> None:
    text = "\n\n".join(f"We {word} it each day, and then we {word} it again." for word in JARGON)
    found = checked(text)
    out = write(found, most=10)
    lines = out.splitlines()
    assert len(found.findings) > 20
    assert len(lines) <= 45
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith("The 10 findings that matter most, of ")
    assert sum(": warning:" in line for line in lines) == 10
    assert "plcomms check --all" in lines[-1]
    assert len(write(found).splitlines()) > 60


def test_errors_are_all_shown_however_many() -> None:
    text = "".join(f"word{i:02} " for i in range(40))
    found = [finding(7 * i, 7 * i + 6, Severity.ERROR, f"message {i}") for i in range(15)]
    warned = [finding(7 * i, 7 * i + 6, message=f"other {i}") for i in range(15, 30)]
    out = write(report(text, *warned, *found), most=10)
    assert all(f"message {i}" in out for i in range(15))
    assert "other" not in out


def test_what_is_in_more_documents_comes_first() -> None:
    text = "word " * 40
    rare = Finding("jargon", Severity.WARNING, "rare", Span("a.md", 0, 4), "h", documents=("a",))
    common = Finding(
        "jargon", Severity.WARNING, "common", Span("a.md", 9, 12), "h", documents=("a", "b", "c")
    )
    many = [finding(20 + i, 21 + i, message=f"m{i}") for i in range(12)]
    out = write(report(text, *many, rare, common), most=10)
    assert out.index("common. (in 3" if "common. (in 3" in out else "common") < out.index("rare")


def test_a_clean_draft_tells_its_grade() -> None:
    easy = "Your child reads a book each week. We talk about it in class. On Friday you can ask about it. "
    out = write(checked(easy + "If it is too hard, call us at 555-0100, and we will find a better one."))
    assert re.search(r"Reading grade\n  draft: a,b\.md +\d\.\d  of 8\n", out)
    assert out.endswith("No findings.\n")


def test_a_hard_text_is_told_its_costly_sentences_and_words_and_the_grade_without_them() -> None:
    (hard,) = [f for f in checked(HARD).findings if f.rule == "reading-level"]
    found = re.fullmatch(r"This reads at grade ([\d.]+); .*", hard.message)
    then = re.search(r"it then reads at grade ([\d.]+)\.", hard.help)
    assert found
    assert then
    assert float(then[1]) < float(found[1])
    assert "“Collaborative implementation of comprehensive instructional methodologies …” (" in hard.help
