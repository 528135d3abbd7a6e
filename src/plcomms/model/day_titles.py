"""What the title of a day says of school: that there is none, or that it ends early."""

from __future__ import annotations

import re

_OTHER = "board|bus|buses|breakfasts?|lunch|lunches|meals?|pictures?|store|supplies|uniforms?"
"""What is not there where a title says “no school bus”."""
_CLOSED = re.compile(
    rf"no (?:school|class(?:es)?)\b(?! (?:{_OTHER})\b)"
    r"|(?:all )?schools? (?:(?:is|are|will be) )?closed\b|closed\b(?! campus)|school holiday\b",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"early[ -](?:release|dismissal|out)\b|half[ -]days?\b|minimum days?\b"
    r"|schools? (?:closes?|ends?|dismiss(?:es)?|lets? out|out|is out) early\b",
    re.IGNORECASE,
)
_SOME_GRADES = re.compile(
    r"\b(?:grades?|graders?|kinder\w*|pre-?k\w*|preschool\w*|freshm[ae]n|sophomores|juniors|seniors)\b",
    re.IGNORECASE,
)


def says_closed(title: str) -> bool:
    """Whether ``title`` says that there is no school: No school, School closed."""
    return bool(_CLOSED.match(title))


def says_early(title: str) -> bool:
    """Whether ``title`` says that school ends early, at whatever hour: Half day, Early release."""
    return bool(_EARLY.match(title))


def of_some_grades(title: str) -> bool:
    """Whether ``title`` speaks of some grades, and not of the whole school."""
    return bool(_SOME_GRADES.search(title))
