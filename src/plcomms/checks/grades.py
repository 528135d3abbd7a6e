"""How hard each document and statement is to read, against what its audience reads easily."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plcomms.checks.rule import Context, Passage
from plcomms.checks.run import blocks_of, passage_of
from plcomms.checks.statements import statements
from plcomms.model.document import Body
from plcomms.model.project import Project


@dataclass(frozen=True, slots=True)
class Grade:
    """How hard one thing is to read for its audience; ``grade`` is None where ``reason`` says why."""

    name: str
    audience: str
    grade: float | None
    target: float
    words: int
    reason: str = ""
    document: bool = True

    @property
    def reached(self) -> bool:
        """Whether it is as easy as it should be, or too short to say."""
        return self.grade is None or round(self.grade, 1) <= self.target


def grades_of(project: Project, bodies: Iterable[Body], context: Context) -> tuple[Grade, ...]:
    """The grades of all documents, then of all statements as each audience gets them."""
    documents = [grade_of(passage_of(body, context), context) for body in bodies]
    return (*documents, *_statement_grades(project, context))


def _statement_grades(project: Project, context: Context) -> Iterator[Grade]:
    for said in statements(project):
        if said.states:
            blocks = blocks_of(said.words)
            for name in said.audiences:
                yield grade_of(Passage(blocks, context.glossary.audience(name), said.name), context)


def grade_of(passage: Passage, context: Context) -> Grade:
    """The grade of one passage."""
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
    )
