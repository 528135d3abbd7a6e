"""CommonMark as blocks of plain words that keep their places, by markdown-it-py.

markdown-it-py tells on which lines a block stands but not where in them a word does. Its inline parser
knows while it works: ``_Tracing`` writes that down, and each place is compared with the characters found
there before it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from plcomms.model.text import ALTERNATIVE, Block, Link, Segment, Text
from plcomms.source.htmltags import CODE, KINDS, attribute, begins_line, tag_at, tags

_KINDS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}
_AROUND = {"list_item_open": "item", "blockquote_open": "quote"}
_MARKED = re.compile(r"[\\`*_\[\]<>&!]|[ \t]\n|\n[ \t]")
"""What the inline parser does more with than to take it as it is."""


def parsed(source: Text) -> tuple[str, tuple[Block, ...]]:
    """``source`` as HTML in which raw HTML stays words, and its blocks."""
    parser = _parser(html=False)
    env: dict[str, Any] = {}
    tokens = parser.parse(source, env)
    blocks = tuple(_blocks(tokens, source, parser, env, words_only=False))
    return str(parser.renderer.render(tokens, parser.options, env)), blocks


def blocks_of(source: Text) -> Iterator[Block]:
    """The blocks of ``source`` alone; the tags of HTML in it take no room, and its code is left out."""
    parser = _parser(html=True)
    env: dict[str, Any] = {}
    return _blocks(parser.parse(source, env), source, parser, env, words_only=True)


@cache
def _parser(html: bool) -> MarkdownIt:
    """CommonMark with tables; an indented line is prose, as people indent the first line of a paragraph."""
    parser = MarkdownIt("commonmark", {"html": html, "breaks": False}).enable("table").disable("code")
    parser.inline.ruler.at("html_inline", _html_inline)
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.inline.ruler2.disable("fragments_join")
    return parser


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


def _blocks(
    tokens: list[Token], source: Text, parser: MarkdownIt, env: dict[str, Any], words_only: bool
) -> Iterator[Block]:
    starts = _line_starts(source)
    open_kinds: list[str] = []
    cell = 0
    for i, token in enumerate(tokens):
        if token.type == "tr_open":
            cell = 0
        if token.type in _AROUND:
            open_kinds.append(_AROUND[token.type])
        elif token.type in ("list_item_close", "blockquote_close"):
            open_kinds.pop()
        around = open_kinds[-1] if open_kinds else "paragraph"
        if token.type == "html_block":
            yield from _html_blocks(_html_content(token, source, starts), around, parser, env)
        if token.type != "inline":
            continue
        content, cell = _content(token, tokens[i - 1].type, source, starts, cell)
        kind = _KINDS.get(tokens[i - 1].type) or around
        if words_only and content and not _MARKED.search(content):
            yield Block(kind, Text(content.replace("\n", " "), content.segments))
        else:
            token.children = _inline(token.content, parser, env)
            yield from _block(kind, token.children, content)


def _html_blocks(content: Text, around: str, parser: MarkdownIt, env: dict[str, Any]) -> Iterator[Block]:
    """The words between the tags of ``content`` that begin something new; what is among them is Markdown."""
    at, kind = 0, around
    for tag in (*tags(content), None):
        if tag and (not begins_line(tag["name"]) or tag["name"].lower() == "br"):
            continue
        words = content.cut(at, tag.start() if tag else len(content)).trimmed()
        if words:
            yield from _block(kind, _inline(words, parser, env), words)
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


def _inline(content: str, parser: MarkdownIt, env: dict[str, Any]) -> list[Token]:
    """The parts of a block."""
    state = _Tracing(content, parser, env, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
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
