"""What is said of students alone, right before or after a name that might be a day, a park or a title."""

from __future__ import annotations

import re

INTRODUCED = re.compile(
    r"(?:,? (?:and|&) (?:[A-Z][\w'’-]+ )[A-Z][\w'’-]+)?(?:, ?| \(| )"
    r"(?:class of ['’]?\d|['’]\d\d\b|an? (?:[\w]+[- ])?(?:grader|freshman|sophomore|junior|senior"
    r"|kindergart\w+|preschooler)\b"
    r"|(?:has|have) an? (?:IEP|504)\b|grade (?:\d|K\b))"
    r"| (?:from|in) (?:M(?:r|rs|s)\.|Miss|Mx\.) ?\w+['’]s? (?:room|class|homeroom)\b| in (?:grade|room) \w+"
)
"""What is said of students alone, right after a name that might be a day or a park."""

PRAISED = re.compile(
    r"\b(?:[Cc]ongrat\w+|[Kk]udos|[Bb]ravo|[Ww]ell done"
    r"|[Gg]reat job|[Hh]ats off|[Ww]ay to go)(?:,| to|, to) \Z"
)
"""What stands before somebody who is praised: ``Well done, Queen Asante``."""

GRADED = re.compile(r"[,;]? \(?[Gg]r(?:ade|\.) ?(?:\d|K\b)|[,;]? [Rr]oom \d")
"""The grade or the room right after a name."""
