"""The dates and the news of a district's files: read as they are written, each mistake at its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import jsonschema
import pytest
import yaml

from plcomms.compose.schedule import date_row
from plcomms.load.project import load_project
from plcomms.load.starter import schema
from plcomms.model.calendar import CalendarEntry
from plcomms.model.errors import InputError
from plcomms.model.hours import Hours
from plcomms.model.project import span_of
from tests.conftest import ROOT

Edit = Callable[[str, str, str], None]
CEDAR = "schools/cedar-elementary.yaml"
MILLRACE = "schools/millrace-middle.yaml"


@pytest.fixture
def dated(riverbend: Path) -> Callable[[str], tuple[CalendarEntry, ...]]:
    """The dates of a school whose file ends with these lines."""

    def put(lines: str) -> tuple[CalendarEntry, ...]:
        path = riverbend / MILLRACE
        path.write_text(path.read_text("utf-8") + lines, "utf-8")
        return load_project(riverbend).schools["millrace-middle"].dates

    return put


def told(folder: Path) -> list[tuple[str, str, str]]:
    """What is wrong: the words that are marked, the message and what to do."""
    with pytest.raises(InputError) as caught:
        load_project(folder)
    found = []
    for finding in caught.value.findings:
        assert finding.span
        text = caught.value.sources[finding.span.file].text
        found.append((text[finding.span.start : finding.span.end], finding.message, finding.help))
    return found


MISTAKES = (
    ("{title: A, date: Feb 30}", "Feb 30", "no such day"),
    ('{title: A, date: "Tue, Nov 16"}', '"Tue, Nov 16"', "is a Monday, not a Tuesday"),
    ("{title: A, evry: Friday}", "evry", "Did you mean “every”?"),
    ("{title: A, repeat: Friday}", "repeat", "Did you mean “every”?"),
    ("{title: A, end_date: Nov 4, date: Nov 3}", "end_date", "Did you mean “to”?"),
    ("{title: A, every: frist Tuesday}", "frist Tuesday", "Write  first Tuesday."),
    ("{title: A, every: Friday, date: Sep 3}", "Sep 3", "near it are Friday, August 28"),
    ("{title: A, every: Friday, except: [Nov 26]}", "[Nov 26]", "near it are Friday, November 20"),
    ("{title: A, every: Friday, from: Dec 5, until: Dec 2}", "Dec 2", "before it begins"),
    ("{title: A, every: first Tuesday, from: Dec 2, until: Dec 30}", "first Tuesday", "never comes"),
    ("{title: A, date: Nov 20-16}", "Nov 20-16", "before it begins"),
    ("{title: A, date: Nov 16, to: Nov 12}", "Nov 12", "before it begins"),
    ("{title: A}", "{title: A}", "date: Nov 16-20"),
    ("{date: Nov 20}", "{date: Nov 20}", "has no title"),
    ("{title: A, date: Nov 20, by: Nov 21}", "Nov 20", "both say when"),
    ('{title: A, date: "Nov 20, 6 pm", at: 7 pm}', '"Nov 20, 6 pm"', "both say at what time"),
    ("{title: A, date: Nov 20, end: 7 pm}", "7 pm", "there is an end and no start"),
    ("{title: A, date: Nov 20, start: 7 pm, end: 6 pm}", "6 pm", "before it starts"),
    ("{title: A, date: Nov 20, at: 5}", "5", "morning or evening"),
    ("{title: A, date: Nov 20, all_day: true, at: 5 pm}", "true", "last all day and be at a time"),
    ("{title: A, date: Nov 20, online: yes}", "yes", "needs the address"),
    ("{title: A, date: Nov 16, until: Nov 20}", "Nov 20", "goes with every: alone"),
    ('{title: A, date: Nov 16, sessions: ["Nov 17, 4-7 pm"]}', '["Nov 17, 4-7 pm"]', "not one of the days"),
    ("{title: A, date: Nov 16, sessions: [4-6 pm, 5-7 pm]}", "[4-6 pm, 5-7 pm]", "overlap on 2026-11-16"),
    ("{no_school: Nov 20, dismissal: noon}", "noon", "no school on this day"),
    ("{title: A, date: someday}", "someday", "not a day that can be read"),
    ("Bring a pencil", "Bring a pencil", "as in  Picture day: Jan 13"),
    ("Picture day: someday", "Picture day: someday", "not a day that can be read"),
    ("Dec 9, 10 Book fair", "Dec 9, 10 Book fair", "as in  Picture day: Jan 13"),
    ("Weekly math club", "Weekly math club", "as in  Picture day: Jan 13"),
    ("{title: A, date: Feb 30, no_school: yes}", "Feb 30", "no such day"),
    ('{title: A, by: "Dec 15, 3 pm", at: 4 pm}', '"Dec 15, 3 pm"', "both say at what time"),
    ("{title: A, date: TBD}", "TBD", "Leave this entry out"),
)


def test_each_mistake_is_told_at_its_place_all_at_once(riverbend: Path) -> None:
    lines = "dates:\n" + "".join(f"  - {written}\n" for written, _, _ in MISTAKES)
    path = riverbend / MILLRACE
    path.write_text(path.read_text("utf-8") + lines, "utf-8")
    found = told(riverbend)
    for written, marked, said in MISTAKES:
        assert any(
            m == marked and said in f"{message.lower()} {message} {help}" for m, message, help in found
        ), written


@pytest.mark.parametrize(
    ("lines", "marked", "said"),
    [
        ("news:\n  - {title: A, txt: B}\n", "txt", "There is no “txt”"),
        ("news:\n  - {title: A, text: [B, C]}\n", "[B, C]", "must be text"),
        ("news:\n  - {title: A, text: B, for: [familes]}\n", "familes", "There is no audience"),
        ("news:\n  - {title: A, text: B, for: [Fam ilies]}\n", "Fam ilies", "cannot be used as a short name"),
        ("news:\n  - {title: A, text: B, until: Feb 30}\n", "Feb 30", "no such day"),
        ("news:\n  - {title: A, text: B, picture: {file: none.png, alt: C}}\n", "none.png", "none.png"),
        ("news:\n  - {id: a, title: A, text: B}\n  - {id: a, title: C, text: D}\n", "a", "Two entries"),
        ("sections: [dates, newz]\n", "newz", "cannot stand"),
        ("dates:\n  - {title: A, date: Nov 16, for: [familes]}\n", "familes", "There is no audience"),
    ],
)
def test_mistakes_in_news_are_told_at_their_places(
    riverbend: Path, lines: str, marked: str, said: str
) -> None:
    path = riverbend / MILLRACE
    path.write_text(path.read_text("utf-8") + lines, "utf-8")
    assert any(m == marked and said in message for m, message, _ in told(riverbend))


def test_days_need_no_year_where_the_district_says_which_school_year_it_is(
    dated: Callable[[str], tuple[CalendarEntry, ...]],
) -> None:
    entries = dated("dates:\n  - {title: A, date: Nov 16-20}\n  - {no_school: Jan 4}\n")
    assert [entry.first_day for entry in entries] == [date(2026, 11, 16), date(2027, 1, 4)]


def test_without_it_the_year_is_that_of_the_files_other_days_if_they_agree(
    riverbend: Path, edit: Edit, dated: Callable[[str], tuple[CalendarEntry, ...]]
) -> None:
    edit("district.yaml", "school_year: 2026-27\n", "")
    edit("district.yaml", "no_school: Dec 21 to Jan 1", "no_school: Dec 21, 2026 to Jan 1")
    edit("district.yaml", "no_school: Mon, Jan 18", "no_school: Mon, Jan 18, 2027")
    (entry,) = dated("dates:\n  - {title: A, date: Nov 16}\n")
    assert entry.first_day == date(2026, 11, 16)


def test_where_nothing_tells_the_year_it_is_asked_for(riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", "school_year: 2026-27\n", "")
    edit("district.yaml", "date: 2027-01-28", "date: 2025-01-28")
    edit("district.yaml", "reply_by: 2027-01-21", "reply_by: 2025-01-21")
    edit("district.yaml", "no_school: Dec 21 to Jan 1", "no_school: Dec 21, 2026 to Jan 1")
    found = told(riverbend)
    assert any(
        marked == "Mon, Jan 18" and "school_year: 2026-27" in message + help
        for marked, message, help in found
    )


def test_every_way_to_say_when_is_read(dated: Callable[[str], tuple[CalendarEntry, ...]]) -> None:
    entries = dated(
        "dates:\n"
        "  - {title: A, date: [Nov 3, Nov 5]}\n"
        "  - {title: B, date: Nov 3, to: Nov 5}\n"
        "  - {title: C, date: every other Friday until May 28}\n"
        "  - {title: D, every: [Monday, Thursday], until: Dec 17}\n"
        "  - {title: E, every: first Tuesday at 6:30 pm}\n"
        "  - {title: F, sessions: ['Nov 3, 9 am', 'Nov 5, 6 pm']}\n"
        "  - {title: G, date: Nov 3, sessions: 9-10 am}\n"
        "  - {title: School closed, date: Nov 11}\n"
        "  - {title: H, date: Nov 3, online: yes, link: '[Join](https://meet.example/h)'}\n"
    )
    a, b, c, d, e, f, g, closed, h = entries
    assert [str(span.first) for span in a.spans] == ["2026-11-03", "2026-11-05"]
    assert (str(b.first_day), str(b.last_day), len(b.spans)) == ("2026-11-03", "2026-11-05", 1)
    assert c.recurrence
    assert str(c.last_day) == "2027-05-28"
    assert d.recurrence
    assert d.recurrence.pattern.weekdays == (0, 3)
    assert e.hours
    assert str(e.hours.start) == "18:30:00"
    assert [str(span.first) for span in f.spans] == ["2026-11-03", "2026-11-05"]
    assert g.sessions[0].hours
    assert closed.kind == "no-school"
    assert h.meeting == "https://meet.example/h"


@pytest.mark.parametrize(
    ("line", "title", "when", "kind"),
    [
        ("Picture day: Wed, Jan 13", "Picture day", "2027-01-13", "day"),
        ("Picture day Jan 13", "Picture day", "2027-01-13", "day"),
        ("No school Oct 12", "No school", "2026-10-12", "no-school"),
        ("Oct 12: No school", "No school", "2026-10-12", "no-school"),
        ("Mon, Oct 12: No School", "No School", "2026-10-12", "no-school"),
        ("Conferences Nov 16-20, 4-7 pm", "Conferences", "2026-11-16", "day"),
        ("PTA first Tuesday from Sep 1 at 6 pm", "PTA", "2026-09-01", "day"),
        ("{title: A, date: Wed, Jan 13, at: 6 pm}", "A", "2027-01-13", "day"),
        ("{title: A, by: Fri, Jan 8}", "A", "2027-01-08", "deadline"),
        ("{title: A, every: Mon, Wed and Fri, from: Sep 1, at: 3 pm}", "A", "2026-09-02", "day"),
        ('{title: A, by: "Dec 15, 3 pm"}', "A", "2026-12-15", "deadline"),
        ("{title: A, by: Dec 15 at noon}", "A", "2026-12-15", "deadline"),
        ('"Dec 9: Band concert at 7 pm"', "Band concert", "2026-12-09", "day"),
        ("Dec 9: Band concert at 7 pm", "Band concert", "2026-12-09", "day"),
        ("Dec 9 Band concert", "Band concert", "2026-12-09", "day"),
        ("Dec 9 - Band concert", "Band concert", "2026-12-09", "day"),
        ("Dec 9, 5th grade concert", "5th grade concert", "2026-12-09", "day"),
        ("Dec 9-11 Book fair", "Book fair", "2026-12-09", "day"),
        ("Picture day, Jan 13", "Picture day", "2027-01-13", "day"),
        ("School closed Jan 18", "School closed", "2027-01-18", "no-school"),
        ("Closed for the storm Jan 18", "Closed for the storm", "2027-01-18", "no-school"),
        ("No school bus Jan 18", "No school bus", "2027-01-18", "day"),
        ("Half day Dec 11", "Half day", "2026-12-11", "early-release"),
        ("Early release Wednesdays from Dec 2", "Early release", "2026-12-02", "early-release"),
        ("No school: King Day, Jan 18", "No school: King Day", "2027-01-18", "no-school"),
        ("{no_school: King Day, Jan 18}", "King Day", "2027-01-18", "no-school"),
        ("{title: A, date: Dec 21, to: Jan 1, no_school: yes}", "A", "2026-12-21", "no-school"),
    ],
)
def test_a_date_in_one_line_is_read_as_it_is_written(
    dated: Callable[[str], tuple[CalendarEntry, ...]], line: str, title: str, when: str, kind: str
) -> None:
    (entry,) = dated(f"dates:\n  - {line}\n")
    assert (entry.title, str(entry.first_day), entry.kind) == (title, when, kind)
    assert span_of(entry.title)


def test_a_day_without_school_that_district_and_school_have_is_listed_once(
    riverbend: Path, dated: Callable[[str], tuple[CalendarEntry, ...]]
) -> None:
    dated(
        "dates:\n  - {title: Holiday, no_school: Jan 18}\n  - {title: A, every: Friday}\n"
        "  - {title: B, date: Jan 5}\n"
    )
    listed = load_project(riverbend).sender("millrace-middle").dates
    assert [entry.title for entry in listed] == ["Winter break", "B", "Holiday", "A"]


def test_the_schema_takes_what_the_program_takes(riverbend: Path) -> None:
    """An editor that checks a file as it is typed must not mark what is right."""
    shape = jsonschema.Draft202012Validator(json.loads(schema("school")))
    data = yaml.load((riverbend / CEDAR).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (strings alone)
    assert [error.message for error in shape.iter_errors(data)] == []
    data["news"][0]["txt"] = "no"
    data["dates"][0]["evry"] = "no"
    assert len(list(shape.iter_errors(data))) >= 1


def test_all_that_the_page_on_dates_shows_is_read(
    riverbend: Path, dated: Callable[[str], tuple[CalendarEntry, ...]]
) -> None:
    page = (ROOT / "docs/dates-and-news.md").read_text("utf-8")
    shown = re.findall(r"`((?:date|by|no_school|every|sessions|online|at): [^`]+)`", page)
    assert len(shown) >= 15
    lines = []
    for written in (line.removesuffix("...") for line in shown):
        key, _, value = written.partition(": ")
        quoted = value if value.startswith("[") else f"'{value}'"
        day = "" if key not in ("at", "online") else ", date: Nov 3"
        lines.append(f"  - {{title: A, {key}: {quoted}{day}, link: 'https://a.example'}}\n")
    other = "from: Sep 4, "
    read = dated(
        "dates:\n" + "".join(lines).replace("every: 'other Friday'", f"{other}every: 'other Friday'")
    )
    assert len(read) == len(shown)


def test_the_files_that_the_page_shows_are_read(riverbend: Path) -> None:
    page = (ROOT / "docs/dates-and-news.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    path = riverbend / MILLRACE
    text = "".join(blocks).replace("fair.jpg", "logo.svg")
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    school = load_project(riverbend).schools["millrace-middle"]
    assert (len(school.dates), len(school.news), len(school.sections)) == (3, 1, 6)


@pytest.mark.parametrize("line", ["Dec 9: Band concert, 7-8 pm", "'Dec 9 Band concert from 7 to 8 pm'"])
def test_hours_behind_a_title_are_hours(dated: Callable[[str], tuple[CalendarEntry, ...]], line: str) -> None:
    (entry,) = dated(f"dates:\n  - {line}\n")
    assert (entry.title, entry.hours) == ("Band concert", Hours(time(19), time(20)))


def test_a_deadline_with_an_hour_says_it_with_the_day(
    dated: Callable[[str], tuple[CalendarEntry, ...]],
) -> None:
    (entry,) = dated("dates:\n  - {title: Forms, by: Dec 15 at noon}\n")
    row = date_row(entry)
    assert (row.when.replace("\u00a0", " "), row.hours) == ("By Tue, Dec 15, noon", "")


def test_the_hour_of_an_early_release_is_when_school_ends(
    dated: Callable[[str], tuple[CalendarEntry, ...]],
) -> None:
    (entry,) = dated("dates:\n  - Early dismissal Dec 11 at 12:30 pm\n")
    assert (entry.lets_out, entry.hours) == (time(12, 30), None)
    assert date_row(entry).dismissal == "12:30 p.m."
