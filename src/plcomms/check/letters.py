"""Tells which texts are letters, and where in them is what a letter must have."""

from __future__ import annotations

import re

from plcomms.check.rule import Passage
from plcomms.language.sentences import words

_GREETING = re.compile(
    r"(?:dear|hello|hi|greetings|good (?:morning|afternoon|evening))\b[^.]{0,60}[,:!]?", re.IGNORECASE
)
_SOON = 4
"""Blocks among which the greeting of a letter stands: a letterhead and a date may come before it."""

_TO_STAFF = re.compile(
    r"(?:dear|hello|hi|greetings|good (?:morning|afternoon|evening))\W+(?:all\s+|our\s+|\w+\s+)?"
    r"(?:colleagues|staff|teachers|faculty|team|educators|board|members of the board|trustees)\b(?!.*famil)",
    re.IGNORECASE,
)
"""The greeting of those who know whom to ask."""

_NOTE = 40
"""Words up to which a letter is a note, which a letterhead or a page around it completes."""

_ASKS = re.compile(
    r"\b(?:please|you can|you may|we ask (?:you|that)|we invite you|you are invited|join us|let us know|"
    r"need you to|by (?:monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july"
    r"|august|september|october|november|december))\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"(?:^|[.!?:]\s+|\n)(?:then |(?:if|when|once|to|for|before|after|at|as|until|on|in)\b[^.!?\n]{1,120}, )?"
    r"(?:apply|ask|attend|bring|call|check|choose|come|complete|contact"
    r"|download|e-?mail|explore|fill|follow|give|go|help|join|keep|learn|let|listen|look|mail|make|mark|meet|notify|open|pay|pick|put"
    r"|plan|practice|read|register|remember|reply|return|save|scan|see|send|share|show|sign|stop|submit|take|talk"
    r"|tell|try|use|visit|volunteer|vote|watch|write)\b",
    re.IGNORECASE,
)


def is_letter(passage: Passage) -> bool:
    """Whether the passage is a letter: a document of that kind, or a loose text that greets its readers."""
    if passage.document:
        return passage.document.kind == "letter"
    return is_loose_letter(passage)


def is_loose_letter(passage: Passage) -> bool:
    """Whether a loose text greets its readers in one of its first lines."""
    if passage.document:
        return False
    return any(_GREETING.match(block.text.strip()) for block in passage.blocks[:_SOON])


def is_note(passage: Passage) -> bool:
    """Whether a loose text has too few words to be more than a note."""
    return sum(len(words(block.text)) for block in passage.blocks) <= _NOTE


def is_to_staff(passage: Passage) -> bool:
    """Whether a loose text greets people who work for the district."""
    return any(_TO_STAFF.match(block.text.strip()) for block in passage.blocks[:_SOON])


def calls_to_act(text: str) -> bool:
    """Whether ``text`` asks its reader to do something: “please”, “you can”, “Call us”."""
    return bool(_ASKS.search(text) or _ORDERS.search(text))
