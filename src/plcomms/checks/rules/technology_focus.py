"""Texts about devices and programs rather than children."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plcomms.checks.rule import Block, Case, Context, Hit, Passage, Severity, on_document, on_statement

_FEWEST = 4
"""Words about technology that a text must have."""

_SHARE = 0.025
"""The share of all words: more than one in forty, about one in every second or third sentence."""

_TECHNOLOGY = re.compile(
    r"\b(?:technolog(?:y|ies|ical)|tech|devices?|laptops?|chromebooks?|ipads?|tablets?|computers?|software|platforms?|"
    r"apps?|dashboards?|digital|online|virtual|internet|wi-?fi|screens?|logins?|log-?ins?|portals?|algorithms?|"
    r"adaptive|e-learning|one-to-one|1:1|hardware|ed-?tech|chatbots?|chatgpt|ai|lms"
    r"|learning management systems?|"
    r"smartboards?|bandwidth|servers?|cloud|download(?:s|ed|ing)?|passwords?|usernames?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:child(?:ren)?|kids?|students?|learners?|teachers?|famil(?:y|ies)|parents?|sons?|daughters?|classmates?|"
    r"graduates?|boys?|girls?|readers?|writers?|friends?|grandparents?|mothers?|fathers?|you|your|(?:s?he)|hers?|his)\b",
    re.IGNORECASE,
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
def technology_focus(passage: Passage, _context: Context) -> Iterator[Hit]:
    """Keeps the children in front of the devices.

    Personalized learning that is told as software makes families think of screens. A text counts as one about
    technology when more than one word in forty is a word for devices or programs and no more are for people.
    """
    yield from _focus(passage.blocks)


@on_statement(severity=Severity.WARNING, message=_MESSAGE, help=_HELP, source=_SOURCE, cases=_CASES)
def technology_statement(passage: Passage, _context: Context) -> Iterator[Hit]:
    """Keeps the children in front of the devices in each statement.

    One reason that is about software can hide in a letter that is not.
    """
    yield from _focus(passage.blocks)


def _focus(blocks: Iterable[Block]) -> Iterator[Hit]:
    technology, people, amount, first = 0, 0, 0, -1
    at = (0, 0)
    for number, block in enumerate(blocks):
        found = len(_TECHNOLOGY.findall(block.text))
        if found and first < 0 and block.kind != "heading":
            first, at = number, (0, len(block.text))
        technology += found
        people += len(_PEOPLE.findall(block.text))
        amount += len(block.text.split())
    if (
        technology >= _FEWEST
        and technology >= people
        and technology > _SHARE * amount
        and amount > _FEWEST * 5
    ):
        yield Hit(*at, max(first, 0), {"technology": technology, "people": people})
