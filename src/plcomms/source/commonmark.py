"""CommonMark as blocks of plain words that keep their places, by markdown-it-py.

markdown-it-py tells on which lines a block stands but not where in them a word does. Its inline parser
knows while it works: ``_Tracing`` writes that down, and each place is compared with the characters found
there before it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from typing import Any, Literal
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from plcomms.model.text import Block, Link, Segment, Span, Text
from plcomms.source.lossless import INFO, first_env, keeping_definitions, next_env, repaired, too_deep

_KINDS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}
_AROUND = {"list_item_open": "item", "blockquote_open": "quote"}
_MARKED = re.compile(r"[\\`*_\[\]<>&!]|[ \t]\n|\n[ \t]")
"""What the inline parser does more with than to take it as it is."""

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
    env: dict[str, Any]


def parsed(source: Text) -> Parsed:
    """``source``, read as CommonMark with tables; no word of it is lost."""
    read = _read(source, whole=True)
    if (deep := too_deep(read.tokens)) is not None:
        start, end = _line_starts(source)[deep : deep + 2]
        line = source.cut(start, end - 1).trimmed()
        return _unparsed(source, line.span(0, len(line)))
    read = replace(read, tokens=repaired(read.tokens))
    parser = _parser()
    blocks = tuple(_blocks(read, code=True))
    html = str(parser.renderer.render(read.tokens, parser.options, read.env))
    return Parsed(html, blocks, tuple(_pictures(read)))


def blocks_of(source: Text) -> Iterator[Block]:
    """The blocks of ``source`` alone, for less work; code between fences is none of them."""
    read = _read(source, whole=False)
    deep = too_deep(read.tokens) is not None
    return iter(_unparsed(source, None).blocks) if deep else _blocks(read, code=False)


def _unparsed(source: Text, deep: Span | None) -> Parsed:
    """The paragraphs of ``source``, in which every sign is a word."""
    paragraphs = [source.cut(*found.span()) for found in _PARAGRAPH.finditer(source)]
    blocks = tuple(Block("paragraph", Text(p.replace("\n", " "), p.segments)) for p in paragraphs)
    return Parsed("".join(f"<p>{escape(p)}</p>\n" for p in paragraphs), blocks, (), deep)


def _read(source: Text, whole: bool) -> _Read:
    """The tokens of ``source``; those inside its paragraphs too, where ``whole`` or where they matter.

    A definition that no link uses is read again as words, until none is left.
    """
    parser = _parser()
    env: dict[str, Any] | None = first_env()
    while env is not None:
        read = _Read(source, parser.parse(source, env), env)
        if whole or env["references"]:
            for token in read.tokens:
                if token.type == "inline":
                    token.children = _inline(token, read)
        env = next_env(env)
    return read


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": False}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    # Four spaces before a sentence are a slip of the keyboard, not a program.
    parser.block.ruler.disable("code")
    parser.inline.ruler2.disable("fragments_join")
    return keeping_definitions(parser)


class _Tracing(StateInline):
    """An inline state that notes in each token's ``meta`` where in the block's source it began."""

    _from = 0
    _reached = 0

    def append_pending(self, text: str) -> None:
        if not self._pending and not self._pending_buffer:
            self._from = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 (the parser's name)
        token = super().pushPending()
        self._note(token, self._from, len(token.content))
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        self._note(token, self.pos, 0)
        if ttype == "text":
            self._reached = token.meta["at"] + 1
        return token

    def _note(self, token: Token, at: int, length: int) -> None:
        token.meta["at"] = max(at, self._reached)
        self._reached = token.meta["at"] + length


def _blocks(read: _Read, code: bool) -> Iterator[Block]:
    """The blocks of a text; the lines of its ``code`` too, if they are wanted."""
    for token, kind, content in _leaves(read):
        if token.type == "fence":
            yield from _code(token, read.source) if code else ()
        elif not token.children and content and not _MARKED.search(content):
            yield Block(kind, Text(content.replace("\n", " "), content.segments))
        else:
            children = token.children or _inline(token, read)
            if block := _block(kind, children, content):
                yield block
            yield from _alternatives(children, content)


def _leaves(read: _Read) -> Iterator[tuple[Token, str, Text]]:
    """What holds words: each with the kind of its block, and its own source."""
    source, starts = read.source, _line_starts(read.source)
    open_kinds: list[str] = []
    cell = 0
    for i, token in enumerate(read.tokens):
        if token.type == "tr_open":
            cell = 0
        if token.type in _AROUND:
            open_kinds.append(_AROUND[token.type])
        elif token.type in ("list_item_close", "blockquote_close"):
            open_kinds.pop()
        if token.type == "inline":
            content, cell = _content(token, read.tokens[i - 1].type, source, starts, cell)
            around = open_kinds[-1] if open_kinds else "paragraph"
            yield token, _KINDS.get(read.tokens[i - 1].type) or around, content
        elif token.type == "fence":
            yield token, "paragraph", source


def _code(token: Token, source: Text) -> Iterator[Block]:
    """The lines between two fences as a paragraph of which nothing is prose."""
    starts = _line_starts(source)
    first, last = token.map or (0, 1)
    first += 0 if token.meta.get(INFO) else 1
    rows = zip(token.content.rstrip("\n").split("\n"), range(first, last), strict=False)
    found = [_found(line, source, source.find(line, starts[row])) for line, row in rows if line.strip()]
    text = Text.joined(part for line in found for part in (" ", line)).trimmed()
    if text:
        yield Block("paragraph", text, ((0, len(text)),))


def _alternatives(children: list[Token], content: Text) -> Iterator[Block]:
    """The words that stand for pictures, for who does not see them."""
    for child in children:
        words = child.content.strip() if child.type == "image" else ""
        if words:
            yield Block("caption", _found(words, content, content.find(words, int(child.meta.get("at", 0)))))


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
    places = (source.find(words, at) for at in (start, 0) for words in (target, name))
    at = next((place for place in places if place >= 0), start)
    return _as(name, source, at, at + max(len(name), 1))


def _inline(token: Token, read: _Read) -> list[Token]:
    """The parts of a block."""
    state = _Tracing(token.content, _parser(), read.env, [])
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
            break
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


def _block(kind: str, tokens: list[Token], content: Text) -> Block | None:
    parts: list[str] = []
    quiet: list[tuple[int, int]] = []
    links: list[Link] = []
    at = 0
    opened: tuple[Token, int] | None = None
    for token in tokens:
        if token.type == "link_open":
            opened = (token, at)
        elif token.type == "link_close" and opened:
            links += _link(*opened, at)
            opened = None
        piece = _piece(token, content)
        if not piece:
            continue
        if token.type == "image":
            links.append(Link(at, at + len(piece), str(token.attrGet("src")), picture=True))
        if token.type in ("code_inline", "image") or (opened and opened[0].markup == "autolink"):
            quiet.append((at, at + len(piece)))
        parts.append(piece)
        at += len(piece)
    text = Text.joined(parts)
    return Block(kind, text, tuple(quiet), tuple(links)) if text.strip() else None


def _link(token: Token, start: int, end: int) -> list[Link]:
    """The link that ``token`` opened, if there are words in it that are not its own address."""
    own = end == start or token.markup == "autolink"
    return [] if own else [Link(start, end, str(token.attrGet("href")))]


def _piece(token: Token, content: Text) -> Text | None:
    """The words of one inline token, with their origin."""
    at = int(token.meta.get("at", 0))
    match token.type:
        case "softbreak" | "hardbreak":
            return _as(" ", content, at, at + 1)
        case "text":
            return _found(token.content, content, at)
        case "text_special":
            return _as(token.content, content, at, at + len(token.markup))
        case "code_inline":
            return _found(token.content, content, at + len(token.markup))
        case "image" if not token.content.strip():
            target = str(token.attrGet("src") or "")
            return _found(target, content, content.find(target, at)) if target else None
    return None


def _found(words: str, content: Text, at: int) -> Text:
    """``words`` as they stand in ``content`` near ``at``: there, or behind a bracket or a space."""
    for start in (at, at + 1):
        if words and content.startswith(words, start):
            return content.cut(start, start + len(words))
    return _as(words, content, at, at + max(len(words), 1))


def _as(words: str, content: Text, start: int, end: int) -> Text:
    span = content.span(start, end)
    return Text(words, [Segment(0, len(words), span)] if span and words else ())
