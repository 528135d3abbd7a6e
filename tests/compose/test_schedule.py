"""Dates in words: by grammar, never at midnight, nothing that is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from plcomms.compose.schedule import DateRow, date_row
from plcomms.model.calendar import CalendarEntry
from plcomms.model.fields import SCHOOL_YEAR


def row(**written: Any) -> DateRow:
    given: Mapping[str, Any] = {key.rstrip("_"): value for key, value in written.items()}
    return date_row(CalendarEntry.model_validate(given, context={SCHOOL_YEAR: 2026}))


@pytest.mark.parametrize(
    ("written", "when", "line"),
    [
        ({"title": "A", "date": "Nov 16-20"}, "Mon, Nov 16 to Fri, Nov 20", "A Mon, Nov 16 to Fri, Nov 20"),
        ({"no_school": "Oct 12"}, "Mon, Oct 12", "No school Mon, Oct 12"),
        ({"title": "Break", "no_school": "Dec 21 to Jan 1"}, "Mon, Dec 21 to Fri, Jan 1", None),
        ({"title": "A", "every": "other Friday until May 28"}, "Every other Friday to May 28", None),
        ({"title": "PTA", "every": "first Tuesday"}, "First Tuesday of each month", None),
        ({"title": "Forms", "by": "Oct 2"}, "By Fri, Oct 2", "Forms by Fri, Oct 2"),
        (
            {"title": "Club", "every": "Mon and Thu", "from": "Jan 7", "until": "Mar 11"},
            "Every Monday and Thursday from Jan 7 to Mar 11",
            None,
        ),
        ({"title": "A", "date": ["Nov 3", "Nov 5"]}, "Tue, Nov 3 and Thu, Nov 5", None),
        ({"title": "A", "date": "Nov 3, 5, 10"}, "Tue, Nov 3; Thu, Nov 5; and Tue, Nov 10", None),
        ({"title": "Assembly", "every": "last Friday"}, "Last Friday of each month", None),
        ({"title": "Menu", "every": "1st and 15th"}, "The 1st and 15th of each month", None),
        ({"title": "Bus", "every": "school day"}, "Every school day", None),
        ({"date": "Dec 18", "dismissal": "12:30 pm"}, "Fri, Dec 18", "Early release Fri, Dec 18"),
    ],
)
def test_when_is_said_by_grammar(written: dict[str, Any], when: str, line: str | None) -> None:
    found = row(**written)
    assert found.when.replace("\u00a0", " ") == when
    assert line is None or found.line == line


def test_a_day_is_never_broken_between_lines() -> None:
    assert re.split(r" ", row(title="A", date="Nov 16-20").when) == [
        "Mon,\u00a0Nov\u00a016",
        "to",
        "Fri,\u00a0Nov\u00a020",
    ]


def test_hours_are_said_where_they_are_known_and_else_nothing_is() -> None:
    assert row(title="A", date="Nov 3, 6:30-8 pm").hours == "6:30 to 8 p.m."
    assert row(title="A", date="Nov 3", at="6 pm").hours == "6 p.m."
    bare = row(title="A", date="Nov 3")
    assert (bare.hours, bare.dismissal, bare.but, bare.meeting) == ("", "", "", None)
    assert row(date="Nov 3", dismissal="12:00 pm").dismissal == "noon"


def test_days_that_are_taken_out_are_named_while_they_are_few() -> None:
    few = row(title="A", every="Friday", except_=["Nov 27", "Dec 25"])
    assert few.but == "Not on Fri, Nov 27 or Fri, Dec 25."
    assert row(title="A", every="school day", except_="Dec 21-31").but == ""


def test_sessions_say_their_day_where_there_are_several() -> None:
    several = row(title="A", date="Nov 16-20", sessions=["Nov 16, 4-7 pm", "Nov 18, 8 am to noon"])
    assert [s.when for s in several.sessions] == ["Mon, Nov 16, 4 to 7 p.m.", "Wed, Nov 18, 8 a.m. to noon"]
    one = row(title="A", date="Nov 16", sessions=["9-10 am", "6-7 pm"])
    assert [s.when for s in one.sessions] == ["9 to 10 a.m.", "6 to 7 p.m."]
