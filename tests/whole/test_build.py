"""``plcomms init`` and ``plcomms build``: from an empty folder to papers, and what stops them."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import RIVERBEND, Run

Edit = Callable[[str, str, str], None]


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_starter_builds_at_once(plcomms: Run, tmp_path: Path) -> None:
    folder = tmp_path / "my district"
    assert plcomms("init", folder).returncode == 0
    assert plcomms("check", folder).returncode == 0
    done = plcomms("build", "-C", folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "out/index.html").is_file()
    assert str(folder / "out/index.html") in done.stdout


def test_init_leaves_a_folder_that_holds_something_alone(plcomms: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    done = plcomms("init", tmp_path)
    assert done.returncode == 2
    assert files(tmp_path) == {"mine.txt": b"mine"}


def test_a_schools_newsletter_comes_as_web_page_pdf_and_markdown_with_its_own_words(built: Path) -> None:
    made = built / "cedar-elementary"
    text = subprocess.run(
        ["pdftotext", made / "newsletter-families.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    for page in (
        text,
        (made / "newsletter-families.html").read_text("utf-8"),
        (made / "newsletter-families.md").read_text("utf-8"),
    ):
        flat = " ".join(page.split())
        for words in ("Jonah asks for two more days", "Show Me Night", "I stand at the front door"):
            assert words in flat


def test_an_invitation_too_long_for_a_small_card_stops_nothing_but_that_card(
    plcomms: Run, riverbend: Path, edit: Edit, tmp_path: Path
) -> None:
    for field in ("bring: ", "room: ", "place: "):
        words = f"{field}{'Go past the gym and up the stairs, ' * 8}"
        edit("schools/cedar-elementary.yaml", f"    {field}", f"    {words}")
    out = tmp_path / "out"
    build = ("build", "invitation", "-C", riverbend, "--school", "cedar-elementary", "--out", out)
    done = plcomms(*build, "--format", "pdf")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stderr.split())
    assert "too long for 4 on a sheet" in said
    assert "--up 1" in said
    made = {file.name for file in (out / "cedar-elementary").iterdir()}
    assert "invitation-families-show-me-night.pdf" in made
    assert "invitation-families-show-me-night-4-up.pdf" not in made
    assert plcomms(*build, "--up", "4").returncode == 3


def test_a_second_build_makes_nothing_again_and_a_change_makes_what_it_touches(
    plcomms: Run, riverbend: Path, edit: Edit
) -> None:
    assert plcomms("build", "-C", riverbend, "--format", "markdown").returncode == 0
    before = files(riverbend / "out")
    again = plcomms("build", "-C", riverbend, "--format", "markdown")
    assert "Made 0 files" in again.stdout
    assert files(riverbend / "out") == before
    edit("schools/cedar-elementary.yaml", "Jonah asks for two more days", "Jonah asks for three more days")
    plcomms("build", "-C", riverbend, "--format", "markdown")
    after = files(riverbend / "out")
    changed = {name for name in before if before[name] != after.get(name)} - {
        ".plcomms.json",
        ".plcomms-words.json",
        "index.html",
    }
    assert changed
    assert all(name.startswith("cedar-elementary/") for name in changed)


def test_the_same_input_gives_the_same_bytes(plcomms: Run, built: Path, tmp_path: Path) -> None:
    """Every format, and every kind: what a school sends, and what the board gets.

    Each in a process of its own, in which Python keeps a set in another order.
    """
    again = partial(plcomms, "build", "-C", RIVERBEND, "--out", tmp_path / "again", fresh=True)
    cedar = ("--school", "cedar-elementary")
    kinds = ("faq", "invitation", "letter", "newsletter", "snippets")
    but_pages = ("web", "markdown", "text", "email", "paste", "word", "calendar")
    assert again(*kinds, *cedar, *(w for name in but_pages for w in ("--format", name))).returncode == 0
    assert again("faq", "letter", "newsletter", *cedar, "--format", "pdf").returncode == 0
    assert again("invitation", *cedar, "--format", "pdf", "--up", "2").returncode == 0
    assert again("talking-points", "pocket-card", "one-pager", "--audience", "board").returncode == 0
    one, other = files(built), files(tmp_path / "again")
    compared = {name for name in one.keys() & other.keys() if name.startswith(("cedar", "district"))}
    assert {path.rpartition(".")[2] for path in compared} >= {"html", "pdf", "docx", "pptx", "eml", "ics"}
    assert len(compared) > 40
    pages = {re.sub(r".*/|(-families|-board).*", "", name) for name in compared if name.endswith(".pdf")}
    assert pages == {*kinds, "talking-points", "pocket-card", "one-pager"} - {"snippets"}
    assert [name for name in sorted(compared) if one[name] != other[name]] == []


def test_a_dry_run_lists_and_makes_nothing(plcomms: Run, riverbend: Path) -> None:
    done = plcomms("build", "-C", riverbend, "letter", "--dry-run")
    assert "cedar-elementary/letter-families.pdf" in done.stdout
    assert not (riverbend / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("newsleter",), "newsletter"),
        (("--audience", "familys"), "families"),
        (("--school", "cedr-elementary"), "cedar-elementary"),
        (("--format", "pfd"), "pdf"),
    ],
)
def test_an_unknown_word_gets_the_nearest_right_one(plcomms: Run, words: tuple[str, ...], said: str) -> None:
    done = plcomms("build", "-C", RIVERBEND, *words, "--out", "/nonexistent")
    assert done.returncode == 2
    assert said in done.stderr


def test_a_template_that_names_a_field_that_does_not_exist_is_told_at_its_line(
    plcomms: Run, riverbend: Path
) -> None:
    assert plcomms("build", "-C", riverbend, "letter", "--format", "markdown").returncode == 0
    before = files(riverbend / "out")
    own = riverbend / "templates/letter/letter.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Hello\n\nDear {{ reader }},\n", "utf-8")
    done = plcomms("build", "-C", riverbend, "letter", "--format", "markdown")
    assert done.returncode == 2
    assert "templates/letter/letter.md:3:9" in done.stderr
    assert "reader" in done.stderr
    assert files(riverbend / "out") == before


def test_a_kind_of_ones_own_is_a_folder_and_no_code(plcomms: Run, riverbend: Path) -> None:
    folder = riverbend / "templates/postcard"
    folder.mkdir(parents=True)
    (folder / "kind.yaml").write_text(
        "title: Postcard\nabout: A card.\naudiences: {families: schools}\nformats: [web, pdf, markdown]\n",
        "utf-8",
    )
    (folder / "postcard.md").write_text("# Hello from {{ sender.name }}\n\n{{ say(vision) }}\n", "utf-8")
    done = plcomms("build", "-C", riverbend, "postcard", "--school", "cedar-elementary")
    assert done.returncode == 0, done.stderr
    assert (riverbend / "out/cedar-elementary/postcard-families.pdf").read_bytes()[:5] == b"%PDF-"
    assert "Postcard" in (riverbend / "out/index.html").read_text("utf-8")


def test_an_own_template_may_change_one_block_and_an_own_style_one_colour(
    plcomms: Run, riverbend: Path
) -> None:
    folder = riverbend / "templates/newsletter"
    folder.mkdir(parents=True)
    (folder / "newsletter.html").write_text(
        '{% extends "plcomms/newsletter/newsletter.html" %}\n'
        "{% block dates %}<p>See our calendar.</p>{% endblock %}\n",
        "utf-8",
    )
    (folder / "style.css").write_text("h1 { color: #123456; }", "utf-8")
    done = plcomms("build", "-C", riverbend, "newsletter", "--school", "cedar-elementary", "--format", "web")
    assert done.returncode == 0, done.stderr
    page = (riverbend / "out/cedar-elementary/newsletter-families.html").read_text("utf-8")
    assert "See our calendar." in page
    assert "Jonah asks for two more days" in page
    assert "#123456" in page


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(plcomms: Run, riverbend: Path) -> None:
    (riverbend / "out").write_text("a file is in the way", "utf-8")
    done = plcomms("build", "-C", riverbend, "letter", "--format", "markdown")
    assert done.returncode == 3
    assert "out" in done.stderr
    assert "Traceback" not in done.stderr
    assert (riverbend / "out").read_text("utf-8") == "a file is in the way"


def test_a_full_disk_leaves_the_earlier_papers_whole(riverbend: Path, plcomms: Run) -> None:
    """The system says that the disk is full when the first file is made sure of."""
    assert plcomms("build", "-C", riverbend, "letter", "--format", "markdown").returncode == 0
    before = files(riverbend / "out")
    script = (
        "import errno, os, sys\n"
        "def full(_): raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))\n"
        "os.fsync = full\n"
        "sys.argv = ['plcomms', 'build', '-C', sys.argv[1], 'letter', '--format', 'markdown']\n"
        "from plcomms.cli.start import main\n"
        "main()\n"
    )
    import sys

    own = riverbend / "templates/letter"
    own.mkdir(parents=True)
    (own / "letter.md").write_text("# A new letter\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", script, riverbend], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert os.strerror(errno.ENOSPC).lower() in done.stderr
    assert files(riverbend / "out") == before


def test_the_index_page_names_every_file(built: Path) -> None:
    page = (built / "index.html").read_text("utf-8")
    made = json.loads((built / ".plcomms.json").read_text("utf-8"))["files"]
    assert len(made) > 30
    for entry in made:
        assert f'href="{entry["made"]["path"]}"' in page, entry["made"]["path"]


def test_what_has_no_room_on_a_card_is_told_by_each_build(plcomms: Run, riverbend: Path, edit: Edit) -> None:
    old = "Your child will lead you"
    many = " ".join(f"Sentence {n} says one more thing that you can see." for n in range(30))
    edit("schools/cedar-elementary.yaml", old, f"{many} {old}")
    build = (
        "build",
        "invitation",
        "-C",
        riverbend,
        "--school",
        "cedar-elementary",
        "--format",
        "pdf",
        "--up",
        "4",
    )
    for kept in (False, True):
        done = plcomms(*build)
        assert done.returncode == 0, done.stderr
        assert ("Made 0 files" in done.stdout) is kept
        said = " ".join(done.stderr.split())
        assert "not-printed" in said
        assert "schools/cedar-elementary.yaml:" in said
        assert "--up 1" in said


def test_gaps_are_told_only_where_all_documents_are_there(plcomms: Run, riverbend: Path) -> None:
    some = ("build", "notice", "-C", riverbend, "--school", "cedar-elementary", "--format", "text")
    assert plcomms(*some).returncode == 0
    page = (riverbend / "out/index.html").read_text("utf-8")
    assert "7 of 7</strong> guidelines" in page
    assert "Gap:" not in page
