"""Paragraphs and answers pasted twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plcomms.check.rule import (
    ANY_LANGUAGE,
    Case,
    Context,
    Hit,
    Passage,
    Project,
    Severity,
    on_document,
    on_project,
)
from plcomms.model.project import span_of

_FEWEST = 8
"""Words that a paragraph must have; shorter ones (a line to sign on) may well stand twice."""

_SENTENCE = re.compile(r"[.!?…][\"”’)]*\s*\Z")
"""What a paragraph ends with, and a name or an address does not."""

_LONG = "The bus leaves from the north gate at three, and a teacher rides along."


@on_document(
    severity=Severity.WARNING,
    message="This paragraph stands here twice.",
    help="Take one out, or put in what belongs there.",
    source="plainlanguage.gov, Be concise",
    cases=(
        Case(f"{_LONG}\n\nSee you.\n\n{_LONG}", (_LONG,)),
        Case(f"{_LONG}\n\n- {_LONG.lower()}", (_LONG.lower(),)),
        Case(f"{_LONG}\n\nSee you.\n\nSee you."),
        Case(f"{_LONG}\n\n{_LONG.replace('three', 'four')}"),
    ),
    languages=ANY_LANGUAGE,
)
def repeated_paragraph(passage: Passage, _context: Context) -> Iterator[Hit]:
    """Finds a paragraph that was pasted twice into one text.

    Usually another paragraph should stand there, and its reader misses it.
    """
    seen: set[str] = set()
    for number, block in enumerate(passage.blocks):
        key = _key(block.text)
        if key in seen:
            yield Hit(0, len(block.text), number)
        elif len(key.split()) >= _FEWEST and block.kind != "label" and _SENTENCE.search(block.text):
            seen.add(key)


@on_project(
    severity=Severity.WARNING,
    message="This answer is the same as the one to “{question}”.",
    help="Put in the answer that belongs to this question.",
    source="plainlanguage.gov, Be concise",
    cases=(
        Case(
            "faqs:\n  - question: Will it cost?\n    answer: No, it is free.\n"
            "  - question: Will it last?\n    answer: No, it is free.\n",
            ("No, it is free.",),
        ),
        Case(
            "faqs:\n  - question: Is it new?\n    answer: {statement: No, for: {staff: Not at all.}}\n"
            "  - question: Is it hard?\n    answer: {statement: Some of it., for: {staff: Not at all.}}\n",
            ("Not at all.",),
        ),
        Case(
            "faqs:\n  - question: Will it cost?\n    answer: No, it is free.\n"
            "  - question: Will it last?\n    answer: Yes, for years.\n"
        ),
        Case(
            "faqs:\n  - question: Is it new?\n    answer: {statement: No., for: {staff: No.}}\n"
            "  - question: Is it hard?\n    answer: Some of it.\n"
        ),
    ),
)
def repeated_answer(project: Project, _context: Context) -> Iterator[Hit]:
    """Finds two questions with one answer.

    Real school pages carry an answer that was pasted under a second question and never replaced.
    """
    for voice in (project.district, *project.schools.values()):
        seen: dict[str, str] = {}
        for faq in voice.faqs:
            answers: Iterable[str] = (faq.answer.statement, *faq.answer.variants.values())
            mine = {_key(words): words for words in answers}
            for key, words in mine.items():
                if key in seen:
                    yield Hit(fields={"question": seen[key]}, at=span_of(words))
            seen |= dict.fromkeys(mine, faq.question)


def _key(words: str) -> str:
    return " ".join(words.lower().split())
