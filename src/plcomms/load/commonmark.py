"""CommonMark as blocks of plain words that keep their places, by markdown-it-py.

markdown-it-py tells on which lines a block stands but not where in them a word does. Here each line of a
block is found again in the source; ``inlines`` finds the words in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plcomms.load.drafts.html_tags import KINDS, begins_line, tags
from plcomms.load.inlines import InlineState, block_of, found_at, html_inline, placed
from plcomms.load.lossless import INFO, first_env, keeping_definitions, next_env, repaired, too_deep
from plcomms.model.text import Block, Segment, Span, Text

_KINDS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}
_AROUND = {"list_item_open": "item", "blockquote_open": "quote"}
_MARKED = re.compile(r"[\\`*_\[\]<>&!]|[ \t]\n|\n[ \t]")
"""What the inline parser does more with than to take it as it is."""

_SHOWN = 60
"""How many characters of a line are enough to find it again."""

_PARAGRAPH = re.compile(r"\S.*?(?=\s*(?:\n[ \t]*\n|\Z))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as HTML in which raw HTML stays words, its blocks, and the files of its pictures.

    ``deep`` is where more stands inside one another than a page can show; the text is then plain paragraphs.
    """

    html: str
    blocks: tuple[Block, ...]
    pictures: tuple[Text, ...] = ()
    deep: Span | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """The tokens of a text, with what is needed to go on reading them."""

    source: Text
    tokens: list[Token]
    parser: MarkdownIt
    env: dict[str, Any]


def parsed(source: Text) -> Parsed:
    """``source``, read as CommonMark with tables; raw HTML in it stays words, and no word of it is lost."""
    read = _read(source, html=False, whole=True)
    if (deep := too_deep(read.tokens)) is not None:
        start, end = _line_starts(source)[deep : deep + 2]
        line = source.cut(start, end - 1).trimmed()
        return _unparsed(source, line.span(0, min(len(line), _SHOWN)))
    read = replace(read, tokens=repaired(read.tokens))
    blocks = tuple(_blocks(read, code=True))
    html = str(read.parser.renderer.render(read.tokens, read.parser.options, read.env))
    return Parsed(html, blocks, tuple(_pictures(read)))


def blocks_of(source: Text) -> Iterator[Block]:
    """The blocks of ``source`` alone; the tags of HTML in it take no room, and its code is left out."""
    read = _read(source, html=True, whole=False)
    deep = too_deep(read.tokens) is not None
    return iter(_unparsed(source, None).blocks) if deep else _blocks(read, code=False)


def _unparsed(source: Text, deep: Span | None) -> Parsed:
    """The paragraphs of ``source``, in which every sign is a word."""
    paragraphs = [source.cut(*found.span()) for found in _PARAGRAPH.finditer(source)]
    blocks = tuple(Block("paragraph", Text(p.replace("\n", " "), p.segments)) for p in paragraphs)
    return Parsed("".join(f"<p>{escape(p)}</p>\n" for p in paragraphs), blocks, (), deep)


def _read(source: Text, html: bool, whole: bool) -> _Read:
    """The tokens of ``source``; those inside its paragraphs too, where ``whole`` or where they matter.

    A definition that no link uses is read again as words, until none is left.
    """
    parser = _parser(html)
    env: dict[str, Any] | None = first_env()
    while env is not None:
        read = _Read(source, parser.parse(source, env), parser, env)
        if whole or env["references"]:
            for token in read.tokens:
                if token.type == "inline":
                    token.children = _inline(token.content, read)
        env = next_env(env, unused=not html)
    return read


@cache
def _parser(html: bool) -> MarkdownIt:
    """CommonMark with tables; an indented line is prose, as people indent the first line of a paragraph."""
    parser = MarkdownIt("commonmark", {"html": html, "breaks": False}).enable("table").disable("code")
    parser.inline.ruler.at("html_inline", html_inline)
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.inline.ruler2.disable("fragments_join")
    return keeping_definitions(parser)


def _blocks(read: _Read, code: bool) -> Iterator[Block]:
    """The blocks of a text; the lines of its ``code`` too, if they are wanted."""
    source, starts = read.source, _line_starts(read.source)
    open_kinds: list[str] = []
    cell = 0
    for i, token in enumerate(read.tokens):
        around = open_kinds[-1] if open_kinds else "paragraph"
        if token.type == "tr_open":
            cell = 0
        elif token.type in _AROUND:
            open_kinds.append(_AROUND[token.type])
        elif token.type in ("list_item_close", "blockquote_close"):
            open_kinds.pop()
        elif token.type == "html_block":
            yield from _html_blocks(_html_content(token, source, starts), around, read)
        elif token.type == "fence" and code:
            yield from _code(token, source)
        elif token.type == "inline":
            content, cell = _content(token, read.tokens[i - 1].type, source, starts, cell)
            yield from _words_in(token, _KINDS.get(read.tokens[i - 1].type) or around, content, read)


