"""``plcomms score`` reads a text or a document, takes answers from a file, and says the result."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "plcomms", "score", *words]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def test_a_loose_text_gets_a_sheet_with_what_is_open(tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("Dear families,\n\nPlease call us at 555-0100.\n", "utf-8")
    run = _run(str(letter))
    assert run.returncode == 0, run.stderr
    assert "Clear Communication Index (short sheet" in run.stdout
    assert "hangs on the items with a question mark" in run.stdout


def test_a_document_takes_its_answers_from_the_file_beside_the_district(riverbend: Path) -> None:
    label = "cedar-elementary/letter-families"
    (riverbend / "score.yaml").write_text(
        "score:\n  answers: {11: n/a}\n  documents:\n"
        f"    {label}:\n      answers: {{3: yes, 4: yes, 8: yes}}\n",
        "utf-8",
    )
    run = _run("--document", label, "-C", str(riverbend), "--format", "json", "--sheet", "full")
    sheet = json.loads(run.stdout)
    items = {item["number"]: item for item in sheet["items"]}
    assert (items[11]["answer"], items[8]["answer"], items[8]["by"]) == ("n/a", "yes", "person")
    assert (items[1]["answer"], items[1]["by"]) == ("yes", "program")
    assert sheet["points"] == sum(item["answer"] == "yes" for item in sheet["items"])


def test_an_answer_that_cannot_be_is_told_at_its_place(tmp_path: Path) -> None:
    answers = tmp_path / "mine.yaml"
    answers.write_text("score:\n  answers: {21: yes, 2: perhaps}\n", "utf-8")
    letter = tmp_path / "letter.md"
    letter.write_text("Please call us.\n", "utf-8")
    run = _run(str(letter), "--answers", str(answers))
    assert run.returncode == 2
    assert "mine.yaml:2:" in run.stderr
    assert "perhaps" in run.stderr


def test_a_document_that_does_not_exist_is_answered_with_the_nearest(riverbend: Path) -> None:
    run = _run("--document", "cedar-elementary/letter-family", "-C", str(riverbend))
    assert run.returncode == 2
    assert "cedar-elementary/letter-families" in run.stderr


def test_nothing_to_score_says_what_to_type() -> None:
    run = _run()
    assert run.returncode == 2
    assert "plcomms score letter.md" in run.stderr


def test_a_missing_text_is_told_in_plain_words(tmp_path: Path) -> None:
    run = _run(str(tmp_path / "none.md"))
    assert run.returncode == 2
    assert "none.md" in run.stderr
