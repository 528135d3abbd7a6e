"""Names that still stand as a new district's files bring them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from plcomms.check.rule import Case, Context, Hit, Project, Severity, on_project
from plcomms.model.text import Text

_EXAMPLE = re.compile(
    r"\bYour (?:District|Name|Town|Principal|(?:High |Middle |Elementary )?School)\b|your-district\.example\b"
    r"|\ASam(?: asks for one more week\Z|(?= had trouble with fractions\.))|\AMaria Lopez\Z"
)
"""What templates/_starter has in the place of a district's own names, story and quotation."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_SCHOOL = "name: Green Valley\n# file: schools/hill.yaml\n"


@on_project(
    severity=Severity.ADVICE,
    message="“{found}” still stands as the file brought it.",
    help="Put the real one in its place. The child, the mother and the telephone numbers are made up, too.",
    source="plainlanguage.gov, Test your assumptions: let somebody read it before it goes out",
    cases=(
        Case("name: Your District\nshort_name: Your District\n", ("Your District", "Your District")),
        Case(
            "name: Green\nvision: Every child in Your District will learn well.\n"
            "events:\n  - {id: fair, title: Fair, date: 2027-03-11, start: '18:00', place: Your High School,"
            " address: '1 Main Street, Your Town', about: Come and see.}\n",
            ("Your District", "Your High School", "Your Town"),
        ),
        Case(
            _SCHOOL
            + "name: Your School\nprincipal: {name: Your Principal, email: a@your-district.example}\n",
            ("Your School", "Your Principal", "your-district.example"),
        ),
        Case(
            "name: Green\nvision: Your school will know your child by name.\nfaqs:\n"
            "  - {question: How Will Your School Change?, answer: Your school will not.}\n"
        ),
        Case(
            "name: Green\nquotes:\n  - {words: We talk at supper., by: {name: Maria Lopez, role: family}}\n"
            "stories:\n"
            "  - {id: week, title: Sam asks for one more week, statement: Sam had trouble with fractions.}\n",
            ("Maria Lopez", "Sam asks for one more week", "Sam"),
        ),
        Case("name: Green\nquotes:\n  - {words: We talk., by: {name: Maria Lopez Ruiz, role: family}}\n"),
        Case(_SCHOOL + "name: Hill School\nprincipal: {name: Jo Day}\nissue: Your School This Winter\n"),
    ),
)
def example_words(project: Project, _context: Context) -> Iterator[Hit]:
    """Finds the names and the story that a new district's files begin with.

    “Your Name” at the foot of a letter says that nobody looked at it.
    """
    for said in _said((project.district, *project.schools.values())):
        for found in _EXAMPLE.finditer(said):
            span = said.span(*found.span())
            if span and not _in_title(said, found):
                yield Hit(fields={"found": found[0]}, at=span)


def _said(value: object) -> Iterator[Text]:
    """Every string of a file that says where it was written."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _said(getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _said(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part)


def _in_title(said: str, found: re.Match[str]) -> bool:
    """Whether it has a capital only because all words of a heading do."""
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    words = _WORD.findall(rest)
    return found[0].istitle() and "," not in rest and bool(words) and all(word[0].isupper() for word in words)