def _words_in(token: Token, kind: str, content: Text, read: _Read) -> Iterator[Block]:
    """The block of ``kind`` that holds ``content``, and its pictures."""
    if not token.children and content and not _MARKED.search(content):
        yield Block(kind, Text(content.replace("\n", " "), content.segments))
    else:
        yield from block_of(kind, token.children or _inline(token.content, read), content)


def _html_blocks(content: Text, around: str, read: _Read) -> Iterator[Block]:
    """The words between the tags of ``content`` that begin something new; what is among them is Markdown."""
    at, kind = 0, around
    for tag in (*tags(content), None):
        if tag and (not begins_line(tag["name"]) or tag["name"].lower() == "br"):
            continue
        words = content.cut(at, tag.start() if tag else len(content)).trimmed()
        if words:
            yield from block_of(kind, _inline(words, read), words)
        if tag:
            at = tag.end()
            kind = around if tag["close"] else KINDS.get(tag["name"].lower(), around)


def _html_content(token: Token, source: Text, starts: list[int]) -> Text:
    """The lines of a block of HTML, without what marks them as lines of a list or a quotation."""
    first = (token.map or [0, 0])[0]
    parts: list[str] = []
    for row, line in enumerate(token.content.rstrip("\n").split("\n"), first):
        start, end = starts[row], starts[row + 1] - 1
        kept = line.strip()
        written = source[start:end].rstrip()
        at = len(written) - len(kept)
        parts += [source.cut(start + at, start + len(written)) if written.endswith(kept) else kept, "\n"]
    return Text.joined(parts[:-1])


def _code(token: Token, source: Text) -> Iterator[Block]:
    """The lines between two fences as a paragraph of which nothing is prose."""
    starts = _line_starts(source)
    first, last = token.map or (0, 1)
    first += 0 if token.meta.get(INFO) else 1
    rows = zip(token.content.rstrip("\n").split("\n"), range(first, last), strict=False)
    found = [found_at(line, source, source.find(line, starts[row])) for line, row in rows if line.strip()]
    text = Text.joined(part for line in found for part in (" ", line)).trimmed()
    if text:
        yield Block("paragraph", text, ((0, len(text)),))


def _pictures(read: _Read) -> Iterator[Text]:
    """The names of the files that are to be shown, each where it was written."""
    starts = _line_starts(read.source)
    for token in read.tokens:
        for child in token.children or ():
            if child.type == "image":
                target = str(child.attrGet("src") or "")
                yield _name(target, read.source, starts[(token.map or (0, 1))[0]])


def _name(target: str, source: Text, start: int) -> Text:
    """The name of the file at the address ``target``, which was written behind ``start`` or anywhere."""
    name = unquote(target)
    places = ((source.find(words, begin), len(words)) for begin in (start, 0) for words in (target, name))
    at, length = next(((place, length) for place, length in places if place >= 0), (start, 1))
    return placed(name, source, at, at + length)


def _inline(content: str, read: _Read) -> list[Token]:
    """The parts of a block."""
    state = InlineState(content, read.parser, read.env, [])
    state.md.inline.tokenize(state)
    for rule in state.md.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def _line_starts(source: str) -> list[int]:
    starts = [0]
    while (at := source.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return [*starts, len(source) + 1]


def _content(token: Token, opening: str, source: Text, starts: list[int], cell: int) -> tuple[Text, int]:
    """The block's own source, without indentation and markers, and where in its last row it ended."""
    first, last = token.map or (0, 1)
    if opening == "paragraph_open" and source.startswith(token.content, starts[first]):
        return source.cut(starts[first], starts[first] + len(token.content)), cell
    parts: list[str] = []
    for i, line in enumerate(token.content.split("\n")):
        row = first + i
        if row >= last:
            break
        start, end = starts[row], starts[row + 1] - 1
        written = source[start:end]
        at = _place(written, line, opening, cell)
        if at is None:
            pad = len(line) - len(line.lstrip())
            at = _place(written, line[pad:], opening, cell)
            if at is None or not pad:
                break
            parts.append(line[:pad])
            line = line[pad:]  # noqa: PLW2901 (a tab that was opened out is no character of the file)
        cell = at + len(line)
        parts += [source.cut(start + at, start + at + len(line)), source.cut(end, end + 1)]
    content = Text.joined(parts[:-1])
    if content != token.content:
        whole = source.span(starts[first], starts[last] - 1)
        content = Text(token.content, [Segment(0, len(token.content), whole)] if whole else ())
    return content, cell


def _place(written: str, line: str, opening: str, cell: int) -> int | None:
    """Where in the ``written`` line the parser's ``line`` stands."""
    if opening in ("td_open", "th_open"):
        at = written.find(line, cell)
        return at if at >= 0 else None
    bare = written.rstrip()
    if opening == "heading_open" and not bare.endswith(line):
        bare = bare.rstrip("#").rstrip()
    kept = line.rstrip()
    if not bare.endswith(kept):
        return None
    at = len(bare) - len(kept)
    return at if written.startswith(line, at) else None
