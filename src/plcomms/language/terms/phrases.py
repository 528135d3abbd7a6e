"""The ways in which a phrase of the glossary may be written, and a trie that finds them all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Any

from plcomms.language.inflection.morphology import all_verb_forms, plurals, spellings
from plcomms.language.lexicon import group
from plcomms.language.normalize import Words, parts, without_marks
from plcomms.model.glossary import WordClass

Node = dict[str, Any]
"""A place in the trie: the next words, and under the empty string what ends here."""

COMMA = ","
"""The comma of a phrase in the trie: ``anytime, anywhere learning``."""

LINKS = group("links")
"""Words after which a phrase only tells more of what it named before."""

_FIXED = LINKS | group("fixed")
_PREFIXES = group("prefixes")
_SPLIT = re.compile(
    r"(anti|cross|cyber|extra|inter|intra|macro|meta|micro|multi|non|over|post|pre|re|self|semi|socio|sub|super"
    r"|trans|ultra|under)(?=[a-z]{4})|co(?=[aeiou]|design|teach|plan|const|creat|curric|lead|learn|craft|writ)"
)


def surface_forms(phrase: str, kind: WordClass) -> Iterator[tuple[str, ...]]:
    """Every row of folded words that is ``phrase``: inflected, British or American, joined or parted.

    A comma of the phrase is a word of the row, and may be left out.
    """
    pieces = phrase.split(", ")
    if len(pieces) > 1:
        for whole in surface_forms(" ".join(pieces), kind):
            yield from _with_commas(whole, [len(parts(piece)) for piece in pieces])
        return
    for units in _inflected(tuple(phrase.split()), kind):
        for row in product(*(_joined_or_parted(unit) for unit in units)):
            yield tuple(word for unit in row for word in unit)


def _with_commas(row: tuple[str, ...], lengths: list[int]) -> Iterator[tuple[str, ...]]:
    """``row`` as it is, and with a comma after each of its pieces but the last."""
    yield row
    if len(row) == sum(lengths):
        ends = [sum(lengths[: k + 1]) for k in range(len(lengths) - 1)]
        yield tuple(word for k, word in enumerate(row) for word in ((COMMA, word) if k in ends else (word,)))


def _inflected(units: tuple[str, ...], kind: WordClass) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Every choice of forms of the units of a phrase; a unit is a word, or words that a hyphen joins."""
    rows = [tuple(parts(unit)) for unit in units]
    rows = [row for row in rows if row]
    heads = _heads(rows, kind)
    choices = [_forms(row, heads.get(k, "")) for k, row in enumerate(rows)]
    return product(*choices)


def _heads(rows: list[tuple[str, ...]], kind: WordClass) -> dict[int, str]:
    """Which units change with number or time, and whether as a noun or as a verb."""
    last = len(rows) - 1
    if kind == "verb":
        second = last > 0 and (rows[0][0].endswith("ly") or rows[0] in {(prefix,) for prefix in _PREFIXES})
        return {1: "verb", 0: ""} if second else {0: "verb"}
    if kind in ("noun", "acronym"):
        nouns = {k: "noun" for k, row in enumerate(rows) if row[-1] not in _FIXED}
        return nouns if last < 3 else {k: v for k, v in nouns.items() if k == last or rows[k + 1][0] in LINKS}
    if kind == "phrase" and last > 0 and rows[0][0] not in _FIXED:
        return {0: "verb"}
    return {}


@lru_cache(maxsize=4096)
def _forms(row: tuple[str, ...], kind: str) -> tuple[tuple[str, ...], ...]:
    """The forms of one unit, in both spellings."""
    if kind == "verb":
        forms = [(*row[:-1], form) for form in all_verb_forms(row[-1])]
        if len(row) > 1 and row[0] not in _PREFIXES:
            forms += [(form, *row[1:]) for form in all_verb_forms(row[0])]
    elif kind == "noun":
        forms = [row, *((*row[:-1], form) for form in plurals(row[-1]))]
    else:
        forms = [row]
    spelt = (tuple(words) for form in forms for words in product(*map(spellings, form)))
    return tuple(dict.fromkeys(spelt))


@lru_cache(maxsize=16384)
def _joined_or_parted(unit: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """``co design`` may be met as ``codesign``, ``multilingual`` as ``multi lingual``."""
    if len(unit) == 2 and len(unit[0] + unit[1]) > 5:
        return unit, (unit[0] + unit[1],)
    found = _SPLIT.match(unit[0]) if len(unit) == 1 else None
    return (unit, (unit[0][: found.end()], unit[0][found.end() :])) if found else (unit,)


def insert(root: Node, words: Iterable[str], value: Any) -> None:
    """Puts ``value`` at the end of the row ``words``."""
    node = root
    for word in words:
        node = node.setdefault(word, {})
    held = node.setdefault("", [])
    if value not in held:
        held.append(value)


def matches(root: Node, words: Words, i: int) -> list[tuple[int, list[Any]]]:
    """What begins at word ``i``: the first word after it and its values, the longest first.

    Two words that a hyphen joins may be one word of the phrase: ``stake-holder``.
    """
    found = _walk(root, words, i, i)
    if i in words.hyphened:
        whole = words.words[i] + words.words[i + 1]
        node = root.get(whole) or root.get(without_marks(whole))
        if node is not None:
            own = [(i + 2, node[""])] if "" in node else []
            found = sorted([*found, *own, *_walk(node, words, i, i + 2)], key=lambda row: row[0])
    found.reverse()
    return found


def _walk(node: Node, words: Words, first: int, j: int) -> list[tuple[int, list[Any]]]:
    """What ends at word ``j`` or later on the way from ``node``; ``first`` is where the way began."""
    found: list[tuple[int, list[Any]]] = []
    row = words.words
    for k in range(j, len(row)):
        if k > first and not words.joined(k):
            if COMMA not in node or words.gap(k).rstrip() != COMMA:
                break
            node = node[COMMA]
        following = node.get(row[k]) or node.get(without_marks(row[k]))
        if following is None:
            break
        node = following
        if "" in node:
            found.append((k + 1, node[""]))
    return found
