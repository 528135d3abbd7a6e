"""What is over on the day of a build drops out, and is told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.load.project import load_project
from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.calendar import CalendarEntry
from plcomms.model.project import Project
from plcomms.plan.past import still_to_come, to_come
from tests.conftest import RIVERBEND

CEDAR = "cedar-elementary"
OTHER = "millrace-middle"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(RIVERBEND)


def entry(text: str) -> CalendarEntry:
    found, problems = validated(CalendarEntry, read_yaml("a.yaml", text))
    assert not problems
    assert found
    return found


def test_nothing_changes_while_all_is_to_come(project: Project) -> None:
    kept, dropped = to_come(project, date(2026, 7, 1))
    assert dropped == ()
    assert kept.district is project.district
    assert kept.schools[CEDAR] is project.schools[CEDAR]


def test_an_event_is_to_come_on_its_own_day_and_over_on_the_next(project: Project) -> None:
    for day, there in ((date(2027, 2, 11), True), (date(2027, 2, 12), False)):
        kept, dropped = to_come(project, day)
        assert ("show-me-night" in [e.id for e in kept.schools[CEDAR].events]) is there
        assert ("Show Me Night" in [d.title for d in dropped if d.what == "event"]) is not there


def test_after_the_last_day_to_reply_no_reply_is_asked_for(project: Project) -> None:
    event = to_come(project, date(2027, 2, 4))[0].schools[CEDAR].events[0]
    assert event.reply_by
    kept, dropped = to_come(project, date(2027, 2, 5))
    event = kept.schools[CEDAR].events[0]
    assert (event.reply_by, event.reply_to, event.reply_link) == (None, None, None)
    assert ("reply", "Show Me Night", CEDAR) in [(d.what, d.title, d.school) for d in dropped]


def test_a_step_goes_with_its_day(project: Project) -> None:
    assert to_come(project, date(2027, 2, 4))[0].schools[CEDAR].next_steps
    assert not to_come(project, date(2027, 2, 5))[0].schools[CEDAR].next_steps


def test_a_range_that_has_begun_stays_whole_and_days_that_are_over_go() -> None:
    text = "title: Talks\ndate: Nov 3-5, 10 and 17, 2026\n"
    assert len(still_to_come(entry(text), date(2026, 11, 4)).spans) == 3
    left = still_to_come(entry(text), date(2026, 11, 6))
    assert [(s.first.day, s.last.day) for s in left.spans] == [(10, 10), (17, 17)]


@given(st.integers(0, 300), st.sampled_from(["Friday", "other Friday", "first Tuesday"]))
@settings(max_examples=40)
def test_of_what_comes_again_no_past_day_is_left_and_none_to_come_is_lost(days: int, every: str) -> None:
    first = date(2026, 9, 4) if "Friday" in every else date(2026, 9, 1)
    whole = entry(f"title: Club\nevery: {every}\nfrom: {first}\nuntil: 2027-05-28\n")
    today = date(2026, 9, 1) + timedelta(days=days)
    if whole.last_day < today:
        return
    left = still_to_come(whole, today)
    assert [s.first for s in left.spans] == [s.first for s in whole.spans if s.first >= today]
    assert left.recurrence
    assert left.recurrence.days == tuple(s.first for s in left.spans)
    assert whole.spans[0].first == first


def test_news_stays_until_its_last_day(riverbend: Path) -> None:
    file = riverbend / "schools" / f"{OTHER}.yaml"
    text = file.read_text("utf-8") + "\nnews:\n  - {title: Coats, text: Come and look., until: 2026-12-04}\n"
    file.write_text(text, "utf-8")
    read = load_project(riverbend)
    assert to_come(read, date(2026, 12, 4))[0].schools[OTHER].news
    kept, dropped = to_come(read, date(2026, 12, 5))
    assert not kept.schools[OTHER].news
    assert ("news", "Coats") in [(d.what, d.title) for d in dropped]


def test_a_notice_is_made_until_its_day_and_without_a_day_always(riverbend: Path) -> None:
    file = riverbend / "schools" / f"{OTHER}.yaml"
    snow = "{id: snow, title: No school, statement: Stay home., date: 2026-12-04}"
    always = "{id: lost, title: Coats, statement: Come and look.}"
    file.write_text(f"{file.read_text('utf-8')}\nnotices:\n  - {snow}\n  - {always}\n", "utf-8")
    read = load_project(riverbend)
    assert len(to_come(read, date(2026, 12, 4))[0].schools[OTHER].notices) == 2
    kept, dropped = to_come(read, date(2026, 12, 5))
    assert [one.id for one in kept.schools[OTHER].notices] == ["lost"]
    assert ("notice", "No school", OTHER) in [(d.what, d.title, d.school) for d in dropped]
