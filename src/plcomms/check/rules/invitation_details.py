"""Invitations that leave out when, where or how to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Passage, Severity, on_document
from plcomms.language.sentences import tokens

_INVITES = re.compile(
    r"\b(?:you(?: are|['’]re)(?: all)?(?: warmly| cordially)? invited"
    r"|we (?:would like to |want to )?invite (?:you|all|every)|"
    r"invitation to (?:our|the|a)|please join us (?:for|at|on)|join us (?:for|at) (?:our|the|an?)\b)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\b\d{1,2}(?::\d\d)?\s*(?:[ap]\.?\s?m\b|o['’]clock)|\b\d{1,2}:\d\d\b|\bnoon\b|\bat \w+ o['’]clock",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:gym|gymnasium|cafeteria|library|auditorium|commons|classroom|room|hall|school|center|centre|field|theater|"
    r"lobby|office|church|park|campus|street|avenue|online|zoom|building|playground|stadium|museum)\b",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\b(?:rsvp|reply|let us know|tell us|sign up|register|return|send back|call|text|e-?mail|write to"
    r"|respond|answer)\b",
    re.IGNORECASE,
)
_PARTS = ((_DAY, "day"), (_HOUR, "time"), (_PLACE, "place"), (_REPLY, "way to reply"))


@on_document(
    severity=Severity.WARNING,
    message="This invitation has no {missing}.",
    help="Say the day, the time, the place and the room, and how to reply by when.",
    source="CDC Clear Communication Index (2019), item 14: specific directions for what to do",
    cases=(
        Case("You are invited to our family supper. Call us at 555-0100.", ("You are invited",)),
        Case("Please join us for math night on May 4 in the gym. Reply by May 1.", ("Please join us for",)),
        Case("You are invited! Come on May 4 at 6 p.m. to the gym. Please reply by May 1."),
        Case("The children invited a baker. Join in when they sing."),
    ),
)
def invitation_details(passage: Passage, _context: Context) -> Iterator[Hit]:
    """Has an invitation say day, time, place and how to reply.

    A family that must call to learn when it begins does not come. One made from an event has it all.
    """
    found = next(
        ((n, hit) for n, block in enumerate(passage.blocks) if (hit := _INVITES.search(block.text))), None
    )
    if passage.document or not found:
        return
    text = "\n".join(block.text for block in passage.blocks)
    missing = [name for pattern, name in _PARTS if not pattern.search(text)]
    if "way to reply" in missing and any(token.kind in ("phone", "address") for token in tokens(text)):
        missing.remove("way to reply")
    if missing:
        number, hit = found
        yield Hit(hit.start(), hit.end(), number, {"missing": " and no ".join(missing)})
