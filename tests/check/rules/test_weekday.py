"""A day of the week is compared with its date, however both are spelt."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.check.rule import Context, Passage
from plcomms.check.rules.weekday import impossible_date, weekday
from plcomms.load.drafts.draft import read_draft
from plcomms.load.glossary import builtin_glossary, layered

TODAY = date(2026, 11, 24)
GLOSSARY = layered(builtin_glossary(), None)


def found(text: str) -> list[tuple[str, str]]:
    """The rules that speak of ``text``, and the words that they mark."""
    passage = Passage(read_draft("f.md", text).blocks, GLOSSARY.audience("families"), "f.md")
    context = Context(GLOSSARY, TODAY)
    return [
        (rule.id, passage.blocks[hit.block].text[hit.start : hit.end])
        for rule in (weekday, impossible_date)
        for hit in rule.check(passage, context)
    ]


SHORT = ["Mon.", "Tues", "Wed", "Thurs.", "Fri", "Sat.", "Sun"]
MONTHS = ["Jan.", "Feb", "Mar.", "Apr", "May", "June", "July", "Aug.", "Sept.", "Oct", "Nov.", "Dec"]
Spell = Callable[[date, int], str]
"""A date with the name of some weekday beside it (0 is Monday)."""


def long(day: date) -> str:
    return f"{day:%B} {day.day}"


SPELT: list[Spell] = [
    lambda d, w: f"{calendar.day_name[w]}, {long(d)}, {d.year}",
    lambda d, w: f"{calendar.day_name[w].upper()}, {long(d).upper()}, {d.year}",
    lambda d, w: f"{SHORT[w]} {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d, w: f"{calendar.day_name[w]} {d.month}/{d.day}/{d.year}",
    lambda d, w: f"{SHORT[w]} {d.month}/{d.day}/{d:%y}",
    lambda d, w: f"{calendar.day_name[w]}, {d.isoformat()}",
    lambda d, w: f"{SHORT[w]} {d.month}-{d.day}-{d:%y}",
    lambda d, w: f"{d.month}.{d.day}.{d.year} ({SHORT[w]})",
    lambda d, w: f"{long(d)}, {d.year} ({calendar.day_name[w]})",
    lambda d, w: f"{d.month}/{d.day}/{d.year} ({SHORT[w]})",
    lambda d, w: f"{calendar.day_name[w]}, {d.day} {d:%B} {d.year}",
    lambda d, w: f"{calendar.day_name[w]} the {d.day}th of {d:%B}, {d.year}",
    lambda d, w: f"{calendar.day_name[w]} evening, {long(d)}, {d.year}",
    lambda d, w: f"{calendar.day_name[w]} ({MONTHS[d.month - 1]} {d.day}, {d.year})",
    lambda d, w: f"{calendar.day_name[w]} at 6 p.m., {long(d)}, {d.year}",
    lambda d, w: f"{long(d)}, {d.year}, {calendar.day_name[w]},",
    lambda d, w: f"{long(d)}, {d.year} is a {calendar.day_name[w]}",
]
days = st.dates(date(2018, 1, 1), date(2034, 12, 31))


@settings(max_examples=150, deadline=None)
@given(days, st.sampled_from(SPELT), st.integers(0, 6))
def test_a_wrong_day_is_found_and_a_right_one_is_not(day: date, spell: Spell, named: int) -> None:
    marked = found(f"Please come on {spell(day, named)} to the gym.")
    assert [rule for rule, _ in marked] == ["weekday"] * (named != day.weekday())


RANGES: list[Callable[[date, date, int, int], str]] = [
    lambda a, b, v, w: f"{calendar.day_name[v]}–{calendar.day_name[w]}, {long(a)}–{_short(a, b)}, {b.year}",
    lambda a, b, v, w: (
        f"{calendar.day_name[v]} to {calendar.day_name[w]}, {long(a)} to {_short(a, b)}, {b.year}"
    ),
    lambda a, b, v, w: f"{SHORT[v]}-{SHORT[w]} {long(a)} - {_short(a, b)}, {b.year}",
    lambda a, b, v, w: (
        f"{calendar.day_name[v]} and {calendar.day_name[w]}, {long(a)} and {_short(a, b)}, {b.year}"
    ),
    lambda a, b, v, w: f"{calendar.day_name[v]}, {long(a)} – {calendar.day_name[w]}, {long(b)}, {b.year}",
    lambda a, b, v, w: f"{calendar.day_name[v]}, {long(a)}, and {calendar.day_name[w]}, {long(b)}, {b.year}",
    lambda a, b, v, w: f"{SHORT[v]} {a.month}/{a.day}/{a.year} through {SHORT[w]} {b.month}/{b.day}/{b.year}",
    lambda a, b, v, w: f"{long(a)}–{_short(a, b)}, {b.year} ({calendar.day_name[v]}–{calendar.day_name[w]})",
    lambda a, b, v, w: f"{SHORT[v]}–{SHORT[w]}, {a.month}/{a.day}–{b.month}/{b.day}/{b.year}",
    lambda a, b, v, w: f"{a.month}/{a.day}/{a:%y} - {b.month}/{b.day}/{b:%y} ({SHORT[v]} to {SHORT[w]})",
    lambda a, b, v, w: f"{SHORT[v]}/{SHORT[w]} {long(a)}/{_short(a, b)}, {b.year}",
]


def _short(first: date, last: date) -> str:
    return str(last.day) if last.month == first.month else long(last)


@settings(max_examples=150, deadline=None)
@given(days, st.integers(1, 6), st.sampled_from(RANGES), st.sampled_from([(0, 0), (1, 0), (0, 3), (2, 4)]))
def test_in_a_range_or_a_pair_each_day_is_compared_with_its_own_date(
    day: date, length: int, spell: Callable[[date, date, int, int], str], off: tuple[int, int]
) -> None:
    last = day + timedelta(days=length)
    named = ((day.weekday() + off[0]) % 7, (last.weekday() + off[1]) % 7)
    marked = found(f"Break is {spell(day, last, *named)}, for all.")
    assert bool(marked) == (off != (0, 0))


@settings(max_examples=100, deadline=None)
@given(days, st.integers(-100, 100), st.integers(0, 6))
def test_a_date_without_a_year_is_in_that_of_the_other_dates(day: date, later: int, named: int) -> None:
    other = day + timedelta(days=later)
    met, come = f"{long(day)}, {day.year}", f"{calendar.day_name[named]}, {long(other)}"
    text = f"Dear families,\n\nWe met on {met}.\n\nCome on {come}."
    if (other.month, other.day) != (2, 29):
        assert bool(found(text)) == (named != other.weekday())


@pytest.mark.parametrize(
    "text",
    [
        "Spring break is Monday–Friday, April 5–9, 2027.",
        "Conferences are Thursday and Friday, March 4 and 5, 2027.",
        "Mon. 1/4 and Thursday 1/14 are half days. Friday 1/2 day.",
        "Monday, December 28 – Friday, January 8, 2027, we rest.",
        "We rest on Mondays, April 6–27, and every Tuesday in May 2027.",
        "In March 35 students came, and in February 30 did. On Monday 30 of us ran. Mix 2/30 of it.",
        "We meet Monday. January 14, 2027 is next. Sun in May 31 days long. May 31 children come?",
        "Open Monday to Friday, 9 to 5. See pages 3/4. Call 555-0100. The sat. March 4, 5 p.m., is fine.",
        "Version 2.30.12 and room 2-30-11 are no dates, nor is 555-2-30-12; mix 3/4 to 5/6 of it.",
        "Founded on May 3, 1950. Come on Friday, December 4.",
    ],
)
def test_what_is_right_or_no_date_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Come on Monday 1/14/2027.", "Monday 1/14/2027"),
        ("January 14, 2027 (Monday) at 6.", "January 14, 2027 (Monday)"),
        ("Come on Mon. 1/14.", "Mon. 1/14"),
        ("Wed/Thurs May 18/19, 2027", "Wed/Thurs May 18/19, 2027"),
        ("The slip is due on February 30, 2027.", "February 30, 2027"),
        ("It is due Sept. 31.", "Sept. 31"),
        ("From November 31 to December 4, we rest.", "November 31 to December 4"),
        ("On June 31st, call us.", "June 31st"),
        ("Come by 2/30.", "2/30"),
    ],
)
def test_what_is_wrong_is_marked(text: str, marked: str) -> None:
    assert [words for _, words in found(text)] == [marked]
