"""Who is named in one piece of text, and who each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plcomms.language.normalize import Words
from plcomms.language.people.person_names import hints_at_name, is_given
from plcomms.language.people.reader import PersonMention, person_mentions
from plcomms.language.people.standing import Standing, standings
from plcomms.model.text import Block

_SUMMER = 7
"""The month in which a school year is over: who finished before it is at school no more."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody's name in a text, and who it is."""

    mention: PersonMention
    standing: Standing


def mentions_in(
    block: Block, words: Words, sentences: Sequence[tuple[int, int]]
) -> tuple[PersonMention, ...]:
    """The names of people in ``block``, whose words and sentences are given; those in addresses are none."""
    text = str(block.text)
    if not any(_written_as_name(word, text) for word in _hinting(words)):
        return ()
    found = person_mentions(text, sentences)
    return tuple(m for m in found if not _in_address(block, words, m))


_PLAIN: set[str] = set()
"""Words that were met and are no reason to look for names: they depend on the lists alone."""
_MOST_PLAIN = 50_000
_GAP = re.compile(r"\s{40,}")
"""White space so long that no name goes on behind it; to look over it at each sign takes the square of it."""


def _hinting(words: Words) -> Iterator[str]:
    """The different ``words`` that are a reason to look for names."""
    for word in set(words.words).difference(_PLAIN):
        if hints_at_name(word):
            yield word
        elif len(_PLAIN) < _MOST_PLAIN:
            _PLAIN.add(word)


def _written_as_name(word: str, text: str) -> bool:
    """Whether the folded ``word`` has a capital somewhere in ``text``, or is nothing but a name."""
    word = word.removesuffix("'s")
    return is_given(word) or word.capitalize() in text or word.upper() in text or not word.isalpha()


def people_in(
    block: Block,
    sentences: Sequence[tuple[int, int]],
    found: Sequence[PersonMention],
    today: date,
    head: str = "",
) -> tuple[NamedPerson, ...]:
    """Who the people are whose names were ``found`` in ``block``.

    Args:
        block: what is read.
        sentences: the ranges of its sentences.
        found: the names in it, in order.
        today: the day on which somebody is at school or not.
        head: the heading or the words with a colon under which the block stands.
    """
    year = today.year + (today.month >= _SUMMER)
    pictured = block.kind == "caption"
    text = _GAP.sub(_filled, str(block.text))
    told = standings(text, sentences, found, year=year, head=head, pictured=pictured)
    return tuple(map(NamedPerson, found, told))


def _filled(gap: re.Match[str]) -> str:
    """As many signs as ``gap`` has, most of which are no white space."""
    return " " + "\0" * (len(gap[0]) - 1)


def _in_address(block: Block, words: Words, mention: PersonMention) -> bool:
    """Whether the name stands in an address or in code."""
    return words.in_address(mention.start, mention.end) or any(
        start < mention.end and mention.start < end for start, end in block.quiet
    )
