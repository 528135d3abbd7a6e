"""Building again: what people changed by hand stays, and what is no longer true goes."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plcomms.write.lock import build_lock
from plcomms.write.workers import map_parallel
from tests.conftest import ROOT, Run
from tests.whole.test_build import files

Edit = Callable[[str, str, str], None]
CEDAR = "schools/cedar-elementary.yaml"
LETTERS = ("letter", "--format", "text")


def test_a_paper_that_was_changed_by_hand_is_kept_beside_the_new_one(plcomms: Run, riverbend: Path) -> None:
    out = riverbend / "out"
    assert plcomms("build", "-C", riverbend, *LETTERS).returncode == 0
    letter = out / "cedar-elementary/letter-families.txt"
    made = letter.read_bytes()
    for count, words in ((1, b"my own words"), (2, b"and others")):
        letter.write_bytes(words)
        done = plcomms("build", "-C", riverbend, *LETTERS)
        aside = f"cedar-elementary/letter-families.yours{'-2' if count == 2 else ''}.txt"
        assert (out / aside).read_bytes() == words
        assert aside in done.stderr
        assert letter.read_bytes() == made
    assert "yours" not in plcomms("build", "-C", riverbend, *LETTERS).stderr


def test_what_somebody_has_in_the_folder_is_not_lost(plcomms: Run, riverbend: Path) -> None:
    out = riverbend / "mine"
    (out / "thumbnails").mkdir(parents=True)
    (out / "thumbnails/mine.png").write_bytes(b"mine")
    (out / "index.html").write_text("my page", "utf-8")
    for _ in range(2):
        assert plcomms("build", "-C", riverbend, "--out", out, *LETTERS).returncode == 0
    assert (out / "thumbnails/mine.png").read_bytes() == b"mine"
    assert (out / "index.yours.html").read_text("utf-8") == "my page"
    assert not (out / "index.yours-2.html").exists()


def test_nobody_is_said_to_have_changed_what_plcomms_wrote_by_itself(
    plcomms: Run, riverbend: Path, edit: Edit
) -> None:
    """After a build in which all was stopped; after the manifest was lost; into a copy of the folder."""
    ask = ("newsletter", "--school", "cedar-elementary", "--format", "markdown")
    consent = "consent: {given: 2026-11-10, by: mother, covers: [name, words]}\n"
    edit(CEDAR, consent, "\n")
    out = riverbend / "out"
    assert plcomms("build", "-C", riverbend, *ask).returncode == 3
    for folder in (out, riverbend / "copy"):
        done = plcomms("build", "-C", riverbend, "--out", folder, *LETTERS)
        assert (done.returncode, "index.html”" in done.stderr) == (0, False)
        (folder / ".plcomms.json").unlink()
        edit("district.yaml", "name: Riverbend", "name: New Riverbend")
        again = plcomms("build", "-C", riverbend, "--out", folder, "faq", "--format", "text")
        assert (again.returncode, "yours" in again.stderr) == (0, False)
        shutil.copytree(out, riverbend / "copy", dirs_exist_ok=True)


def test_a_page_that_shows_everything_and_that_somebody_changed_is_kept(
    plcomms: Run, riverbend: Path
) -> None:
    index = riverbend / "out/index.html"
    assert plcomms("build", "-C", riverbend, *LETTERS).returncode == 0
    changed = index.read_text("utf-8").replace("</h1>", " and mine</h1>", 1)
    index.write_text(changed, "utf-8")
    done = plcomms("build", "-C", riverbend, *LETTERS)
    assert "index.yours.html" in done.stderr
    assert (riverbend / "out/index.yours.html").read_text("utf-8") == changed
    assert "mine</h1>" not in index.read_text("utf-8")


def test_who_changed_a_document_that_must_not_be_there_is_told_that_it_still_is(
    plcomms: Run, riverbend: Path, edit: Edit
) -> None:
    ask = ("build", "-C", riverbend, "newsletter", "--school", "cedar-elementary", "--format", "markdown")
    assert plcomms(*ask).returncode == 0
    document = riverbend / "out/cedar-elementary/newsletter-families.md"
    document.write_text("my own words on Jonah", "utf-8")
    edit(CEDAR, "consent: {given: 2026-11-10, by: mother, covers: [name, words]}\n", "\n")
    done = plcomms(*ask)
    assert "“cedar-elementary/newsletter-families.md” should not be there any more" in done.stderr
    assert document.read_text("utf-8") == "my own words on Jonah"


def test_the_invitation_to_an_event_of_another_name_goes_with_a_build_of_invitations(
    plcomms: Run, riverbend: Path, edit: Edit
) -> None:
    out = riverbend / "out/cedar-elementary"
    assert plcomms("build", "-C", riverbend, "invitation", "letter", "--format", "text").returncode == 0
    edit(CEDAR, "id: show-me-night", "id: show-night")
    done = plcomms("build", "-C", riverbend, "invitation", "--format", "text")
    assert "cedar-elementary/invitation-families-show-me-night.txt" in done.stderr
    assert {p.name for p in out.iterdir()} == {
        "invitation-families-show-night.txt",
        "letter-families.txt",
    }


def test_what_was_asked_for_by_itself_is_kept_up_to_date_by_a_whole_build(
    plcomms: Run, riverbend: Path, edit: Edit
) -> None:
    """Only text, by a kind of one's own, so that it takes no time."""
    own = riverbend / "templates/note"
    own.mkdir(parents=True)
    (own / "note.html").write_text("<main><h1>Note</h1><p>{{ say(vision) }}</p></main>", "utf-8")
    (own / "kind.yaml").write_text(
        "title: Note\nabout: A note.\naudiences: {families: district}\nformats: [text]\n", "utf-8"
    )
    ask = ("build", "-C", riverbend, "note", "--school", "cedar-elementary")
    assert plcomms(*ask).returncode == 0
    note = riverbend / "out/cedar-elementary/note-families.txt"
    before = note.read_text("utf-8")
    text = (riverbend / "district.yaml").read_text("utf-8")
    (riverbend / "district.yaml").write_text(text.replace("known well", "known very well"), "utf-8")
    listed = plcomms("build", "-C", riverbend, "--dry-run").stdout.splitlines()
    assert "cedar-elementary/note-families.txt" in listed
    assert "district/note-families.txt" in listed
    note.unlink()
    listed = plcomms("build", "-C", riverbend, "--dry-run").stdout.splitlines()
    assert "cedar-elementary/note-families.txt" not in listed
    assert before


