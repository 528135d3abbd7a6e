"""Letters that speak to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.letters import is_letter
from plcomms.check.rule import Case, Context, Hit, Passage, Severity, on_document
from plcomms.language.sentences import words

_FEWEST = 30
"""Words that a letter must have before it can be said to speak to nobody."""

_YOU = re.compile(r"\b(?:you|your|yours|you['’](?:re|ll|ve|d))\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|ours|us|I|my|me|(?:we|I)['’]\w+)\b")
_WE_FIRST = re.compile(r"\b(?:We|Our|My|Us)\b")
_COLD = (
    "The district will hold a supper in May. Students show their work, and families see what was hard. "
    "Teachers answer questions. Childcare is free. The doors open at five, and the evening ends at seven."
)


@on_document(
    severity=Severity.WARNING,
    message="This letter never says “{word}”.",
    help="Write to one family: “your child”, “you can”, “we will”.",
    source="plainlanguage.gov, Address the user: use “you” for the reader and “we” for the office",
    cases=(
        Case(f"Dear families,\n\n{_COLD}", (_COLD,)),
        Case(f"Dear families,\n\n{_COLD} You are welcome.", (f"{_COLD} You are welcome.",)),
        Case(f"Dear families,\n\n{_COLD} We hope that you will come."),
        Case(_COLD),
    ),
    audiences=("families",),
)
def no_you(passage: Passage, _context: Context) -> Iterator[Hit]:
    """Has a letter to families say “you” and “we”.

    A family reads a letter that speaks to it. One about “the district” and “families” is about somebody else.
    """
    if not is_letter(passage):
        return
    text = "\n".join(block.text for block in passage.blocks)
    if len(words(text)) < _FEWEST:
        return
    missing = "you" if not _YOU.search(text) else "" if _WE.search(text) or _WE_FIRST.search(text) else "we"
    if missing:
        at = next((i for i, block in enumerate(passage.blocks) if block.kind == "paragraph" and i), 0)
        yield Hit(0, len(passage.blocks[at].text), at, {"word": missing})
