"""Students who are named in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.checks.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.vocabulary import familiar

_WORD = r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:[A-Z]\.|{_WORD})){{0,2}})"
_GRADE = r"(?:\w+(?:st|nd|rd|th)[- ]?grade|kindergart[en]+)"
_PUPIL = (
    rf"(?:{_GRADE}r|{_GRADE}\s+(?:student|boy|girl|child)|student|freshman|sophomore|pupil|boy|girl|child"
    r"|(?:high|middle) school (?:junior|senior))"
)
_NAMED = (
    re.compile(rf"\b{_PUPIL},?\s+(?:named|called)\s+{_NAME}"),
    re.compile(rf"\b{_NAME}(?:,\s+(?:an?\s+|in\s+)?|\s+\()(?:{_GRADE}|grade\s+\d|age\s+1?\d\b)\w*\)?"),
    re.compile(rf"\b{_GRADE}r\s+{_NAME}"),
)
_HINTS = frozenset(
    ["named", "called", "grade", "grader", "age", "kindergarten", "kindergartener", "kindergartner"]
)
"""Words of which one stands beside such a name: a cheap first look."""

_NOT_NAMES = re.compile(
    r"(?:Day|Night|School|Elementary|Middle|High|Fair|Club|Council|Book|Street|Center|Family|Math|Science|Art"
    r"|Reading|English|Music|History|Parent|Teacher|Room|The|Our|Each|Every|In|At|On|For|Mr|Mrs|Ms|Dr|Coach"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


@on_block(
    severity=Severity.WARNING,
    message="“{name}” names a student.",
    help="Say “a fourth grader”, or name the child in a story of your district's file, with consent.",
    source="FERPA, 34 CFR 99.3: personally identifiable information of a student",
    cases=(
        Case("A fourth grader named Ana Ruiz grew peas.", ("fourth grader named Ana Ruiz",)),
        Case("Jonah Lee, grade 4, and Mia (grade 2) sang.", ("Jonah Lee, grade 4", "Mia (grade 2)")),
        Case("We thank 5th-grader Li Chen.", ("5th-grader Li Chen",)),
        Case(
            "A fourth grader grew peas. Cedar School, grade 4, sang on May 4. Ms. Vega teaches fourth grade."
        ),
        Case("A student called Monday. Math Night, fourth grade. Come, grade 4 families! First grade Math."),
    ),
)
def student_named(block: Block, context: Context) -> Iterator[Hit]:
    """Finds a student who is named in passing, outside the records of consent.

    A name in a sentence has no record beside it. In a district's file it gets one.
    """
    if _HINTS.isdisjoint(context.vocabulary(block)):
        return
    for found in _students(block.text):
        name = found["name"]
        if not any(name in known or known in name for known in context.names):
            yield Hit(found.start(), found.end(), fields={"name": name})


def _students(text: str) -> Iterator[re.Match[str]]:
    """Names that the text itself says are those of students, each once."""
    seen: set[int] = set()
    for pattern in _NAMED:
        for found in pattern.finditer(text):
            name = found["name"]
            plain = " " not in name and familiar(name.lower())
            if not plain and not _NOT_NAMES.search(name) and found.start("name") not in seen:
                seen.add(found.start("name"))
                yield found
