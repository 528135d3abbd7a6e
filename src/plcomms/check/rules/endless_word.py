"""Words without end, as when a file is pasted where a sentence should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block

_LONGEST = 1000
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af\uff00-\uffef"
"""Letters that are written without spaces: Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean."""
_ENDLESS = re.compile(rf"[^\s{_UNSPACED}]{{{_LONGEST + 1},}}|\S{{{10 * _LONGEST + 1},}}")
_SHOWN = 20


@on_block(
    severity=Severity.ERROR,
    message=f"A word of more than {_LONGEST:,} characters begins here.",
    help="Take it out, or put spaces into it. An address goes behind words: [our page](https://...).",
    source="Pages are broken between words; the longest English word in a dictionary has 45 letters",
    cases=(
        Case(f"Look: {'x' * (_LONGEST + 1)}", ("x" * _SHOWN,)),
        Case(f"Our list is here: {'&' * (2 * _LONGEST)} now.", ("&" * _SHOWN,)),
        Case(f"Look: {'x' * _LONGEST}"),
        Case("孩子们" * 500),
        Case("We read together each day. " * 100),
    ),
)
def endless_word(block: Block, _context: Context) -> Iterator[Hit]:
    """Bounds how long a word may be.

    No line of a page holds it, and to break it in pieces would take minutes.
    """
    for found in _ENDLESS.finditer(block.text):
        yield Hit(found.start(), found.start() + _SHOWN)
