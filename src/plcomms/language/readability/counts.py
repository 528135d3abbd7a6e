"""What the readability formulas count: sentences, words, syllables, and the words that are hard."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import log
from typing import NamedTuple

from plcomms.language.readability.syllables import syllables
from plcomms.language.sentences import abbreviations, sentences
from plcomms.language.tokens import words
from plcomms.language.vocabulary import cost, familiar, known
from plcomms.model.text import Block

NAME = "name"
"""Stands for every name in the formulas: a familiar word of one syllable and four letters."""

EASE = 10
"""Words added to each sentence before the logarithm: very short ones differ little; chosen by the fit."""

RECENT = 100
"""Words in which a hard word costs a reader once: who has just met it knows it; chosen by the fit."""

_SPOKEN = ("paragraph", "quote")
_LISTED = ("item", "caption")
_SHORT_ITEM = 4
_SIGNS = re.compile(r"[^\w]")
_FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", ".": None, "\xad": None})
_SELF = re.compile(r"I(?:['’](?:m|ll|ve|d))?")
_FRESH = ':“"‘([—–•'


class Word(NamedTuple):
    """Characters ``start:end`` of a block, how they are looked up, and whether they are a name."""

    start: int
    end: int
    form: str
    name: bool


Span = tuple[int, int]


class Sentence(NamedTuple):
    """Characters ``start:end`` of the block with this index, and its words.

    ``spans`` are where the words stand, ``forms`` how they are looked up; ``names`` says which are names, and
    is empty where none is.
    """

    block: int
    start: int
    end: int
    spans: tuple[Span, ...]
    forms: tuple[str, ...]
    names: tuple[bool, ...] = ()

    @property
    def words(self) -> Iterator[Word]:
        """Its words, in order."""
        for (start, end), form, name in zip(self.spans, self.forms, self.names or repeat(False)):  # noqa: B905
            yield Word(start, end, form, name)

    @property
    def counted(self) -> Iterable[str]:
        """The forms of its words, every name as ``NAME``."""
        if not self.names:
            return self.forms
        return [NAME if name else form for form, name in zip(self.forms, self.names, strict=True)]


@dataclass(frozen=True, slots=True)
class Counts:
    """The sums that formulas are made of.

    ``letters`` are letters alone, without hyphens and apostrophes. ``load`` is the sum over the words of the
    logarithm of the length of their sentence (plus ten), ``toll`` the sum of the words' costs, where a word
    that comes again within ``RECENT`` words is free.
    """

    words: int = 0
    sentences: int = 0
    longest: int = 0
    syllables: int = 0
    letters: int = 0
    load: float = 0.0
    toll: float = 0.0

    @property
    def full(self) -> int:
        """The sentences as the formulas count them: as many as can have three words, and at least one.

        The formulas were made on running prose, and textstat passes over sentences of one or two words.
        """
        return max(1, min(self.sentences, self.words // 3))


_SYLLABLES = ("en", "es")
"""The languages whose syllables are counted."""


class _WordFacts(NamedTuple):
    syllables: int
    letters: int


def tally(found: Iterable[Sentence], language: str = "en", *, spoken: bool = True) -> Counts:
    """The sums over sentences; syllables in English and Spanish alone.

    Syllables take as long as all the rest; without ``spoken`` they are not counted.
    """
    forms: Counter[str] = Counter()
    met = tuple(found) if language == "en" else found
    amount = number = longest = 0
    load = 0.0
    for sentence in met:
        length = len(sentence.spans)
        number += 1
        amount += length
        longest = max(longest, length)
        load += length * log(length + EASE)
        forms.update(sentence.counted)
    facts = [(_facts(form, language, spoken), times) for form, times in forms.items()]
    return Counts(
        words=amount,
        sentences=number,
        longest=longest,
        syllables=sum(fact.syllables * times for fact, times in facts),
        letters=sum(fact.letters * times for fact, times in facts),
        load=load,
        toll=_toll(met) if language == "en" else 0.0,
    )


def _toll(found: Iterable[Sentence]) -> float:
    return sum(cost(form) * times for form, times in charged(found).items())


def charged(found: Iterable[Sentence]) -> Mapping[str, int]:
    """How often each word that costs something is charged: first, and then once in ``RECENT`` words."""
    times: dict[str, int] = {}
    last: dict[str, int] = {}
    before = 0
    for sentence in found:
        for at, form in enumerate(sentence.counted, before):
            if (form not in last or at - last[form] >= RECENT) and cost(form):
                times[form] = times.get(form, 0) + 1
                last[form] = at
        before += len(sentence.spans)
    return times


@lru_cache(maxsize=1 << 15)
def _facts(form: str, language: str, spoken: bool) -> _WordFacts:
    letters = len(_SIGNS.sub("", form))
    return _WordFacts(syllables(form, language) if spoken and language in _SYLLABLES else 0, letters)


def prepared(found: Iterable[Sentence], *, plain: bool = False) -> str:
    """The text that the formulas are computed on, as textstat can read it: one sentence a line.

    Words are in small letters, without what is no word; names are the word ``name``. A sentence of less than
    three words, which textstat would pass over, borrows from the next one: every formula takes totals alone,
    so moving the break changes nothing else. With ``plain`` every familiar word is ``name`` too, because
    textstat does not know the forms of familiar words; Dale-Chall and Gunning Fog are computed on that.
    """
    lengths, forms = [], []
    for sentence in found:
        words = [
            NAME if word.name or (plain and familiar(word.form)) else word.form for word in sentence.words
        ]
        lengths.append(len(words))
        forms += words
    lines, at, due, left = [], 0, 0, max(1, min(len(lengths), len(forms) // 3))
    for length in lengths[: left - 1]:
        due += length
        left -= 1
        stop = min(max(due, at + 3), len(forms) - 3 * left)
        lines.append(" ".join(forms[at:stop]) + ".")
        at = stop
    return "\n".join(lines + [" ".join(forms[at:]) + "."] * (at < len(forms)))


def prose(blocks: Sequence[Block], language: str = "en") -> Iterator[Sentence]:
    """The sentences of paragraphs, quotations, list items and captions that have words, in order.

    Headings, labels and table cells are no sentences, nor are list items and captions of up to three words
    without a full stop. Words in a quiet range of a block do not count.
    """
    for index, block in enumerate(blocks):
        if block.kind in _SPOKEN or block.kind in _LISTED:
            for sentence in _sentences(str(block.text), block.quiet, language):
                if block.kind in _SPOKEN or _full(block.text, sentence):
                    yield sentence._replace(block=index) if index else sentence


def _full(text: str, sentence: Sentence) -> bool:
    closed = text[sentence.start : sentence.end].rstrip("\"'”’)").endswith((".", "!", "?", "…"))
    return closed or len(sentence.spans) >= _SHORT_ITEM


@lru_cache(maxsize=4096)
def _sentences(text: str, quiet: tuple[Span, ...], language: str) -> tuple[Sentence, ...]:
    """The sentences of a block that have words; the same block stands in many documents."""
    found = _loud(words(text), quiet)
    starts = [start for start, _ in found]
    first = 0
    spoken = []
    for start, end in sentences(text, language):
        last = bisect_left(starts, end)
        if last > first:
            spoken.append(_sentence(text, start, end, found[first:last], language))
        first = max(first, last)
    return tuple(spoken)


def _loud(found: tuple[Span, ...], quiet: Sequence[Span]) -> tuple[Span, ...]:
    """The words that are in no quiet range."""
    if not quiet:
        return found
    loud = []
    ranges = iter(sorted(quiet))
    here = next(ranges, None)
    for start, end in found:
        while here and here[1] <= start:
            here = next(ranges, None)
        if not (here and here[0] < end):
            loud.append((start, end))
    return tuple(loud)


@lru_cache(maxsize=1 << 14)
def _form(word: str) -> str:
    return word.lower().translate(_FOLD)


def _sentence(text: str, start: int, end: int, found: tuple[Span, ...], language: str) -> Sentence:
    raw = [text[a:b] for a, b in found]
    plain = tuple(map(_form, raw))
    rest = text[found[0][1] : end]
    if language != "en" or ((len(raw) == 1 or rest.islower()) and known(plain[0])):
        return Sentence(0, start, end, found, plain)
    names = tuple(_names(text, found, raw, plain))
    return Sentence(0, start, end, found, plain, names if any(names) else ())


def _capital(word: str) -> bool:
    """Whether a word has a capital of its own: not ``I``, and not all in capitals as an acronym is."""
    return word[0].isupper() and not (len(word) > 1 and word.isupper()) and not _SELF.fullmatch(word)


def _names(text: str, found: Sequence[Span], raw: Sequence[str], plain: Sequence[str]) -> list[bool]:
    """Which words of a sentence are names.

    A capital inside the sentence makes a name. At its start, after a colon and after an opening quotation
    mark, where every word has one, a name is a title, a word that no list knows, or an unfamiliar word
    before a name.
    In a sentence with capitals all over (``Our New Strategic Plan``) only words that no list knows are names.
    """
    titles = abbreviations("en")["title"]
    capitals = [_capital(word) for word in raw]
    long = [capital for capital, word in zip(capitals[1:], raw[1:], strict=True) if len(word) > 3]
    shouted = len(long) >= 4 and sum(long) >= 0.6 * len(long)
    names: list[bool] = []
    following = False
    for i in range(len(raw) - 1, -1, -1):
        name = capitals[i]
        start = found[i][0]
        if name and (shouted or i == 0 or (text[max(0, start - 3) : start].rstrip()[-1:] or "x") in _FRESH):
            led = following and not shouted and not familiar(plain[i])
            name = led or plain[i] in titles or not known(plain[i])
        following = name
        names.append(name)
    return names[::-1]
