"""Texts that belong to no district: drafts in Markdown, plain text or Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plcomms.model.finding import Finding
from plcomms.model.text import Block, Source
from plcomms.source.itemlines import itemized
from plcomms.source.markdown import normalized, read_prose
from plcomms.source.markup import stripped
from plcomms.source.plaintext import read_plain
from plcomms.source.typography import IsWord, as_spelt
from plcomms.source.unread import unread
from plcomms.source.yamlfile import plain_text

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
