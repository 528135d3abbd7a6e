"""Texts about devices and programs rather than children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from plcomms.check.rule import Block, Case, Context, Hit, Passage, Severity, on_document, on_statement

_FEWEST = 4
"""Words about technology that a text must have."""

_SHORT = 20
"""Words up to which a text is too short to be about anything."""

_SHARE = 0.025
"""The share of all words: more than one in forty, about one in every second or third sentence."""

_TECHNOLOGY = frozenset(
    """
    technology technologies technological tech device devices laptop laptops chromebook chromebooks ipad
    ipads tablet tablets computer computers software platform platforms app apps dashboard dashboards
    digital online virtual internet wifi screen screens login logins portal portals algorithm algorithms
    adaptive hardware edtech chatbot chatbots chatgpt ai lms smartboard smartboards bandwidth server
    servers cloud download downloads downloading password passwords username usernames
    """.split()  # noqa: SIM905
)
_PEOPLE = frozenset(
    """
    child children child's children's kid kids student students student's students' learner learners
    teacher teachers teacher's family families parent parents son sons daughter daughters classmate
    classmates graduate graduates boy boys girl girls reader readers writer writers friend friends
    grandparent grandparents mother mothers father fathers you your he she her hers his
    """.split()  # noqa: SIM905
)
_SOURCE = (
    "Education Elements and ExcelinEd guide (2018), guideline 6: tell success stories, not technology; "
    "the figures are ours"
)
_HELP = "Begin with a child and what is easier for that child now; name the tool last."
_MESSAGE = "This speaks of technology {technology} times and of people {people} times."
_DEVICES = (
    "Our new platform goes live in May. Every classroom gets laptops, and the software has a dashboard. The "
    "app works online and on tablets. Students log in with a password."
)
_CHILDREN = (
    "Ana did not like fractions. Her teacher gave her one more week, and a classmate helped. Now the "
    "children measure the rain, and a computer draws the chart. Families come to see it."
)
_CASES = (
    Case(_DEVICES, (_DEVICES,)),
    Case(f"{_DEVICES}\n\n{_DEVICES}", (_DEVICES,)),
    Case(_CHILDREN),
    Case("The app, the software and the platform."),
)


@on_document(severity=Severity.WARNING, message=_MESSAGE, help=_HELP, source=_SOURCE, cases=_CASES)
def technology_focus(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps the children in front of the devices.

    Personalized learning that is told as software makes families think of screens. A text counts as one about
    technology when more than one word in forty is a word for devices or programs and no more are for people.
    """
    yield from _focus(passage.blocks, context)


@on_statement(severity=Severity.WARNING, message=_MESSAGE, help=_HELP, source=_SOURCE, cases=_CASES)
def technology_statement(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps the children in front of the devices in each statement.

    One reason that is about software can hide in a letter that is not.
    """
    yield from _focus(passage.blocks, context)


def _focus(blocks: Iterable[Block], context: Context) -> Iterator[Hit]:
    technology, people, amount = 0, 0, 0
    first = None
    for number, block in enumerate(blocks):
        found, of_people, length = context.once(
            ("technology", block.kind, block.text), partial(_counted, block, context)
        )
        if found and first is None and block.kind != "heading":
            first = (number, len(block.text))
        technology += found
        people += of_people
        amount += length
    if first and technology >= max(_FEWEST, people) and technology > _SHARE * amount and amount > _SHORT:
        yield Hit(0, first[1], first[0], {"technology": technology, "people": people})


def _counted(block: Block, context: Context) -> tuple[int, int, int]:
    """The words of ``block`` for technology, those for people, and all of them."""
    row = context.words_of(block).words
    return sum(word in _TECHNOLOGY for word in row), sum(word in _PEOPLE for word in row), len(row)
