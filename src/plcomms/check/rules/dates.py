"""Days that have passed, or that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.model.project import span_of

_NAMES = "January February March April May June July August September October November December"
_MONTHS = tuple(_NAMES.split())
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EVENT = (
    "events:\n"
    "  - {{id: show, title: Show Night, about: Come., date: {on}, start: '18:00', place: Gym{more}}}\n"
)
_SOURCE = "plainlanguage.gov, Test your assumptions: proofread names, days and numbers before you send"


@on_project(
    severity=Severity.ADVICE,
    message="“{title}” was on {day}: it is over.",
    help="Take it out, or correct its day or its year.",
    source=_SOURCE,
    cases=(
        Case(_EVENT.format(on="2026-11-01", more=""), ("Show Night",)),
        Case(_EVENT.format(on="2025-11-30", more=""), ("Show Night",)),
        Case(_EVENT.format(on="2026-11-24", more="")),
        Case(_EVENT.format(on="2027-02-11", more="")),
    ),
)
def event_past(project: Project, context: Context) -> Iterator[Hit]:
    """Finds events that are over.

    An invitation to last month's supper tells families that nobody reads what the school sends.
    """
    for voice in (project.district, *project.schools.values()):
        for event in voice.events:
            if event.date < context.today:
                day = f"{_DAYS[event.date.weekday()]}, {_said(event.date)}, {event.date.year}"
                yield Hit(fields={"title": event.title, "day": day}, at=span_of(event.title))


@on_project(
    severity=Severity.ADVICE,
    message="{what} is {day}: that day has passed.",
    help="Write a day to come, or take it out.",
    source=_SOURCE,
    cases=(
        Case(
            _EVENT.format(on="2027-02-11", more=", reply_by: 2026-11-20, reply_to: 555-0100"), ("Show Night",)
        ),
        Case("next_steps:\n  - {statement: Send the slip., by: 2026-11-01}\n", ("Send the slip.",)),
        Case(_EVENT.format(on="2027-02-11", more=", reply_by: 2027-02-01, reply_to: 555-0100")),
        Case("next_steps:\n  - {statement: Send the slip., by: 2026-12-01}\n"),
        Case(
            "notices:\n  - {id: snow, title: No school, statement: Stay., date: 2026-11-01}\n", ("No school",)
        ),
        Case("notices:\n  - {id: snow, title: No school, statement: Stay., date: 2026-12-01}\n"),
    ),
)
def deadline_past(project: Project, context: Context) -> Iterator[Hit]:
    """Finds deadlines that have passed.

    Who reads on Monday that the slip was due on Friday does not come.
    """
    for voice in (project.district, *project.schools.values()):
        for event in voice.events:
            if event.reply_by and event.reply_by < context.today <= event.date:
                fields = {"what": _REPLY.format(title=event.title), "day": _said(event.reply_by)}
                yield Hit(fields=fields, at=span_of(event.title))
        for notice in voice.notices:
            if notice.date and notice.date < context.today:
                fields = {"what": _NOTICE.format(title=notice.title), "day": _said(notice.date)}
                yield Hit(fields=fields, at=span_of(notice.title))
        for step in voice.next_steps:
            if step.by and step.by < context.today:
                yield Hit(fields={"what": _STEP, "day": _said(step.by)}, at=span_of(step.statement))


_REPLY = "The last day to reply for “{title}”"
_NOTICE = "The day of the notice “{title}”"
_STEP = "The day by which to do this"


@on_project(
    severity=Severity.WARNING,
    message="The day by which to do this, {day}, comes after “{title}” on {date}.",
    help="Write a day before the event.",
    source=_SOURCE,
    cases=(
        Case(
            _EVENT.format(on="2027-02-11", more="")
            + "next_steps:\n  - {statement: Send the slip for Show Night., by: 2027-02-12}\n",
            ("Send the slip for Show Night.",),
        ),
        Case(
            _EVENT.format(on="2027-02-11", more="")
            + "next_steps:\n  - {statement: Tell us about show night., by: 2027-03-01}\n",
            ("Tell us about show night.",),
        ),
        Case(
            _EVENT.format(on="2027-02-11", more="")
            + "next_steps:\n  - {statement: Send the slip for Show Night., by: 2027-02-04}\n"
        ),
        Case(
            _EVENT.format(on="2027-02-11", more="")
            + "next_steps:\n  - {statement: Ask your child., by: 2027-03-01}\n"
        ),
    ),
)
def deadline_after_event(project: Project, _context: Context) -> Iterator[Hit]:
    """Finds a deadline that falls after the event it is for.

    A reply that comes the day after is no use to the cook.
    """
    for voice in (project.district, *project.schools.values()):
        events = (*voice.events, *project.district.events)
        for step in voice.next_steps:
            event = next((e for e in events if e.title.lower() in step.statement.lower()), None)
            if event and step.by and step.by > event.date:
                fields = {"day": _said(step.by), "title": event.title, "date": _said(event.date)}
                yield Hit(fields=fields, at=span_of(step.statement))


def _said(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}"
