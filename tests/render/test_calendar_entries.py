"""A school's calendar, read back by two programs, instance by instance, across changes of the clocks."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from plcomms.compose.schedule import date_row
from plcomms.load.project import load_project
from plcomms.model.calendar import CalendarEntry
from plcomms.model.day_ranges import Days
from plcomms.model.document import Document
from plcomms.model.hours import Hours
from plcomms.render.formats import calendar, text
from tests.conftest import ROOT
from tests.render.pages import page

READER = ROOT / "tools" / "mail"
SCHOOL = "millrace-middle"
FILE = f"schools/{SCHOOL}.yaml"
HOUR = timedelta(hours=1)
DATES = """
dates:
  - {title: Picture day, date: Oct 14}
  - {title: Conferences, date: Mar 8-12, at: 4-7 pm}
  - {title: Musical, date: "Mar 12-15", at: 7 pm}
  - {title: Week, date: "Mar 12-19", at: 8-9 am}
  - {title: Orchestra, date: [Nov 3, Nov 5], at: 6 pm}
  - {title: Teachers plan, no_school: Oct 12-13}
  - {date: Dec 18, dismissal: 12:30 pm}
  - {title: Forms, by: Fri, Oct 2}
  - {title: PTA, every: first Tuesday, at: 6:30-8 pm}
  - {title: Folders, every: other Friday until May 28, except: [Dec 25, Jan 8]}
  - {title: Club, every: Tue and Thu, from: Sep 8, until: Jun 3, at: 3-4 pm, except: [Nov 24-26, Dec 22-31]}
  - {title: Pay, every: last Friday, at: 7 am}
  - {title: Menu, every: 1st and 15th}
  - {title: Night, date: Nov 1, sessions: ["12:30-4:30 am", 5 pm]}
  - {title: Tour, sessions: ["Mar 13, 9 am", "Mar 14, 9 am"]}
