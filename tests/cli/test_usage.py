"""A command that was not typed as plcomms knows it is answered in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

LIBRARY = ("Value error", "Input should", "Invalid value", "Possible options")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("build --paper legal", "“legal” cannot stand after --paper. One of these can: letter, a4."),
        ("check --fail-on bad", "One of these can: error, warning, advice, never."),
        ("build --up 8", "--up can be 4 at most."),
        ("build --up two", "A whole number must stand after --up, such as 2."),
        ("build --colour gray", "There is no option --colour here. Did you mean --ink?"),
        ("build --bw", "Did you mean --ink bw?"),
        ("build --output there", "Did you mean --out?"),
        ("check --out there", "Did you mean --output?"),
        ("check --fixx", "There is no option --fixx here. Did you mean --fix?"),
        ("check --zzz", "There is no option --zzz here.\nTry: plcomms check --help"),
        ("snippets", "There is no command “snippets”.\nTry: plcomms build snippets"),
        ("chekc", "Did you mean 'check'?"),
        (
            "build --school riverbend-hihg",
            "Did you mean “riverbend-high”?",
        ),
    ],
)
def test_a_word_that_is_not_known_is_answered_with_the_right_one(
    run: Run, riverbend: Path, words: str, said: str
) -> None:
    done = run(*words.split(), cwd=riverbend)
    assert done.returncode == 2
    assert said in done.stderr
    assert not any(part in done.stderr for part in LIBRARY)


@pytest.mark.parametrize("called", [str, str.upper, lambda name: f" {name.lower()} "])
def test_a_school_may_be_called_by_its_whole_name(run: Run, riverbend: Path, called: object) -> None:
    text = (riverbend / "schools" / "cedar-elementary.yaml").read_text("utf-8")
    name = next(line.removeprefix("name: ") for line in text.splitlines() if line.startswith("name: "))
    words = ("build", "letter", "--format", "text", "--dry-run", "--school")
    by_file = run(*words, "cedar-elementary", cwd=riverbend)
    by_name = run(*words, called(name), cwd=riverbend)  # type: ignore[operator]
    assert by_name.returncode == 0
    assert by_name.stdout == by_file.stdout != ""


def test_a_folder_that_cannot_be_made_is_not_sent_to_an_option_that_init_has_not(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "note").write_text("", "utf-8")
    done = run("init", tmp_path / "note" / "district")
    assert done.returncode == 3
    assert "--out" not in done.stderr
    assert "where you may write" in done.stderr
