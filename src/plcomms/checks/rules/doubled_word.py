"""Words typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.checks.rule import Block, Case, Context, Hit, Severity, on_block

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)(\s+)(\1)(?![\w'’-])", re.IGNORECASE)
_MEANT = re.compile(
    r"had|that|bye|ha|ho|choo|tut|knock|night|there|very|many|really|so|long|far|go|no|yes|hear|blah|cha|yo|chop"
    r"|boo|win|hip|pom|now|well|please|is|her|do|you",
    re.IGNORECASE,
)
"""Words that people say twice on purpose."""


@on_block(
    severity=Severity.WARNING,
    message="“{found}” stands here twice.",
    help="Take one out.",
    source="plainlanguage.gov, Test your assumptions: proofread before you send",
    cases=(
        Case("Come to the the gym.", ("the the",), fixed="Come to the gym."),
        Case("We meet in\nin May, and *and* in June.", ("in\nin", "and *and"), fixed=None),
        Case("He had had enough, and that that was so is known. Bye bye!"),
        Case("They sang New York, New York. The song Louie Louie came next. Can you? You can."),
        Case("I know who you you are.", ()),
    ),
)
def doubled_word(block: Block, _context: Context) -> Iterator[Hit]:
    """Finds words that were typed twice.

    A slip in a letter from school is noticed by those who already doubt it.
    """
    text = block.text
    for found in _TWICE.finditer(text):
        first, second = found[1], found[3]
        name = first[0].isupper() and second[0].isupper() and len(first) > 1
        if _MEANT.fullmatch(first) or name or (len(first) == 1 and first.lower() not in "ai"):
            continue
        if not any(a < found.end() and found.start() < b for a, b in block.quiet):
            yield Hit(found.start(), found.end(), fields={"found": first}, replacement=first)
