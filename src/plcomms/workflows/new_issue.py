"""The story of a new month: a school's next issue, made from its last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plcomms.load.files import read_text
from plcomms.load.next_issue import NextIssue, next_issue
from plcomms.load.project import load_project
from plcomms.load.schools import SCHOOLS
from plcomms.load.starter import FIRST_ISSUE, starter_issue
from plcomms.load.validation import nearest_help
from plcomms.model.errors import InputError
from plcomms.model.issue import Months, first_day, is_unwritten, layered, month_after, month_of, spoken_month
from plcomms.model.project import Project
from plcomms.plan.turns import told_before
from plcomms.write.stage import write_new

_NO_SCHOOL = "There is no school “{school}”."
_WHICH = "Which school is it for?"
_WHICH_HELP = "Name it, as in  plcomms new issue --school {school}"
_NONE = "There is no school yet."
_NONE_HELP = "Put a file for each school into the folder “schools”, as in schools/oak-elementary.yaml."
_THERE = "The issue of {month} is there already: {file}. Nothing was changed."
_UNWRITTEN = "The issue of {month} is still empty: nothing of its own stands in {file}. No other was made."
_UNWRITTEN_HELP = "Write in that file first, or make another month's with  --month {next}"
_THERE_HELP = "Open that file, or make another month's with  --month {next}"


@dataclass(frozen=True, slots=True)
class NewIssue:
    """An issue that was made, and the file that it was made from (or empty).

    ``standing`` says that the school's own file has entries as an issue has.
    """

    file: str
    month: str
    school: str
    last: str
    made: NextIssue
    standing: bool


def new_issue(root: Path, school: str, month: str, today: date) -> NewIssue:
    """Write the issue of ``month`` (empty: the next one) of ``school`` (empty: the only one).

    It is made from the last issue before it: what has a day to come is carried, comments are kept. Where
    there is none it has the headings alone.

    Raises:
        InputError: there is no such school, the issue is there already, or no month was named and the last
            issue, which is not over, is still empty; nothing is written.
        RenderError: the file cannot be written.
    """
    project = load_project(root)
    school = _school(project, school)
    months = project.months.get(school)
    known = sorted(months.issues) if months else []
    if months and not month:
        _require_written(months, today)
    month = month or _next(known, today)
    last = max((one for one in known if one < month), default="")
    if month in known:
        raise _there(project, school, month)
    first = max(today, first_day(month))
    if months and last:
        name = months.files[last]
        text, problem = read_text(root / name, name)
        if problem:
            raise InputError(problem.message, problem.help)
        made = next_issue(name, text, month, first, _told(project, months, month))
    else:
        name, made = "", next_issue(FIRST_ISSUE, starter_issue(), month, date.max)
    file = f"{SCHOOLS}/{school}/{month}.yaml"
    write_new(root, file, made.text.encode())
    own = project.schools[school] if months is None else months.school
    return NewIssue(file, month, school, name, made, bool(own.note or own.events or own.stories))


def _school(project: Project, school: str) -> str:
    known = sorted(project.schools)
    if not known:
        raise InputError(_NONE, _NONE_HELP)
    if not school and len(known) > 1:
        raise InputError(_WHICH, _WHICH_HELP.format(school=known[0]))
    if school and school not in known:
        raise InputError(_NO_SCHOOL.format(school=school), nearest_help(school, known))
    return school or known[0]


def _next(known: list[str], today: date) -> str:
    """The month after the last one; at the beginning, and after a pause, this month."""
    return max(month_after(known[-1]), month_of(today)) if known else month_of(today)


def _require_written(months: Months, today: date) -> None:
    """Refuse to go on from a last issue that is not over and in which nobody wrote anything yet."""
    last = max(months.issues)
    if last >= month_of(today) and is_unwritten(months, last):
        raise InputError(
            _UNWRITTEN.format(month=spoken_month(last), file=months.files[last]),
            _UNWRITTEN_HELP.format(next=month_after(last)),
        )


def _there(project: Project, school: str, month: str) -> InputError:
    months = project.months[school]
    after = month_after(max(months.issues))
    return InputError(
        _THERE.format(month=spoken_month(month), file=months.files[month]), _THERE_HELP.format(next=after)
    )


def _told(project: Project, months: Months, month: str) -> tuple[str, ...]:
    """The standing stories that earlier issues told; those of their own files are known from there."""
    standing = {str(s.id) for s in layered(months.school.stories, project.district.stories)}
    audience = next(iter(project.glossary.audiences.values()))
    return tuple(name for name in told_before(months, project.district, month, audience) if name in standing)
