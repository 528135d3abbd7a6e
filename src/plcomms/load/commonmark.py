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

from plcomms.load.drafts.html_tags import CODE, KINDS, attribute, begins_line, tag_at, tags
from plcomms.load.lossless import INFO, first_env, keeping_definitions, next_env, repaired, too_deep
from plcomms.model.text import ALTERNATIVE, Block, Link, Segment, Span, Text

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
    parser.inline.ruler.at("html_inline", _html_inline)
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.inline.ruler2.disable("fragments_join")
    return keeping_definitions(parser)


def _html_inline(state: StateInline, silent: bool) -> bool:
    """A tag of HTML; anything else between angle brackets is words."""
    tag = tag_at(state.src, state.pos) if state.md.options.get("html") else None
    if tag is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = tag[0]
        state.linkLevel += (tag["name"].lower() == "a") * (-1 if tag["close"] else 1)
    state.pos = tag.end()
    return True


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
        yield from _block(kind, token.children or _inline(token.content, read), content)


def _html_blocks(content: Text, around: str, read: _Read) -> Iterator[Block]:
    """The words between the tags of ``content`` that begin something new; what is among them is Markdown."""
    at, kind = 0, around
    for tag in (*tags(content), None):
        if tag and (not begins_line(tag["name"]) or tag["name"].lower() == "br"):
            continue
        words = content.cut(at, tag.start() if tag else len(content)).trimmed()
        if words:
            yield from _block(kind, _inline(words, read), words)
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
    found = [_found(line, source, source.find(line, starts[row])) for line, row in rows if line.strip()]
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
    return _as(name, source, at, at + length)


def _inline(content: str, read: _Read) -> list[Token]:
    """The parts of a block."""
    state = _Tracing(content, read.parser, read.env, [])
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


def _block(kind: str, tokens: list[Token], content: Text) -> Iterator[Block]:
    """The block of ``kind`` that ``tokens`` make of ``content``, then the words of each picture in it."""
    made = _Words(content)
    for token in tokens:
        made.take(token)
    text = Text.joined(made.parts)
    if text.strip():
        yield Block(kind, text, tuple(made.quiet), tuple(made.links))
    for words in made.pictures:
        yield Block(ALTERNATIVE, Text(words.replace("\n", " "), words.segments))


class _Words:
    """The words of a block, taken from its tokens."""

    def __init__(self, content: Text) -> None:
        self.parts: list[str] = []
        self.quiet: list[tuple[int, int]] = []
        self.links: list[Link] = []
        self.pictures: list[Text] = []
        self._content = content
        self._at = 0
        self._link: tuple[str, str, int] | None = None
        self._code: int | None = None

    def take(self, token: Token) -> None:
        """Take the next token."""
        match token.type:
            case "link_open":
                self._link = (str(token.attrGet("href")), token.markup, self._at)
            case "link_close":
                self._close_link()
            case "image":
                self._image(token)
            case "html_inline":
                self._tag(token)
            case _:
                autolink = self._link is not None and self._link[1] == "autolink"
                piece = _piece(token, self._content)
                self._say(piece, quiet=token.type == "code_inline" or autolink)

    def _say(self, piece: Text | None, quiet: bool = False) -> None:
        if not piece:
            return
        if quiet:
            self.quiet.append((self._at, self._at + len(piece)))
        self.parts.append(piece)
        self._at += len(piece)

    def _close_link(self) -> None:
        """End a link, if there are words in it that are not its own address."""
        if self._link:
            target, markup, start = self._link
            if self._at > start and markup != "autolink":
                self.links.append(Link(start, self._at, target))
        self._link = None

    def _image(self, token: Token) -> None:
        at = int(token.meta.get("at", 0))
        if token.content.strip():
            start = self._content.find(token.content, at)
            self.pictures.append(
                self._content.cut(start, start + len(token.content)) if start >= 0 else Text(token.content)
            )
        else:
            self._unsaid(str(token.attrGet("src") or ""), at)

    def _unsaid(self, target: str, at: int) -> None:
        """A picture without words: the name of its file is read."""
        if target:
            self.links.append(Link(self._at, self._at + len(target), target, picture=True))
            self._say(_found(target, self._content, self._content.find(target, at)), quiet=True)

    def _tag(self, token: Token) -> None:
        at = int(token.meta.get("at", 0))
        tag = tag_at(token.content, 0)
        name, closes = (tag["name"].lower(), bool(tag["close"])) if tag else ("", False)
        if name == "img":
            self._img(token.content, at)
        elif name == "a":
            self._close_link()
            target = attribute(token.content, "href")
            if target and not closes:
                self._link = (token.content[slice(*target)], "", self._at)
        elif name in CODE:
            if closes and self._code is not None:
                self.quiet.append((self._code, self._at))
            self._code = None if closes else self._at
        elif begins_line(name):
            self._say(_as(" ", self._content, at, at + len(token.content)))

    def _img(self, tag: str, at: int) -> None:
        words, source = attribute(tag, "alt"), attribute(tag, "src")
        if words and tag[slice(*words)].strip():
            self.pictures.append(self._content.cut(at + words[0], at + words[1]))
        elif words is None and source:
            self._unsaid(tag[slice(*source)], at)


def _piece(token: Token, content: Text) -> Text | None:
    """The words of one inline token, with their origin."""
    at = int(token.meta.get("at", 0))
    match token.type:
        case "softbreak" | "hardbreak":
            return _as(" ", content, at, at + 1 + (content[at : at + 1] == "\\"))
        case "text":
            return _found(token.content, content, at)
        case "text_special":
            return _as(token.content, content, at, at + len(token.markup))
        case "code_inline":
            return _found(token.content, content, at + len(token.markup))
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
