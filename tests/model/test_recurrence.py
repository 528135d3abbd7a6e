"""Days that come again: read as people write them, each of them, and nothing that cannot be."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plcomms.compose.days import recurrence_words
from plcomms.model.dates import DAY_NAMES
from plcomms.model.recurrence import Recurrence, anchored
from plcomms.model.repetition import LAST, Pattern, read_pattern, repeats


def read(written: str, first: date | None = None) -> Recurrence:
    return anchored(read_pattern(written, 2026), first, 2026)


@pytest.mark.parametrize(
    ("written", "start", "end", "count"),
    [
        ("every other Friday until May 28", "2026-08-07", "2027-05-28", 22),
        ("first Tuesday", "2026-08-04", "2027-06-01", 11),
        ("Fridays from Sep 4 to Dec 18", "2026-09-04", "2026-12-18", 16),
        ("Mon, Wed and Fri until Aug 14", "2026-08-03", "2026-08-14", 6),
        ("Mondays through Thursdays until Aug 13", "2026-08-03", "2026-08-13", 8),
        ("every school day until Aug 7", "2026-08-03", "2026-08-07", 5),
        ("first and third Monday of the month", "2026-08-03", "2027-06-21", 22),
        ("last Friday of each month", "2026-08-28", "2027-06-25", 11),
        ("the 1st and 15th of each month", "2026-08-01", "2027-06-15", 22),
        ("last day of the month", "2026-08-31", "2027-06-30", 11),
        ("every two weeks on Friday from Sep 4", "2026-09-04", "2027-06-25", 22),
        ("second Tuesday of each month, from September to May", "2026-09-08", "2027-05-11", 9),
        ("weekly on Tuesday until Dec 15 except Nov 24", "2026-08-04", "2026-12-15", 19),
        ("every Friday until May 28 except Nov 23-27 and Dec 25", "2026-08-07", "2027-05-28", 41),
        ("every Friday except Nov 23-27 and Dec 25 until May 28", "2026-08-07", "2027-05-28", 41),
        ("every day from Sep 1 to Sep 10", "2026-09-01", "2026-09-10", 10),
        ("fifth Friday", "2026-10-30", "2027-04-30", 3),
    ],
)
def test_what_people_write_is_read(written: str, start: str, end: str, count: int) -> None:
    found = read(written)
    assert (str(found.start), str(found.end), len(found.days)) == (start, end, count)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("frist Tuesday", "write  first Tuesday"),
        ("evry other Friday until May 28", "write  every other Friday"),
        ("Tuseday", "write  Tuesday"),
        ("biweekly", "may be twice a week or every two weeks"),
        ("sixth Friday", "no month has a sixth Friday"),
        ("32nd", "no month has a day 32"),
        ("every year", "does not say when it comes again"),
        ("every other Friday", "which of two weeks begins; write the first day too:  from: Fri, Sep 4"),
        ("every week", "does not say on which day"),
        ("first Tuesday from Dec 2 to Dec 30", "never comes between 2026-12-02 and 2026-12-30"),
        ("Fridays from Dec 18 to Sep 4, 2026", "before it begins"),
        ("Fridays except Nov 26", "near it are Friday, November 20, 2026 and Friday, November 27, 2026"),
        ("Fridays from Dec 4 to Dec 11 except Dec 4 and Dec 11", "all of its days are taken out"),
        ("Fridays until Feb 30", "no such day"),
        ("Fridays until May 28 until June 4", "says twice when it ends"),
        ("every 40 weeks on Friday", "too seldom"),
    ],
)
def test_what_cannot_be_is_told_with_the_nearest_that_can(written: str, message: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read(written)
    assert message in caught.value.message()


@pytest.mark.parametrize("written", ["every Friday", "Fridays", "first Tuesday", "weekly on Friday", "daily"])
def test_what_comes_again_is_told_from_days(written: str) -> None:
    assert repeats(written)


@pytest.mark.parametrize("written", ["Fri, Nov 20", "Nov 16-20", "Tuesday, November 3", "2026-11-03"])
def test_days_are_told_from_what_comes_again(written: str) -> None:
    assert not repeats(written)


def test_a_first_day_that_is_none_of_its_days_is_told() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read("Friday", date(2026, 9, 3))
    assert "Friday, August 28, 2026 and Friday, September 4, 2026" in caught.value.message()


def test_the_first_day_gives_the_week_and_the_day_of_what_names_none() -> None:
    assert read("other week", date(2026, 9, 3)).days[:2] == (date(2026, 9, 3), date(2026, 9, 17))
    assert read("month", date(2026, 9, 4)).days[:2] == (date(2026, 9, 4), date(2026, 10, 4))


def test_nothing_is_read_where_it_is_not_known_from_when() -> None:
    with pytest.raises(PydanticCustomError, match="from when"):
        anchored(read_pattern("first Tuesday"), None, None)


WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True).map(lambda d: tuple(sorted(d)))
WEEKLY = st.builds(
    lambda interval, days: Pattern("drawn", "weekly", interval, days), st.sampled_from((1, 2, 3)), WEEKDAYS
)
MONTHLY = st.builds(
    lambda ordinals, day: Pattern("drawn", "monthly", 1, (day,), ordinals),
    st.lists(st.sampled_from((1, 2, 3, 4, LAST)), min_size=1, max_size=2, unique=True).map(
        lambda n: tuple(sorted(n))
    ),
    st.integers(0, 6),
)
ON_DAYS = st.builds(
    lambda days: Pattern("drawn", "monthly", month_days=days),
    st.lists(st.integers(1, 31), min_size=1, max_size=2, unique=True).map(lambda n: tuple(sorted(n))),
)
PATTERNS = st.one_of(WEEKLY, MONTHLY, ON_DAYS)
STARTS = st.dates(date(2026, 8, 1), date(2027, 3, 1))


def is_of(pattern: Pattern, day: date, start: date) -> bool:
    """Whether ``day`` is one of ``pattern``, worked out day by day and not by rules."""
    if pattern.weekdays and day.weekday() not in pattern.weekdays:
        return False
    if pattern.frequency == "weekly":
        weeks = (day.toordinal() - day.weekday() - start.toordinal() + start.weekday()) // 7
        return weeks % pattern.interval == 0
    length = monthrange(day.year, day.month)[1]
    if pattern.ordinals:
        return (day.day - 1) // 7 + 1 in pattern.ordinals or (
            LAST in pattern.ordinals and day.day + 7 > length
        )
    return day.day in pattern.month_days


@settings(max_examples=150)
@given(pattern=PATTERNS, start=STARTS, weeks=st.integers(0, 20))
def test_its_days_are_those_that_counting_finds(pattern: Pattern, start: date, weeks: int) -> None:
    last = date.fromordinal(start.toordinal() + 7 * weeks)
    every = [date.fromordinal(n) for n in range(start.toordinal(), last.toordinal() + 1)]
    counted = tuple(day for day in every if is_of(pattern, day, start))
    assume(counted)
    bounded = Pattern(
        **{name: getattr(pattern, name) for name in Pattern.__slots__} | {"from_": start, "until": last}
    )
    assert anchored(bounded, None, None).days == counted


@settings(max_examples=150)
@given(pattern=PATTERNS, start=STARTS, weeks=st.integers(8, 14))
def test_its_words_are_read_as_the_same_days(pattern: Pattern, start: date, weeks: int) -> None:
    last = date.fromordinal(start.toordinal() + 7 * weeks)
    bounded = Pattern(
        **{name: getattr(pattern, name) for name in Pattern.__slots__} | {"from_": start, "until": last}
    )
    try:
        found = anchored(bounded, None, None)
    except PydanticCustomError:
        return
    assume(last < date(2027, 7, 1))
    words = recurrence_words(found)
    assert read(words).days == found.days, words


@pytest.mark.parametrize("name", DAY_NAMES)
@pytest.mark.parametrize("written", ["{0}", "{0}s", "every {0}", "Every {1}", "{1}.", "weekly on {0}s"])
def test_every_day_of_the_week_is_read_in_every_spelling(name: str, written: str) -> None:
    pattern = read_pattern(written.format(name, name[:3]))
    assert (pattern.frequency, pattern.weekdays) == ("weekly", (DAY_NAMES.index(name),))


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                "every",
                "other",
                "first",
                "2nd",
                "last",
                "Friday",
                "Tue",
                "week",
                "month",
                "of",
                "the",
                "until",
                "except",
                "May",
                "28",
                "Nov",
                "26",
                ",",
                "and",
                "day",
            ]
        ),
        max_size=8,
    )
)
def test_whatever_is_written_is_read_or_asked_about(words: list[str]) -> None:
    try:
        found = read(" ".join(words))
    except PydanticCustomError:
        return
    assert found.days == tuple(sorted(set(found.days)))
    assert not set(found.days) & set(found.taken_out)
