"""Texts about devices and programs rather than children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plcomms.check.focus import focused_on
from plcomms.check.rule import Block, Case, Context, Hit, Passage, Severity, on_document, on_statement

TECHNOLOGY = frozenset(
    """
    technology technologies technological tech device devices laptop laptops chromebook chromebooks ipad
    ipads tablet tablets computer computers software platform platforms app apps dashboard dashboards
    digital online virtual internet wifi screen screens login logins portal portals algorithm algorithms
    adaptive hardware edtech chatbot chatbots chatgpt ai lms smartboard smartboards bandwidth server
    servers cloud download downloads downloading password passwords username usernames
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
    focus = focused_on(TECHNOLOGY, blocks, context)
    if focus:
        counts = {"technology": focus.subject, "people": focus.people}
        yield Hit(0, focus.length, focus.block, counts)
