"""``plcomms score`` reads a text or a document, takes answers from a file, and says the result."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def score(run: Run) -> Run:
    """Run ``plcomms score`` with words."""
    return partial(run, "score")


def test_a_loose_text_gets_a_sheet_with_what_is_open(score: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("Dear families,\n\nPlease call us at 555-0100.\n", "utf-8")
    done = score(str(letter))
    assert done.returncode == 0, done.stderr
    assert "Clear Communication Index (short sheet" in done.stdout
    assert "hangs on the items with a question mark" in done.stdout


def test_a_document_takes_its_answers_from_the_file_beside_the_district(score: Run, riverbend: Path) -> None:
    label = "cedar-elementary/letter-families"
    (riverbend / "score.yaml").write_text(
        "score:\n  answers: {11: n/a}\n  documents:\n"
        f"    {label}:\n      answers: {{3: yes, 4: yes, 8: yes}}\n",
        "utf-8",
    )
    done = score("--document", label, "-C", str(riverbend), "--format", "json", "--sheet", "full")
    sheet = json.loads(done.stdout)
    items = {item["number"]: item for item in sheet["items"]}
    assert (items[11]["answer"], items[8]["answer"], items[8]["by"]) == ("n/a", "yes", "person")
    assert (items[1]["answer"], items[1]["by"]) == ("yes", "program")
    assert sheet["points"] == sum(item["answer"] == "yes" for item in sheet["items"])


def test_an_answer_that_cannot_be_is_told_at_its_place(score: Run, tmp_path: Path) -> None:
    answers = tmp_path / "mine.yaml"
    answers.write_text("score:\n  answers: {21: yes, 2: perhaps}\n", "utf-8")
    letter = tmp_path / "letter.md"
    letter.write_text("Please call us.\n", "utf-8")
    done = score(str(letter), "--answers", str(answers))
    assert done.returncode == 2
    assert "mine.yaml:2:" in done.stderr
    assert "perhaps" in done.stderr


def test_a_document_that_does_not_exist_is_answered_with_the_nearest(score: Run, riverbend: Path) -> None:
    done = score("--document", "cedar-elementary/letter-family", "-C", str(riverbend))
    assert done.returncode == 2
    assert "cedar-elementary/letter-families" in done.stderr


def test_nothing_to_score_says_what_to_type(score: Run) -> None:
    done = score()
    assert done.returncode == 2
    assert "plcomms score letter.md" in done.stderr


def test_a_missing_text_is_told_in_plain_words(score: Run, tmp_path: Path) -> None:
    done = score(str(tmp_path / "none.md"))
    assert done.returncode == 2
    assert "none.md" in done.stderr
