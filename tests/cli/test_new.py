"""A month as a principal makes it: the next issue, the build of it, what is told, what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

CEDAR = "cedar-elementary"
ASK = ("newsletter", "--school", CEDAR, "--format", "text")
Edit = Callable[[str, str, str], None]


@pytest.fixture
def november(riverbend: Path) -> Path:
    """The example with an issue of November at one school; gives its file."""
    file = riverbend / "schools" / CEDAR / "2026-11.yaml"
    file.parent.mkdir()
    file.write_text(
        "issue: 2026-11\n# My note.\nnote: Come and see us.\n"
        "events:\n  - {id: fair, title: Book Fair, about: Buy., date: 2026-11-20, start: 5 pm, place: Gym}\n"
        "stories:\n  - id: ana\n    title: Ana counts\n    statement: Ana counted beans.\n"
        "    people: [{name: Ana, role: student, consent: {given: 2026-10-01, by: mom, covers: [name]}}]\n",
        "utf-8",
    )
    return file


def test_the_next_issue_is_made_from_the_last_and_never_twice(plcomms: Run, november: Path) -> None:
    root = november.parents[2]
    made = plcomms("new", "issue", "-C", root, "--school", CEDAR)
    assert made.returncode == 0, made.stderr
    file = november.with_name("2026-12.yaml")
    assert f"Made schools/{CEDAR}/2026-12.yaml from schools/{CEDAR}/2026-11.yaml." in made.stdout
    text = file.read_text("utf-8")
    assert text.startswith("issue: 2026-12\n# My note.\nnote:\nevents:\nstories:\n")
    before = november.read_bytes(), file.read_bytes()
    again = plcomms("new", "issue", "-C", root, "--school", CEDAR, "--month", "2026-12")
    assert again.returncode == 2
    assert f"is there already: schools/{CEDAR}/2026-12.yaml. Nothing was changed." in again.stderr
    assert (november.read_bytes(), file.read_bytes()) == before


def test_a_school_without_issues_begins_with_this_month_and_keeps_its_file(
    plcomms: Run, riverbend: Path
) -> None:
    own = (riverbend / "schools" / f"{CEDAR}.yaml").read_bytes()
    made = plcomms("new", "issue", "-C", riverbend, "--school", "Cedar")
    assert made.returncode == 0, made.stderr
    assert "Move what belongs to one month into that month's file." in made.stdout
    assert (riverbend / "schools" / CEDAR / "2026-11.yaml").is_file()
    assert (riverbend / "schools" / f"{CEDAR}.yaml").read_bytes() == own
    assert (
        plcomms("build", "-C", riverbend, *ASK, "--dry-run").stdout
        == f"{CEDAR}/newsletter-families-2026-11.txt\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Which school is it for?"),
        (("--school", "cedr-elementary"), "Did you mean “cedar-elementary”?"),
        (("--school", CEDAR, "--month", "soon"), "“soon” is not a month that can stand after --month."),
    ],
)
def test_what_is_asked_for_wrongly_is_told(
    plcomms: Run, riverbend: Path, words: tuple[str, ...], told: str
) -> None:
    done = plcomms("new", "issue", "-C", riverbend, *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (riverbend / "schools" / CEDAR).exists()


def test_a_build_says_which_issue_what_is_over_and_what_is_new(plcomms: Run, november: Path) -> None:
    root = november.parents[2]
    first = plcomms("build", root, *ASK, today="2026-11-10")
    assert "Newsletter issue: 2026-11 (cedar-elementary)." in first.stdout
    later = plcomms("build", root, *ASK, "--today", "2026-11-24")
    assert "“Book Fair” on November 20 is over: left out." in later.stderr
    assert "newsletter 2026-11 (Cedar Elementary School): 1 event dropped\n" in later.stdout
    text = (root / "out" / CEDAR / "newsletter-families-2026-11.txt").read_text("utf-8")
    assert "Book Fair" not in text
    assert "Ana counts" in text


def test_old_issues_stay_until_a_consent_in_them_ends(plcomms: Run, november: Path) -> None:
    root = november.parents[2]
    file = root / "out" / CEDAR / "newsletter-families-2026-11.txt"
    assert plcomms("build", root, *ASK).returncode == 0
    assert plcomms("new", "issue", "-C", root, "--school", CEDAR).returncode == 0
    sent = file.read_bytes()
    assert plcomms("build", root, *ASK, today="2026-12-02").returncode == 0
    assert file.read_bytes() == sent
    ended = november.read_text("utf-8").replace("given: 2026-10-01,", "given: 2026-10-01, until: 2026-12-03,")
    november.write_text(ended, "utf-8")
    assert plcomms("build", root, *ASK, today="2026-12-03").returncode == 0
    assert file.read_bytes() == sent
    last = plcomms("build", root, *ASK, today="2026-12-04")
    assert "newsletter-families-2026-11 was taken away: a consent in it has ended" in last.stderr
    assert not file.exists()
    assert "2026-11" not in (file.parent / "newsletters.html").read_text("utf-8")
    assert "Ana" not in (root / "out/.plcomms-words.json").read_text("utf-8")


def test_changes_shows_each_sentence_that_is_new_and_makes_nothing(plcomms: Run, november: Path) -> None:
    root = november.parents[2]
    assert "Nothing was built yet" in plcomms("changes", root).stdout
    plcomms("build", root, *ASK)
    assert plcomms("changes", root, "newsletter", "--school", CEDAR).stdout.startswith("Nothing is new")
    november.write_text(
        november.read_text("utf-8").replace("Come and see us.", "Come and eat with us."), "utf-8"
    )
    file = root / "out" / CEDAR / "newsletter-families-2026-11.txt"
    before = file.read_bytes()
    shown = plcomms("changes", root, "newsletter", "--school", CEDAR)
    assert "-Come and see us.\n+Come and eat with us.\n" in shown.stdout
    assert file.read_bytes() == before


def test_an_issue_that_has_not_begun_is_checked_too(plcomms: Run, november: Path) -> None:
    root = november.parents[2]
    ahead = november.with_name("2026-12.yaml")
    ahead.write_text("issue: 2026-12\nnote: We utilize the garden each day.\n", "utf-8")
    found = plcomms("check", root)
    assert f"schools/{CEDAR}/2026-12.yaml:2:10: warning" in found.stdout
    alone = plcomms("check", ahead)
    assert f"schools/{CEDAR}/2026-12.yaml:2:10: warning" in alone.stdout


def test_the_first_command_of_each_role_works_on_a_fresh_folder(plcomms: Run, tmp_path: Path) -> None:
    for today in ("2026-11-24", "2027-07-15"):
        folder = tmp_path / today
        assert plcomms("init", folder, today=today).returncode == 0
        for words in (
            ("check", folder),
            ("build", "invitation", "--school", "your-school", "--format", "text", "-C", folder),
            ("build", folder, "newsletter", "--school", "your-school", "--format", "text"),
        ):
            done = plcomms(*words, today=today)
            assert done.returncode == 0, (today, words, done.stdout + done.stderr)
            assert "is over" not in done.stderr


def test_init_takes_the_names_of_a_district_and_a_school(plcomms: Run, tmp_path: Path) -> None:
    names = ("--district", "Oak: Hill", "--school", "St. Mary's Elementary")
    assert plcomms("init", tmp_path / "d", *names).returncode == 0
    assert (tmp_path / "d/schools/st-marys-elementary/2026-11.yaml").is_file()
    assert 'name: "Oak: Hill"' in (tmp_path / "d/district.yaml").read_text("utf-8")
    assert plcomms("check", tmp_path / "d").returncode == 0


def test_a_notice_of_a_past_day_is_not_made_and_its_old_files_go(plcomms: Run, november: Path) -> None:
    root = november.parents[2]
    ask = ("notice", "--school", CEDAR, "--format", "text")
    file = root / "out" / CEDAR / "notice-families-late-buses.txt"
    assert plcomms("build", root, *ask, today="2027-01-20").returncode == 0
    assert file.is_file(), list(file.parent.iterdir())
    done = plcomms("build", root, *ask, today="2027-01-21")
    assert done.returncode == 2
    assert (
        "The notice “Buses come late on Wednesday” is of January 20, which is past: left out." in done.stderr
    )


def test_a_notice_in_a_later_issue_is_pointed_to_and_made_when_asked_for(
    plcomms: Run, november: Path
) -> None:
    root = november.parents[2]
    school = november.parent.with_name("millrace-middle")
    school.mkdir()
    (school / "2026-11.yaml").write_text("issue: 2026-11\nnote: Come and see us.\n", "utf-8")
    later = "issue: 2026-12\nnotices:\n  - {title: Snow day, text: Stay home., date: 2026-12-04}\n"
    (school / "2026-12.yaml").write_text(later, "utf-8")
    ask = ("build", root, "notice", "--school", "millrace-middle", "--format", "text")
    done = plcomms(*ask, today="2026-11-28")
    assert done.returncode == 2
    assert "There is one in schools/millrace-middle/2026-12.yaml: add  --issue 2026-12" in done.stderr
    assert plcomms(*ask, "--issue", "2026-12", today="2026-11-28").returncode == 0
    assert (root / "out" / "millrace-middle" / "notice-families-snow-day.txt").is_file()


def test_from_an_issue_that_is_still_empty_none_is_made_unless_its_month_is_named(
    plcomms: Run, november: Path
) -> None:
    root = november.parents[2]
    carried = "dates:\n  - {title: Photos, date: 2027-03-02}\n"
    november.write_text(november.read_text("utf-8") + carried, "utf-8")
    again = ("new", "issue", "-C", root, "--school", CEDAR)
    assert plcomms(*again).returncode == 0
    december, january = november.with_name("2026-12.yaml"), november.with_name("2027-01.yaml")
    assert "Photos" in december.read_text("utf-8")
    done = plcomms(*again)
    assert done.returncode == 2
    assert (
        f"The issue of December 2026 is still empty: nothing of its own stands in schools/{CEDAR}/2026-12"
        in (" ".join(done.stderr.split()))
    )
    assert "--month 2027-01" in done.stderr
    assert not january.exists()
    written = december.read_text("utf-8").replace("note:", "note: Snow is near.")
    december.write_text(written, "utf-8")
    assert plcomms(*again).returncode == 0
    assert january.is_file()
    assert plcomms(*again, "--month", "2027-02").returncode == 0


def test_an_empty_issue_of_a_month_that_is_over_stops_nobody(plcomms: Run, november: Path) -> None:
    root = november.parents[2]
    november.write_text("issue: 2026-11\nnote:\n", "utf-8")
    done = plcomms("new", "issue", "-C", root, "--school", CEDAR, today="2026-12-02")
    assert done.returncode == 0, done.stderr


def test_a_build_names_what_was_asked_for_where_a_later_issue_is_there(plcomms: Run, november: Path) -> None:
    root = november.parents[2]
    november.with_name("2026-12.yaml").write_text("issue: 2026-12\nnote: Come.\n", "utf-8")
    later = "There is 2026-12, too:  plcomms build"
    done = plcomms("build", root, "calendar", "--school", CEDAR, "--format", "text", today="2026-11-28")
    assert f"{later} calendar --school {CEDAR} --issue 2026-12\n" in done.stdout
    assert f"{later} newsletter --school {CEDAR} --issue 2026-12\n" in plcomms("build", root, *ASK).stdout
