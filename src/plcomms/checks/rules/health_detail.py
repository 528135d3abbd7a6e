"""What a story gives away of a child's health and home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.checks.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.model.district import Story
from plcomms.model.text import Text

_HEALTH = re.compile(
    r"\b(?:autis(?:m|tic)|asperger(?:['’]s)?|adhd|ADD|dyslexi[ac]|dyscalculia|dysgraphia|diabet(?:es|ic)"
    r"|epilep(?:sy|tic)|seizures?|leukemia|cancer|tumou?r|cerebral palsy|down syndrome|cystic fibrosis"
    r"|asthma(?:tic)?|anorexi[ac]|bulimi[ac]|depressi(?:on|ve)|bipolar|anxiety disorder|ptsd|ocd"
    r"|tourette(?:['’]s)?|hiv|pregnan(?:t|cy)|suicid(?:e|al)|self-harm|diagnos(?:ed|is)|medication|iep"
    r"|504 plan|special education|hearing loss|deaf|blind|speech delay|intellectual disability"
    r"|foster care|homeless|immigration status|undocumented)\b",
    re.IGNORECASE,
)
_STORY = (
    "stories:\n  - id: one\n    title: Peas\n    statement: {text}\n"
    "    people: [{{name: Ana, role: {role}}}]\n"
)
_FERPA = "FERPA, 34 CFR 99.3: personally identifiable information of a student"


@on_project(
    severity=Severity.WARNING,
    message="“{found}” tells something about a child's health or home in a story with a student's name.",
    help="Take it out, unless the family asked you to tell it and the record of consent says so.",
    source=f"{_FERPA}; HIPAA",
    cases=(
        Case(_STORY.format(text="Ana has autism and grew peas.", role="student"), ("autism",)),
        Case(
            _STORY.format(text="Ana was diagnosed with diabetes.", role="student"), ("diagnosed", "diabetes")
        ),
        Case(_STORY.format(text="Ana grew peas and asked for help.", role="student")),
        Case(_STORY.format(text="Ana talks of her cancer.", role="teacher")),
    ),
)
def health_detail(project: Project, _context: Context) -> Iterator[Hit]:
    """Keeps a child's health, disability and home life out of stories.

    What helps a story today follows the child for years.
    """
    for voice in (project.district, *project.schools.values()):
        for story in voice.stories:
            if any(person.role == "student" for person in story.people):
                yield from _health(story)


def _health(story: Story) -> Iterator[Hit]:
    said = [story.title, story.statement, *story.variants.values()]
    for words in [*said, story.quote.words] if story.quote else said:
        for found in _HEALTH.finditer(words):
            if found[0].lower() != "add" or found[0].isupper():
                place = words.span(found.start(), found.end()) if isinstance(words, Text) else None
                yield Hit(fields={"found": found[0]}, at=place)
