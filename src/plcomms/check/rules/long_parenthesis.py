"""Sentences inside other sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.sentences import words

MOST = 14
"""Words that brackets may hold: a short sentence's worth (a choice of our own)."""

_HELD = re.compile(r"\([^()]{40,}\)")
_LONG = "(the floor was wet after the storm, and the new boards will not come until May)"


@on_block(
    severity=Severity.ADVICE,
    message="There are {count} words between these parentheses.",
    help="Make a sentence of its own of them, or leave them out.",
    source="plainlanguage.gov, Write short sentences: one idea a sentence, with the exceptions after it",
    cases=(
        Case(f"The gym is closed {_LONG}.", (_LONG,)),
        Case(f"Bring a coat {_LONG} and boots.", (_LONG,)),
        Case("The gym is closed (the floor is wet)."),
        Case(
            "A 504 plan (changes that let a student with a disability join) lasts. It is long. (It is not.)"
        ),
        Case(f"The gym is closed. {_LONG.capitalize()}"),
    ),
)
def long_parenthesis(block: Block, context: Context) -> Iterator[Hit]:
    """Keeps what stands in parentheses short.

    Who reads them has forgotten how the sentence began. What a term of the glossary means may be longer.
    """
    text = block.text
    for found in _HELD.finditer(text):
        whole = not text[: found.start()].strip() or text[: found.start()].rstrip()[-1] in ".!?:"
        if whole or any(hit.end <= found.start() <= hit.end + 2 for hit in context.terms_in(block)):
            continue
        count = len(words(found[0]))
        if count > MOST:
            yield Hit(*found.span(), fields={"count": count})
