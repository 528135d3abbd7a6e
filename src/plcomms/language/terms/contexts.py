"""The surroundings that a term of the glossary asks for, or in which it is no jargon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plcomms.language.normalize import Words, without_marks
from plcomms.language.terms.index import Index
from plcomms.language.terms.phrases import Node, insert, matches, surface_forms
from plcomms.model.glossary import Term, WordClass

_KINDS: tuple[WordClass, ...] = ("noun", "verb")


class TermContext:
    """What ``not_in``, ``not_near``, ``only_near`` and ``only_in`` of one term mean, ready to be asked."""

    __slots__ = ("_not_in", "_not_near", "_only_in", "_only_near", "asks")

    def __init__(self, term: Term, index: Index | None = None) -> None:
        self._not_in = _Phrases(term.not_in, index)
        self._only_in = _Phrases(term.only_in, index)
        self._not_near = _Phrases(term.not_near, index)
        self._only_near = _Phrases(term.only_near, index)
        self.asks = bool(term.only_in or term.only_near)
        """Whether the term means something else unless its surroundings say so."""

    def allows(self, words: Words, start: int, end: int, company: Callable[[], bool] = lambda: False) -> bool:
        """Whether words ``start:end`` are the term in the sense that the glossary means.

        Args:
            words: the text.
            start: the first word of the term.
            end: the first word after it.
            company: says whether another term stands in the sentence, which tells as much as a word of
                ``only_near`` does.
        """
        if self._not_in.hold(words, start, end) or self._not_near.stand_near(words, start, end):
            return False
        if not self.asks or self._only_in.hold(words, start, end):
            return True
        return self._only_near.stand_near(words, start, end) or (self._only_near.longest > 0 and company())


def forms_near(phrase: str) -> Iterator[tuple[str, ...]]:
    """The rows of words as which ``phrase`` may be met: a surrounding may be a noun, a verb or neither."""
    return (row for kind in _KINDS for row in surface_forms(phrase, kind))


class _Phrases:
    """Phrases in every form; ``index`` knows those of the built-in glossary."""

    __slots__ = ("longest", "root")

    def __init__(self, phrases: Iterable[str], index: Index | None) -> None:
        self.root: Node = {}
        self.longest = 0
        for phrase in phrases:
            rows = index.rows(phrase) if index else None
            for row in forms_near(phrase) if rows is None else rows:
                insert(self.root, row, True)
                self.longest = max(self.longest, len(row))

    def hold(self, words: Words, start: int, end: int) -> bool:
        """Whether one of the phrases holds words ``start:end``."""
        for i in range(max(0, end - self.longest), start + 1):
            if without_marks(words.words[i]) in self.root and any(
                to >= end for to, _ in matches(self.root, words, i)
            ):
                return True
        return False

    def stand_near(self, words: Words, start: int, end: int) -> bool:
        """Whether one of the phrases stands in the same sentence, outside words ``start:end``."""
        present = self.root.keys() & words.near(start)
        if not present:
            return False
        first, last = words.sentence(start)
        others = (*range(first, start), *range(end, last))
        return any(without_marks(words.words[k]) in present and matches(self.root, words, k) for k in others)
