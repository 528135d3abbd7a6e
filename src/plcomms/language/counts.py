"""What the readability formulas count: sentences, words, syllables, and the words that are hard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from plcomms.language.segments import Token, abbreviations, sentences, tokens
from plcomms.language.syllables import syllables
from plcomms.language.vocabulary import cost, familiar, known
from plcomms.model.text import Block

NAME = "name"
"""Stands for every name in the formulas: a familiar word of one syllable and four letters."""

EASE = 10
"""Words added to each sentence before the logarithm, so that very short ones differ little; chosen by the fit."""

_SPOKEN = ("paragraph", "quote")
_LISTED = ("item", "caption")
_SHORT_ITEM = 4
_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", ".": None, "\xad": None})
_SELF = ("i", "i'm", "i'll", "i've", "i'd")
_FRESH = ":“\"‘([—–•"


class Word(NamedTuple):
    """Characters ``start:end`` of a block, how they are looked up, and whether they are a name."""

    start: int
    end: int
    form: str
    name: bool


class Sentence(NamedTuple):
    """Characters ``start:end`` of the block with this index, and its words."""

    block: int
    start: int
    end: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """The sums that formulas are made of.

    ``letters`` are letters alone, ``characters`` also hyphens, apostrophes and one full stop a sentence.
    ``voiced`` words have a syllable at all, ``polysyllables`` three or more; ``unfamiliar`` words are not on
    the Dale-Chall list and ``hard`` ones have three syllables besides. ``load`` is the sum over the words
    of the logarithm of the length of their sentence (plus ten), ``toll`` the sum of the words' costs.
    """

    words: int = 0
    sentences: int = 0
    longest: int = 0
    syllables: int = 0
    letters: int = 0
    characters: int = 0
    voiced: int = 0
    polysyllables: int = 0
    unfamiliar: int = 0
    hard: int = 0
    load: float = 0.0
    toll: float = 0.0

    @property
    def full(self) -> int:
        """The sentences as the formulas count them: as many as can have three words, and at least one.

        The formulas were made on running prose, and textstat passes over sentences of one or two words.
        """
        return max(1, min(self.sentences, self.words // 3))


def prose(blocks: Sequence[Block], language: str = "en") -> Iterator[Sentence]:
    """The sentences of paragraphs, quotations, list items and captions that have words, in order.

    Headings, labels and table cells are no sentences, nor are list items and captions of up to three words
    without a full stop. Words in a quiet range of a block do not count.
    """
    forms: dict[str, str] = {}
    for index, block in enumerate(blocks):
        if block.kind in _SPOKEN or block.kind in _LISTED:
            for sentence in _sentences(index, block, language, forms):
                if block.kind in _SPOKEN or _full(block.text, sentence):
                    yield sentence


def _full(text: str, sentence: Sentence) -> bool:
    closed = text[sentence.start : sentence.end].rstrip("\"'”’)").endswith((".", "!", "?", "…"))
    return closed or len(sentence.words) >= _SHORT_ITEM


def _sentences(index: int, block: Block, language: str, forms: dict[str, str]) -> Iterator[Sentence]:
    text = str(block.text)
    found = _loud(tokens(text), block.quiet)
    token = next(found, None)
    for start, end in sentences(text, language):
        here = []
        while token is not None and token.start < end:
            here.append(token)
            token = next(found, None)
        if here:
            yield Sentence(index, start, end, _words(text, here, language, forms))


def _loud(found: Iterable[Token], quiet: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """The words among the tokens that are in no quiet range."""
    ranges = iter(sorted(quiet))
    here = next(ranges, None)
    for token in found:
        while here and here[1] <= token.start:
            here = next(ranges, None)
        if token.kind == "word" and not (here and here[0] < token.end):
            yield token


def _words(text: str, found: list[Token], language: str, forms: dict[str, str]) -> tuple[Word, ...]:
    raw = [text[start:end] for start, end, _ in found]
    for word in raw:
        if word not in forms:
            forms[word] = word.lower().translate(_FOLD)
    plain = [forms[word] for word in raw]
    if language != "en" or all(word[0].islower() for word in raw[1:]) and known(plain[0]):
        return tuple(Word(token[0], token[1], form, False) for token, form in zip(found, plain, strict=True))
    names = _names(text, found, raw, plain)
    return tuple(Word(t[0], t[1], form, name) for t, form, name in zip(found, plain, names, strict=True))


def _names(text: str, found: list[Token], raw: list[str], plain: list[str]) -> list[bool]:
    """Which words of a sentence are names.

    A capital inside the sentence makes a name. At its start, after a colon and after an opening quotation
    mark, where every word has one, a name is a title, a word that no list knows, or an unfamiliar word before a name.
    In a sentence with capitals all over (``Our New Strategic Plan``) only words that no list knows are names.
    """
    titles = abbreviations("en")["title"]
    capitals = [w[0].isupper() and not (len(w) > 1 and w.isupper()) and p not in _SELF for w, p in zip(raw, plain, strict=True)]
    long = [capital for capital, word in zip(capitals[1:], raw[1:], strict=True) if len(word) > 3]
    shouted = len(long) >= 4 and sum(long) >= 0.6 * len(long)
    names: list[bool] = []
    following = False
    for i in range(len(raw) - 1, -1, -1):
        name = capitals[i]
        if name and (shouted or i == 0 or text[: found[i].start].rstrip()[-1:] in _FRESH):
            name = plain[i] in titles or not known(plain[i]) or (following and not shouted and not familiar(plain[i]))
        following = name
        names.append(name)
    return names[::-1]
