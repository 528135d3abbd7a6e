"""Sentences that take more than one breath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import ANY_LANGUAGE, Block, Case, Context, Hit, Severity, on_block
from plcomms.language.sentences import words

LONG = 25
"""Words after which a sentence is better divided: APA and the UK's GOV.UK style count 25 as the limit."""

TOO_LONG = 40
"""Words that no sentence should have (plainlanguage.gov)."""

_RUNS = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]")
"""Letters without a break: there are at least as many as words, and they are counted sooner."""

_PROSE = ("paragraph", "quote", "item", "cell", "caption", "alternative")
_TWENTY_SIX = "We want " + "every child and every teacher and " * 4 + "the town."
_FORTY_ONE = "We want " + "every child and every teacher and " * 6 + "all of the town here."


@on_block(
    severity=Severity.ADVICE,
    message="This sentence has {count} words.",
    help="Make two of it. Families read 15 to 20 words with ease.",
    source="plainlanguage.gov, Write short sentences: 15 to 20 words on average, none over 40",
    cases=(
        Case(_TWENTY_SIX + "\nThis one is short.", (_TWENTY_SIX,)),
        Case("It is short.\n\n- " + _FORTY_ONE, (_FORTY_ONE,)),
        Case("We met Ms. Lee at 3:30 p.m. on May 4. " * 8),
        Case("Every child and every teacher and every family in town can read a sentence like this."),
    ),
    languages=ANY_LANGUAGE,
)
def long_sentence(block: Block, context: Context) -> Iterator[Hit]:
    """Keeps sentences short enough to read aloud in one breath.

    A reader holds the beginning of a sentence in mind until its end. Past 25 words many lose it. A name that
    the district's files give counts as one word, however long it is.
    """
    if block.kind not in _PROSE:
        return
    for start, end in context.sentences_of(block.text, context.language_of(block)):
        if len(_RUNS.findall(block.text, start, end)) > LONG:
            count = len(words(_with_short_names(block.text[start:end], context.names)))
            if count > LONG:
                severity = Severity.WARNING if count > TOO_LONG else None
                yield Hit(start, end, fields={"count": count}, severity=severity)


def _with_short_names(sentence: str, names: tuple[str, ...]) -> str:
    """``sentence`` with one word for each of ``names``, the longest first."""
    for name in sorted((n for n in names if " " in n and n in sentence), key=len, reverse=True):
        sentence = sentence.replace(name, "Name")
    return sentence
