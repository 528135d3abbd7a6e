"""Texts harder than their readers read easily."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.checks.rule import Case, Context, Hit, Passage, Severity, on_document, on_statement

_SOURCE = (
    "U.S. Department of Education: write to parents at grade 6 to 8; "
    "Nagro and Stein (2016): school documents average almost grade 11"
)
_HARD = (
    "Collaborative implementation of comprehensive instructional methodologies necessitates continual "
    "evaluation of longitudinal proficiency indicators, notwithstanding considerable variability in "
    "organizational capacity. Consequently, administrators systematically prioritize accountability "
    "mechanisms, disaggregated achievement statistics and interdisciplinary professional deliberation "
    "throughout participating institutions."
)
_EASY = (
    "Your child reads a book each week. We talk about it in class. On Friday you can ask what it was about. "
    "If it is too hard, tell us, and we will find a better one. We have many good books here."
)
_CASES = (
    Case(_HARD, (_HARD,)),
    Case(_HARD, (_HARD,), "staff"),
    Case(_EASY),
    Case("Comprehensive interdisciplinary accountability mechanisms."),
)


@on_document(
    severity=Severity.WARNING,
    message="This reads at grade {grade:.1f}; its readers read grade {target:g} easily.",
    help="Shorten the longest sentences and use commoner words.",
    source=_SOURCE,
    cases=_CASES,
)
def reading_level(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps each finished document at a grade that its readers read easily.

    People read mail from school tired, on a phone, or in a second language. They finish what is easy.
    """
    yield from _too_hard(passage, context)


@on_statement(
    severity=Severity.WARNING,
    message="This reads at grade {grade:.1f}; its readers read grade {target:g} easily.",
    help="Shorten its sentences and use commoner words.",
    source=_SOURCE,
    cases=_CASES,
)
def statement_level(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps each statement at a grade that its readers read easily.

    An easy letter can hide one hard paragraph, and that may be the one that matters.
    """
    yield from _too_hard(passage, context)


def _too_hard(passage: Passage, context: Context) -> Iterator[Hit]:
    """The passage, where it is too hard; as advice where so short a text may be off by as much."""
    reading = context.reading(passage.blocks)
    target = passage.audience.grade
    if reading.grade is not None and round(reading.grade, 1) > target:
        first = next((i for i, b in enumerate(passage.blocks) if b.kind == "paragraph"), 0)
        fields = {"grade": reading.grade, "target": target}
        end = len(passage.blocks[first].text) if passage.document is None else 0
        sure = round(reading.grade - (reading.margin or 0), 1) > target
        yield Hit(0, end, first, fields, severity=None if sure else Severity.ADVICE)
