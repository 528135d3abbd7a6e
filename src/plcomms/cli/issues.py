"""What people are told of issues: which one is meant, what is over, and what is in no document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from plcomms.model.errors import InputError
from plcomms.model.issue import MONTH_NAMES, month_in

if TYPE_CHECKING:
    from plcomms.model.project import Project
    from plcomms.plan.past import Dropped
    from plcomms.workflows.changes import Unused

_ISSUES = "Newsletter issue: {issues}."
_ISSUE = "{month} ({schools})"
_LATER = " There is {month}, too:  plcomms build {asked} --issue {month}"
_MONTHLY = ("newsletter",)
_SCHOOL = "--school {school}"
_FEW = 3
_PAST: Mapping[str, str] = {
    "event": "“{title}” on {day} is over: left out.",
    "reply": "The last day to reply for “{title}”, {day}, is past: no reply is asked for any more.",
    "step": "The day for this step, {day}, is past: left out: “{title}”",
    "date": "“{title}”, {day}, is over: left out.",
    "day": "“{title}”, {day}, is over: that day is left out.",
    "news": "The news “{title}” was for until {day}: left out.",
    "notice": "The notice “{title}” is of {day}, which is past: left out.",
}
_DAY = "{month} {day}"
_UNUSED = "Not used: {unused}."
_COUNTED: Mapping[str, tuple[str, str]] = {
    "story": ("1 story", "{count} stories"),
    "event": ("1 event", "{count} events"),
    "date": ("1 date", "{count} dates"),
    "news": ("1 piece of news", "{count} pieces of news"),
}
_NAMED = "{counted} ({names})"
_NO_MONTH = "“{given}” is not a month that can stand after {option}."
_NO_MONTH_HELP = "Write year and month, as in  {option} 2026-11"
_JOIN = ", "


def month_asked(given: str | None, option: str) -> str:
    """The month that somebody gave after ``option``; empty where nobody did.

    Raises:
        InputError: it is none.
    """
    month = month_in(given or "")
    if given is not None and not month:
        raise InputError(_NO_MONTH.format(given=given, option=option), _NO_MONTH_HELP.format(option=option))
    return month


def issues_said(project: Project, schools: Sequence[str], kinds: Sequence[str] = ()) -> str:
    """One line that says which issue of ``schools`` (empty: of all) is meant; empty where none has one.

    Where there is a later one, it says how ``kinds`` (empty: all) are made of that.
    """
    mine = {key: one for key, one in project.months.items() if not schools or key in schools}
    chosen: dict[str, list[str]] = {}
    for school, months in mine.items():
        if months.chosen:
            chosen.setdefault(months.chosen, []).append(school)
    if not chosen:
        return ""
    issues = _JOIN.join(
        _ISSUE.format(month=month, schools=_some(schools)) for month, schools in sorted(chosen.items())
    )
    later = sorted({month for one in mine.values() for month in one.later})
    asked = " ".join((*(kinds or _MONTHLY), *(_SCHOOL.format(school=school) for school in schools)))
    return _ISSUES.format(issues=issues) + (_LATER.format(month=later[0], asked=asked) if later else "")


def past_said(dropped: Sequence[Dropped], schools: Sequence[str]) -> Iterator[str]:
    """A line for each thing of the district and of ``schools`` (empty: of all) that is over."""
    for one in dropped:
        if not schools or one.school in ("", *schools):
            yield _PAST[one.what].format(title=one.title, day=_day(one.day))


def unused_said(unused: Sequence[Unused]) -> str:
    """One line that says what is in no document; empty where all is in some."""
    if not unused:
        return ""
    found = (
        _NAMED.format(
            counted=_COUNTED[one.what][len(one.names) != 1].format(count=len(one.names)),
            names=_some(one.names),
        )
        for one in unused
    )
    return _UNUSED.format(unused=_JOIN.join(found))


def _some(names: Sequence[str]) -> str:
    more = len(names) - _FEW
    return _JOIN.join(names[:_FEW]) + (f" and {more} more" if more > 0 else "")


def _day(day: date) -> str:
    return _DAY.format(month=MONTH_NAMES[day.month - 1], day=day.day)
