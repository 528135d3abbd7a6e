"""Finds words that tell of somebody's health, disability, record, behavior or home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.language.patterns import any_of

_ACRONYM = re.compile(
    r"\b(?:has|have|had|with|for)\s+(?P<name>ADD|ODD|TBI|FASD|CP|MS|POTS|AIDS|IBS|RSV|MRSA|PTSD|OCD)\b|\b(?P<other>CPS)\b"
)
"""Acronyms that are words in small letters."""


def details(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of ``text`` that tell of somebody's health, record or home, whosever it is, in order."""
    low = text.lower() if len(text.lower()) == len(text) else text
    found = [match.span() for match in any_of("private.txt", "health", "record", "home").finditer(low)]
    found += [match.span(match.lastgroup or 0) for match in _ACRONYM.finditer(text)]
    yield from sorted(found)
