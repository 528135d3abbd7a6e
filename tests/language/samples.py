"""Texts that the tests of this folder share."""

from __future__ import annotations

from hypothesis import strategies as st

from plcomms.language.readability.counts import Counts, Sentence, prose, tally
from plcomms.model.text import Block, Text

COMMON = (
    "we",
    "read",
    "a",
    "book",
    "each",
    "day",
    "the",
    "child",
    "went",
    "home",
    "with",
    "her",
    "friend",
    "and",
)
RARE = (
    "implementation",
    "rigorous",
    "stakeholders",
    "pedagogy",
    "curriculum",
    "differentiated",
    "assessments",
)
ODD = (
    "don't",
    "well-known",
    "teacher’s",
    "U.S.",
    "AI",
    "world-wide",
    "naïve",
    "Smith",
    "PTA",
    "she'll",
    "I’m",
)
NO_WORDS = ("12", "3:30", "4th", "K-5", "$5.50", "2026", "www.example.org", "(509) 555-0142", "&", "—", "…")

SENTENCES = st.lists(
    st.tuples(st.lists(st.sampled_from(COMMON + RARE + ODD + NO_WORDS), max_size=25), st.sampled_from(".?!")),
    max_size=8,
)


def paragraph(text: str, kind: str = "paragraph") -> Block:
    return Block(kind, Text(text))


def written(sentences: list[tuple[list[str], str]]) -> str:
    """Sentences as a person writes them: with a capital first and a mark last."""
    rows = (("So", *words) for words, _ in sentences)
    return " ".join(" ".join(row) + mark for row, (_, mark) in zip(rows, sentences, strict=True))


def read(text: str, language: str = "en") -> list[Sentence]:
    return list(prose((paragraph(text),), language))


def counted(text: str, language: str = "en") -> Counts:
    return tally(read(text, language), language)
