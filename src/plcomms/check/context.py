"""What a rule may look at: a passage, and what is known of the district round it.

Words are split, measured and searched once for all rules.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from plcomms.check.forms import known_forms
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
        return Terms.of(self.glossary.terms, self.names, known_forms(builtin_glossary().terms))

    @cached_property
    def spanish_terms(self) -> Terms:
        """The glossary's terms as Spanish says them."""
        terms = terms_in_spanish(self.glossary.terms, builtin_glossary().terms)
        return Terms.of(terms, self.names, forms_in_spanish(terms))

    def language_of(self, block: Block) -> str:
        """The language of ``block``, without its country: ``es``."""
        return root(block.language or self.language)

    def _language_of_all(self, blocks: tuple[Block, ...]) -> str:
        return self.language_of(blocks[0]) if blocks else root(self.language)

    @cached_property
    def _kept(self) -> dict[Hashable, Any]:
        return {}

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """``work()``, or what it gave for the same ``key`` before: the same words are looked at once."""
        if key not in self._kept:
            self._kept[key] = work()
        kept: T = self._kept[key]
        return kept

    def reading(self, blocks: tuple[Block, ...]) -> Reading:
        """How hard ``blocks``, all in one language, are to read."""
        language = self._language_of_all(blocks)
        key = ("reading", language, *((block.kind, str(block.text)) for block in blocks))
        return self.once(key, lambda: measure(blocks, language, scored=False))

    def costly(self, blocks: tuple[Block, ...]) -> Advice:
        """The sentences and words that make ``blocks`` hard to read, and the grade without each."""
        language = self._language_of_all(blocks)
        key = ("costly", language, *((block.kind, str(block.text)) for block in blocks))
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
        return self.once(("words", block.kind, str(block.text)), lambda: read_words(block))

    def vocabulary(self, block: Block) -> frozenset[str]:
        """The folded words of ``block``: a quick way to tell that there is nothing to look for in it."""
        return self.once(("set", block.kind, str(block.text)), lambda: frozenset(self.words_of(block).words))

    def mentions_in(self, block: Block) -> tuple[PersonMention, ...]:
        """The names of people in ``block``."""
        key = ("mentions", block.kind, str(block.text), block.quiet)
        sentences = self.sentences_of(block.text)
        return self.once(key, lambda: mentions_in(block, self.words_of(block), sentences))

    def people_in(self, block: Block, head: str = "") -> tuple[NamedPerson, ...]:
        """The people named in ``block``, which stands under the words ``head``, and who each is."""
        found = self.mentions_in(block)
        if not found:
            return ()
        key = ("people", block.kind, str(block.text), block.quiet, head)
        sentences = self.sentences_of(block.text)
        return self.once(key, lambda: people_in(block, sentences, found, self.today, head))

    def terms_in(self, block: Block) -> tuple[TermHit, ...]:
        """The terms met in ``block``."""
        key = ("terms", block.kind, str(block.text), block.quiet)
        return self.once(key, lambda: tuple(self.terms.find_in(self.words_of(block), block.quiet)))

    def uses_in(self, blocks: tuple[Block, ...]) -> tuple[Occurrence, ...]:
        """The terms met in ``blocks``, each with how far the text explains it."""
        return self.once(("uses", blocks), lambda: occurrences(blocks, self.terms, self._told_in))

    def _told_in(self, block: Block, terms: Terms) -> Told:
        language = self.language_of(block)
        key = ("told", language, block.kind, str(block.text), block.quiet)
        if language == "es":
            return self.once(key, lambda: told_in_spanish(block, self.spanish_terms, self.words_of))
        return self.once(key, lambda: told_in(block, terms, self.words_of))

    def acronyms_in(self, blocks: tuple[Block, ...]) -> tuple[AcronymHit, ...]:
        """The acronyms in ``blocks`` that neither the glossary nor the text itself explains."""
        key = ("acronyms", blocks)
        return self.once(key, lambda: tuple(unknown_acronyms(blocks, self.terms, self.words_of)))
