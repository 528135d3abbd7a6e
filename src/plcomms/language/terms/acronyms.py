"""Finds acronyms that nobody explains: neither the glossary nor the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plcomms.language.lexicon import common_acronyms, group
from plcomms.language.normalize import Read, Words, read_words
from plcomms.language.terms.backronyms import is_word, names_program
from plcomms.language.terms.definitions import spelt_out
from plcomms.language.terms.letter_names import names_letters
from plcomms.language.terms.matcher import Terms
from plcomms.language.terms.names import names_person
from plcomms.model.text import Block

_SHAPE = re.compile(
    r"""
    [A-Z]{2,12}(?:s|['’]s)?                               # IEP, IEPs, CHAMPIONS
  | (?:[A-Z]\.){3,6}                                      # I.E.P.
  | (?=.{3,7}\Z)[A-Z]+(?:[a-z][A-Z]+)+[a-z]?(?:['’]s)?     # RtI, PoG, SpEd, PoGs
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"(?=[MDCLXVI])M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class AcronymHit:
    """An acronym that a reader cannot look up, at characters ``start:end`` of block number ``block``."""

    block: int
    start: int
    end: int
    acronym: str
    first: bool


def unknown_acronyms(blocks: Iterable[Block], terms: Terms, read: Read = read_words) -> Iterator[AcronymHit]:
    """Acronyms that are not in the glossary, not common, and not spelt out anywhere.

    They are words of capitals, or of capitals with small letters among them (``PoG``). Letters that are an
    English word besides (``STAR``) count where the text uses them as the name of a program at least once.
    """
    found: list[AcronymHit] = []
    defined: set[str] = set()
    sure: set[str] = set()
    for number, block in enumerate(blocks):
        words = read(block)
        for i in _candidates(words, block.quiet):
            start, end, acronym = words.starts[i], words.ends[i], _plain(words.written(i))
            if acronym.upper() in terms.acronyms:
                continue
            if spelt_out(words.text, start, end):
                defined.add(acronym)
            elif acronym not in defined and not _excused(words, i, acronym):
                found.append(AcronymHit(number, start, end, acronym, False))
                if not is_word(acronym.lower()) or names_program(words, i):
                    sure.add(acronym)
    yield from _first_told([hit for hit in found if hit.acronym in sure - defined])


def _first_told(hits: Iterable[AcronymHit]) -> Iterator[AcronymHit]:
    """``hits``, with the first of each acronym marked."""
    seen: set[str] = set()
    for hit in hits:
        yield replace(hit, first=hit.acronym not in seen)
        seen.add(hit.acronym)


def _candidates(words: Words, quiet: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The words that look like an acronym, outside the ranges ``quiet``."""
    text = words.text
    for i, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        capital = end - start > 1 and text[start].isupper()
        if capital and _SHAPE.fullmatch(text[start:end]) and not any(a < end and start < b for a, b in quiet):
            yield i


def _plain(written: str) -> str:
    """The acronym without dots and without the ending of a plural or possessive."""
    written = written.replace(".", "")
    return re.sub(r"(?<=[A-Z])['’]?s$", "", written)


def _excused(words: Words, i: int, acronym: str) -> bool:
    """Whether word ``i`` is no acronym that a reader would wonder about."""
    if acronym in common_acronyms() or acronym in group("mixed") or _ROMAN.fullmatch(acronym):
        return True
    if words.capitals(i) or _coded(words, i) or names_letters(words, i, acronym):
        return True
    return words.in_address(words.starts[i], words.ends[i]) or names_person(words, i) or _loud(words, i)


def _coded(words: Words, i: int) -> bool:
    """Whether the letters belong to a number or a place: ``PK-5``, ``Room AB``, ``JFK Elementary``."""
    text, start, end = words.text, words.starts[i], words.ends[i]
    if re.match(r"\s?[-–/]?\d", text[end : end + 3]) or re.search(
        r"\d[-–/]?$", text[max(0, start - 2) : start]
    ):
        return True
    if i + 1 < len(words) and words.gap(i + 1) == " " and words.words[i + 1] in group("streets"):
        return words.written(i + 1)[0].isupper()
    return i > 0 and words.words[i - 1] in group("places") and words.gap(i) == " "


def _loud(words: Words, i: int) -> bool:
    """Whether the word stands among other shouted words: ``DO NOT PARK HERE``, ``FIELD DAY``."""
    opening, closing = words.sentence(i)
    for k in (i - 1, i + 1):
        if opening <= k < closing and words.gap(max(i, k)) == " ":
            neighbor = words.written(k)
            if len(neighbor) > 3 and neighbor.isalpha() and neighbor.isupper():
                return True
    return False
