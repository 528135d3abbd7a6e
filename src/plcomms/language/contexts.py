"""The surroundings that a term of the glossary asks for, or in which it is no jargon."""

from __future__ import annotations

from collections.abc import Iterable

from plcomms.language.phrases import Node, insert, matches, variants
from plcomms.language.words import Words, bare
from plcomms.model.glossary import Term

_REACH = 8
"""How many words before a term a phrase that holds it may begin."""

_SEVERAL = 20
"""How often the first word of a phrase is looked at in one sentence: keeps endless sentences cheap."""


class Context:
    """What ``not_in``, ``not_near``, ``only_near`` and ``only_in`` of one term mean, ready to be asked."""

    __slots__ = ("_asks", "_not_in", "_not_near", "_only_in", "_only_near")

    def __init__(self, term: Term) -> None:
        self._not_in = _phrases(term.not_in)
        self._only_in = _phrases(term.only_in)
        self._not_near = _phrases(term.not_near)
        self._only_near = _phrases(term.only_near)
        self._asks = bool(term.only_in or term.only_near)

    def allows(self, words: Words, start: int, end: int) -> bool:
        """Whether words ``start:end`` are the term in the sense that the glossary means."""
        if self._not_in and _inside(self._not_in, words, start, end):
            return False
        if self._not_near and _near(self._not_near, words, start, end):
            return False
        if not self._asks:
            return True
        return bool(self._only_in and _inside(self._only_in, words, start, end)) or bool(
            self._only_near and _near(self._only_near, words, start, end)
        )


def _phrases(phrases: Iterable[str]) -> Node:
    """A trie of the phrases in every form: a context may be a noun, a verb or neither."""
    root: Node = {}
    for phrase in phrases:
        for kind in ("noun", "verb"):
            for row in variants(phrase, kind):  # type: ignore[arg-type]
                insert(root, row, True)
    return root


def _inside(root: Node, words: Words, start: int, end: int) -> bool:
    """Whether one of the phrases holds words ``start:end``."""
    for i in range(max(0, start - _REACH), start + 1):
        if bare(words.words[i]) in root and any(to >= end for to, _ in matches(root, words, i)):
            return True
    return False


def _near(root: Node, words: Words, start: int, end: int) -> bool:
    """Whether one of the phrases stands in the same sentence, outside words ``start:end``."""
    positions = words.positions(start)
    for word in root.keys() & positions.keys():
        for k in positions[word][: end - start + _SEVERAL]:
            if (k < start or k >= end) and matches(root, words, k):
                return True
    return False
