"""What people write in Markdown, as HTML and as blocks of plain words that keep their places.

markdown-it-py tells on which lines a block stands but not where in them a word does. Its inline parser
knows while it works: ``_Tracing`` writes that down, and each place is compared with the characters found
there before it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from plcomms.model.text import Block, Link, Segment, Text

_KINDS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}
_AROUND = {"list_item_open": "item", "blockquote_open": "quote"}
_MARKED = re.compile(r"[\\`*_\[\]<>&!]|[ \t]\n|\n[ \t]")
"""What the inline parser does more with than to take it as it is."""

_ASIDE = re.compile(
    r"(?P<code>^ {0,3}(?P<fence>`{3,}|~{3,}).*?^ {0,3}(?P=fence)|(?P<tick>`+)(?:(?!\n[ \t]*\n).)*?(?P=tick))"
    r"|<!--.*?-->|</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>"
    r"|\A\ufeff?---\r?\n[\w-]+:.*?\n---[ \t]*(?=\r?$)|\A\ufeff",
    re.DOTALL | re.MULTILINE,
)
"""What stands in a Markdown file and is not for its readers: comments, tags, settings at the top; and code,
in which none of these is one."""


@dataclass(frozen=True, slots=True)
class Rich:
    """A Markdown text: HTML without anything that could act, and the blocks a reader reads."""

    html: str
    blocks: tuple[Block, ...]

    @property
    def inline(self) -> str | None:
        """The HTML without its paragraph, where it is a single one; None where there is more."""
        inner = self.html.removeprefix("<p>").removesuffix("</p>\n")
        one = len(inner) + len("<p></p>\n") == len(self.html) and "<p>" not in inner
        return inner if one else None


def read_markdown(text: str) -> Rich:
    """The Markdown ``text``; raw HTML in it stays words, and links that could run a script are none."""
    parser = _parser()
    env: dict[str, Any] = {}
    tokens, blocks = _read(text if isinstance(text, Text) else Text(text), parser, env)
    return Rich(str(parser.renderer.render(tokens, parser.options, env)), blocks)


def _read(
    source: Text, parser: MarkdownIt, env: dict[str, Any], words_only: bool = False
) -> tuple[list[Token], tuple[Block, ...]]:
    """The tokens and the blocks; where ``words_only``, tokens without markup get no children to render."""
    if "\r" in source or "\0" in source:
        source = _normalized(source)
    tokens = parser.parse(source, env)
    return tokens, tuple(_blocks(tokens, source, parser, env, words_only))


def read_prose(text: Text) -> tuple[Block, ...]:
    """The blocks of the Markdown file ``text``, whose comments, HTML tags and front matter nobody reads."""
    return _read(Text(_ASIDE.sub(_blanked, text), text.segments), _parser(), {}, words_only=True)[1]


def _blanked(found: re.Match[str]) -> str:
    """As many spaces as there are characters, line breaks kept; code as it is."""
    return found[0] if found["code"] else re.sub(r"[^\r\n]", " ", found[0])


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": False}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.inline.ruler2.disable("fragments_join")
    return parser


def _normalized(text: Text) -> Text:
    """``text`` as the parser sees it: line feeds only, no null characters."""
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
        if token.type != "inline":
            continue
        content, cell = _content(token, tokens[i - 1].type, source, starts, cell)
        kind = _KINDS.get(tokens[i - 1].type) or (open_kinds[-1] if open_kinds else "paragraph")
        if words_only and content and not _MARKED.search(content):
            yield Block(kind, Text(content.replace("\n", " "), content.segments))
        elif block := _block(kind, _inline(token, parser, env), content):
            yield block


def _inline(token: Token, parser: MarkdownIt, env: dict[str, Any]) -> list[Token]:
    """The parts of a block, which become its token's children."""
    token.children = []
    state = _Tracing(token.content, parser, env, token.children)
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
