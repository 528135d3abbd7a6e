"""People who are named, quoted or pictured without having agreed to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.language.terms.unnamed import is_unnamed
from plcomms.model.district import Content
from plcomms.model.entries import Consent, Person
from plcomms.model.pictured import pictured
from plcomms.model.project import span_of
from plcomms.model.text import Span

_DOES = {"name": "named", "words": "quoted", "picture": "shown in a picture"}
_NO_RECORD = "no consent is on record"
_NOT_YET = "the consent on record is dated in the future"
_EXPIRED = "the consent on record ended on {until}"
_NOT_COVERED = "the consent on record covers only {covers}"
_ITSELF = "the consent on record was given by the student"
_PRIVATE = ("family", "community")
_SELF = re.compile(r"(?:her|him|them)sel(?:f|ves)|(?:the )?student|self|same", re.IGNORECASE)
_YES = "consent: {{given: 2026-10-06, by: mother, covers: [{covers}]{more}}}"
_STORY = (
    "stories:\n  - id: rain\n    title: Rain\n    statement: Ana measured the rain.\n    people:\n"
    "      - {{name: Ana, role: {role}, {consent}}}\n"
)
_HOSTED = (
    "events:\n  - {{id: night, title: Night, about: Come., date: 2027-03-04, start: 6 pm, place: Hill, "
    "host: {{name: Ana, role: {role}}}}}\n"
)
_PICTURED = (
    "events:\n  - id: night\n    title: Night\n    about: Come.\n    date: 2027-03-04\n    start: 6 pm\n"
    "    place: Hill\n    picture:\n      file: logo.svg\n      alt: A choir sings.\n      people:\n"
    "        - {{name: Ana, role: student, {consent}}}\n"
)
_QUOTE = "quotes:\n  - {{words: I like rain., by: {{name: {name}, role: {role}, {consent}}}}}\n"


@on_project(
    severity=Severity.ERROR,
    message="{name} is {does} here, and {problem}.",
    help="Ask the parent or guardian, and write the record under consent; until then take the name, words or "
    "picture out.",
    source="FERPA, 34 CFR 99.30: signed and dated consent before a student's information is disclosed",
    cases=(
        Case(_STORY.format(role="student", consent="detail: grade 4"), ("Ana",)),
        Case(_STORY.format(role="student", consent=_YES.format(covers="words", more="")), ("Ana",)),
        Case(
            _STORY.format(role="student", consent=_YES.format(covers="name", more=", until: 2026-11-01")),
            ("Ana",),
        ),
        Case(
            _QUOTE.format(name="Ana", role="student", consent=_YES.format(covers="name", more="")), ("Ana",)
        ),
        Case(
            _QUOTE.format(name="An Nguyen", role="student", consent=_YES.format(covers="words", more="")),
            ("An Nguyen",),
        ),
        Case(_QUOTE.format(name="Jo Day", role="family", consent="detail: a father"), ("Jo Day",)),
        Case(
            "stories:\n  - id: rain\n    title: Rain\n    statement: We measure rain.\n"
            "    people:\n"
            "      - {name: Ana, role: student, consent: {given: 2026-10-06, by: mother, covers: [name]}}\n"
            "    picture: {file: logo.svg, alt: A child with a rain gauge.}\n",
            ("Ana",),
        ),
        Case(
            _STORY.format(
                role="student", consent=_YES.format(covers="name", more="").replace("mother", "herself")
            ),
            ("Ana",),
        ),
        Case(
            _STORY.format(
                role="student",
                consent=_YES.format(covers="name", more="").replace("2026-10-06", "2027-10-06"),
            ),
            ("Ana",),
        ),
        Case(_PICTURED.format(consent=_YES.format(covers="name, words", more="")), ("Ana",)),
        Case(_PICTURED.format(consent=_YES.format(covers="picture", more=""))),
        Case(_HOSTED.format(role="student"), ("Ana",)),
        Case(_HOSTED.format(role="teacher")),
        Case(_STORY.format(role="student", consent=_YES.format(covers="name", more=", until: 2027-06-30"))),
        Case(_STORY.format(role="teacher", consent="detail: grade 4")),
        Case(_QUOTE.format(name="Ana", role="student", consent=_YES.format(covers="name, words", more=""))),
        Case(
            _QUOTE.format(
                name="A fourth grader", role="student", consent=_YES.format(covers="words", more="")
            )
        ),
    ),
)
def consent(project: Project, context: Context) -> Iterator[Hit]:
    """Lets no student be named, quoted or pictured without recorded consent.

    A child cannot take back what a school has published. An error stops every document that shows it; other
    people who are no staff get a warning, and staff speak for themselves.
    """
    for voice in (project.district, *project.schools.values()):
        for person, needs, shows in _shown(voice):
            yield from _missing(person, needs, shows, context.today)


def _shown(voice: Content) -> Iterator[tuple[Person, tuple[str, ...], tuple[Span, ...]]]:
    """Everybody who is shown, what consent each needs, and the words that show them."""
    for story in voice.stories:
        heard = [story.picture.alt] if story.picture else []
        told = _spans([story.title, story.statement, *story.variants.values(), *heard])
        for person in story.people:
            needs = ("name", "picture") if story.picture and person.role == "student" else ("name",)
            yield person, needs, (*told, *_spans([person.name]))
        if story.quote:
            yield story.quote.by, ("name", "words"), _spans([story.quote.words, story.quote.by.name])
    yield from _in_news(voice)
    for quote in voice.quotes:
        yield quote.by, ("name", "words"), _spans([quote.words, quote.by.name])
    for event in voice.events:
        for host in event.people:
            yield host, ("name",), _spans([host.name])
    yield from _seen(voice)


def _seen(voice: Content) -> Iterator[tuple[Person, tuple[str, ...], tuple[Span, ...]]]:
    """Everybody who can be known in a picture, as ``_shown`` tells of them."""
    for shown in pictured(voice):
        words = [shown.picture.alt, *([shown.picture.caption] if shown.picture.caption else [])]
        for person in shown.picture.people:
            yield person, ("picture",), _spans(words)


def _in_news(voice: Content) -> Iterator[tuple[Person, tuple[str, ...], tuple[Span, ...]]]:
    """The same of everybody who is named under a piece of news."""
    for item in voice.news:
        heard = [item.picture.alt] if item.picture else []
        told = _spans([item.title, item.statement, *item.variants.values(), *heard])
        for person in item.people:
            needs = ("name", "picture") if item.picture and person.role == "student" else ("name",)
            yield person, needs, (*told, *_spans([person.name]))


def _spans(words: Sequence[str]) -> tuple[Span, ...]:
    return tuple(span for word in words if (span := span_of(word)))


def _missing(person: Person, needs: tuple[str, ...], shows: tuple[Span, ...], today: date) -> Iterator[Hit]:
    if person.role != "student" and person.role not in _PRIVATE:
        return
    for need in needs:
        if need == "name" and is_unnamed(person.name):
            continue
        problem = _problem(person, need, today)
        if problem:
            severity = None if person.role == "student" else Severity.WARNING
            fields = {"name": person.name, "does": _DOES[need], "problem": problem}
            yield Hit(fields=fields, at=span_of(person.name), severity=severity, shows=shows)
            if person.consent is None:
                return


def _problem(person: Person, need: str, today: date) -> str:
    """What is wrong with the consent of ``person`` to what is done; empty where nothing is."""
    record: Consent | None = person.consent
    if record is None:
        return _NO_RECORD
    if record.given > today:
        return _NOT_YET
    if record.until and record.until < today:
        return _EXPIRED.format(until=record.until.isoformat())
    if need not in record.covers:
        return _NOT_COVERED.format(covers=" and ".join(record.covers))
    return _ITSELF if person.role == "student" and _SELF.fullmatch(record.by.strip()) else ""


@on_project(
    severity=Severity.ADVICE,
    message="“{name}” is the whole name of a student.",
    help="Print the first name, with an initial if two share it: “{safer}”.",
    source="U.S. Department of Education, Student Privacy Policy Office: disclose no more than is needed",
    cases=(
        Case(
            _STORY.format(role="student", consent=_YES.format(covers="name", more="")).replace(
                "name: Ana", "name: Ana Ruiz"
            ),
            ("Ana Ruiz",),
        ),
        Case(_QUOTE.format(name="Li Wei Chen", role="student", consent="detail: grade 4"), ("Li Wei Chen",)),
        Case(_STORY.format(role="student", consent="detail: grade 4")),
        Case(_QUOTE.format(name="Ana R.", role="student", consent="detail: grade 4")),
        Case(_QUOTE.format(name="My Tran", role="student", consent="detail: grade 4"), ("My Tran",)),
        Case(_QUOTE.format(name="One of our students", role="student", consent="detail: grade 4")),
        Case(_QUOTE.format(name="Jo Day", role="teacher", consent="detail: art")),
    ),
)
def student_last_name(project: Project, _context: Context) -> Iterator[Hit]:
    """Prefers first names for students.

    A whole name with a school and a grade finds a child on a map.
    """
    for voice in (project.district, *project.schools.values()):
        for person, _, _ in _shown(voice):
            parts = person.name.split()
            last = parts[-1].rstrip(".")
            if person.role != "student" or is_unnamed(person.name):
                continue
            if len(parts) > 1 and len(last) > 1:
                safer = f"{parts[0]} {last[0]}."
                yield Hit(fields={"name": person.name, "safer": safer}, at=span_of(person.name))
