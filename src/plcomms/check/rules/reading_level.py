"""Texts harder than their readers read easily."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Passage, Severity, on_document, on_statement
from plcomms.language.readability.scores import Costly, TermPlace
from plcomms.language.terms.advice import LONG

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
_SHOWN = 6
"""Words of a sentence that are enough to know it by."""
_MOST = 80
"""Characters of them, should one be no word."""

_SPLIT = "split {named}"
_SENTENCE = "“{words} …” ({count} words)"
_SIMPLER = "use commoner words for {named} or say what they mean"
_WORD = "“{word}”"
_REMEDY = "To begin, {steps}: it then reads at grade {grade:.1f}."
_THEN, _LIST = ", and ", ", "
_CASES = (
    Case(_HARD, (_HARD,)),
    Case(_HARD, (_HARD,), "staff"),
    Case(_EASY),
    Case("Comprehensive interdisciplinary accountability mechanisms."),
)


@on_document(
    severity=Severity.WARNING,
    message="This reads at grade {grade:.1f}; its readers read grade {target:g} easily.",
    help="{remedy}",
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
    help="{remedy}",
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
        fields = {"grade": reading.grade, "target": target, "remedy": _remedy(passage.blocks, context)}
        end = len(passage.blocks[first].text) if passage.document is None else 0
        sure = round(reading.grade - (reading.margin or 0), 1) > target
        severity = None if sure else Severity.ADVICE
        yield Hit(0, end, first, fields, severity=severity, excess=reading.grade - target)


def _remedy(blocks: tuple[Block, ...], context: Context) -> str:
    """Which sentences and words to change first, and the grade that the text has then."""
    found = context.costly(blocks)
    steps = []
    if long := [s for s in found.sentences if s.words >= LONG]:
        steps.append(_SPLIT.format(named=_LIST.join(_sentence(one, blocks) for one in long)))
    words = dict.fromkeys(_written(one.places[0], blocks) for one in found.words)
    if words:
        steps.append(_SIMPLER.format(named=_LIST.join(_WORD.format(word=word) for word in words)))
    return _REMEDY.format(steps=_THEN.join(steps), grade=found.together)


def _sentence(one: Costly, blocks: tuple[Block, ...]) -> str:
    words = _written(one.places[0], blocks).split()[:_SHOWN]
    return _SENTENCE.format(words=" ".join(words)[:_MOST], count=one.words)


def _written(place: TermPlace, blocks: tuple[Block, ...]) -> str:
    return str(blocks[place.block].text[place.start : place.end])
