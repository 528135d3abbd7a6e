"""Days that have passed, or that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from plcomms.checks.rule import Block, Case, Context, Hit, Passage, Project, Severity, on_project, on_text
from plcomms.model.project import span_of

_NAMES = "January February March April May June July August September October November December"
_MONTHS = tuple(_NAMES.split())
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATE = re.compile(
    rf"\b(?P<weekday>{'|'.join(d[:3] + f'(?:{d[3:]})?' for d in _DAYS)})\.?,?\s+(?:the\s+)?"
    rf"(?P<month>{'|'.join(m[:3] + f'(?:{m[3:]})?' for m in _MONTHS)})\.?\s+"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{4}))?(?![\d:])"
)
_MONTHS_MET = frozenset(form for name in _MONTHS for form in (name.lower(), name[:3].lower(), "sept"))
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
        for step in voice.next_steps:
            if step.by and step.by < context.today:
                yield Hit(fields={"what": _STEP, "day": _said(step.by)}, at=span_of(step.statement))


_REPLY = "The last day to reply for “{title}”"
_STEP = "The day by which to do this"


@on_project(
    severity=Severity.WARNING,
    message="This is to be done by {day}, after “{title}” on {date}.",
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


@on_text(
    severity=Severity.WARNING,
    message="{found} is a {weekday}.",
    help="Correct the day of the week or the date; a family will come on one of the two.",
    source=_SOURCE,
    cases=(
        Case("Come on Friday, January 14, 2027.", ("Friday, January 14, 2027",)),
        Case("We meet on Tue, Feb. 11, in the gym.", ("Tue, Feb. 11",)),
        Case("Come on Thursday, January 14, 2027, or on Thu, Feb 11."),
        Case("Sunday May 2024 was warm. We were there on Monday, March 4, 2019."),
    ),
)
def weekday(passage: Passage, context: Context) -> Iterator[Hit]:
    """Compares the day of the week with the date.

    One wrong word sends half of the families on the wrong evening. Without a year, the nearest one is meant.
    What a template makes of an event's date is right, whatever its year.
    """
    for number, block in enumerate(passage.blocks):
        if not _MONTHS_MET.isdisjoint(context.vocabulary(block)):
            for hit in _weekdays(block, context):
                if not passage.document or block.text.span(hit.start, hit.end):
                    yield replace(hit, block=number)


def _weekdays(block: Block, context: Context) -> Iterator[Hit]:
    for found in _DATE.finditer(block.text):
        month = [m[:3] for m in _MONTHS].index(found["month"][:3]) + 1
        meant = [d[:3] for d in _DAYS].index(found["weekday"][:3])
        real = _days(month, int(found["day"]), found["year"], context.today)
        if real and meant not in {day.weekday() for day in real}:
            fields = {"found": " ".join(found[0].split()), "weekday": _DAYS[real[0].weekday()]}
            yield Hit(found.start(), found.end(), fields=fields)


def _days(month: int, day: int, year: str | None, today: date) -> list[date]:
    """The days that a date may mean: with no year, the one nearest to today and the next to come."""
    years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
    days = []
    for one in years:
        try:
            days.append(date(one, month, day))
        except ValueError:
            continue
    if year:
        return days
    nearest = sorted(days, key=lambda d: abs((d - today).days))[:1]
    return nearest + [d for d in days if d >= today and d not in nearest][:1]


def _said(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}"
