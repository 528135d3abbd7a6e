"""The terms of a whole document, each with whether its reader is told what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from plcomms.language.normalize import Read, read_words
from plcomms.language.terms.definitions import Meaning, definition
from plcomms.language.terms.matcher import TermHit, Terms
from plcomms.model.glossary import Audience
from plcomms.model.text import Block

Verdict = Literal["ok", "explained", "explain", "avoid"]
"""``ok``: these readers know it; ``explained``: the text tells; ``explain``: it must; ``avoid``: say less."""

_BARE = ("heading", "label", "caption", "alternative")
"""Kinds of block that are too short to explain a word: the explanation may follow them."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in block number ``block``, and how far the document has explained it where it stands."""

    block: int
    hit: TermHit
    meaning: Meaning
    first: bool


Told = tuple[tuple[TermHit, Meaning], ...]
"""The terms met in a block, each with what the block itself tells of its meaning."""


def told_in(block: Block, terms: Terms, read: Read = read_words) -> Told:
    """The terms in ``block`` by itself."""
    found = terms.find_in(read(block), block.quiet)
    return tuple((hit, definition(block.text, hit.start, hit.end, hit.term)) for hit in found)


def occurrences(
    blocks: Iterable[Block], terms: Terms, look: Callable[[Block, Terms], Told] = told_in
) -> tuple[Occurrence, ...]:
    """Every use of a term in ``blocks``, in order.

    What is explained at its first use, headings apart, is explained in the whole document; what is explained
    later is so from there on. ``look`` is asked for the terms of each block.
    """
    kinds: list[str] = []
    found: list[tuple[int, TermHit, Meaning]] = []
    for number, block in enumerate(blocks):
        kinds.append(block.kind)
        found += ((number, hit, told) for hit, told in look(block, terms))
    known: dict[str, Meaning] = {}
    met: set[str] = set()
    for number, hit, told in found:
        if hit.term.term not in met and kinds[number] not in _BARE:
            met.add(hit.term.term)
            known[hit.term.term] = told
    return tuple(_with_what_is_known(found, known))


def _with_what_is_known(
    found: list[tuple[int, TermHit, Meaning]], known: dict[str, Meaning]
) -> Iterable[Occurrence]:
    met: set[str] = set()
    for number, hit, told in found:
        name = hit.term.term
        if told == "sense" or known.get(name, "none") == "none":
            known[name] = told
        yield Occurrence(number, hit, known[name], name not in met)
        met.add(name)


def required_action(use: Occurrence, audience: Audience) -> Verdict:
    """What ``audience`` needs where ``use`` stands.

    The name that an acronym stands for explains the acronym, but is no plainer than before.
    """
    policy = use.hit.term.policy_for(audience)
    if policy == "ok":
        return "ok"
    if use.meaning == "sense" or (
        use.meaning == "name" and (policy == "explain" or use.hit.term.kind == "acronym")
    ):
        return "explained"
    return policy
