"""The months of the schools: which files in a school's folder are its issues, and which of them is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plcomms.load.school_year import school_year
from plcomms.load.schools import SCHOOLS, is_backup, is_yaml
from plcomms.load.validation import nearest_help
from plcomms.model.district import Content, District, School
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.issue import Asked, Issue, Months, choose, month_in
from plcomms.model.project import span_of
from plcomms.model.text import Span

_NO_MONTH = "“{file}” lies among a school's issues, and its name is no month."
_NO_MONTH_HELP = "Name it after its month, as in 2026-11.yaml, or move it out of the folder."
_AS_IN = "Name it {month}.yaml."
_TWICE = "“{one}” and “{other}” are the same issue."
_TWICE_HELP = "Put into one what is right, and take the other away."
_NO_SCHOOL = (
    "“{file}” is an issue of a school that is not there: no {school}.yaml lies in the folder schools."
)
_NO_SCHOOL_HELP = "Name the folder as the school's file is named."
_NEAREST_SCHOOL = "Did you mean “{near}”? Name the folder as the school's file is named."
_OTHER_MONTH = "The file is called “{name}”, and its issue is {month}."
_OTHER_MONTH_HELP = "Write  issue: {month}  or rename the file."
_NO_ISSUE = "There is no issue “{month}”{where}."
_OF = " of “{school}”"
_NO_ISSUE_HELP = "There are: {known}. The next one is made by  plcomms new issue"
_NONE_HELP = "No school has issues yet. The first one is made by  plcomms new issue"
_NOTHING_CALLED = "There is no “{name}” to feature."
_ALWAYS = ("vision", "progress")
"""What can be featured and has no id."""


@dataclass(frozen=True, slots=True)
class IssueFiles:
    """The files of issues by school and month, and what must be mended first."""

    files: Mapping[str, Mapping[str, str]]
    problems: tuple[Finding, ...]

    def passed_over(self, months: Mapping[str, Months]) -> set[str]:
        """The files of issues that were not chosen, of which nothing is printed now."""
        return {
            name
            for school, names in self.files.items()
            for month, name in names.items()
            if school not in months or month != months[school].chosen
        }


def issue_files(root: Path, schools: Iterable[str]) -> IssueFiles:
    """The issues of ``schools`` in the district's folder ``root``; hidden files are passed over."""
    known = tuple(schools)
    files: dict[str, dict[str, str]] = {}
    problems: list[Finding] = []
    for folder in sorted(_folders(root / SCHOOLS)):
        for path in sorted(p for p in folder.iterdir() if is_yaml(p) and not is_backup(p)):
            name, month = f"{SCHOOLS}/{folder.name}/{path.name}", month_in(path.stem)
            if folder.name not in known:
                problems += [_error(Span(name, 0, 0), *_homeless(name, folder.name, known))] if month else []
            elif month != path.stem:
                help = _AS_IN.format(month=month) if month else _NO_MONTH_HELP
                problems.append(_error(Span(name, 0, 0), _NO_MONTH.format(file=name), help))
            elif month in files.setdefault(folder.name, {}):
                twice = _TWICE.format(one=files[folder.name][month], other=name)
                problems.append(_error(Span(name, 0, 0), twice, _TWICE_HELP))
            else:
                files[folder.name][month] = name
    return IssueFiles(files, tuple(problems))


def is_issue(file: str) -> bool:
    """Whether the file called ``file``, seen from the district's folder, is a school's issue."""
    parts = PurePosixPath(file).parts
    return len(parts) == 3 and parts[0] == SCHOOLS and month_in(PurePosixPath(file).stem) != ""


def year_of(file: str) -> int | None:
    """The year in which the school year of the issue ``file`` begins."""
    return school_year({"issue": PurePosixPath(file).stem})


def asked_by(file: str, asked: Asked) -> Asked:
    """``asked``, and of the school whose issue ``file`` is that very issue; the same for any other file."""
    if not is_issue(file):
        return asked
    return Asked(asked.day, PurePosixPath(file).stem, PurePosixPath(file).parent.name)


def months_of(
    schools: Mapping[str, School], files: IssueFiles, read: Callable[[str], Issue | None], asked: Asked
) -> Mapping[str, Months]:
    """The issues of ``schools`` that ``read`` can read, and which of each is meant."""
    found: dict[str, Months] = {}
    for school, names in files.files.items():
        issues = {month: issue for month, name in names.items() if (issue := read(name))}
        if school in schools and issues:
            found[school] = choose(Months(schools[school], issues, names), school, asked)
    return found


def require_issue(months: Mapping[str, Months], asked: Asked) -> None:
    """Refuse a month of which no school has an issue, or not the one that was named.

    Raises:
        InputError: there is no such issue.
    """
    if not asked.issue or any(asked.of(school) in one.issues for school, one in months.items()):
        return
    mine = [one for school, one in months.items() if asked.school in ("", school)]
    known = sorted({month for one in mine for month in one.issues})
    where = _OF.format(school=asked.school) if asked.school else ""
    help = _NO_ISSUE_HELP.format(known=", ".join(known)) if known else _NONE_HELP
    raise InputError(_NO_ISSUE.format(month=asked.issue, where=where), help)


def wrong_in(months: Months, district: District) -> Iterator[Finding]:
    """What one issue alone cannot show: a month that is not its file's, something to feature that is not."""
    for month, issue in months.issues.items():
        span = span_of(issue.issue)
        if issue.issue and issue.issue != month and span:
            name = PurePosixPath(span.file).name
            message = _OTHER_MONTH.format(name=name, month=issue.issue)
            yield _error(span, message, _OTHER_MONTH_HELP.format(month=month))
    mine = [months.issues[month] for month in months.issues if month == months.chosen]
    known = {*_ALWAYS, *(name for voice in (district, months.school, *mine) for name in _ids(voice))}
    for name in (*months.school.feature, *(name for issue in mine for name in issue.feature)):
        if name not in known:
            yield _error(span_of(name), _NOTHING_CALLED.format(name=name), nearest_help(name, sorted(known)))


def _ids(voice: Content) -> Iterator[str]:
    yield from (why.id for why in (voice.whys if isinstance(voice, District) else ()))
    for entries in (voice.proof, voice.stories):
        yield from (entry.id for entry in entries)
    for more in (voice.faqs, voice.quotes, voice.next_steps):
        yield from (entry.id for entry in more if entry.id)


def _folders(schools: Path) -> Iterator[Path]:
    try:
        yield from (e for e in schools.iterdir() if e.is_dir() and not e.name.startswith("."))
    except OSError:
        return


def _homeless(file: str, school: str, known: tuple[str, ...]) -> tuple[str, str]:
    near = [name for name in known if name.startswith(school) or school.startswith(name)]
    help = _NEAREST_SCHOOL.format(near=near[0]) if near else _NO_SCHOOL_HELP
    return _NO_SCHOOL.format(file=file, school=school), help


def _error(span: Span | None, message: str, help: str) -> Finding:
    return Finding("reference", Severity.ERROR, message, span, help)
