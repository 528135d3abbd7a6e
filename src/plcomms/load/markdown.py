"""What people write in Markdown, as HTML and as blocks of plain words that keep their places.

Most of it is plain sentences, in which nothing is to be parsed; ``commonmark`` reads the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from plcomms.model.text import Block, Segment, Span, Text

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_LEAD = r"[^\W\d_]|[“”‘’\"'($]"
_PLAIN = re.compile(rf"(?:{_LEAD})")
_ODD = re.compile(rf"[\\`*_\[\]<>&]|[^\S \n]| (?:\n|\Z)|\n(?!{_LEAD})")
"""What makes more of lines than a paragraph of plain words."""

_FORCED = "<br />"
"""How the parser writes that a line begins where a person wants it."""

DEEPEST = 6
"""How many lists and quotes, or marks of emphasis, may stand inside one another."""

MOST_PARTS = 1000
"""How many paragraphs, items and cells a text may have: laying out more takes minutes."""

_MOST_LINES = 2 * MOST_PARTS
"""How many lines a text may have to be parsed at all."""

_REACHING = re.compile(r"```|~~~|\]:|<(?:pre|script|style|textarea|!|\?)", re.IGNORECASE)
"""What changes how other paragraphs are read: code between fences, addresses of links, raw HTML."""


@dataclass(frozen=True, slots=True)
class Rich:
    """A Markdown text: HTML without anything that could act, and the blocks a reader reads.

    Blocks of the kind ``alternative`` are words that stand for pictures; ``pictures`` are the names of their
    files. ``deep`` is where more stands inside one another than a page can show: all of it is words then.
    ``lines`` are those of a text that has too many of them to be parsed at all.
    """

    html: str
    blocks: tuple[Block, ...]
    pictures: tuple[Text, ...] = ()
    deep: Span | None = None
    lines: int = 0

    @property
    def parts(self) -> int:
        """How many paragraphs, items, cells and lines of their own it has, each with a place on a page."""
        return max(len(self.blocks) + self.html.count(_FORCED), self.lines)

    @property
    def inline(self) -> str | None:
        """The HTML without its paragraph, where it is a single one; None where there is more."""
        inner = self.html.removeprefix("<p>").removesuffix("</p>\n")
        one = len(inner) + len("<p></p>\n") == len(self.html) and "<p>" not in inner
        return inner if one else None


def read_markdown(text: str) -> Rich:
    """The Markdown ``text``; raw HTML in it stays words, and links that could run a script are none."""
    source = normalized(text if isinstance(text, Text) else Text(text))
    if (lines := source.count("\n")) > _MOST_LINES:
        return Rich(_html(escape(source, quote=False)), (_paragraph(source),), lines=lines)
    ranges = list(_paragraphs(source))
    if all(_is_plain(source[start:end]) for start, end in ranges):
        blocks = tuple(_paragraph(source.cut(start, end)) for start, end in ranges)
        return Rich("".join(_html(source[start:end]) for start, end in ranges), blocks)
    return _parsed(str(source), source.segments)


@lru_cache(maxsize=256)
def _parsed(words: str, segments: tuple[Segment, ...]) -> Rich:
    """What the parser makes of ``words``, which come from ``segments``: a text is asked for several times."""
    from plcomms.load.commonmark import parsed  # noqa: PLC0415 (takes as long to load as to check a page)

    read = parsed(Text(words, segments))
    return Rich(read.html, read.blocks, read.pictures, read.deep)


def read_prose(text: Text) -> tuple[Block, ...]:
    """The blocks of the Markdown ``text``, in which the tags of HTML take no room."""
    return tuple(_blocks(normalized(text)))


def _blocks(source: Text) -> Iterator[Block]:
    """The blocks of ``source``; only what lies between its plain paragraphs is parsed."""
    from plcomms.load.commonmark import blocks_of  # noqa: PLC0415

    if _REACHING.search(source):
        yield from blocks_of(source)
        return
    at = 0
    for start, end in _paragraphs(source):
        if _is_plain(source[start:end]):
            if source[at:start].strip():
                yield from blocks_of(source.cut(at, start))
            yield _paragraph(source.cut(start, end))
            at = end
    if source[at:].strip():
        yield from blocks_of(source.cut(at, len(source)))


def _paragraphs(source: str) -> Iterator[tuple[int, int]]:
    """The ranges between blank lines."""
    start = 0
    for gap in _BLANK.finditer(source):
        yield start, gap.start()
        start = gap.end()
    if start < len(source):
        yield start, len(source) - source.endswith("\n")


def _is_plain(lines: str) -> bool:
    return bool(_PLAIN.match(lines)) and not _ODD.search(lines)


def _paragraph(content: Text) -> Block:
    return Block("paragraph", Text(content.replace("\n", " "), content.segments))


def _html(words: str) -> str:
    quoted = words.replace('"', "&quot;")
    return f"<p>{quoted}</p>\n"


def normalized(text: Text) -> Text:
    """``text`` as the parser sees it: line feeds only, no null characters."""
    if "\r" not in text and "\0" not in text:
        return text
    parts: list[str] = []
    at = 0
    while at < len(text):
        brk = min((i for i in (text.find("\r", at), text.find("\0", at)) if i >= 0), default=len(text))
        parts.append(text.cut(at, brk))
        if brk < len(text):
            width = 2 if text[brk : brk + 2] == "\r\n" else 1
            segments = text.cut(brk, brk + width).segments
            new = "\ufffd" if text[brk] == "\0" else "\n"
            parts.append(Text(new, [Segment(0, 1, segments[0].span)] if segments else ()))
            brk += width
        at = brk
    return Text.joined(parts)
