"""Finds the terms of a glossary in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plcomms.language.lexicon import group, short_words
from plcomms.language.normalize import Sentences, Words, parts, without_marks
from plcomms.language.sentences import sentences
from plcomms.language.terms.backronyms import names_program
from plcomms.language.terms.capital_letters import has_capitals
from plcomms.language.terms.contexts import TermContext, forms_near
from plcomms.language.terms.index import Index, Rows, written
from plcomms.language.terms.names import in_name
from plcomms.language.terms.phrases import LINKS, Node, insert, matches
from plcomms.language.terms.trie import (
    NAME,
    NO_FORMS,
    Entry,
    Forms,
    as_written,
    entries_of,
    forms_of,
    insert_as_written,
    insert_forms,
    insert_names,
    words_in_capitals,
)
from plcomms.model.glossary import Term
from plcomms.model.text import Block, Text

__all__ = ["Forms", "TermHit", "Terms", "forms_of", "index_of"]

_LOOSE = ("phrase", "adverb")
"""Kinds of terms that say nothing about the subject of a sentence: ``in order to``."""

_VERB_FOLLOWS = ("to", "and", "or")
"""Behind these two words that only stand side by side are a verb: ``aides will push in``."""

_OPENED = re.compile(r"(?<!\w)'(?=\w)")
_CLOSED = re.compile(r"(?<=[\w.,!?])'(?!\w)")


class TermHit(NamedTuple):
    """A term met at characters ``start:end`` of a text, where the characters ``found`` stand.

    ``phrase`` is the one of the term's phrases that was met, as the glossary writes it.
    """

    start: int
    end: int
    term: Term
    phrase: str
    found: str


@dataclass(frozen=True, slots=True)
class Terms:
    """A glossary made ready to be looked for: however many terms, each word of a text is looked at once."""

    terms: Sequence[Term]
    acronyms: frozenset[str]
    _root: Node = field(repr=False)
    _index: Index | None = field(repr=False, default=None, compare=False)
    _contexts: dict[int, TermContext] = field(repr=False, default_factory=dict, compare=False)

    @classmethod
    def of(cls, terms: Sequence[Term], names: Iterable[str] = (), known: Forms = NO_FORMS) -> Terms:
        """Makes ``terms`` ready.

        Args:
            terms: what to look for.
            names: the district's own people, schools and places, in which no term is seen.
            known: the forms of some of the terms, as ``forms_of`` gave them.
        """
        root: Node = {}
        entries = list(entries_of(terms))
        # A phrase as it stands in the glossary comes before the same words as a form of another one:
        # "personalized learning" is a noun first, and only then the past of "personalize learning".
        for _, entry in entries:
            for row in as_written(entry[2]):
                insert(root, row, entry)
        insert_forms(root, entries, known)
        acronyms = {*words_in_capitals(terms), *insert_names(root, names)}
        return cls(tuple(terms), frozenset(acronyms), root)

    @classmethod
    def indexed(cls, terms: Sequence[Term], index: Index, count: int, names: Iterable[str] = ()) -> Terms:
        """Makes ``terms`` ready of whose first ``count`` there is an ``index``: the same, much sooner."""
        root = index.root()
        more = terms[count:]
        entries = list(entries_of(more, count))
        for _, entry in entries:
            for row in as_written(entry[2]):
                insert_as_written(root, row, entry)
        insert_forms(root, entries, NO_FORMS)
        acronyms = {*words_in_capitals(more), *insert_names(root, names)}
        return cls(terms, index.acronyms | acronyms, root, index)

    def find(self, block: Block | str, split: Sentences = sentences) -> Iterator[TermHit]:
        """The terms in ``block``, from its start to its end, none inside another."""
        if isinstance(block, str):
            block = Block("paragraph", Text(block))
        return self.find_in(Words(block.text, block.kind, split), block.quiet)

    def find_in(self, words: Words, quiet: Sequence[tuple[int, int]] = ()) -> Iterator[TermHit]:
        """The terms in ``words``, outside the ranges ``quiet``."""
        root, row = self._root, words.words
        after = 0
        known = [
            k
            for k, word in enumerate(row)
            if word in root or (word[-1:] == "s" and without_marks(word) in root)
        ]
        if words.hyphened:
            known = sorted(
                {*known, *(k for k in words.hyphened if row[k] + without_marks(row[k + 1]) in root)}
            )
        for i in known:
            if i < after:
                continue
            node = root.get(row[i]) or root.get(without_marks(row[i])) or {}
            if "" in node or i in words.hyphened or (i + 1 < len(row) and without_marks(row[i + 1]) in node):
                hit, after = self._at(words, i)
                if hit and not _overlaps(quiet, hit.start, hit.end):
                    yield hit

    def _at(self, words: Words, i: int) -> tuple[TermHit | None, int]:
        """The longest term that begins at word ``i``, and where to look on."""
        for to, entries in matches(self._root, words, i):
            start, end = words.starts[i], words.ends[to - 1]
            found = words.text[start:end]
            for number, capitals, phrase in self._likeliest_first(entries, words, i):
                if number == NAME:
                    if found[0].isupper() or found[0].isdigit():
                        return None, to
                    continue
                if self._is_meant(words, i, to, number, capitals, phrase):
                    end += _apostrophe(words, to)
                    same = (p for n, _, p in entries if n == number and p.lower() == found.lower())
                    return TermHit(
                        start, end, self.terms[number], next(same, phrase), words.text[start:end]
                    ), to
        return None, i + 1

    def _likeliest_first(self, entries: Sequence[Entry], words: Words, i: int) -> Sequence[Entry]:
        """``entries`` that end at one word, a verb first right after a subject: ``we personalized``."""
        if len(entries) == 1 or i == 0 or words.words[i - 1] not in group("subjects"):
            return entries
        return sorted(entries, key=lambda entry: entry[0] == NAME or self.terms[entry[0]].kind != "verb")

    def _is_meant(
        self, words: Words, i: int, to: int, number: int, capitals: tuple[str, ...], phrase: str
    ) -> bool:
        """Whether words ``i:to`` are the term, not a name, an address or the same word in another sense."""
        if capitals and not has_capitals(words, i, to, capitals):
            return False
        if to - i > 1 and _in_compound(words, i):
            return False
        kind = self.terms[number].kind
        if (kind == "noun" and _parts_of_two(words, i, to, phrase)) or (
            to - i == 2 and _only_side_by_side(words, i, phrase, kind)
        ):
            return False
        if not self._context(number).allows(words, i, to, lambda: self._in_company(words, i, to, number)):
            return False
        if words.in_address(words.starts[i], words.ends[to - 1]):
            return False
        return not in_name(words, i, to, self.terms[number], phrase)

    def _context(self, number: int) -> TermContext:
        context = self._contexts.get(number)
        if context is None:
            context = self._contexts[number] = TermContext(self.terms[number], self._index)
        return context

    def _in_company(self, words: Words, i: int, to: int, number: int) -> bool:
        """Whether a term that asks for no company itself stands in the sentence, outside words ``i:to``.

        An acronym that spells a word needs none where it stands as a noun: ``our MAP results``.
        """
        acronym = self.terms[number].kind == "acronym" and without_marks(words.words[i]) in short_words()
        if acronym and names_program(words, i):
            return True
        start, end = words.sentence(i)
        others = words.once(("terms", start), lambda: tuple(self._sure(words, start, end)))
        return any(b <= i or a >= to for a, b in others)

    def _sure(self, words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where terms stand that mean one thing only."""
        for k in range(start, end):
            for to, entries in matches(self._root, words, k):
                if any(self._is_sure(words, k, to, entry) for entry in entries):
                    yield k, to

    def _is_sure(self, words: Words, k: int, to: int, entry: Entry) -> bool:
        number, capitals, _ = entry
        if number == NAME or self.terms[number].kind in _LOOSE:
            return False
        if capitals and not has_capitals(words, k, to, capitals):
            return False
        context = self._context(number)
        return not context.asks and context.allows(words, k, to)


