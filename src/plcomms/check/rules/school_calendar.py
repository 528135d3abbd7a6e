"""Days of a school's calendar that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.model.calendar import CalendarEntry
from plcomms.model.day_ranges import Days
from plcomms.model.district import Content
from plcomms.model.project import span_of

_SOURCE = "plainlanguage.gov, Test your assumptions: proofread names, days and numbers before you send"
_SCHOOL = "# file: schools/hill.yaml\nname: Hill School\nprincipal: {name: Jo Day}\n"
_CLOSED = "dates:\n  - {no_school: 2027-03-04 to 2027-03-05}\n"
_FEW = 3
_CLOCK = re.compile(r"\d:\d\d|\d\s?[ap]\.?m\b|\bnoon\b", re.IGNORECASE)
_WRITTEN = "{month} {day}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CORRECT = "Correct the day that is wrong; if both are right, say so in “about”."


@on_project(
    severity=Severity.WARNING,
    message="“{title}” is on {days}, when there is no school.",
    help=_CORRECT,
    source=_SOURCE,
    cases=(
        Case(_CLOSED + "  - {title: Picture day, date: 2027-03-04}\n", ("Picture day",)),
        Case(
            _CLOSED + "  - {title: Club, every: Thursday, from: 2027-03-04, until: 2027-03-05}\n", ("Club",)
        ),
        Case(
            _CLOSED + _SCHOOL + "events:\n  - {id: show, title: Show Night, about: Come., date: 2027-03-05, "
            "start: 6 pm, place: Gym}\n",
            ("Show Night",),
        ),
        Case(_CLOSED + "  - {title: Club, every: Thursday, from: 2027-02-25, until: 2027-03-11}\n"),
        Case(_CLOSED + "  - {title: Conferences, date: 2027-03-01 to 2027-03-05}\n"),
        Case(_CLOSED + "  - {title: Picture day, date: 2027-03-04, about: We open for it.}\n"),
        Case(
            _SCHOOL + _CLOSED + "# file: schools/dale.yaml\nname: Dale School\nprincipal: {name: Al Day}\n"
            "dates:\n  - {title: Picture day, date: 2027-03-04}\n"
        ),
    ),
)
def no_school_day(project: Project, _context: Context) -> Iterator[Hit]:
    """Finds what is on a day without school.

    What comes again skips such a day by itself, and is found only where no other day is left of it. A family
    that comes to a locked door does not come a second time.
    """
    for voice, heard in _voices(project):
        closed = [span for entry in _dates(heard) if entry.kind == "no-school" for span in entry.spans]
        for event in voice.events:
            if any(event.date in span for span in closed):
                yield Hit(
                    fields={"title": event.title, "days": _words([event.date])}, at=span_of(event.title)
                )
        for entry in voice.dates:
            if days := _on_closed(entry, closed):
                said = {"title": entry.title or "", "days": _words(days)}
                yield Hit(fields=said, at=span_of(entry.title))


def _on_closed(entry: CalendarEntry, closed: Sequence[Days]) -> list[date]:
    """The days of ``entry`` without school; none where a part of it is on others, or where it says why."""
    if entry.kind == "no-school" or entry.about or not entry.title:
        return []
    spans = [s for s in entry.spans if all(any(day in other for other in closed) for day in s)]
    if entry.recurrence and len(spans) < len(entry.spans):
        return []  # a calendar skips them
    return [span.first for span in spans]


def _words(days: Sequence[date]) -> str:
    said = [_WRITTEN.format(month=_MONTHS[day.month - 1], day=day.day) for day in days]
    return ", ".join(said[:_FEW]) + (f" and {len(said) - _FEW} more days" if len(said) > _FEW else "")


@on_project(
    severity=Severity.ADVICE,
    message="“{title}” does not say when school ends.",
    help="Write the hour on a line of its own:  dismissal: 12:30 pm",
    source=_SOURCE,
    cases=(
        Case("dates:\n  - {title: Half day, date: 2027-03-04}\n", ("Half day",)),
        Case("dates:\n  - Early release Wednesdays from 2027-02-03 until 2027-05-26\n", ("Early release",)),
        Case("dates:\n  - {title: Half day, date: 2027-03-04, dismissal: noon}\n"),
        Case("dates:\n  - {title: Early release, date: 2027-03-04, about: Buses leave at 12:30 p.m.}\n"),
        Case("dates:\n  - {title: Half day, date: 2027-03-04, at: noon}\n"),
    ),
)
def dismissal_hour(project: Project, _context: Context) -> Iterator[Hit]:
    """Finds a day on which school ends early, and nobody says at what hour.

    A family has to know when a child stands at the door.
    """
    for voice in (project.district, *project.schools.values()):
        for entry in voice.dates:
            if entry.kind == "early-release" and not entry.lets_out and not _says_hours(entry):
                yield Hit(fields={"title": entry.title or ""}, at=span_of(entry.title))


def _says_hours(entry: CalendarEntry) -> bool:
    sessions = any(session.hours for session in entry.sessions)
    return bool(entry.hours or sessions or (entry.about and _CLOCK.search(entry.about.statement)))


@on_project(
    severity=Severity.WARNING,
    message="“{title}” stands twice on {day}: here and {where}.",
    help="Take one of the two out, or correct the day that is wrong.",
    source=_SOURCE,
    cases=(
        Case(
            "dates:\n  - {title: Picture day, date: 2027-03-04}\n"
            "  - {title: Picture Day, date: 2027-03-04}\n",
            ("Picture Day",),
        ),
        Case(
            "dates:\n  - {title: Spring break, no_school: 2027-03-15 to 2027-03-19}\n"
            + _SCHOOL
            + "dates:\n  - {title: Spring break, no_school: 2027-03-15 to 2027-03-22}\n",
            ("Spring break",),
        ),
        Case(
            "events:\n  - {id: show, title: Show Night, about: Come., date: 2027-03-05, start: 6 pm, "
            "place: Gym}\ndates:\n  - {title: show night, date: 2027-03-05}\n",
            ("show night",),
        ),
        Case(
            "dates:\n  - {title: Picture day, date: 2027-03-04}\n  - {title: Picture day, date: 2027-04-04}\n"
        ),
        Case(
            "dates:\n  - {title: Spring break, no_school: 2027-03-15 to 2027-03-19}\n"
            + _SCHOOL
            + "dates:\n  - {title: Spring break, no_school: 2027-03-15 to 2027-03-19}\n"
        ),
        Case(
            "dates:\n  - {id: pta, title: PTA, date: 2027-03-15}\n"
            + _SCHOOL
            + "dates:\n  - {id: pta, title: PTA, date: 2027-03-15}\n"
        ),
    ),
)
def date_twice(project: Project, _context: Context) -> Iterator[Hit]:
    """Finds a date that stands twice on one day.

    A calendar that has everything twice is put away.
    """
    for voice, heard in _voices(project):
        seen = list(_elsewhere(voice, heard))
        for entry in voice.dates:
            mine = [
                _Seen(_key(entry.title), span, entry.id or "", _ABOVE, entry.kind) for span in entry.spans
            ]
            pairs = ((one, other) for one in mine for other in seen if one.title and one.contradicts(other))
            if found := next(pairs, None):
                day = max(found[0].span.first, found[1].span.first)
                said = _WRITTEN.format(month=_MONTHS[day.month - 1], day=day.day)
                fields = {"title": entry.title or "", "day": said, "where": found[1].where}
                yield Hit(fields=fields, at=span_of(entry.title))
            seen += mine


_ABOVE = "further up"
_AMONG_EVENTS = "among the events"
_DISTRICTS = "in the district's file"


@dataclass(frozen=True, slots=True)
class _Seen:
    """Days on which something of a title is, and where that is written."""

    title: str
    span: Days
    id: str
    where: str
    kind: str = ""

    def contradicts(self, other: _Seen) -> bool:
        """Whether both say one thing of one day, and neither stands for the other."""
        if self.title != other.title or not self.span.meets(other.span) or (self.id and self.id == other.id):
            return False
        shared = other.where == _DISTRICTS and self.kind == other.kind == "no-school"
        return not (shared and self.span == other.span)


def _elsewhere(voice: Content, heard: Sequence[Content]) -> Iterator[_Seen]:
    """The events of all who are heard, and the dates of those who are not ``voice`` itself."""
    for other in heard:
        for event in other.events:
            yield _Seen(_key(event.title), Days(event.date, event.date), event.id, _AMONG_EVENTS)
        for entry in other.dates if other is not voice else ():
            for span in entry.spans:
                yield _Seen(_key(entry.title), span, entry.id or "", _DISTRICTS, entry.kind)


def _key(title: str | None) -> str:
    return " ".join((title or "").casefold().split()).rstrip(".!")


def _voices(project: Project) -> Iterator[tuple[Content, tuple[Content, ...]]]:
    """Each who speaks, with all whose dates its readers get."""
    yield project.district, (project.district,)
    for school in project.schools.values():
        yield school, (school, project.district)


def _dates(voices: Sequence[Content]) -> Iterator[CalendarEntry]:
    return (entry for voice in voices for entry in voice.dates)
