"""Events whose hour a calendar cannot tell, since nobody wrote in which time zone they are."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.model.district import Content
from plcomms.model.project import span_of

_NIGHT = "events:\n  - {id: night, title: Night, about: Come., date: 2027-03-04, start: 6 pm, place: Hill}\n"


@on_project(
    severity=Severity.ADVICE,
    message="The events are in no time zone, so a calendar may show them at another hour.",
    help="Write one into {file} under the name:  timezone: America/New_York  is Eastern, America/Chicago is "
    "Central, America/Denver Mountain, America/Phoenix Arizona, America/Los_Angeles Pacific.",
    source="RFC 5545, section 3.3.5: a time without a zone is that of whoever looks at it",
    cases=(
        Case(_NIGHT + "name: Green Valley\n", ("Green Valley",)),
        Case(
            "name: Green Valley\n# file: schools/hill.yaml\nname: Hill School\nprincipal: {name: Jo Day}\n"
            + _NIGHT
            + "# file: schools/dale.yaml\nname: Dale School\nprincipal: {name: Al Day}\n"
            + _NIGHT,
            ("Green Valley",),
        ),
        Case("name: Green Valley\ntimezone: America/Chicago\n" + _NIGHT),
        Case("name: Green Valley\n"),
        Case("name: Green Valley\ndates:\n  - {title: A, date: 2027-03-04, at: 6 pm}\n", ("Green Valley",)),
        Case("name: Green Valley\ndates:\n  - {title: A, date: 2027-03-04}\n"),
    ),
)
def event_timezone(project: Project, _context: Context) -> Iterator[Hit]:
    """Asks for the time zone in which the events are, once for all.

    Some calendar programs refuse an event without one, and others show it hours too early or too late.
    """
    voices = (project.district, *project.schools.values())
    if project.district.timezone is None and any(map(_has_hours, voices)):
        yield Hit(fields={"file": project.file}, at=span_of(project.district.name))


def _has_hours(voice: Content) -> bool:
    dates = (entry.hours or entry.lets_out or any(s.hours for s in entry.sessions) for entry in voice.dates)
    return bool(voice.events) or any(dates)
