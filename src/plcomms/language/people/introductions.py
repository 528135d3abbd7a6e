"""What is said of students alone, right before or after a name that might be a day, a park or a title."""

from __future__ import annotations

import re

_FAR = 40
"""So many characters before a name are read."""

_INTRODUCED = re.compile(
    r"(?:,? (?:and|&) (?:[A-Z][\w'’-]+ )[A-Z][\w'’-]+)?(?:, ?| \(| )"
    r"(?:class of ['’]?\d|['’]\d\d\b|an? (?:[\w]+[- ])?(?:grader|freshman|sophomore|junior|senior"
    r"|kindergart\w+|preschooler)\b"
    r"|(?:has|have) an? (?:IEP|504)\b|grade (?:\d|K\b))"
    r"| (?:from|in) (?:M(?:r|rs|s)\.|Miss|Mx\.) ?\w+['’]s? (?:room|class|homeroom)\b| in (?:grade|room) \w+"
)
"""What is said of students alone, right after a name that might be a day or a park."""

_PRAISED = re.compile(
    r"\b(?:[Cc]ongrat\w+|[Kk]udos|[Bb]ravo|[Ww]ell done"
    r"|[Gg]reat job|[Hh]ats off|[Ww]ay to go)(?:,| to|, to) \Z"
)
"""What stands before somebody who is praised: ``Well done, Queen Asante``."""

_GRADED = re.compile(r"[,;]? \(?[Gg]r(?:ade|\.) ?(?:\d|K\b)|[,;]? [Rr]oom \d")
"""The grade or the room right after a name."""


def is_introduced(text: str, at: int) -> bool:
    """Whether what follows character ``at``, where a name ends, is said of students alone: ``, a senior``."""
    return bool(_INTRODUCED.match(text, at))


def is_praised(text: str, start: int) -> bool:
    """Whether somebody is praised whose name begins at ``start``: ``Bravo, Prince``."""
    return bool(_PRAISED.search(text[max(0, start - _FAR) : start]))


def has_grade(text: str, at: int) -> bool:
    """Whether a grade or a room follows the name that ends at ``at``: ``, grade 5``."""
    return bool(_GRADED.match(text, at))
