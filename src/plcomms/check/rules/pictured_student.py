"""Pictures of students of whom no record is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.model.pictured import pictured
from plcomms.model.project import span_of

_STUDENT = re.compile(
    r"\b(?:students?|pupils?|child(?:ren)?|kids?|boys?|girls?|graders?|kindergart[en]+ers?|preschoolers?"
    r"|teen(?:ager)?s?)\b(?!['’]s?\s)",
    re.IGNORECASE,
)
_MADE_BY = re.compile(r"\bby\s+[^,.;]*|\b(?:drawing|painting|sculpture|poster|work) (?:of|from)\s+[^,.;]*")
_STORY = (
    "stories:\n  - id: rain\n    title: Rain\n    statement: We measured the rain.\n"
    "    picture: {{file: logo.svg, alt: {alt}}}\n{more}"
)
_HOSTED = (
    "events:\n  - {{id: night, title: Night, about: Come., date: 2027-03-04, start: 6 pm, place: Hill, "
    "picture: {{file: logo.svg, alt: A child in the hall.{more}}}}}\n"
)
_NEWS = "news:\n  - title: Books\n    text: They are here.\n    picture: {{file: logo.svg, alt: {alt}}}\n"
_PERSON = (
    "    people:\n      - {name: Ana, role: student,"
    " consent: {given: 2026-10-06, by: mother, covers: [name, picture]}}\n"
)


@on_project(
    severity=Severity.ADVICE,
    message="This picture shows students, and none is under “people” in it or in its entry.",
    help="If a child can be known in it, add the child there, with a consent that covers picture. Else show "
    "hands, backs or work.",
    source="FERPA, 34 CFR 99.3: a photograph of a student can be personally identifiable information",
    cases=(
        Case(
            _STORY.format(alt="Two children measure the rain.", more=""), ("Two children measure the rain.",)
        ),
        Case(_STORY.format(alt="A fourth grader digs.", more=""), ("A fourth grader digs.",)),
        Case(_STORY.format(alt="Two children measure the rain.", more=_PERSON)),
        Case(_STORY.format(alt="A painting of rain by a first grader", more="")),
        Case(_STORY.format(alt="A child's drawing of the rain", more="")),
        Case(_STORY.format(alt="A garden bed with peas", more="")),
        Case(_HOSTED.format(more=""), ("A child in the hall.",)),
        Case(_HOSTED.format(more=", people: [{name: Ana Lee, role: teacher}]")),
        Case(_NEWS.format(alt="Two children read."), ("Two children read.",)),
        Case(_NEWS.format(alt="A shelf of books")),
    ),
)
def pictured_student(project: Project, _context: Context) -> Iterator[Hit]:
    """Reminds of consent where a picture shows students and nobody is named.

    A face finds a child as surely as a name. Where nobody is under “people”, nothing can be checked.
    """
    for voice in (project.district, *project.schools.values()):
        for shown in pictured(voice):
            alt = shown.picture.alt
            if not shown.named and _STUDENT.search(_MADE_BY.sub("", alt)):
                yield Hit(at=span_of(alt))
