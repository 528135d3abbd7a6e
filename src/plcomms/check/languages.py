"""A text told apart by language, so that every rule gets what it can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plcomms.check.rule import ANY_LANGUAGE, Context, Passage
from plcomms.language.identify import identify, runs
from plcomms.language.readability.scores import root
from plcomms.model.text import Block


def told_apart(blocks: Sequence[Block], context: Context) -> tuple[Block, ...]:
    """``blocks``, each with its language where that is not the one that ``context`` expects.

    A block that goes on in another language becomes one block for each.
    """
    if context.told:
        return tuple(blocks)
    rows = tuple(blocks)
    return context.once_here("apart", rows, lambda: _told_apart(rows, context))


def _told_apart(blocks: Sequence[Block], context: Context) -> tuple[Block, ...]:
    main = root(context.language)
    blocks = [part for block in blocks for part in _parted(block)]
    found = identify(blocks, main)
    return tuple(
        block if language == main else replace(block, language=language)
        for block, language in zip(blocks, found, strict=True)
    )


def _parted(block: Block) -> Iterator[Block]:
    pieces = runs(str(block.text))
    if len(pieces) == 1:
        yield block
        return
    for start, end in pieces:
        quiet = (
            (max(a, start) - start, min(b, end) - start) for a, b in block.quiet if a < end and b > start
        )
        links = (link.moved(-start) for link in block.links if start <= link.start < end)
        yield replace(block, text=block.text.cut(start, end), quiet=tuple(quiet), links=tuple(links))


def part(whole: Passage, languages: tuple[str, ...], context: Context) -> Passage | None:
    """What of a passage is in one of ``languages``; None where nothing of its words is."""
    if languages == ANY_LANGUAGE or not whole.blocks:
        return whole
    kept = tuple(block for block in whole.blocks if context.language_of(block) in languages)
    if len(kept) == len(whole.blocks):
        return whole
    return replace(whole, blocks=kept) if kept else None
