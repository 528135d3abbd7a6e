"""Texts about tests rather than learning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plcomms.check.focus import PEOPLE, focused_on
from plcomms.check.rule import Block, Case, Context, Hit, Passage, Severity, on_document, on_statement

_TESTING = frozenset(
    """
    test tests tested testing score scores scored scoring exam exams assessment assessments proficiency
    proficient benchmark benchmarks percentile percentiles rating ratings ranking rankings accountability
    standardized quiz quizzes cutoff cutoffs sat act psat gpa scorecard scorecards screener screeners
    """.split()  # noqa: SIM905
)
_OF_CHILDREN = _TESTING - frozenset(["test", "tests", "tested", "testing", "benchmark", "benchmarks"])
"""Without one of these, the tests may be those of water or of a program."""

_NOTICE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri)day|(?:jan|febr)uary|march|april|june|july|august|"
    r"(?:sept|nov|dec)ember|october|\d{1,2}:\d\d|\d{1,2}\s?[ap]\.?m\b)",
    re.IGNORECASE,
)
"""A day or an hour: a text with one tells when a test is, which families must know."""

_SOURCE = (
    "Education Elements and ExcelinEd guide (2018): speak of what children learn and can do, not of tests; "
    "the figures are ours"
)
_HELP = "Begin with what a child learns and can do now; a score may come last, as one sign of it."
_MESSAGE = "This speaks of tests and scores {testing} times and of people {people} times."
_SCORES = (
    "Proficiency on state assessments rose four points. Our benchmark scores beat the average, and test "
    "results in math went up too. We will raise scores again with more testing."
)
_FIRST = (
    "Scores on the state test went up at each of our schools, and proficiency in reading rose most. Test "
    "results are on our web page. Our students and teachers worked for it. Families helped, students read "
    "each night, and teachers gave extra lessons."
)
_CHILDREN = (
    "Ana did not like fractions. Her teacher gave her one more week, and a classmate helped. Now the "
    "children measure the rain. On the state test in May, more students than last year did well in math."
)
_DATES = (
    "State testing is on Tuesday, May 4, from 9:00 to 11:00. The math test is first, and the reading test is "
    "on Thursday. Make-up tests follow. No phones may be on during a test."
)
_PROGRAM = (
    "The suite has 900 tests. Each test of the program runs in a second, and a slow test is marked. We "
    "tested the printer, too, and the tested parts were new. The last test takes longer than all others."
)
_CASES = (
    Case(_SCORES, (_SCORES,)),
    Case(f"Dear families,\n\n{_SCORES}", (_SCORES,)),
    Case(_FIRST, (_FIRST,)),
    Case(f"{_SCORES}\n\nThe fair is on Friday.", (_SCORES,)),
    Case(_CHILDREN),
    Case(_DATES),
    Case("Scores, tests, proficiency and exams."),
    Case(_PROGRAM),
)


@on_document(severity=Severity.WARNING, message=_MESSAGE, help=_HELP, source=_SOURCE, cases=_CASES)
def testing_focus(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps what children learn in front of what tests say.

    Personalized learning that is told as scores sounds like more tests. A text counts as one about testing
    when more than one word in forty is a word for tests or scores and no more are for people, or half as many
    where the tests come first; a notice that tells the day of a test does not.
    """
    yield from _focus(passage.blocks, context)


@on_statement(severity=Severity.WARNING, message=_MESSAGE, help=_HELP, source=_SOURCE, cases=_CASES)
def testing_statement(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps what children learn in front of what tests say in each statement.

    One reason that is about scores can hide in a letter that is not.
    """
    yield from _focus(passage.blocks, context)


def _focus(blocks: Iterable[Block], context: Context) -> Iterator[Hit]:
    blocks = tuple(blocks)
    weight = 0.5 if _comes_first(blocks, context) else 1
    focus = focused_on(_TESTING, blocks, context, weight)
    of_children = any(context.vocabulary(block) & _OF_CHILDREN for block in blocks)
    if focus and of_children and not any(_is_notice(block, context) for block in blocks):
        yield Hit(0, focus.length, focus.block, {"testing": focus.subject, "people": focus.people})


def _is_notice(block: Block, context: Context) -> bool:
    return bool(context.vocabulary(block) & _TESTING and _NOTICE.search(block.text))


def _comes_first(blocks: Iterable[Block], context: Context) -> bool:
    """Whether the text speaks of tests before it speaks of people; a greeting does not count."""
    rows = (context.words_of(block).words for block in blocks if not block.text.startswith("Dear "))
    first = next((word for row in rows for word in row if word in _TESTING | PEOPLE), "")
    return first in _TESTING