def test_where_consent_has_ended_the_page_with_the_name_is_taken_away(
    plcomms: Run, riverbend: Path, edit: Edit
) -> None:
    ask = ("build", "-C", riverbend, "newsletter", "--school", "cedar-elementary", "--format", "markdown")
    assert plcomms(*ask).returncode == 0
    paper = riverbend / "out/cedar-elementary/newsletter-families.md"
    assert "Jonah" in paper.read_text("utf-8")
    text = (riverbend / CEDAR).read_text("utf-8")
    assert "consent: {given: " in text
    (riverbend / CEDAR).write_text(text.replace("consent: {given: ", "consent: {until: 2026-11-20, given: "))
    done = plcomms(*ask)
    assert done.returncode == 3
    assert "taken away" in " ".join(done.stderr.split())
    assert not paper.exists()
    assert "newsletter-families.md" not in (riverbend / "out/index.html").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no lock of this kind")
def test_two_builds_at_once_forget_nothing_of_each_other(riverbend: Path) -> None:
    environment = os.environ | {"PLCOMMS_TODAY": "2026-11-24"}
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "plcomms", "build", "-C", riverbend, kind, "--format", "text"],
            env=environment,
            stdout=subprocess.PIPE,
        )
        for kind in ("letter", "faq")
    ]
    assert [one.communicate() and one.returncode for one in both] == [0, 0]
    made = {
        entry["made"]["path"] for entry in json.loads((riverbend / "out/.plcomms.json").read_text())["files"]
    }
    there = {name for name in files(riverbend / "out") if name.endswith(".txt")}
    assert made == there
    index = (riverbend / "out/index.html").read_text("utf-8")
    assert all(name in index for name in there)


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_who_presses_ctrl_and_c_is_told_and_finds_nothing_changed(riverbend: Path) -> None:
    before = files(riverbend)
    script = (
        "import dataclasses, os, signal, sys, threading\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from plcomms.render.formats import text\n"
        "def render(page): os.kill(os.getpid(), signal.SIGINT); threading.Event().wait()\n"
        "text.RENDERER = dataclasses.replace(text.RENDERER, render=render)\n"
        "sys.argv = ['plcomms', 'build', '-C', sys.argv[1], 'faq', '--format', 'text']\n"
        "from plcomms.cli.start import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, riverbend], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (130, "Stopped. Nothing was changed.\n")
    assert files(riverbend) == before


def test_processes_that_help_end_with_what_stops_the_work() -> None:
    with pytest.raises(ZeroDivisionError):
        list(map_parallel(reciprocal, [1, 0, *range(1, 200)], jobs=2))
    assert not multiprocessing.active_children()


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_helpers_end_with_the_build_that_was_killed(tmp_path: Path) -> None:
    """One that stayed would hold the lock of the folder, and every later build would wait for ever."""
    script = (
        "import sys, time\nfrom pathlib import Path\n"
        "from plcomms.write.workers import map_parallel\nfrom plcomms.write.lock import build_lock\n"
        "from tests.whole.test_rebuild import noted\n"
        "with build_lock(Path(sys.argv[1]), lambda: None):\n"
        "    list(map_parallel(noted, [sys.argv[1]] * 12, jobs=2))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, tmp_path], cwd=ROOT)
    wait_until(lambda: len(list(tmp_path.iterdir())) >= 2)
    helpers = [int(file.name) for file in tmp_path.iterdir()]
    process.kill()
    process.wait()
    wait_until(lambda: not any(is_running(helper) for helper in helpers))
    told: list[str] = []
    with build_lock(tmp_path, lambda: told.append("waits")):
        assert told == []


def noted(folder: str) -> None:
    """Stands for a page that takes long; says in ``folder`` which process makes it."""
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(60)


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and ") Z " in state.read_text())


def reciprocal(number: int) -> float:
    return 1 / number
