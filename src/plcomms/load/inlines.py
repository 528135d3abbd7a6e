"""The inlines of CommonMark: the words inside a block, each with the place where it was written.

The parser's tokens do not tell where in a block their words stand; ``InlineState`` notes it while they are
made, and each place is compared with the characters found there before it is believed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from plcomms.load.drafts.html_tags import CODE, attribute, begins_line, tag_at
from plcomms.model.text import ALTERNATIVE, Block, Link, Segment, Text


def html_inline(state: StateInline, silent: bool) -> bool:
    """A tag of HTML; anything else between angle brackets is words."""
    tag = tag_at(state.src, state.pos) if state.md.options.get("html") else None
    if tag is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = tag[0]
        state.linkLevel += (tag["name"].lower() == "a") * (-1 if tag["close"] else 1)
    state.pos = tag.end()
    return True


class InlineState(StateInline):
    """An inline state that notes in each token's ``meta`` where in the block's source it began."""

    _from = 0
    _reached = 0

    def append_pending(self, text: str) -> None:
        """Take ``text``, which becomes a token later, and keep where it began."""
        if not self._pending and not self._pending_buffer:
            self._from = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 (the parser's name)
        """Make a token of the text that was taken."""
        token = super().pushPending()
        self._note(token, self._from, len(token.content))
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token that begins here."""
        token = super().push(ttype, tag, nesting)
        self._note(token, self.pos, 0)
        if ttype == "text":
            self._reached = token.meta["at"] + 1
        return token

    def _note(self, token: Token, at: int, length: int) -> None:
        token.meta["at"] = max(at, self._reached)
        self._reached = token.meta["at"] + length


def block_of(kind: str, tokens: list[Token], content: Text) -> Iterator[Block]:
    """The block of ``kind`` that ``tokens`` make of ``content``, then the words of each picture in it."""
    made = InlineWords(content)
    for token in tokens:
        made.take(token)
    text = Text.joined(made.parts)
    if text.strip():
        yield Block(kind, text, tuple(made.quiet), tuple(made.links))
    for words in made.pictures:
        yield Block(ALTERNATIVE, Text(words.replace("\n", " "), words.segments))


class InlineWords:
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
            self._say(found_at(target, self._content, self._content.find(target, at)), quiet=True)

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
            self._say(placed(" ", self._content, at, at + len(token.content)))

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
            return placed(" ", content, at, at + 1 + (content[at : at + 1] == "\\"))
        case "text":
            return found_at(token.content, content, at)
        case "text_special":
            return placed(token.content, content, at, at + len(token.markup))
        case "code_inline":
            return found_at(token.content, content, at + len(token.markup))
    return None


def found_at(words: str, content: Text, at: int) -> Text:
    """``words`` as they stand in ``content`` near ``at``: there, or behind a bracket or a space."""
    for start in (at, at + 1):
        if words and content.startswith(words, start):
            return content.cut(start, start + len(words))
    return placed(words, content, at, at + max(len(words), 1))


def placed(words: str, content: Text, start: int, end: int) -> Text:
    """``words``, which stand for ``start:end`` of ``content``."""
    span = content.span(start, end)
    return Text(words, [Segment(0, len(words), span)] if span and words else ())
