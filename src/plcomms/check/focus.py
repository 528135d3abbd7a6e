"""What a text is about, told by how often it has the words of a subject beside the words for people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from plcomms.check.rule import Block, Context

_FEWEST = 4
"""Words of the subject that a text must have."""

_SHORT = 20
"""Words up to which a text is too short to be about anything."""

_SHARE = 0.025
"""The share of all words: more than one in forty, about one in every second or third sentence."""

PEOPLE = frozenset(
    """
    child children child's children's kid kids student students student's students' learner learners
    teacher teachers teacher's family families parent parents son sons daughter daughters classmate
    classmates graduate graduates boy boys girl girls reader readers writer writers friend friends
    grandparent grandparents mother mothers father fathers you your he she her hers his
    """.split()  # noqa: SIM905
)


class Focus(NamedTuple):
    """The first block that speaks of the subject, its length, and how often the text has words of both."""

    block: int
    length: int
    subject: int
    people: int


def focused_on(
    subject: frozenset[str], blocks: Iterable[Block], context: Context, weight: float = 1
) -> Focus | None:
    """Whether more than one word in forty is one of ``subject`` and no more are for people; None if not.

    ``weight`` is how much a word for people counts beside one of the subject.
    """
    found, people, amount = 0, 0, 0
    first = None
    for number, block in enumerate(blocks):
        here, of_people, length = context.once(
            (subject, block.kind, block.text), partial(_counted, subject, block, context)
        )
        if here and first is None and block.kind != "heading":
            first = (number, len(block.text))
        found += here
        people += of_people
        amount += length
    if first and found >= max(_FEWEST, weight * people) and found > _SHARE * amount and amount > _SHORT:
        return Focus(*first, found, people)
    return None


def _counted(subject: frozenset[str], block: Block, context: Context) -> tuple[int, int, int]:
    """The words of ``block`` for the subject, those for people, and all of them."""
    row = context.words_of(block).words
    return sum(word in subject for word in row), sum(word in PEOPLE for word in row), len(row)
