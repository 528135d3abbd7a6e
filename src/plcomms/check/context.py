"""What a rule may look at: a passage, and what is known of the district round it.

Words are split, measured and searched once for all rules.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from plcomms.check.forms import terms_of
from plcomms.language.normalize import Words, read_words
from plcomms.language.people.reader import PersonMention
from plcomms.language.readability.scores import Advice, Reading, explain, measure, root
from plcomms.language.readability.spanish import forms_in_spanish, terms_in_spanish, told_in_spanish
from plcomms.language.sentences import sentences
from plcomms.language.terms.acronyms import AcronymHit, unknown_acronyms
from plcomms.language.terms.matcher import TermHit, Terms
from plcomms.language.terms.named import NamedPerson, mentions_in, people_in
from plcomms.language.terms.occurrences import Occurrence, Told, occurrences, told_in
from plcomms.load.glossary import builtin_glossary
from plcomms.load.markdown import Rich, read_markdown
from plcomms.model.document import Document
from plcomms.model.glossary import Audience, Glossary
from plcomms.model.roll import Roll
from plcomms.model.text import Block

T = TypeVar("T")


_MOST_KEPT = 100_000
"""How many things are kept that were worked out of blocks: those of some 800 documents, in 30 MB."""

_NEW: Any = object()
"""Stands for what was not worked out yet."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody reads in one go: a statement, or a whole document."""

    blocks: tuple[Block, ...]
    audience: Audience
    name: str
    document: Document | None = None
    explained: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Context:
    """What a rule may look at besides its passage.

    ``roll`` is who is who in the district; None for a text that belongs to none.
    ``language`` is what texts are in that do not tell; all are where ``told``, because somebody said so.
    """

    glossary: Glossary
    today: date
    language: str = "en"
    names: tuple[str, ...] = ()
    roll: Roll | None = None
    told: bool = False

    @cached_property
    def terms(self) -> Terms:
        """The glossary's terms, ready to be looked for."""
        return terms_of(self.glossary.terms, self.names)

    @cached_property
    def spanish_terms(self) -> Terms:
        """The glossary's terms as Spanish says them."""
        terms = terms_in_spanish(self.glossary.terms, builtin_glossary().terms)
        return Terms.of(terms, self.names, forms_in_spanish(terms))

    @cached_property
    def _root(self) -> str:
        return root(self.language)

    def language_of(self, block: Block) -> str:
        """The language of ``block``, without its country: ``es``."""
        return root(block.language) if block.language else self._root

    def _language_of_all(self, blocks: tuple[Block, ...]) -> str:
        return self.language_of(blocks[0]) if blocks else root(self.language)

    @cached_property
    def _kept(self) -> dict[Hashable, Any]:
        return {}

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """``work()``, or what it gave for the same ``key`` before: the same words are looked at once."""
        kept: T = self._kept.get(key, _NEW)
        if kept is _NEW:
            kept = self._kept[key] = work()
        return kept

    def forget(self) -> None:
        """Let go of what was worked out of blocks, if that is more than some hundred documents' worth."""
        if len(self._kept) > _MOST_KEPT:
            for kept in (self._kept, self._same, self._looked, self._numbers):
                kept.clear()

    def _once_of(self, name: str, blocks: tuple[Block, ...], work: Callable[[], T]) -> T:
        """``work()`` of ``blocks``: those of one passage are told by what they are, others by their words."""
        return self.once_here(name, blocks, lambda: self.once((name, blocks), work))

    def once_here(self, name: str, blocks: tuple[Block, ...], work: Callable[[], T]) -> T:
        """``work()`` of just these ``blocks``: equal ones of another place have other origins."""
        known = self._same.get((name, id(blocks)))
        if known is None:
            known = self._same[name, id(blocks)] = blocks, work()
        found: T = known[1]
        return found

    @cached_property
    def _same(self) -> dict[tuple[str, int], tuple[tuple[Block, ...], Any]]:
        """What was worked out of a row of blocks, by its identity; it is kept, so that no other has that."""
        return {}

    def met_in(
        self,
        blocks: tuple[Block, ...],
        name: Hashable,
        look: Callable[[Block], Sequence[T] | Mapping[str, T]],
    ) -> Iterator[tuple[int, Any]]:
        """The blocks in which ``look`` finds something, by their numbers; equal blocks are looked at once.

        ``name`` is that of ``look``. Most rules find nothing in most texts, and are done with them at once.
        """
        numbers, different = self._numbers_of(blocks)
        found, nothing = self._looked.setdefault(name, ({}, set()))
        if different <= nothing:
            return
        for k, number in enumerate(numbers):
            if number in nothing:
                continue
            made = found.get(number)
            if made is None:
                made = look(blocks[k])
                if not made:
                    nothing.add(number)
                    continue
                found[number] = made
            yield k, made

    @cached_property
    def _looked(self) -> dict[Hashable, tuple[dict[int, Any], set[int]]]:
        """What was found in blocks, and the blocks in which nothing was, by the numbers of equal blocks."""
        return {}

    @cached_property
    def _numbers(self) -> dict[Block, int]:
        return {}

    def _numbers_of(self, blocks: tuple[Block, ...]) -> tuple[tuple[int, ...], frozenset[int]]:
        """A number for each of ``blocks``, the same for equal ones; and all of these."""
        known = self._same.get(("numbers", id(blocks)))
        if known is None:
            numbers = tuple(self._numbers.setdefault(block, len(self._numbers)) for block in blocks)
            known = self._same["numbers", id(blocks)] = blocks, (numbers, frozenset(numbers))
        found: tuple[tuple[int, ...], frozenset[int]] = known[1]
        return found

    def reading(self, blocks: tuple[Block, ...]) -> Reading:
        """How hard ``blocks``, all in one language, are to read."""
        return self._once_of("reading", blocks, lambda: self._reading(blocks))

    def _reading(self, blocks: tuple[Block, ...]) -> Reading:
        language = self._language_of_all(blocks)
        key = ("reading", language, *((block.kind, block.text) for block in blocks))
        return self.once(key, lambda: measure(blocks, language, scored=False))

    def costly(self, blocks: tuple[Block, ...]) -> Advice:
        """The sentences and words that make ``blocks`` hard to read, and the grade without each."""
        language = self._language_of_all(blocks)
        key = ("costly", language, *((block.kind, block.text) for block in blocks))
        return self.once(key, lambda: explain(blocks, language))

    def markdown(self, words: str) -> Rich:
        """The Markdown ``words``, read once at each place."""
        key = ("markdown", str(words), getattr(words, "segments", ()))
        return self.once(key, lambda: read_markdown(words))

    def sentences_of(self, text: str, language: str = "") -> tuple[tuple[int, int], ...]:
        """The ranges of the sentences of ``text``."""
        return sentences(str(text), language or self.language)

    def words_of(self, block: Block) -> Words:
        """``block`` as a row of folded words."""
        return self.once(("words", block.kind, block.text), lambda: read_words(block))

    def vocabulary(self, block: Block) -> frozenset[str]:
        """The folded words of ``block``: a quick way to tell that there is nothing to look for in it."""
        return self.once(("set", block.kind, block.text), lambda: frozenset(self.words_of(block).words))

    def mentions_in(self, block: Block) -> tuple[PersonMention, ...]:
        """The names of people in ``block``."""
        key = ("mentions", block.kind, block.text, block.quiet)
        return self.once(key, lambda: mentions_in(block, self.words_of(block), self.sentences_of(block.text)))

    def people_in(self, block: Block, head: str = "") -> tuple[NamedPerson, ...]:
        """The people named in ``block``, which stands under the words ``head``, and who each is."""
        found = self.mentions_in(block)
        if not found:
            return ()
        key = ("people", block.kind, block.text, block.quiet, head)
        return self.once(
            key, lambda: people_in(block, self.sentences_of(block.text), found, self.today, head)
        )

    def terms_in(self, block: Block) -> tuple[TermHit, ...]:
        """The terms met in ``block``."""
        key = ("terms", block.kind, block.text, block.quiet)
        return self.once(key, lambda: tuple(self.terms.find_in(self.words_of(block), block.quiet)))

    def uses_in(self, blocks: tuple[Block, ...]) -> tuple[Occurrence, ...]:
        """The terms met in ``blocks``, each with how far the text explains it."""
        return self._once_of("uses", blocks, lambda: occurrences(blocks, self.terms, self._told_in))

    def told_in_english(self, block: Block, terms: Terms) -> Told:
        """The terms in ``block`` with what it tells of each, as though it were English."""
        key = ("told", "en", block.kind, block.text, block.quiet)
        return self.once(key, lambda: told_in(block, terms, self.words_of))

    def _told_in(self, block: Block, terms: Terms) -> Told:
        language = self.language_of(block)
        key = ("told", language, block.kind, block.text, block.quiet)
        if language == "es":
            return self.once(key, lambda: told_in_spanish(block, self.spanish_terms, self.words_of))
        return self.once(key, lambda: told_in(block, terms, self.words_of))

    def acronyms_in(self, blocks: tuple[Block, ...]) -> tuple[AcronymHit, ...]:
        """The acronyms in ``blocks`` that neither the glossary nor the text itself explains."""
        return self._once_of(
            "acronyms", blocks, lambda: tuple(unknown_acronyms(blocks, self.terms, self.words_of))
        )
