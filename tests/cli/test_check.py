"""``plcomms check``: correcting, setting aside, beginning with a baseline, formats, Word drafts."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.conftest import Run

SCHOOL = "schools/cedar-elementary.yaml"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def riverbend(riverbend: Path) -> Path:
    """The copied district with one of its schools: enough for what is tested here, and soon checked."""
    for name in ("millrace-middle", "riverbend-high"):
        (riverbend / "schools" / f"{name}.yaml").unlink()
    return riverbend


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_fix_writes_the_plain_words_and_leaves_every_other_byte(
    run: Run, riverbend: Path, edit: Edit
) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize # the front door")
    school = riverbend / SCHOOL
    school.write_bytes(b"\xef\xbb\xbf" + school.read_bytes().replace(b"\n", b"\r\n"))
    before = snapshot(riverbend)
    done = run("check", "--fix", riverbend)
    assert done.returncode == 0, done.stdout
    assert "One correction was made." in done.stdout
    expected = before | {SCHOOL: before[SCHOOL].replace(b"utilize", b"use")}
    assert snapshot(riverbend) == expected
    again = run("check", "--fix", riverbend)
    assert "correction" not in again.stdout
    assert snapshot(riverbend) == expected


def test_fix_with_diff_shows_the_change_and_writes_nothing(run: Run, riverbend: Path, edit: Edit) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    before = snapshot(riverbend)
    done = run("check", "--fix", "--diff", riverbend)
    assert f"--- a/{SCHOOL}" in done.stdout
    assert [line for line in done.stdout.splitlines() if line.startswith(("-  ", "+  "))] == [
        line
        for line in done.stdout.splitlines()
        if line.startswith(("-  I utilize the front", "+  I use the front"))
    ]
    assert snapshot(riverbend) == before
    assert run("check", riverbend).returncode == 1


def test_fix_of_one_file_leaves_the_others(run: Run, riverbend: Path, edit: Edit) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    edit("district.yaml", "  statement: ", "  statement: We utilize this. ")
    before = snapshot(riverbend)
    run("check", "--fix", riverbend / SCHOOL)
    changed = {name for name, data in snapshot(riverbend).items() if data != before[name]}
    assert changed == {SCHOOL}


def test_fix_corrects_drafts_and_keeps_their_rights_and_links(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "real.md"
    draft.write_text("We *utilize* the gym.\n", "utf-8")
    draft.chmod(0o640)
    (tmp_path / "link.md").symlink_to(draft)
    assert run("check", "--fix", "link.md").returncode == 0
    assert draft.read_text("utf-8") == "We *use* the gym.\n"
    assert (tmp_path / "link.md").is_symlink()
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["link.md", "real.md"]


def test_fix_of_standard_input_prints_the_text_and_tells_the_rest_beside_it(run: Run) -> None:
    done = run("check", "-", "--fix", stdin="We utilize the gym. A rubric helps.\n")
    assert done.stdout == "We use the gym. A rubric helps.\n"
    assert "rubric" in done.stderr
    assert done.returncode == 1
    clean = run("check", "-", "--fix", stdin="Come to the gym.\n")
    assert (clean.stdout, clean.returncode) == ("Come to the gym.\n", 0)


def test_what_cannot_be_corrected_says_why(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We give *formative* assessments here.\n", "utf-8")
    done = run("check", "--fix", "a.md")
    assert "change them by hand" in " ".join(done.stdout.split())
    assert (tmp_path / "a.md").read_text("utf-8") == "We give *formative* assessments here.\n"


@pytest.mark.parametrize("words", [("--diff",), ("--fix", "--write-baseline"), ("--rule", "jragon")])
def test_options_that_contradict_or_do_not_exist_are_told(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "a.md").write_text("We utilize it.\n", "utf-8")
    done = run("check", "a.md", *words)
    assert done.returncode == 2
    assert "Try: " in done.stderr


def test_a_comment_sets_a_finding_aside_and_says_so(run: Run, riverbend: Path, edit: Edit) -> None:
    comment = "# plcomms: ignore jargon -- the founder's own word\n"
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    edit(SCHOOL, "note: |", f"{comment}note: |")
    done = run("check", riverbend)
    assert done.returncode == 0, done.stdout
    assert "set aside by a comment" in done.stdout
    edit(SCHOOL, "I utilize the front door", "I stand at the front door")
    assert "[unused-suppression]" in run("check", riverbend).stdout


def test_a_baseline_passes_over_what_was_there_and_finds_what_is_new(
    run: Run, riverbend: Path, edit: Edit
) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    written = run("check", "--write-baseline", cwd=riverbend)
    assert written.returncode == 0
    assert "One finding is in" in written.stdout
    edit(SCHOOL, "note: |", "\n\n# moved down\nnote: |")
    known = run("check", cwd=riverbend)
    assert known.returncode == 0, known.stdout
    assert "One more is in the baseline." in known.stdout
    edit("district.yaml", "  statement: ", "  statement: We utilize this. ")
    new = run("check", riverbend)
    assert new.returncode == 1
    assert "district.yaml:" in new.stdout
    assert f"{SCHOOL}:" not in new.stdout
    edit(SCHOOL, "I utilize the front door", "I stand at the front door")
    assert "[baseline-shrinks]" in run("check", riverbend).stdout


def entries(folder: Path) -> list[tuple[str, str]]:
    data = json.loads((folder / "plcomms-baseline.json").read_text("utf-8"))
    return [(entry["file"], entry["rule"]) for entry in data["findings"]]


def test_a_part_that_is_checked_keeps_the_rest_of_the_baseline(run: Run, riverbend: Path, edit: Edit) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    edit("district.yaml", "  statement: ", "  statement: We utilize the the gym. ")
    (riverbend / "draft.md").write_text("We utilize the gym.\n", "utf-8")
    run("check", "--write-baseline", cwd=riverbend)
    run("check", "draft.md", "--write-baseline", cwd=riverbend)
    whole = entries(riverbend)
    assert {(SCHOOL, "jargon"), ("district.yaml", "doubled-word"), ("draft.md", "jargon")} <= {*whole}
    for words in (
        (SCHOOL,),
        ("draft.md",),
        ("--rule", "long-sentence"),
        ("--skip", "jargon"),
        (),
        (".", "draft.md"),
    ):
        done = run("check", *words, "--write-baseline", cwd=riverbend)
        assert done.returncode == 0, done.stderr
        assert entries(riverbend) == whole, words
    assert run("check", cwd=riverbend).returncode == 0


def test_what_was_mended_leaves_the_baseline_only_where_it_was_looked_for(
    run: Run, riverbend: Path, edit: Edit
) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    edit("district.yaml", "  statement: ", "  statement: We utilize it. ")
    run("check", "--write-baseline", cwd=riverbend)
    edit(SCHOOL, "I utilize the front door", "I stand at the front door")
    edit("district.yaml", "We utilize it. ", "")
    done = run("check", SCHOOL, "--write-baseline", cwd=riverbend)
    assert "One of them was there before and was not looked for now." in done.stdout
    assert entries(riverbend) == [("district.yaml", "jargon")]
    run("check", "--write-baseline", cwd=riverbend)
    assert entries(riverbend) == []


def test_a_broken_baseline_is_written_anew_by_a_whole_check_alone(run: Run, riverbend: Path) -> None:
    (riverbend / "plcomms-baseline.json").write_text("{}", "utf-8")
    assert run("check", SCHOOL, "--write-baseline", cwd=riverbend).returncode == 2
    assert (riverbend / "plcomms-baseline.json").read_text("utf-8") == "{}"
    assert run("check", "--write-baseline", cwd=riverbend).returncode == 0
    assert entries(riverbend) == []


def test_an_error_is_in_no_baseline(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("![](photo.png)\n\nWe utilize it.\n", "utf-8")
    assert "Errors are never entered" in run("check", "a.md", "--write-baseline").stdout
    left = run("check", "a.md")
    assert left.returncode == 1
    assert "1 error." in left.stdout


def test_a_broken_baseline_is_told(run: Run, riverbend: Path) -> None:
    (riverbend / "plcomms-baseline.json").write_text("{}", "utf-8")
    done = run("check", riverbend)
    assert done.returncode == 2
    assert "--write-baseline" in done.stderr


def test_rules_can_be_chosen_and_left_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("We utilize the the gym.\n", "utf-8")
    only = run("check", "a.md", "--rule", "doubled-word").stdout
    assert "[doubled-word]" in only
    assert "[jargon]" not in only
    rest = run("check", "a.md", "--skip", "doubled-word", "--skip", "reading-level").stdout
    assert "[jargon]" in rest
    assert "[doubled-word]" not in rest


@pytest.mark.parametrize("form", ["terminal", "json", "sarif", "github", "html"])
def test_every_format_ends_with_the_same_code_and_can_go_to_a_file(
    run: Run, tmp_path: Path, form: str
) -> None:
    (tmp_path / "a.md").write_text("We utilize the gym.\n", "utf-8")
    (tmp_path / "b.md").write_text("Come to the gym.\n", "utf-8")
    shown = run("check", "a.md", "--format", form)
    assert shown.returncode == 1, shown.stderr
    into = run("check", "a.md", "--format", form, "--output", "made/report")
    assert into.returncode == 1
    assert into.stdout == ""
    assert (tmp_path / "made" / "report").read_text("utf-8") == shown.stdout
    assert run("check", "a.md", "--format", form, "--fail-on", "error").returncode == 0
    assert run("check", "b.md", "--format", form).returncode == 0


@pytest.mark.parametrize("form", ["sarif", "github"])
def test_programs_are_told_where_a_districts_files_are_from_here(
    run: Run, riverbend: Path, edit: Edit, form: str
) -> None:
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    done = run("check", riverbend, "--format", form, cwd=riverbend.parent)
    assert f"{riverbend.name}/{SCHOOL}" in done.stdout


def test_two_districts_are_told_apart(run: Run, riverbend: Path, tmp_path: Path, edit: Edit) -> None:
    shutil.copytree(riverbend, tmp_path / "other")
    edit("district.yaml", "  statement: ", "  statement: We utilize this. ")
    done = run("check", riverbend, tmp_path / "other")
    assert done.returncode == 1
    assert "\nriverbend/district.yaml:" in f"\n{done.stdout}"
    assert "other/" not in done.stdout.replace("another/", "")
    assert run("check", riverbend, tmp_path / "other", "--fix").returncode == 0
    assert snapshot(riverbend).keys() == snapshot(tmp_path / "other").keys()


def word(path: Path, *paragraphs: str) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))


def test_a_word_draft_is_checked_by_paragraph_and_character(run: Run, tmp_path: Path) -> None:
    word(tmp_path / "draft.docx", "Dear families,", "", "We utilize the gym.", "Bye.")
    done = run("check", "draft.docx")
    assert done.returncode == 1
    assert "draft.docx: paragraph 2, character 4: warning" in done.stdout
    found = json.loads(run("check", "draft.docx", "--format", "json").stdout)["findings"]
    assert [(f["line"], f["column"], f["found"]) for f in found if f["rule"] == "jargon"] == [
        (2, 4, "utilize")
    ]


def test_a_word_draft_is_not_written(run: Run, tmp_path: Path) -> None:
    word(tmp_path / "draft.docx", "We utilize the gym.")
    before = (tmp_path / "draft.docx").read_bytes()
    done = run("check", "draft.docx", "--fix")
    assert done.returncode == 2
    assert "Word" in done.stderr
    assert (tmp_path / "draft.docx").read_bytes() == before


def test_a_damaged_word_draft_and_an_old_one_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(b"PK\x03\x04 no")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    for name, said in (("draft.docx", "damaged"), ("old.doc", "not something that plcomms checks")):
        done = run("check", name)
        assert done.returncode == 2
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_a_draft_without_a_word_is_not_called_free_of_findings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text("\n\n", "utf-8")
    done = run("check", "letter.md", cwd=tmp_path)
    assert done.returncode == 0
    assert "letter.md:1:1: advice: There are no words in this draft." in done.stdout


def test_a_build_takes_a_folder_as_a_check_does(run: Run, riverbend: Path) -> None:
    ask = ("build", riverbend.name, "letter", "--school", "cedar", "--format", "text")
    done = run(*ask, "--dry-run", cwd=riverbend.parent)
    assert (done.returncode, done.stdout) == (0, "cedar-elementary/letter-families.txt\n")
    twice = run(*ask, "-C", riverbend.name, cwd=riverbend.parent)
    assert twice.returncode == 2
    assert "Two folders are named" in twice.stderr


def test_a_sentence_that_a_number_sign_cuts_off_is_told(run: Run, riverbend: Path, edit: Edit) -> None:
    edit(SCHOOL, "\nprincipal:", "\nissue: Issue #3\nprincipal:")
    done = run("check", riverbend)
    assert done.returncode == 1
    assert "without quotes, # begins a remark" in " ".join(done.stdout.split())
    assert "[number-sign]" in done.stdout


@pytest.mark.parametrize("over", ["district.yaml", SCHOOL, "draft.md", "other.docx", "plcomms-baseline.json"])
def test_a_report_is_not_written_over_what_is_read(run: Run, riverbend: Path, over: str) -> None:
    (riverbend / "draft.md").write_text("We utilize the gym.\n", "utf-8")
    word(riverbend / "other.docx", "Come to the gym.")
    run("check", "--write-baseline", cwd=riverbend)
    before = snapshot(riverbend)
    done = run("check", "draft.md", "--fix", "-o", riverbend / over, cwd=riverbend)
    assert done.returncode == 2
    assert "a report is not written over it" in done.stderr
    assert snapshot(riverbend) == before


def test_an_older_report_is_written_over(run: Run, riverbend: Path) -> None:
    for _ in range(2):
        assert run("check", "-o", "report.txt", cwd=riverbend).returncode == 0


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "24.11.2026"])
def test_a_day_in_the_environment_that_is_none_is_told(run: Run, riverbend: Path, day: str) -> None:
    done = run("check", cwd=riverbend, today=day)
    assert done.returncode == 2
    assert f"“{day}” is not a day" in done.stderr


def test_what_no_rule_finds_can_be_chosen_left_out_and_set_aside(
    run: Run, riverbend: Path, edit: Edit
) -> None:
    edit(SCHOOL, "\nprincipal:", "\nissue: Issue #3\nprincipal:")
    edit(SCHOOL, "I stand at the front door", "I utilize the front door")
    only = run("check", riverbend, "--rule", "number-sign").stdout
    assert "[number-sign]" in only
    assert "[jargon]" not in only
    rest = run("check", riverbend, "--skip", "number-sign").stdout
    assert "[number-sign]" not in rest
    assert "[jargon]" in rest
    edit(SCHOOL, "\nissue:", "\n# plcomms: ignore number-sign -- three is our own remark\nissue:")
    assert "[number-sign]" not in run("check", riverbend).stdout
    edit(SCHOOL, " -- three is our own remark", "")
    assert "[suppression-without-reason]" in run("check", riverbend).stdout
    assert "[suppression-" not in run("check", riverbend, "--skip", "suppression-without-reason").stdout


def test_a_file_that_had_to_be_mended_to_be_read_is_never_corrected(
    run: Run, riverbend: Path, edit: Edit
) -> None:
    edit(SCHOOL, "\nprincipal:", "\nissue:Winter\nprincipal:")
    edit("district.yaml", "  statement: Every child", "  statement: We utilize reading time. Every child")
    before = {path: path.read_bytes() for path in riverbend.rglob("*.yaml")}
    done = run("check", riverbend, "--fix")
    assert done.returncode == 2
    assert "issue: Winter" in done.stderr
    assert {path: path.read_bytes() for path in riverbend.rglob("*.yaml")} == before
