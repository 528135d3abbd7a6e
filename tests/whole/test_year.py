"""The year of one school: ten issues, made by the tool's own commands while the clock moves."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Run

MONTHS = [f"2026-{n:02}" for n in range(9, 13)] + [f"2027-{n:02}" for n in range(1, 7)]
SCHOOL = "oak-elementary"
_NAMES = [date(2026, n, 1).strftime("%B") for n in range(1, 13)]
_DAY = re.compile(rf"\b(?P<month>{'|'.join(n[:3] for n in _NAMES)})(?:[a-z]*) (?P<day>\d{{1,2}})\b")


@dataclass
class Year:
    """What a year left behind: the text of each build by month and day, and the bytes of each issue."""

    district: Path
    said: dict[tuple[str, date], str] = field(default_factory=dict)
    sent: dict[str, Mapping[str, bytes]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    @property
    def school(self) -> Path:
        return self.district / "out" / SCHOOL


def written(month: str) -> Mapping[str, str]:
    """What the principal writes for a month, by the key that it stands under."""
    first = date.fromisoformat(f"{month}-01")
    at = {name: first + timedelta(days=n) for name, n in {"a": 4, "b": 10, "c": 15, "d": 21, "e": 33}.items()}
    name = _NAMES[first.month - 1]
    return {
        "stories": (
            f"  - id: story-{month}\n    title: Our {name} garden\n"
            f"    statement: In {name} our class planted beans. The children measured them each day.\n"
        ),
        "news": (
            f"  - title: Thanks in {name}\n    text: Thank you to all who helped.\n"
            f"  - title: Forms in {name}\n    text: Lunch forms are due.\n    until: {at['c']}\n"
        ),
        "dates": (
            f"  - title: Picture day in {name}\n    date: {at['a']}\n"
            f"  - title: Conferences in {name}\n    date: {at['b']}\n    to: {at['b'] + timedelta(days=4)}\n"
            f"  - no_school: {at['d']}\n    title: Holiday in {name}\n"
            f"  - title: Permission slips for {name}\n    by: {at['c']}\n"
            f"  - title: Rehearsal in {name}\n    date: {at['d']}\n    dismissal: 1:00 pm\n"
            + (
                "  - title: Chess club\n    every: other Friday\n    from: 2026-09-04\n"
                if month == "2026-09"
                else ""
            )
        ),
        "events": (
            f"  - id: supper-{month}\n    title: Supper in {name}\n    about: Come and eat with us.\n"
            f"    date: {at['e']}\n    start: 6:00 pm\n    place: Oak Elementary\n"
            f"    reply_by: {at['d']}\n    reply_to: The front office, 555-0110\n"
        ),
        "next_steps": f"  - statement: Send the {name} slip back.\n    by: {at['c']}\n",
    }


def fill_in(file: Path, month: str) -> None:
    text = file.read_text("utf-8")
    for key, entries in written(month).items():
        assert f"\n{key}:\n" in text, text
        text = text.replace(f"\n{key}:\n", f"\n{key}:\n{entries.rstrip()}\n")
    note = _NAMES[int(month[-2:]) - 1]
    text = re.sub(r"(?m)^note:$", f"note: I was glad to see so many of you in {note}.", text)
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, plcomms: Run) -> Year:
    district = tmp_path_factory.mktemp("year") / "oak-hill"
    names = ("--district", "Oak Hill Schools", "--school", "Oak Elementary")
    assert plcomms("init", district, *names, today="2026-09-01").returncode == 0
    (district / "schools" / SCHOOL / "2026-09.yaml").unlink()
    lived = Year(district)
    for month in MONTHS:
        first = date.fromisoformat(f"{month}-01")
        made = plcomms("new", "issue", "-C", district, today=str(first))
        assert made.returncode == 0, made.stderr
        fill_in(district / "schools" / SCHOOL / f"{month}.yaml", month)
        for day in (first, first + timedelta(days=17)):
            ask = ("newsletter", "--school", SCHOOL, "--format", "text", "--format", "web")
            done = plcomms("build", district, *ask, today=str(day))
            assert done.returncode == 0, done.stdout + done.stderr
            lived.told.append(done.stdout + done.stderr)
            file = lived.school / f"newsletter-families-{month}.txt"
            lived.said[month, day] = file.read_text("utf-8")
        lived.sent[month] = {f.name: f.read_bytes() for f in lived.school.glob(f"newsletter-*{month}.*")}
    return lived


def test_no_day_that_is_past_is_printed_as_to_come(year: Year) -> None:
    for (_, today), text in year.said.items():
        for found in _DAY.finditer(text):
            number = [n[:3] for n in _NAMES].index(found["month"][:3]) + 1
            day = date(2026 if number >= 9 else 2027, number, int(found["day"]))
            if day < today:
                line = text[: found.end()].rpartition("\n")[2]
                begun = re.match(r"\s+to\s", text[found.end() :])
                assert begun or re.search(r"Every other|to ", line), (today, line)


def test_what_is_past_is_gone_and_what_is_to_come_is_there_in_the_middle_of_each_month(year: Year) -> None:
    for (month, today), text in year.said.items():
        name = _NAMES[int(month[-2:]) - 1]
        assert (f"Supper in {name}" in text, f"Holiday in {name}" in text) == (True, True), (month, today)
        begun = today.day == 1
        for words in ("Picture day in {}", "Permission slips for {}", "Forms in {}", "Conferences in {}"):
            assert (words.format(name) in text) is begun, (month, today, words, text)


def test_no_story_is_told_twice_and_each_is_told(year: Year) -> None:
    last = {month: text for (month, _), text in year.said.items()}
    for month in MONTHS:
        name = _NAMES[int(month[-2:]) - 1]
        assert [m for m, text in last.items() if f"Our {name} garden" in text] == [month]


def test_ten_issues_are_kept_as_they_were_sent_and_listed_the_newest_first(year: Year) -> None:
    for files in year.sent.values():
        assert sorted(Path(name).suffix for name in files) == [".html", ".txt"]
        for name, data in files.items():
            assert (year.school / name).read_bytes() == data
    page = (year.school / "newsletters.html").read_text("utf-8")
    places = [page.index(f"newsletter-families-{month}.html") for month in reversed(MONTHS)]
    assert places == sorted(places)
    index = (year.district / "out/index.html").read_text("utf-8")
    assert "newsletter-families-2027-06.html" in index
    assert "newsletter-families-2027-05.html" not in index
    assert f"{SCHOOL}/newsletters.html" in index


def test_no_two_consecutive_issues_say_the_same_of_the_standing_message(year: Year) -> None:
    texts = [text for (_, today), text in year.said.items() if today.day == 1]
    standing = (
        "You want your child to be ready",
        "You should not have to wait",
        "Your child's teacher sees each",
    )
    shown = [{words[:20] for words in standing if words in " ".join(text.split())} for text in texts]
    assert all(len(one) == 1 for one in shown)
    assert all(one != other for one, other in itertools.pairwise(shown))
    for words in ("will learn well and leave us ready", "Each month your child brings home a page"):
        there = [words in " ".join(text.split()) for text in texts]
        assert any(there)
        assert not any(one and other for one, other in itertools.pairwise(there))


def test_nothing_in_the_folder_is_unread(year: Year, plcomms: Run) -> None:
    done = plcomms("check", year.district, "--all", "--format", "json", today="2027-06-18")
    assert "not-read" not in done.stdout
    assert "unused-suppression" not in done.stdout
    assert not any("Not used" in told and "garden" in told for told in year.told)
    assert "Newsletter issue: 2027-06 (oak-elementary)." in year.told[-1]
    assert any("is over: left out" in told for told in year.told)
