"""Past participles: what makes a sentence passive after a form of ``be``, and what only tells of a state."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

_DATA = Path(__file__).parents[1] / "data" / "participles.txt"

Group = Literal["state", "deed", "look", "mishap", "nature", "near", "when", "body", "sent"]
"""The groups of ``participles.txt`` that are asked for by name; what each holds is said there."""


def is_participle(word: str) -> bool:
    """Whether ``word``, in small letters, can be the past participle of a verb that has an object.

    What people feel (``excited``) is none, even where the text says by what.
    """
    if word.endswith("ed") and len(word) > 3:
        return word not in _group("other") and word not in _group("feeling") and not word.startswith("un")
    return word in _group("irregular")


def is_state(word: str) -> bool:
    """Whether the participle tells of a state (``closed``, ``needed``) rather than of something done."""
    return belongs(word, "state")


def belongs(word: str, group: Group) -> bool:
    """Whether ``word``, in small letters, is one of ``group``."""
    return word in _group(group)


def _group(name: str) -> frozenset[str]:
    return _groups()[name]


@cache
def _groups() -> dict[str, frozenset[str]]:
    lines = [line for line in _DATA.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    rows = (line.partition(":") for line in lines)
    return {name: frozenset(words.split()) for name, _, words in rows}
