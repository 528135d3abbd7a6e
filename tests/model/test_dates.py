"""Days and hours are read where they can mean one thing only, and asked about otherwise."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plcomms.model.dates import read_clock, read_day


@pytest.mark.parametrize(
    "written",
    [
        "2026-10-05",
        "2026/10/05",
        "2026-10-5",
        "October 5, 2026",
        "Oct. 5 2026",
        "Oct 5th, 2026",
        "5 Oct 2026",
        "the 5th of October 2026",
        "05-Oct-2026",
        "Mon Oct 5, 2026",
        "Monday, October 5, 2026",
        "10/5/2026",
        "10/05/26",
        "10-5-2026",
        "10 / 5 / 2026",
        "Monday 10/5/2026",
        "Oct\xa05,\xa02026\u200b",
    ],
)
def test_a_day_that_means_one_thing_is_read(written: str) -> None:
    assert read_day(written) == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Oct 5", "has no year"),
        ("Oct 5th", "has no year"),
        ("Mon Oct 5", "has no year"),
        ("10/5", "has no year"),
        ("13/5/2026", "if you mean the 13th of May, write 2026-05-13"),
        ("10.5.2026", "two ways"),
        ("Tuesday, October 5, 2026", "is a Monday, not a Tuesday"),
        ("February 30, 2026", "no such day"),
        ("2026-13-01", "no such day"),
        ("Wed/Thurs May 18/19, 2027", "more than one day"),
        ("October 5-7, 2026", "more than one day"),
        ("10/5/2026 - 10/7/2026", "more than one day"),
        ("every Monday", "more than one day"),
        ("Wednesday 18", "has no month"),
        ("TBD", "leave this entry out"),
        ("Oct 5, 2026 at 6 pm", "after start:"),
        ("next week", "write year-month-day"),
        (["2026-10-05"], "an entry for each day"),
    ],
)
def test_any_other_day_is_asked_about(written: object, said: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_day(written)
    assert said in caught.value.message()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(day: date) -> None:
    for form in (
        "%Y-%m-%d",
        "%m/%d/%Y",
        "%m/%d/%y",
        "%B %d, %Y",
        "%a %b %d %Y",
        "%d %B %Y",
        "%A, %b. %d, %Y",
    ):
        assert read_day(day.strftime(form)) == day


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("6:30 pm", time(18, 30)),
        ("6:30 P.M.", time(18, 30)),
        ("6.30pm", time(18, 30)),
        ("6:30p", time(18, 30)),
        ("630pm", time(18, 30)),
        ("18:30", time(18, 30)),
        ("18h30", time(18, 30)),
        ("6:30 in the evening", time(18, 30)),
        ("6:30\xa0pm", time(18, 30)),
        ("6:30 am", time(6, 30)),
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("12:00 pm", time(12)),
        ("midnight", time(0)),
        ("12:30 am", time(0, 30)),
        ("0:30", time(0, 30)),
    ],
)
def test_a_time_that_means_one_thing_is_read(written: str, read: time) -> None:
    assert read_clock(written) == read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5:30", "write 5:30 am or 5:30 pm"),
        ("6:00", "write 6:00 am or 6:00 pm"),
        ("08:00", "write 8:00 am or 8:00 pm"),
        ("6", "write 6:00 am or 6:00 pm"),
        ("6 o'clock", "write 6:00 am or 6:00 pm"),
        ("12:00", "noon or midnight"),
        ("5-6:30 pm", "start: 5:00 pm  and on the next line  end: 6:30 pm"),
        ("11 to 1 pm", "start: 11:00 am  and on the next line  end: 1:00 pm"),
        ("6:00–7:30", "one time after start:"),
        ("TBD", "an event needs one"),
        ("all day", "an event needs one"),
        ("after school", "an event needs one"),
        ("24:00", "no such time"),
        ("6:75 pm", "no such time"),
        ("13:00 pm", "no such time"),
        ("soonish", "not a time"),
        (["5 pm"], "an entry for each time"),
    ],
)
def test_any_other_time_is_asked_about(written: object, said: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_clock(written)
    assert said in caught.value.message()


@given(st.times())
def test_no_hour_of_the_first_half_is_taken_for_morning(moment: time) -> None:
    written = f"{moment.hour}:{moment.minute:02}"
    if 1 <= moment.hour <= 12:
        with pytest.raises(PydanticCustomError):
            read_clock(written)
    else:
        assert read_clock(written) == time(moment.hour, moment.minute)


@given(st.text(st.sampled_from("0123456789:-/. apmhtdonOct,–&")))
def test_whatever_is_written_is_read_or_asked_about(written: str) -> None:
    for read in (read_day, read_clock):
        try:
            assert isinstance(read(written), date | time)
        except PydanticCustomError as error:
            assert "{" not in error.message()  # noqa: PT017 (either is right)
