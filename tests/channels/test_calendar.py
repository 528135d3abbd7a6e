"""An invitation for a calendar, read back as calendars read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from plcomms.channels import calendar
from plcomms.documents.compose import Composer
from plcomms.documents.kinds import load_kinds
from plcomms.documents.render import dress
from plcomms.language.terms import Terms
from plcomms.model.document import Artifact, Document
from plcomms.model.errors import RenderError
from plcomms.source.project import load_project

Edit = Callable[[str, str, str], None]
CEDAR = "schools/cedar-elementary.yaml"


def made(folder: Path, kind: str = "invitation", event: str = "show-me-night") -> bytes:
    project, kinds = load_project(folder), load_kinds(folder)
    document = Document(kind, "families", "cedar-elementary", event=event)
    body = Composer(project, kinds, Terms.of(project.glossary.terms)).compose(document)
    return calendar.render(dress(Artifact(document, "calendar"), body, project, kinds))


def read(data: bytes) -> Any:
    return Calendar.from_ical(data).walk("VEVENT")[0]


@pytest.fixture
def zoned(edit: Edit) -> Callable[[str], None]:
    """Put the district into a time zone."""

    def put(zone: str) -> None:
        edit("district.yaml", "timezone: America/Chicago\n", f"timezone: {zone}\n" if zone else "")

    return put


def test_it_says_what_when_where_and_how_to_reply(riverbend: Path) -> None:
    event = read(made(riverbend))
    assert event["summary"] == "Show Me Night"
    assert event["location"].startswith("Cedar Elementary School, Start in the gym")
    said = str(event["description"])
    for words in ("Your child will lead you", "Pizza at 5:30", "reply by February 4", "555-0150"):
        assert words in said
    assert event["organizer"] == "mailto:cedar@riverbend.example"
    assert event["url"].startswith("https://")


def test_it_keeps_what_the_format_asks_for(riverbend: Path) -> None:
    data = made(riverbend)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"(?<!\r)\n", data)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_the_same_event_gives_the_same_bytes_and_keeps_its_name_when_it_moves(
    riverbend: Path, edit: Edit
) -> None:
    first = made(riverbend)
    assert made(riverbend) == first
    edit(CEDAR, "date: 2027-02-11", "date: 2027-02-12")
    moved = read(made(riverbend))
    assert moved["uid"] == read(first)["uid"]
    day: int = moved.DTSTART.day
    assert day == 12


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("America/Chicago", "2027-03-13", "2027-03-13T23:30:00+00:00"),
        ("America/Chicago", "2027-03-14", "2027-03-14T22:30:00+00:00"),
        ("America/Chicago", "2027-11-06", "2027-11-06T22:30:00+00:00"),
        ("America/Chicago", "2027-11-07", "2027-11-07T23:30:00+00:00"),
        ("America/Phoenix", "2027-07-01", "2027-07-02T00:30:00+00:00"),
        ("Pacific/Honolulu", "2027-07-01", "2027-07-02T03:30:00+00:00"),
    ],
)
def test_the_hour_is_right_on_either_side_of_a_change_of_clocks(
    riverbend: Path, edit: Edit, zoned: Callable[[str], None], zone: str, day: str, utc: str
) -> None:
    zoned(zone)
    edit(CEDAR, "date: 2027-02-11", f"date: {day}")
    data = made(riverbend)
    event = read(data)
    assert event.DTSTART.astimezone(UTC).isoformat() == utc
    assert event["dtstart"].params["TZID"] == zone
    rules: Any = Calendar.from_ical(data).walk("VTIMEZONE")
    assert [str(rule["tzid"]) for rule in rules] == [zone]
    own = rules[0].to_tz()
    assert datetime.fromisoformat(day).replace(hour=17, minute=30, tzinfo=own).utcoffset() == (
        datetime.fromisoformat(day).replace(hour=17, minute=30, tzinfo=ZoneInfo(zone)).utcoffset()
    )


def test_without_a_time_zone_the_hour_is_that_of_whoever_opens_it(
    riverbend: Path, zoned: Callable[[str], None]
) -> None:
    zoned("")
    data = made(riverbend)
    assert b"VTIMEZONE" not in data
    start: datetime = read(data).DTSTART
    assert start.isoformat() == "2027-02-11T17:30:00"


def test_long_titles_and_letters_of_all_languages_come_back_whole(riverbend: Path, edit: Edit) -> None:
    title = "Noche de familias: muéstrame tu salón, tus planes; y más, für alle Größen – 家长之夜 ✎ " * 2
    edit(CEDAR, "title: Show Me Night", f'title: "{title}"')
    data = made(riverbend)
    assert read(data)["summary"] == title.strip()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_an_event_without_end_room_address_or_mail_is_still_one(riverbend: Path, edit: Edit) -> None:
    edit(CEDAR, "    end: 7:00 pm\n", "")
    edit(CEDAR, "    room: Start in the gym, then your child's classroom\n", "")
    edit(CEDAR, "  email: cedar@riverbend.example\n", "")
    event = read(made(riverbend))
    lasts: timedelta = event.DTEND - event.DTSTART
    assert lasts == timedelta(hours=1)
    assert event["location"] == "Cedar Elementary School, 118 Cedar Lane, Riverbend"
    assert "organizer" not in event


def test_a_letter_cannot_go_into_a_calendar_and_the_message_says_what_to_do(riverbend: Path) -> None:
    with pytest.raises(RenderError) as caught:
        made(riverbend, kind="letter", event="")
    assert "each: event" in caught.value.hint
