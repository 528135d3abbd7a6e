"""Telephone numbers and addresses of people at home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.sentences import tokens

_KIN = re.compile(
    r"\b(?:mother|father|mom|dad|grandmother|grandfather|grandma|grandpa|guardian|aunt|uncle|student"
    r"|parent volunteer|room parent|parent leader|family)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:lives? (?:at|on)|home address|address is|house (?:at|on)|(?:her|his|their) home)\b", re.IGNORECASE
)
_HINTS = frozenset(
    ["mother", "father", "mom", "dad", "grandmother", "grandfather", "grandma", "grandpa", "guardian", "aunt"]
).union(["uncle", "student", "parent", "family", "live", "lives", "home", "house", "address"])
"""Words of which one stands beside what the rule looks for: a cheap first look."""

_DIGITS = re.compile(r"\d{3}\D{0,2}\d{4}|\d+\s+[A-Z]")
_STREET = re.compile(
    r"\b\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:[A-Z][a-z]+\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct"
    r"|Place|Pl|Boulevard|Blvd|Way|Terrace|Circle)\b\.?"
)
_GENERAL = re.compile(r"\b(?:every|each|any|all|your|a|the)\s+$", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:office|school|teacher|principal|nurse|counselor|district|hotline|line|center|library|services?|liaison"
    r"|coordinator|secretary|director|us)\b",
    re.IGNORECASE,
)


@on_block(
    severity=Severity.WARNING,
    message="“{found}” is how to reach somebody at home.",
    help="Give the school's number or address instead.",
    source="FERPA, 34 CFR 99.3: personally identifiable information includes a family's address",
    cases=(
        Case("Call Mia's mother at 555-0123 about the supper.", ("555-0123",)),
        Case("Jonah lives at 12 Oak Street with his aunt.", ("12 Oak Street",)),
        Case("Call the front office at 555-0150, or come to 118 Cedar Lane."),
        Case("Every family can call 555-0150. Your child's teacher is at 555-0151."),
    ),
)
def private_contact(block: Block, context: Context) -> Iterator[Hit]:
    """Keeps the telephone numbers and addresses of families out of everything that is sent.

    Only those of staff and offices belong in a paper that goes home with every child.
    """
    text = block.text
    if _HINTS.isdisjoint(context.vocabulary(block)) or not _DIGITS.search(text):
        return
    for start, end in context.sentences_of(text):
        sentence = text[start:end]
        found: list[tuple[int, int]] = []
        if _KIN.search(sentence):
            found += [
                token[:2]
                for token in tokens(sentence)
                if token.kind == "phone" and _of_kin(sentence, token.start)
            ]
        if _HOME.search(sentence):
            found += [match.span() for match in _STREET.finditer(sentence)]
        for a, b in found:
            yield Hit(start + a, start + b, fields={"found": sentence[a:b]})


def _of_kin(sentence: str, at: int) -> bool:
    """Whether a relative or a student, and no office or teacher, is named before a number."""
    before = sentence[:at]
    kin = any(not _GENERAL.search(before[: found.start()]) for found in _KIN.finditer(before))
    return kin and not _OFFICE.search(before)
