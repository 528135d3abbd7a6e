"""Times of a day, from when to when."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plcomms.model.hours import Hours, read_hours, without_hours


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("6:30 pm", "18:30", ""),
        ("6:30-8 pm", "18:30", "20:00"),
        ("from 4 pm to 7:30 pm", "16:00", "19:30"),
        ("9 am to noon", "09:00", "12:00"),
        ("11-1 pm", "11:00", "13:00"),
        ("14:00–15:30", "14:00", "15:30"),
    ],
)
def test_hours_are_read(written: str, start: str, end: str) -> None:
    hours = Hours(time.fromisoformat(start), time.fromisoformat(end) if end else None)
    assert read_hours(written) == hours


@pytest.mark.parametrize("written", ["8", "5:30 to 7", "8 pm to 7 pm", "all day", "25:00"])
def test_hours_that_mean_two_things_or_nothing_are_asked_about(written: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_hours(written)


@pytest.mark.parametrize(
    ("written", "day", "hours"),
    [
        ("Tue, Nov 3, 6:30 pm", "Tue, Nov 3", Hours(time(18, 30))),
        ("Nov 16-20, 4-7 pm", "Nov 16-20", Hours(time(16), time(19))),
        ("first Tuesday at 6 pm", "first Tuesday", Hours(time(18))),
        ("Nov 16-20", "Nov 16-20", None),
        ("2026-11-16", "2026-11-16", None),
        ("11/16/26", "11/16/26", None),
    ],
)
def test_hours_behind_a_day_are_told_from_it(written: str, day: str, hours: Hours | None) -> None:
    assert without_hours(written) == (day, hours)


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)), st.integers(1, 600))
def test_every_time_is_read_as_it_is_written(start: time, minutes: int) -> None:
    at = start.hour * 60 + start.minute + minutes
    if at < 24 * 60:
        end = time(at // 60, at % 60)
        assert read_hours(f"{start:%I:%M %p} - {end:%I:%M %p}") == Hours(start, end)
