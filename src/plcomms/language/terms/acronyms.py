"""Finds acronyms that nobody explains: neither the glossary nor the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plcomms.language.lexicon import common_acronyms, group, short_words
from plcomms.language.normalize import Read, Words, read_words
from plcomms.language.terms.definitions import spelt_out
from plcomms.language.terms.matcher import Terms
from plcomms.language.terms.names import names_person
from plcomms.model.text import Block

_SHAPE = re.compile(r"[A-Z]{2,6}(?:s|['’]s)?|(?:[A-Z]\.){3,6}")
_STATION = re.compile(r"[KW][A-Z]{2,3}")
_AIR = frozenset(
    """radio station channel tv television fm am air hear heard listen tune watch broadcast dial""".split()  # noqa: SIM905
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
    """Words of two to six capitals that are not in the glossary, not common, and not spelt out anywhere."""
    found: list[AcronymHit] = []
    defined: set[str] = set()
    for number, block in enumerate(blocks):
        words = read(block)
        for i in _candidates(words):
            start, end = words.starts[i], words.ends[i]
            acronym = _plain(words.written(i))
            if any(a < end and start < b for a, b in block.quiet) or acronym in terms.acronyms:
                continue
            if spelt_out(words.text, start, end):
                defined.add(acronym)
            elif acronym not in defined and not _excused(words, i, acronym):
                found.append(AcronymHit(number, start, end, acronym, False))
    seen: set[str] = set()
    for hit in found:
        if hit.acronym not in defined:
            yield AcronymHit(hit.block, hit.start, hit.end, hit.acronym, hit.acronym not in seen)
            seen.add(hit.acronym)


def _candidates(words: Words) -> Iterator[int]:
    """The words that look like an acronym."""
    text = words.text
    for i, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        capital = end - start > 1 and text[start].isupper() and text[start + 1] in _CAPITALS
        if capital and _SHAPE.fullmatch(text, start, end):
            yield i


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ."


def _plain(written: str) -> str:
    """The acronym without dots and without the ending of a plural or possessive."""
    written = written.replace(".", "")
    return re.sub(r"(?<=[A-Z])['’]?s$", "", written)


def _excused(words: Words, i: int, acronym: str) -> bool:
    """Whether word ``i`` is no acronym that a reader would wonder about."""
    if acronym in common_acronyms() or acronym.lower() in short_words() or _ROMAN.fullmatch(acronym):
        return True
    if words.capitals(i) or _coded(words, i) or _state(words, i, acronym) or _on_air(words, i, acronym):
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


def _state(words: Words, i: int, acronym: str) -> bool:
    """Whether the letters are a state in an address: ``Yakima, WA 98901``."""
    if acronym not in group("states") or i == 0:
        return False
    return bool(re.fullmatch(r",\s*", words.gap(i))) or bool(
        re.match(r"\.?\s+\d{5}", words.text[words.ends[i] :][:9])
    )


def _on_air(words: Words, i: int, acronym: str) -> bool:
    """Whether the letters are those of a radio or television station, where it is heard or seen."""
    return bool(_STATION.fullmatch(acronym)) and not _AIR.isdisjoint(words.near(i))


def _loud(words: Words, i: int) -> bool:
    """Whether the word stands among other shouted words: ``DO NOT PARK HERE``, ``FIELD DAY``."""
    opening, closing = words.sentence(i)
    for k in (i - 1, i + 1):
        if opening <= k < closing and words.gap(max(i, k)) == " ":
            neighbor = words.written(k)
            if len(neighbor) > 3 and neighbor.isalpha() and neighbor.isupper():
                return True
    return False
