"""Tells which texts are letters, and where in them is what a letter must have."""

from __future__ import annotations

import re

from plcomms.checks.rule import Passage

_GREETING = re.compile(
    r"(?:dear|hello|hi|greetings|good (?:morning|afternoon|evening))\b[^.]{0,60}[,:!]?", re.IGNORECASE
)
_SOON = 4
"""Blocks among which the greeting of a letter stands: a letterhead and a date may come before it."""


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
