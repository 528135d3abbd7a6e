"""``plcomms kinds`` says what can be made, for whom, in which formats, and what it needs."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run


def test_each_kind_says_who_it_is_for_and_what_it_needs(run: Run, riverbend: Path) -> None:
    done = run("kinds", "-C", riverbend)
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "For families from the district and each school, one for each event" in said
    assert "pdf (1, 2 or 4 on a sheet)" in said
    assert "Needs: an event with reply_by and reply_to" in said
    assert "For families from each school, for staff from the district" in said
    assert max(map(len, done.stdout.splitlines())) <= 88


def test_the_themes_are_told_with_how_to_choose_one(run: Run, riverbend: Path) -> None:
    own = riverbend / "templates" / "_themes" / "river"
    own.mkdir(parents=True)
    (own / "theme.yaml").write_text("title: River\nabout: Ours, with a river.\n", "utf-8")
    done = run("kinds", "--themes", "-C", riverbend)
    assert done.returncode == 0
    for name in ("horizon", "press", "cut-paper", "plain", "river"):
        assert f"{name}\n" in done.stdout
    assert "Ours, with a river." in done.stdout
    assert "theme: NAME" in done.stdout
