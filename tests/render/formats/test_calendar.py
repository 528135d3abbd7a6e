"""An invitation for a calendar, read back as calendars read it."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from plcomms.compose.composer import Composer
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Artifact, Document
from plcomms.model.errors import InputError, RenderError
from plcomms.model.framed import FramedDocument
from plcomms.render.formats import calendar, web
from plcomms.render.frame import apply_frame
from tests.render.pages import terms_of

Edit = Callable[[str, str, str], None]
CEDAR = "schools/cedar-elementary.yaml"


def made(folder: Path, kind: str = "invitation", event: str = "show-me-night") -> bytes:
    return calendar.render(page(folder, kind, event))


def page(folder: Path, kind: str = "invitation", event: str = "show-me-night") -> FramedDocument:
    project, kinds = load_project(folder), load_kinds(folder)
    document = Document(kind, "families", "cedar-elementary", event=event)
    body = Composer(project, kinds, terms_of(project)).compose(document)
    return apply_frame(Artifact(document, "calendar"), body, project, kinds)


def read(data: bytes) -> Any:
    return Calendar.from_ical(data).walk("VEVENT")[0]


@pytest.fixture
def dressed(riverbend: Path) -> FramedDocument:
    return page(riverbend)


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


def test_its_text_has_the_lines_entries_and_addresses_of_the_text_file(riverbend: Path, edit: Edit) -> None:
    text = (riverbend / CEDAR).read_text("utf-8")
    start = text.index("    about:\n", text.index("id: show-me-night"))
    end = text.index("    bring:", start)
    about = (
        "    about: |\n      You may speak for three minutes. Café.\n\n      - Call to order\n"
        "      - **Public comment** ([sign up](https://a.example/niños))\n\n"
        "      ## Then\n\n      Call 555-0150.\n"
    )
    (riverbend / CEDAR).write_text(text[:start] + about + text[end:], "utf-8")
    said = str(read(made(riverbend))["description"])
    assert said.startswith(
        "You may speak for three minutes. Café.\n\n- Call to order\n"
        "- Public comment (sign up (https://a.example/ni%C3%B1os))\n\nThen\n\nCall 555-0150.\n\n"
    )


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://a.example/niños?room=12 A", "https://a.example/ni%C3%B1os?room=12%20A"),
        ("<https://a.example/r>", "https://a.example/r"),
        ("[Reply](https://niños.example/r)", "https://xn--nios-hqa.example/r"),
        ("555-0150", None),
        ("javascript:alert(1)", None),
    ],
)
def test_its_address_to_reply_at_is_one_that_every_calendar_takes(
    riverbend: Path, edit: Edit, written: str, url: str | None
) -> None:
    edit(CEDAR, "https://www.riverbend.example/cedar/show-me-night", f"'{written}'")
    event = read(made(riverbend))
    assert event.get("url") == url
    assert url is None or url in str(event["description"])


def test_it_keeps_what_the_format_asks_for(riverbend: Path) -> None:
    data = made(riverbend)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\r\nMETHOD:PUBLISH\r\n" in data
    assert b"\r\nDTSTAMP:20200101T000000Z\r\n" in data
    assert b"\r\nSEQUENCE:0\r\n" in data
    assert not re.search(rb"(?<!\r)\n", data)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_a_calendar_can_tell_what_was_made_later(riverbend: Path) -> None:
    """RFC 5546, section 2.1.5: the greater SEQUENCE counts, then the later DTSTAMP."""
    first = page(riverbend)
    days = [date(2026, 11, 24), date(2026, 11, 25), date(2027, 1, 4)]
    found = [read(calendar.render(replace(first, day=day))) for day in days]
    assert [event["sequence"] for event in found] == sorted({event["sequence"] for event in found})
    assert [event["dtstamp"].dt.date() for event in found] == days
    assert len({event["uid"] for event in found}) == 1


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
        ("America/Puerto_Rico", "2027-07-01", "2027-07-01T21:30:00+00:00"),
        ("America/St_Johns", "2027-03-13", "2027-03-13T21:00:00+00:00"),
        ("America/St_Johns", "2027-03-14", "2027-03-14T20:00:00+00:00"),
        ("America/Indiana/Knox", "2040-07-01", "2040-07-01T22:30:00+00:00"),
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


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Central", "America/Chicago"),
        ("Eastern Standard Time", "America/New_York"),
        ("EST", "America/New_York"),
        ("new york", "America/New_York"),
        ("Amerca/Pheonix", "America/Phoenix"),
        ("Etc/GMT+5", "America/"),
    ],
)
def test_a_time_zone_that_is_not_one_is_shown_at_its_place_with_the_one_that_was_meant(
    riverbend: Path, zoned: Callable[[str], None], wrong: str, right: str
) -> None:
    zoned(wrong)
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    (found,) = caught.value.findings
    assert right in found.help
    assert found.span
    text = (riverbend / "district.yaml").read_text("utf-8")
    assert text[found.span.start : found.span.end] == wrong


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


LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=LETTERS, place=LETTERS, room=LETTERS, about=LETTERS)
def test_whatever_people_write_comes_back_as_it_was(
    dressed: FramedDocument, title: str, place: str, room: str, about: str
) -> None:
    assert dressed.event
    event = dressed.event.model_copy(update={"title": title, "place": place, "room": room, "address": None})
    data = calendar.render(replace(dressed, event=event, about=about))
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    back = read(data)
    assert back["summary"] == title
    assert back["location"] == f"{place}, {room}"
    assert str(back["description"]).startswith(f"{about}\n\nBring everyone")


def test_a_web_page_of_the_event_has_the_same_file_inside_it(dressed: FramedDocument) -> None:
    web_page = replace(dressed, html='<a href="#calendar">Put it in your calendar</a>')
    made_page = web.render(web_page).decode()
    found = re.search(r'href="data:text/calendar;charset=utf-8;base64,([^"]+)" download="([^"]+)"', made_page)
    assert found
    assert base64.b64decode(found[1]) == calendar.render(dressed)
    assert found[2] == "invitation-families-show-me-night.ics"


def test_an_event_without_end_room_address_or_mail_is_still_one(riverbend: Path, edit: Edit) -> None:
    edit(CEDAR, "    end: 7:00 pm\n", "")
    edit(CEDAR, "    room: Start in the gym, then your child's classroom\n", "")
    edit(CEDAR, "  email: cedar@riverbend.example\n", "")
    event = read(made(riverbend))
    lasts: timedelta = event.DTEND - event.DTSTART
    assert lasts == timedelta(hours=1)
    assert event["location"] == "Cedar Elementary School, 118 Cedar Lane, Riverbend"
    assert "organizer" not in event


def test_what_has_no_event_and_no_date_cannot_go_into_a_calendar(dressed: FramedDocument) -> None:
    with pytest.raises(RenderError) as caught:
        calendar.render(replace(dressed, event=None))
    assert "dates:" in caught.value.hint