def index_of(terms: Sequence[Term]) -> str:
    """The index of ``terms``, as text: what ``Terms.indexed`` needs of them."""
    made = Terms.of(terms)
    phrases = (
        phrase
        for term in terms
        for part in (term.not_in, term.only_in, term.not_near, term.only_near)
        for phrase in part
    )
    near: dict[str, Rows] = {str(p): list(dict.fromkeys(forms_near(p))) for p in phrases}
    return written(made.acronyms, made._root, near)


def _in_compound(words: Words, i: int) -> bool:
    """Whether word ``i`` belongs to the word before it: the ``grade`` of ``fifth-grade band``."""
    return i > 0 and words.gap(i) in ("-", "–")


def _parts_of_two(words: Words, i: int, to: int, phrase: str) -> bool:
    """Whether the words only stand side by side: ``give students agency`` is no ``student agency``."""
    own = parts(phrase)
    for k in range(i, to - 1):
        word, gap = words.words[k], words.gap(k + 1)
        many = word.endswith("s") and not word.endswith("'s") and word[:-1] in own and word not in own
        if many and gap[:1] != "'" and words.words[k + 1] not in LINKS:
            return True
    return False


def _only_side_by_side(words: Words, i: int, phrase: str, kind: str) -> bool:
    """Whether words ``i`` and ``i + 1`` are no compound, as the ``-`` of ``phrase`` would have them.

    A verb that begins with a noun, and a noun made with a preposition, are written with a hyphen or as one
    word: "our team teaches math" has no ``team-teach`` in it, "governed by law" no ``by-law``.
    """
    first, hyphen, second = phrase.lower().partition("-")
    if not hyphen or " " in phrase or words.gap(i + 1).strip() or first in group("prefixes"):
        return False
    parted = bool({first, second} & group("particles"))
    if kind == "adjective":
        before = words.words[i - 1] if i else ""
        return parted and (before in _VERB_FOLLOWS or before in group("subjects") | group("modals"))
    return kind == "verb" or (kind == "noun" and parted)


def _apostrophe(words: Words, to: int) -> int:
    """1 where the term that ends with word ``to - 1`` has the apostrophe of ``students'``, else 0."""
    end = words.ends[to - 1]
    if not re.match(r"'\s+\w", words.folded[end : end + 40]) or words.folded[end - 1] != "s":
        return 0
    before = words.folded[max(0, end - 200) : end]
    opened = [found.end() for found in _OPENED.finditer(before)]
    return int(not opened or bool(_CLOSED.search(before, opened[-1])))


def _overlaps(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    k = bisect_left(ranges, end, key=lambda r: r[0])
    return k > 0 and ranges[k - 1][1] > start
