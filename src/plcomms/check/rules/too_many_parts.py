"""Texts of more paragraphs, items and cells than anybody reads in a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.check.statements import statements
from plcomms.load.markdown import MOST_PARTS
from plcomms.model.project import span_of

_SHOWN = 60
_VISION = "vision: |\n  We want this.\n\n{lines}"
_MANY = "".join(f"  - item {number}\n" for number in range(MOST_PARTS))


@on_project(
    severity=Severity.ERROR,
    message=f"This text has more than {MOST_PARTS:,} paragraphs, items and cells.",
    help="Divide it: put a long list or table on a page of its own, and say here where to find it.",
    source="CDC Clear Communication Index, item 1: one main message",
    cases=(
        Case(_VISION.format(lines=_MANY), ("We want this.",)),
        Case(
            _VISION.format(lines="  a  \n" * MOST_PARTS),
            ("We want this.",),
        ),
        Case(_VISION.format(lines="  | a | b |\n  |---|---|\n" + "  | c | d |\n" * 100)),
        Case("vision: We want this.\n"),
    ),
)
def too_many_parts(project: Project, context: Context) -> Iterator[Hit]:
    """Bounds how many paragraphs, items and cells one text has.

    Nobody reads so many in a message, and laying them out on paper would take minutes.
    """
    for said in statements(project):
        whole, first = span_of(said.words), said.words.partition("\n")[0][:_SHOWN]
        if whole and context.markdown(said.words).parts > MOST_PARTS:
            yield Hit(at=replace(whole, end=whole.start + len(first)), shows=(whole,))
