"""Paragraphs that look like a wall."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import ANY_LANGUAGE, Block, Case, Context, Hit, Severity, on_block
from plcomms.language.sentences import words

MOST = 150
"""Words that a paragraph may have (plainlanguage.gov)."""

_SHORT = "The children read to us each day. "


@on_block(
    severity=Severity.WARNING,
    message="This paragraph has {count} words.",
    help="Divide it where a new thought begins; 150 words are the most, and 3 to 8 sentences are enough.",
    source="plainlanguage.gov, Write short paragraphs: at most 150 words in three to eight sentences",
    cases=(
        Case((_SHORT * 22).strip(), ((_SHORT * 22).strip(),)),
        Case("Hello.\n\n" + (_SHORT * 25).strip(), ((_SHORT * 25).strip(),)),
        Case(_SHORT * 20),
        Case("\n\n".join([_SHORT.strip()] * 30)),
    ),
    languages=ANY_LANGUAGE,
)
def long_paragraph(block: Block, _context: Context) -> Iterator[Hit]:
    """Keeps paragraphs short enough to be begun.

    A long paragraph is skipped before its first word is read, on paper and on a phone.
    """
    text = block.text
    if block.kind in ("paragraph", "quote", "item", "cell") and len(text) > 3 * MOST:
        count = len(words(text))
        if count > MOST:
            yield Hit(0, len(text), fields={"count": count})
