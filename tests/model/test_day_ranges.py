"""Days, rows and ranges are read as people write them, or asked about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plcomms.model.day_ranges import Days, read_days, read_school_year

DAYS = st.dates(date(2026, 7, 1), date(2027, 6, 30))


def said(*spans: Days) -> list[tuple[str, str]]:
    return [(str(span.first), str(span.last)) for span in spans]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Nov 16-20", [("2026-11-16", "2026-11-20")]),
        ("Mon, Nov 16 to Fri, Nov 20", [("2026-11-16", "2026-11-20")]),
        ("Monday to Friday, Nov 16-20", [("2026-11-16", "2026-11-20")]),
        ("November 16th through 20th", [("2026-11-16", "2026-11-20")]),
        ("16-20 November 2026", [("2026-11-16", "2026-11-20")]),
        ("11/16–11/20/2026", [("2026-11-16", "2026-11-20")]),
        ("2026-11-16 to 2026-11-20", [("2026-11-16", "2026-11-20")]),
        ("Dec 21 to Jan 4", [("2026-12-21", "2027-01-04")]),
        ("Dec 21, 2027 - Jan 4", [("2027-12-21", "2028-01-04")]),
        ("Nov 30 - Dec 2", [("2026-11-30", "2026-12-02")]),
        (
            "Nov 3, 5 and 10",
            [("2026-11-03", "2026-11-03"), ("2026-11-05", "2026-11-05"), ("2026-11-10",) * 2],
        ),
        ("Nov 3 and Dec 1", [("2026-11-03", "2026-11-03"), ("2026-12-01", "2026-12-01")]),
        ("5 Oct and 7 Nov", [("2026-10-05", "2026-10-05"), ("2026-11-07", "2026-11-07")]),
        ("Mon., Oct. 12", [("2026-10-12", "2026-10-12")]),
        ("Nov 16 (Monday)", [("2026-11-16", "2026-11-16")]),
        ("the 16th of November", [("2026-11-16", "2026-11-16")]),
        ("Nov 23-25 and 30", [("2026-11-23", "2026-11-25"), ("2026-11-30", "2026-11-30")]),
    ],
)
def test_what_people_write_is_read(written: str, read: list[tuple[str, str]]) -> None:
    assert said(*read_days(written, 2026)) == read


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("Feb 30", "no such day"),
        ("Feb 29", "February 2027 has 28 days: write the day that you mean, or the last of them, Feb 28"),
        ("Feb 30, 2028", "February 2028 has 29 days"),
        ("Nov 31", "November 2026 has 30 days: write the day that you mean, or the last of them, Nov 30"),
        ("Nov 0", "look at the month's number and the day's"),
        ("13/5", "look at the month's number and the day's"),
        ("Nov 20-16", "ends on 2026-11-16, before it begins on 2026-11-20"),
        ("Tue, Nov 16", "November 16, 2026 is a Monday, not a Tuesday"),
        ("Mon, Nov 16 to Thu, Nov 20", "November 20, 2026 is a Friday, not a Thursday"),
        ("Aug 3 to May 28", "is a range of 299 days"),
        ("TBD", "leave this entry out"),
        ("soon-ish", "not a day that can be read; write it as Nov 16, 2026"),
        ("Nov", "not a day that can be read"),
        ("16", "has no month; write it before the day, as in Nov 16"),
        ("Nov 16 to", "not a day that can be read"),
        ("", "not a day that can be read"),
    ],
)
def test_what_cannot_be_is_told_with_what_can(written: str, message: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_days(written, 2026)
    assert message in caught.value.message()


def test_a_day_without_a_year_in_no_school_year_is_asked_about() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_days("Nov 16-20")
    assert caught.value.type == "no_year"
    assert "school_year: 2026-27" in caught.value.message()


FORMS = ("%b %d", "%B %d", "%a, %b %d", "%A, %B %d", "%m/%d", "%d %B", "%a. %b. %d")


@settings(max_examples=200)
@given(first=DAYS, length=st.integers(0, 40), one=st.sampled_from(FORMS), other=st.sampled_from(FORMS))
def test_a_range_is_read_in_every_spelling(first: date, length: int, one: str, other: str) -> None:
    last = first + timedelta(days=length)
    for join in (" to ", " - ", "–", " through "):
        written = f"{first.strftime(one)}{join}{last.strftime(other)}"
        if last <= date(2027, 6, 30):
            assert read_days(written, 2026) == (Days(first, last),), written
        dated = f"{first.strftime(one)}{join}{last.strftime('%B %d, %Y')}"
        assert read_days(dated) == (Days(first, last),), dated


@settings(max_examples=150)
@given(days=st.lists(DAYS, min_size=1, max_size=5, unique=True).map(sorted), form=st.sampled_from(FORMS))
def test_a_row_of_days_is_read_day_by_day(days: list[date], form: str) -> None:
    written = [day.strftime(form) for day in days]
    row = " and ".join([", ".join(written[:-1]), written[-1]] if len(days) > 1 else written)
    assert [span.first for span in read_days(row, 2026)] == days


@settings(max_examples=300)
@given(st.text(st.sampled_from("NovDec16 20,-/andto MonFri2026th()"), max_size=24))
def test_whatever_is_written_is_read_or_asked_about(written: str) -> None:
    try:
        found = read_days(written, 2026)
    except PydanticCustomError:
        return
    assert found
    assert all(span.first <= span.last for span in found)


@pytest.mark.parametrize("written", ["2026-27", "2026-2027", "2026/27", "2026–27", "2026 to 2027"])
def test_a_school_year_is_read(written: str) -> None:
    assert read_school_year(written) == 2026


@pytest.mark.parametrize("written", ["2026", "2026-28", "26-27", "next year"])
def test_what_is_no_school_year_is_told(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="2026-27"):
        read_school_year(written)


@pytest.mark.parametrize(("written", "said"), [("Feb 30", "February has 28 or 29"), ("4/31", "April has 30")])
def test_a_day_that_no_year_has_is_told_without_one(written: str, said: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_days(written)
    assert f"{said} days" in caught.value.message()
