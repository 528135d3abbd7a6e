"""How hard each document and statement is to read, against what its audience reads easily."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plcomms.check.engine import blocks_of
from plcomms.check.languages import part as part_in
from plcomms.check.languages import told_apart
from plcomms.check.rule import Context, Passage
from plcomms.check.statements import statements
from plcomms.language.readability.grade import FEWEST
from plcomms.model.project import Project


@dataclass(frozen=True, slots=True)
class Grade:
    """How hard one thing is to read for its audience; ``grade`` is None where ``reason`` says why.

    Spanish has a ``band`` (INFLESZ) and ``scores`` in the place of a grade.
    """

    name: str
    audience: str
    grade: float | None
    target: float
    words: int
    reason: str = ""
    document: bool = True
    language: str = "en"
    band: str = ""
    scores: tuple[tuple[str, float], ...] = ()

    @property
    def reached(self) -> bool:
        """Whether it is as easy as it should be, or too short to say."""
        return self.grade is None or round(self.grade, 1) <= self.target


def statement_grades(project: Project, context: Context) -> Iterator[Grade]:
    """The grades of all statements as each audience gets them."""
    for said in statements(project):
        if said.states:
            blocks = told_apart(blocks_of(said.words), context)
            for name in said.audiences:
                yield from grades_in(Passage(blocks, context.glossary.audience(name), said.name), context)
            context.forget()


def grades_in(passage: Passage, context: Context) -> tuple[Grade, ...]:
    """The grade of what is in each language in one passage, that of most words first.

    A few words in another language have none.
    """
    found = dict.fromkeys(map(context.language_of, passage.blocks))
    parts = [part for name in found if (part := part_in(passage, (name,), context))] or [passage]
    grades = sorted((_grade_of(part, context) for part in parts), key=lambda grade: -grade.words)
    return (grades[0], *(grade for grade in grades[1:] if grade.words >= FEWEST))


def _grade_of(passage: Passage, context: Context) -> Grade:
    reading = context.reading(passage.blocks)
    document = passage.document
    return Grade(
        document.label if document else passage.name,
        passage.audience.id,
        reading.grade,
        passage.audience.grade,
        reading.words,
        reading.reason or "",
        document is not None,
        reading.language,
        reading.band,
        () if reading.grade is not None else reading.scores,
    )
