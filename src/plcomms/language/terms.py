"""Finds the terms of a glossary in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plcomms.language.contexts import Context
from plcomms.language.names import in_address, in_name
from plcomms.language.phrases import Node, insert, matches, variants
from plcomms.language.words import Sentences, Words, plain_sentences
from plcomms.model.glossary import Term
from plcomms.model.text import Block, Text

_Entry = tuple[int, tuple[str, ...], str]
"""A term's number, the words of it that must be capitals, and the phrase that was met."""


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term met at characters ``start:end`` of a text."""

    start: int
    end: int
    term: Term
    phrase: str
    found: str


@dataclass(frozen=True, slots=True)
class Terms:
    """A glossary made ready to be looked for: however many terms, each word of a text is looked at once."""

    terms: tuple[Term, ...]
    _root: Node = field(repr=False)
    _contexts: dict[int, Context] = field(repr=False, default_factory=dict)

    @classmethod
    def of(cls, terms: Sequence[Term]) -> Terms:
        """Makes ``terms`` ready."""
        root: Node = {}
        for number, term in enumerate(terms):
            for phrase in (term.term, *term.also):
                entry = (number, _capitals(phrase), str(phrase))
                for row in variants(phrase, term.kind):
                    insert(root, row, entry)
        return cls(tuple(terms), root)

    def find(self, block: Block | str, sentences: Sentences = plain_sentences) -> Iterator[TermHit]:
        """The terms in ``block``, from its start to its end, none inside another."""
        if isinstance(block, str):
            block = Block("paragraph", Text(block))
        yield from self.find_in(Words(block.text, block.kind, sentences), block.quiet)

    def find_in(self, words: Words, quiet: Sequence[tuple[int, int]] = ()) -> Iterator[TermHit]:
        """The terms in ``words``, outside the ranges ``quiet``."""
        root, row = self._root, words.words
        i = 0
        while i < len(row):
            word = row[i]
            if word in root or ("'" in word and word[:-2] in root):
                hit = self._at(words, i)
                if hit and not _overlaps(quiet, hit[0].start, hit[0].end):
                    yield hit[0]
                    i = hit[1]
                    continue
            i += 1

    def _at(self, words: Words, i: int) -> tuple[TermHit, int] | None:
        """The longest term that begins at word ``i``, and the first word after it."""
        for to, entries in matches(self._root, words, i):
            start, end = words.starts[i], words.ends[to - 1]
            found = words.text[start:end]
            for number, capitals, phrase in entries:
                if not all(capital in found.replace(".", "") for capital in capitals):
                    continue
                term = self.terms[number]
                if in_name(words, i, to, term, phrase) or in_address(words, i, to):
                    continue
                if self._context(number).allows(words, i, to):
                    end = _with_apostrophe(words, to)
                    return TermHit(start, end, term, phrase, words.text[start:end]), to
        return None

    def _context(self, number: int) -> Context:
        context = self._contexts.get(number)
        if context is None:
            context = self._contexts[number] = Context(self.terms[number])
        return context


def _capitals(phrase: str) -> tuple[str, ...]:
    words = phrase.replace("-", " ").replace("/", " ").split()
    upper = [word for k, word in enumerate(words) if word.isupper() and (len(word) > 1 or k)]
    if not upper and len(words) == 1 and phrase[:1].isupper():
        return (phrase[0],)
    return tuple(upper)


def _with_apostrophe(words: Words, to: int) -> int:
    """Where the term ends that ends with word ``to - 1``: after the apostrophe of ``students'``, if it is one."""
    end = words.ends[to - 1]
    if words.folded[end : end + 2] == "' " and words.folded[end - 1] == "s":
        return end + 1
    return end


def _overlaps(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    k = bisect_left(ranges, end, key=lambda r: r[0])
    return k > 0 and ranges[k - 1][1] > start
