"""Birth dates and numbers that open a student's records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import ANY_LANGUAGE, Block, Case, Context, Hit, Severity, on_block

_DATE = r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4})"
_DAY = r"\d{1,2}\s+de\s+[a-z]+\s+del?\s+\d{4}"
"""A date as Spanish writes it."""

_BIRTH = re.compile(
    rf"\b(?:date of birth|birth\s?date|d\.?o\.?b\.?|birthday)(?:\s+is|\s+was)?\s*[:#-]?\s*(?:on\s+)?{_DATE}"
    rf"|\bborn(?:\s+on)?\s+{_DATE}"
    rf"|\b(?:fecha de nacimiento|naci[oó](?: el)?)\s*[:#-]?\s*(?:{_DATE}|{_DAY})",
    re.IGNORECASE,
)
_OLDEST = 23
"""Years: a student is at most 22; who was born earlier may stand in a history of the school."""

_NUMBER = re.compile(
    r"\b(?:student|pupil|lunch|school|state)\s*(?:id|i\.d\.|identification|number|no\.|#)(?:\s+number|\s+no\.)?"
    r"(?:\s+is)?\s*[:#-]?\s*[A-Z]{0,3}\d{4,}"
    r"|\b(?:n[uú]mero|identificaci[oó]n|id)\s+(?:escolar|estudiantil|(?:de|del)\s+(?:estudiante|alumn[oa]|almuerzo))"
    r"(?:\s+es)?\s*[:#-]?\s*[A-Z]{0,3}\d{4,}|\b\d{3}-\d{2}-\d{4}\b|\bSSN\b\s*:?\s*\d+",
    re.IGNORECASE,
)
_BIRTH_WORDS = frozenset(["birth", "birthdate", "birthday", "dob", "born", "nacimiento", "nació", "nacio"])
_NUMBER_WORDS = frozenset(["student", "pupil", "lunch", "school", "state", "ssn"]).union(
    ["estudiante", "alumno", "alumna", "almuerzo", "escolar", "estudiantil"]
)
_SECURITY = re.compile(r"\d{3}-\d\d-\d{4}")
_FERPA = "FERPA, 34 CFR 99.3: personally identifiable information of a student"


@on_block(
    severity=Severity.ERROR,
    message="“{found}” gives away a birth date.",
    help="Take it out; an age or a grade is enough.",
    source=_FERPA,
    cases=(
        Case("Ana was born on May 3, 2015.", ("born on May 3, 2015",)),
        Case("DOB: 5/3/2015", ("DOB: 5/3/2015",)),
        Case("Ana nació el 3 de mayo de 2015 en Texas.", ("nació el 3 de mayo de 2015",)),
        Case("Your child must be five by September 1. Bring a birth certificate."),
        Case("Born on May 1, 1950, he founded the school."),
        Case("The school was built on May 3, 1950, and we celebrate its birthday."),
    ),
    languages=ANY_LANGUAGE,
)
def birth_date(block: Block, context: Context) -> Iterator[Hit]:
    """Keeps birth dates out of everything that is sent.

    With a name it opens accounts and records; the school is then the one that gave it away.
    """
    if _BIRTH_WORDS.isdisjoint(context.vocabulary(block)):
        return
    for hit in _all(_BIRTH, block):
        year = int(re.findall(r"\d+", block.text[hit.start : hit.end])[-1])
        if "-" in block.text[hit.start : hit.end] or context.today.year - _OLDEST <= _century(year):
            yield hit


def _century(year: int) -> int:
    """A year of two digits as one of this century."""
    return year + 2000 if year < 100 else year


@on_block(
    severity=Severity.ERROR,
    message="“{found}” gives away a number that belongs to one person.",
    help="Take it out; the office can look it up.",
    source=_FERPA,
    cases=(
        Case("His student ID is 482913.", ("student ID is 482913",)),
        Case("Lunch number: 77120, and 123-45-6789.", ("Lunch number: 77120", "123-45-6789")),
        Case("Su número de estudiante es 482913.", ("número de estudiante es 482913",)),
        Case("Bring your student ID. Call 555-0100. The number of students is 4829."),
        Case("School number 12 is on Route 4829."),
    ),
    languages=ANY_LANGUAGE,
)
def student_number(block: Block, context: Context) -> Iterator[Hit]:
    """Keeps numbers that open a student's records out of everything that is sent.

    A student number and a name are enough to log in to many school systems.
    """
    if not _NUMBER_WORDS.isdisjoint(context.vocabulary(block)) or _SECURITY.search(block.text):
        yield from _all(_NUMBER, block)


def _all(pattern: re.Pattern[str], block: Block) -> Iterator[Hit]:
    for found in pattern.finditer(block.text):
        yield Hit(found.start(), found.end(), fields={"found": " ".join(found[0].split())})
