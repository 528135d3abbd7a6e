"""Letters that speak to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.letters import is_letter
from plcomms.check.rule import Case, Context, Hit, Passage, Severity, on_document
from plcomms.language.sentences import words

_FEWEST = 15
"""Words that a letter must have before it can be said to speak to nobody."""

_FEWEST_FOR_WE = 30
"""Words from which on it should also say who writes."""

_YOU = re.compile(r"(?<!thank )(?<!thanking )\b(?:you|your|yours|you['’](?:re|ll|ve|d))\b", re.IGNORECASE)
"""``Thank you`` at the end of a letter speaks to nobody."""

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
        Case(
            "Dear families,\n\nThe pool is closed in March. Swim class meets in the gym until then.",
            ("The pool is closed in March. Swim class meets in the gym until then.",),
        ),
        Case("Dear families,\n\nThe pool is closed in March. Your child swims in April."),
        Case("Dear families,\n\nNo school on Monday."),
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
    count = len(words(text))
    if count < _FEWEST:
        return
    missing = (
        "you"
        if not _YOU.search(text)
        else "we"
        if not _WE.search(text) and not _WE_FIRST.search(text)
        else ""
    )
    if missing == "we" and count < _FEWEST_FOR_WE:
        return
    if missing:
        at = next((i for i, block in enumerate(passage.blocks) if block.kind == "paragraph" and i), 0)
        yield Hit(0, len(passage.blocks[at].text), at, {"word": missing})
