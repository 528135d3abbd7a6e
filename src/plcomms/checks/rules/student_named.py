"""Students who are named in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.checks.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.vocabulary import familiar
from plcomms.language.wordlists import group

_WORD = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*"
_ONE = rf"{_WORD}(?:\s+(?:[A-Z]\.|{_WORD})){{0,2}}"
_NAME = rf"(?P<name>{_ONE})"
_FULL = rf"(?P<name>{_WORD}(?:\s+(?:[A-Z]\.|{_WORD})){{1,2}})"
_GRADE = r"(?i:\w+(?:st|nd|rd|th)[- ]?grade|kindergart[en]+)"
_YOUNG = (
    rf"(?i:{_GRADE}r|{_GRADE}\s+(?:student|boy|girl|child)|freshman|sophomore|pupil"
    r"|(?:high|middle) school (?:junior|senior|student))"
)
_PUPIL = rf"(?:{_YOUNG}|student|boy|girl|child)"
_LEADER = (
    r"(?:(?:student|class)\s+(?:council|body)?\s*(?:president|vice president|secretary|treasurer)"
    r"|valedictorian|salutatorian|team captain|spelling bee (?:champion|winner))"
)
_NAMED = (
    re.compile(rf"\b{_PUPIL},?\s+(?:named|called)\s+{_NAME}"),
    re.compile(rf"\b{_NAME}(?:,\s+(?:an?\s+|in\s+)?|\s+\()(?:{_GRADE}|grade\s+\d|age\s+1?\d\b)\w*\)?"),
    re.compile(rf"\b(?:[Ff]ormer )?{_YOUNG},?\s+{_NAME}"),
    re.compile(rf"\b(?:[Ss]tudent|{_LEADER}),?\s+{_FULL}"),
    re.compile(
        rf"\b{_NAME},\s+(?:an?|our|the)\s+(?:[\w-]+\s+){{0,2}}(?:{_YOUNG}|student)\b(?!\s+(?:teacher|advis|support|worker|service))"
    ),
    re.compile(rf"\b{_FULL},?\s+\(?[Cc]lass of 20\d\d\b(?!\s+(?:parent|famil|graduat|alum))"),
    re.compile(
        rf"\b{_NAME}\s+(?:is\s+)?in\s+(?:Mr|Mrs|Ms|Mx|Dr|Miss)\b\.?\s+{_WORD}['’]s\s+(?:\w+\s+)?class\b"
    ),
)
_ROW = re.compile(
    rf"\b(?:[Ss]tudents|\w+(?:st|nd|rd|th)[- ]?graders)\s+({_ONE}(?:(?:, and|,|\s+and)\s+{_ONE})+)"
)
_EACH = re.compile(_NAME)
_HINTS = group("pupils")
"""Words of which one stands beside such a name: a cheap first look."""

_NOT_NAMES = re.compile(
    r"\b(?:Day|Night|School|Elementary|Middle|High|Fair|Club|Council|Book|Street|Center|Family|Math|Science|Art"
    r"|Reading|English|Music|History|Parent|Teacher|Room|The|Our|Each|Every|In|At|On|For|Mr|Mrs|Ms|Dr|Coach"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Award|Program|Team|Band|Choir|Week|Month|Year"
    r"|Handbook|Services?|Union|Board|Portal|Google|Chrome(?:book)?s?|Association|Government|Leadership|Voice"
    r"|Senate|Body|University|College|Academy|Hall|Library|Gym|Park|County|City|District|American|African"
    r"|Spanish|Mexican|Asian|Latin[oax]|Black|White|Native|Of|And|Advisory|Excellence|Hour|Support|Health"
    r"|Life|Achievement|Learning|Information|Systems?|Records?|Privacy|Rights|Act|Code|Conduct|Help|Desk|News"
    r"|Project|Success|Study|Grade|Class|Kindergarten|State|National|United|North|South|East|West|New|Student"
    r"|Students|Families|Grades|Office|House|Spring|Fall|Winter|Summer|Honor|Roll|Society|Lab|Studio|Zone)\b"
)
_STAFF = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Coach|Principal|Superintendent|Teacher|Counselor|Nurse|Officer|Director"
    r"|Chancellor|Author|Judge|Mayor|Senator|Governor|Professor|Rev)\.?\s+\Z"
)


@on_block(
    severity=Severity.WARNING,
    message="“{name}” names a student.",
    help="Say “a student”, or name the child in a story of your district's file, with consent on record.",
    source="FERPA, 34 CFR 99.3: personally identifiable information of a student",
    cases=(
        Case("A fourth grader named Ana Ruiz grew peas.", ("fourth grader named Ana Ruiz",)),
        Case("Jonah Lee, grade 4, and Mia (grade 2) sang.", ("Jonah Lee, grade 4", "Mia (grade 2)")),
        Case("We thank 5th-grader Li Chen.", ("5th-grader Li Chen",)),
        Case(
            "Our student Liam Parker won. Then Zoë Kim, a second grader, sang.",
            ("student Liam Parker", "Zoë Kim, a second grader"),
        ),
        Case("Well done, Tyler Brown, class of 2030!", ("Tyler Brown, class of 2030",)),
        Case("Sofia Garcia in Mrs. Hall's class read 40 books.", ("Sofia Garcia in Mrs. Hall's class",)),
        Case("Our student council president, Noah Brown, spoke.", ("student council president, Noah Brown",)),
        Case("Students Mia and Jack Ruiz, and Ana sang.", ("Mia", "Jack Ruiz", "Ana")),
        Case("Second-graders Mia and Jack sang with students Spanish and Math.", ("Mia", "Jack")),
        Case("We met sophomore Ava Chen and kindergartner Leo.", ("sophomore Ava Chen", "kindergartner Leo")),
        Case(
            "The student Chromebook Program. Student Services, a student office. Ms. Hall, a student teacher."
        ),
        Case(
            "Grade 5 teacher Ana Ruiz. Coach Ana Ruiz, a former student. Student Voice Night. Class of 2030."
        ),
        Case(
            "A fourth grader grew peas. Cedar School, grade 4, sang on May 4. Ms. Vega teaches fourth grade."
        ),
        Case("A student called Monday. Math Night, fourth grade. Come, grade 4 families! First grade Math."),
    ),
)
def student_named(block: Block, context: Context) -> Iterator[Hit]:
    """Finds a student who is named in passing, outside the records of consent.

    A name in a sentence has no record beside it. In a district's files that stops the document.
    """
    if _HINTS.isdisjoint(context.vocabulary(block)):
        return
    severity = Severity.ERROR if context.names else None
    for start, end, name in sorted(_students(str(block.text))):
        words = set(name.split())
        if not any(words <= set(known.split()) or set(known.split()) <= words for known in context.names):
            yield Hit(start, end, fields={"name": name}, severity=severity)


def _students(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the text itself says that somebody whom it names is a student, each once, and the name."""
    seen: set[int] = set()
    for found in _namings(text):
        at, name = _without_openings(found)
        plain = " " not in name and familiar(name.lower())
        if plain or _NOT_NAMES.search(name) or _STAFF.search(text[:at]) or at in seen:
            continue
        seen.add(at)
        yield min(at, found.start()) if found.start() < found.start("name") else at, found.end(), name


def _namings(text: str) -> Iterator[re.Match[str]]:
    """Where a word for a student stands beside a name, and each name in a row after “students”."""
    for pattern in _NAMED:
        yield from pattern.finditer(text)
    for row in _ROW.finditer(text):
        yield from _EACH.finditer(text, *row.span(1))


def _without_openings(found: re.Match[str]) -> tuple[int, str]:
    """Where the name begins, and the name, without a word such as ``Then`` before it."""
    at, name = found.start("name"), found["name"]
    first, _, rest = name.partition(" ")
    if rest and first.lower() in group("openings"):
        return at + len(name) - len(rest.lstrip()), rest.lstrip()
    return at, name
