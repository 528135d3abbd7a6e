"""A glossary made ready to be looked for beforehand: the trie of its phrases, and their surroundings.

Written as one line for each first word, in it the words that follow and what follows those as JSON, and one
for each phrase of a surrounding; so a run reads as data only what the words of its texts lead to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plcomms.language.terms.phrases import Node

Rows = Sequence[Sequence[str]]
"""Rows of folded words."""


class _Late(dict[str, Any]):
    """A node of a trie: what follows each word is text until somebody asks for it."""

    __slots__ = ()

    @staticmethod
    def _of(text: str) -> Any:
        """What ``text`` stands for."""
        return json.loads(text)

    def __getitem__(self, word: str) -> Any:
        found = super().__getitem__(word)
        if isinstance(found, str):
            found = self[word] = self._of(found)
        return found

    def get(self, word: str, default: Any = None) -> Any:
        """What follows ``word``."""
        found = super().get(word, default)
        return self[word] if isinstance(found, str) else found

    def setdefault(self, word: str, default: Any = None) -> Any:
        """What follows ``word``, else ``default``, which then does."""
        if word not in self:
            self[word] = default
        return self[word]


class _Root(_Late):
    """The root: each word is followed by a late node, whose words and their texts stand between tabs."""

    __slots__ = ()

    @staticmethod
    def _of(text: str) -> Any:
        parts = text.split("\t")
        return _Late(zip(parts[::2], parts[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Index:
    """What ``written`` wrote: the words that must be capitals, the trie, and the surroundings of terms.

    ``near`` has the rows of words as which each phrase of a surrounding may be met.
    """

    acronyms: frozenset[str]
    first: Mapping[str, str]
    near: Mapping[str, str]

    def root(self) -> Node:
        """The trie, to which more may be added."""
        return _Root(self.first)

    def rows(self, phrase: str) -> Rows | None:
        """The rows of words as which ``phrase`` may be met; None where it is in no surrounding."""
        found = self.near.get(phrase)
        rows: Rows | None = None if found is None else json.loads(found)
        return rows


def written(acronyms: Iterable[str], root: Node, near: Mapping[str, Rows]) -> str:
    """An index as text: see ``read``."""
    trie = [_json(sorted(acronyms)), *("\t".join((word, *_flat(node))) for word, node in root.items())]
    return "\n".join(trie) + "\n\n" + "\n".join(f"{phrase}\t{_json(rows)}" for phrase, rows in near.items())


def _flat(node: Node) -> Iterator[str]:
    for word, following in node.items():
        yield from (word, _json(following))


def read(text: str) -> Index:
    """The index that ``written`` gave."""
    trie, _, near = text.partition("\n\n")
    acronyms, *words = trie.split("\n")
    return Index(frozenset(json.loads(acronyms)), _pairs(words), _pairs(near.split("\n") if near else ()))


def _pairs(lines: Iterable[str]) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
