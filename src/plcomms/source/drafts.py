"""Texts that belong to no district: drafts in Markdown, plain text or Word."""

from __future__ import annotations

from dataclasses import dataclass

from plcomms.model.text import Block, Source
from plcomms.source.markdown import read_prose
from plcomms.source.yamlfile import plain_text


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader of it reads, and the characters that it was read from."""

    source: Source
    blocks: tuple[Block, ...]


def read_draft(name: str, text: str) -> Draft:
    """The Markdown or plain ``text`` that somebody calls ``name``."""
    return Draft(Source(name, text), read_prose(plain_text(text, name, 0)))
