"""Tells who is known from history, libraries and science, by the list ``figures.txt``."""

from __future__ import annotations

from functools import cache

from plcomms.language.lexicon import lines
from plcomms.language.people.person_names import plain_letters


@cache
def _figures() -> frozenset[str]:
    return frozenset(plain_letters(line) for line in lines("figures.txt"))


def is_figure(name: str) -> bool:
    """Whether ``name`` is that of somebody whom history, libraries or science know."""
    if name.lower() in _figures():
        return True
    plain = plain_letters(name)
    plain = plain.removesuffix(" jr").removesuffix(" sr").rstrip(",")
    words = plain.split()
    return len(words) > 1 and (plain in _figures() or f"{words[0]} {words[-1]}" in _figures())
