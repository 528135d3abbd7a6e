"""The items of the CDC Clear Communication Index, in our own words.

Source: Centers for Disease Control and Prevention, *CDC Clear Communication Index: A Tool for Developing and
Assessing CDC Public Communication Products, User Guide* (2013, revised 2019): 20 items in four parts. Part A
is for every piece; parts B, C and D are for pieces that recommend something, use numbers, or speak of a risk.
The modified sheet, for pieces under a page, leaves out what belongs to a page: how information is shown.
Which items that means is our reading of its note.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexItem:
    """One item: its number, its part, the question, and whether the short sheet has it."""

    number: int
    part: str
    question: str
    advice: str
    short: bool = True


PARTS = {
    "A": "Main message, language, design",
    "B": "What to do",
    "C": "Numbers",
    "D": "Risk",
}

ITEMS = (
    IndexItem(
        1, "A", "Is there one main message, said as a statement?", "Choose the one thing to be remembered."
    ),
    IndexItem(2, "A", "Does the main message stand at the top?", "Move it into the first paragraph."),
    IndexItem(
        3,
        "A",
        "Is the main message made to stand out?",
        "Set it as a heading, in a box or in bold.",
        short=False,
    ),
    IndexItem(
        4,
        "A",
        "Is there a picture that supports the main message?",
        "Add a picture that shows it.",
        short=False,
    ),
    IndexItem(
        5, "A", "Does it ask the reader to do something?", "Say what to do: “Please call us by March 4.”"
    ),
    IndexItem(6, "A", "Are main message and call to action in the active voice?", "Begin with who does it."),
    IndexItem(
        7, "A", "Are all its words words that these readers use?", "Run plcomms check; it names plain words."
    ),
    IndexItem(
        8,
        "A",
        "Does it use lists with bullets or numbers?",
        "Make a list of what stands in a row.",
        short=False,
    ),
    IndexItem(
        9, "A", "Is it in small parts, each under a heading?", "Put a heading over each thought.", short=False
    ),
    IndexItem(
        10, "A", "Does the first part sum up what matters most?", "Put what, when and why first.", short=False
    ),
    IndexItem(
        11,
        "A",
        "Does it say what is known about its subject, by whom, and what is not yet known?",
        "Name who says so, and what you do not know yet.",
    ),
    IndexItem(12, "B", "Does it recommend one or more things to do?", "Name one thing that a reader can do."),
    IndexItem(13, "B", "Does it say why this matters to the reader?", "Add what the child gains by it."),
    IndexItem(14, "B", "Does it say just how to do it?", "Add the day, the place, and the number or link."),
    IndexItem(
        15,
        "C",
        "Are its numbers of a kind that these readers use?",
        "Use whole numbers: 8 in 10, not 79.6 %.",
    ),
    IndexItem(16, "C", "Does it say what the numbers mean?", "Say whether that is much, and compare it."),
    IndexItem(17, "C", "Can readers do without arithmetic?", "Work the sum out for them."),
    IndexItem(
        18, "D", "Does it say what the risk is, and for whom?", "Say what may happen, to whom and how badly."
    ),
    IndexItem(
        19,
        "D",
        "Does it give both sides, the good and the bad, of what it recommends?",
        "Name what it costs, too.",
    ),
    IndexItem(20, "D", "Are chances explained in words or in a picture?", "Say it in words: 1 child in 100."),
)

REACHED = 90
"""Percent from which a piece passes."""

PAGE = 250
"""Words of a page; a shorter piece is scored on the modified sheet."""

NOT_WITHOUT_1 = (2, 3, 4)
"""Items that get no point where there is no main message."""