"""


@pytest.fixture
def made(riverbend: Path) -> Callable[[str], Path]:
    """The calendar of a school with all kinds of dates, in a time zone."""

    def make(zone: str) -> Path:
        district = riverbend / "district.yaml"
        line = f"timezone: {zone}\n" if zone else ""
        district.write_text(district.read_text("utf-8").replace("timezone: America/Chicago\n", line), "utf-8")
        school = riverbend / FILE
        school.write_text(
            school.read_text("utf-8") + DATES.replace("by: Fri, Oct 2", 'by: "Fri, Oct 2"'), "utf-8"
        )
        path = riverbend / "calendar.ics"
        path.write_bytes(
            calendar.render(page(riverbend, Document("calendar", "families", SCHOOL), "calendar"))
        )
        return path

    return make


def said(day: date, at: time | None, zone: ZoneInfo | None) -> str:
    if at is None:
        return day.isoformat()
    moment = datetime.combine(day, at, zone)
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def wanted(folder: Path, zone: ZoneInfo) -> Iterator[list[str]]:
    """Each instance of the dates and events, worked out from what was read and without any rule."""
    sender = load_project(folder).sender(SCHOOL)
    for event in sender.events:
        end = event.end or (datetime.combine(event.date, event.start) + HOUR).time()
        yield [event.title, said(event.date, event.start, zone), said(event.date, end, zone)]
    for entry in sender.dates:
        for spans, hours in times_of(entry):
            for span in spans:
                yield from of_span(entry, span, hours, zone)


def times_of(entry: CalendarEntry) -> Iterator[tuple[tuple[Days, ...], Hours | None]]:
    for session in entry.sessions:
        yield session.spans or entry.spans, session.hours
    if not entry.sessions:
        yield entry.spans, entry.hours


def of_span(entry: CalendarEntry, span: Days, hours: Hours | None, zone: ZoneInfo) -> Iterator[list[str]]:
    titles = {"no-school": f"No school: {entry.title}", "deadline": f"Due: {entry.title}"}
    title = titles.get(entry.kind, entry.title or "")
    if entry.dismissal:
        at = said(span.first, entry.dismissal, zone)
        yield ["Early release: school ends at 12:30 p.m.", at, at]
    elif hours is None:
        yield [title, str(span.first), str(span.last + timedelta(days=1))]
    else:
        end = hours.end or (datetime.combine(span.first, hours.start) + HOUR).time()
        week = span.last - span.first >= timedelta(days=5)
        for day in (day for day in span if not week or day.weekday() < 5):
            yield [title, said(day, hours.start, zone), said(day, end, zone)]


ZONES = ("America/Chicago", "America/New_York", "America/Phoenix", "America/St_Johns")


@pytest.mark.parametrize("zone", ZONES)
def test_another_program_finds_each_time_at_its_hour(made: Callable[[str], Path], zone: str) -> None:
    if not shutil.which("node") or not (READER / "node_modules" / "ical.js").exists():
        pytest.skip("Install what it is read with: npm install --prefix tools/mail --no-package-lock")
    path = made(zone)
    command = ["node", str(READER / "instances.mjs"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == sorted(wanted(path.parent, ZoneInfo(zone)))


@pytest.mark.parametrize("zone", ZONES[:2])
def test_the_library_that_wrote_it_finds_each_time_at_its_hour(
    made: Callable[[str], Path], zone: str
) -> None:
    path = made(zone)
    events: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    found = sorted(instance for event in events for instance in expanded(event))
    assert found == sorted(wanted(path.parent, ZoneInfo(zone)))
    assert len({str(event["uid"]) for event in events}) == len(events)


def expanded(event: Any) -> Iterator[list[str]]:
    start, end = event["dtstart"].dt, event["dtend"].dt if "dtend" in event else event["dtstart"].dt
    days = isinstance(start, datetime)
    starts = [start]
    if "rrule" in event:
        rule = event["rrule"].to_ical().decode()
        bare = start.replace(tzinfo=None) if days else datetime.combine(start, time())
        until = event["rrule"]["until"][0]
        last = (
            until.astimezone(start.tzinfo).replace(tzinfo=None) if days else datetime.combine(until, time())
        )
        parts = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL"))
        starts = rrulestr(parts, dtstart=bare).between(bare, last, inc=True)
        starts = [s.replace(tzinfo=start.tzinfo) if days else s.date() for s in starts]
    out = event.get("exdate", [])
    gone = {one.dt for each in (out if isinstance(out, list) else [out]) for one in each.dts}
    for begin in starts:
        if begin not in gone:
            finish = begin + (end - start)
            yield [str(event["summary"]), *(stamp(moment) for moment in (begin, finish))]


def stamp(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"
    return moment.isoformat()


def test_it_can_be_subscribed_to_and_keeps_what_the_format_asks_for(made: Callable[[str], Path]) -> None:
    data = made("America/Chicago").read_bytes()
    for line in (b"X-WR-CALNAME:Millrace Middle School", b"REFRESH-INTERVAL;VALUE=DURATION:P1D"):
        assert b"\r\n" + line + b"\r\n" in data
    assert b"DTSTART;VALUE=DATE:20261014" in data
    assert b"DTSTART;TZID=America/Chicago:20260804T183000" in data
    assert b"EXDATE;VALUE=DATE:20261225" in data
    assert b"RRULE:FREQ=WEEKLY;UNTIL=20270528;INTERVAL=2;BYDAY=FR" in data
    assert b"T000000\r\nDTEND" not in data.partition(b"BEGIN:VEVENT")[2]
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_without_a_zone_hours_are_those_of_whoever_opens_it(made: Callable[[str], Path]) -> None:
    data = made("").read_bytes()
    assert b"VTIMEZONE" not in data
    assert b"DTSTART:20260804T183000" in data
    assert b"UNTIL=20270601T183000\r\n" in data or b"UNTIL=20270601T183000;" in data


def test_a_date_that_moves_keeps_its_name_where_it_has_an_id(riverbend: Path) -> None:
    school = riverbend / FILE
    text = school.read_text("utf-8")
    names = []
    for day in ("Oct 14", "Oct 15"):
        school.write_text(f"{text}dates:\n  - {{id: picture, title: Picture day, date: {day}}}\n", "utf-8")
        data = calendar.render(page(riverbend, Document("calendar", "families", SCHOOL), "calendar"))
        events: list[Any] = Calendar.from_ical(data).walk("VEVENT")
        names += [str(e["uid"]) for e in events if e["summary"] == "Picture day"]
    assert len(names) == 2
    assert len(set(names)) == 1


def test_what_comes_again_skips_days_without_school_of_district_and_school(
    made: Callable[[str], Path],
) -> None:
    path = made("America/Chicago")
    sender = load_project(path.parent).sender(SCHOOL)
    entries = {str(entry.title): entry for entry in sender.dates}
    assert date(2026, 10, 13) not in {span.first for span in entries["Club"].spans}  # the school's
    folders = entries["Folders"].recurrence
    assert folders
    assert date(2026, 12, 25) in folders.skipped  # the district's, though it was taken out by hand, too
    assert date_row(entries["Folders"]).but == "Not on Fri, Jan 8."
    assert b"EXDATE;TZID=America/Chicago:20261013T150000" in path.read_bytes()


def test_days_without_school_of_some_grades_and_what_is_no_school_itself_skip_nothing(
    riverbend: Path,
) -> None:
    path = riverbend / FILE
    path.write_text(
        path.read_text("utf-8") + "dates:\n  - {title: Kindergarten visits, no_school: Feb 12}\n"
        "  - {title: Lunch club, every: Friday}\n"
        "  - {title: Snow club, every: Monday, from: Jan 18, until: Jan 20}\n"
        "  - {title: No school, every: Friday, from: Dec 4, until: Jan 1}\n",
        "utf-8",
    )
    entries = {str(entry.title): entry for entry in load_project(riverbend).sender(SCHOOL).dates}
    lunch = {span.first for span in entries["Lunch club"].spans}
    assert date(2027, 2, 12) in lunch
    assert date(2026, 12, 4) not in lunch
    assert len(entries["No school"].spans) == 5
    assert "Snow club" not in entries


def test_a_deadline_at_an_hour_is_a_moment(riverbend: Path) -> None:
    path = riverbend / FILE
    path.write_text(path.read_text("utf-8") + "dates:\n  - {title: Forms, by: Dec 15 at 3 pm}\n", "utf-8")
    data = calendar.render(page(riverbend, Document("calendar", "families", SCHOOL), "calendar"))
    forms = next(part for part in data.split(b"BEGIN:VEVENT") if b"Due: Forms" in part)
    assert b":20261215T150000" in forms
    assert b"DTEND" not in forms


def test_a_message_tells_a_half_day_and_leaves_out_what_comes_again(riverbend: Path) -> None:
    path = riverbend / FILE
    lines = "dates:\n  - Half day Feb 11 at noon\n  - Early release Wednesdays at 1 pm\n"
    path.write_text(path.read_text("utf-8") + lines, "utf-8")
    said = text.render(page(riverbend, Document("snippets", "families", SCHOOL), "text")).decode()
    assert "Half day Thu, Feb 11. School ends at noon. " in " ".join(said.split())
    assert "Early release" not in said
