"""A draft: a text that belongs to no district, in Markdown or plain words; ``word`` reads those of Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plcomms.load.drafts.item_lines import itemized
from plcomms.load.drafts.markup import stripped
from plcomms.load.drafts.plain_text import read_plain
from plcomms.load.drafts.typography import IsWord, as_spelt
from plcomms.load.drafts.unread import unread
from plcomms.load.markdown import normalized, read_prose
from plcomms.load.yaml.file import plain_text
from plcomms.model.finding import Finding
from plcomms.model.text import Block, Source

_PLAIN = (".txt", ".text")


@dataclass(frozen=True, slots=True)
class Draft:
    """What its readers read, the characters it was read from, and what is to be said of the reading."""

    source: Source
    blocks: tuple[Block, ...]
    notes: tuple[Finding, ...] = ()


def read_draft(name: str, text: str, is_word: IsWord | None = None) -> Draft:
    """The Markdown or plain ``text`` that somebody calls ``name``.

    With ``is_word``, words that were divided at the end of a line are put together.
    """
    source = Source(name, text)
    whole = normalized(plain_text(text, name, 0))
    if name.lower().endswith(_PLAIN):
        return Draft(source, tuple(_as_read(read_plain(whole), text, is_word)))
    without = stripped(whole)
    blocks = read_prose(without.text)
    notes = unread(source, blocks, without.markup)
    return Draft(source, tuple(_as_read(blocks, text, is_word)), notes)


def _as_read(blocks: tuple[Block, ...], file: str, is_word: IsWord | None) -> Iterator[Block]:
    """``blocks`` with the words of a printed page made whole, and each item by itself."""
    led = False
    for block in blocks:
        yield from itemized(as_spelt(block, file, is_word), file, led)
        led = block.text.endswith(":")
