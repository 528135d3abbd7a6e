"""Every address in a document as a link, and no link that is not one.

This is the one place where links are made: it reads a document's finished HTML, so that every format has
the same ones. Web addresses, mailboxes and telephone numbers become links wherever they stand; what a link
leads to is written for machines (``model.links``); and one that leads anywhere but to a page, a mailbox or
a telephone keeps its words alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

from plcomms.model.html_reader import Attributes, HTMLCopier, start_tag
from plcomms.model.links import address, found_in
from plcomms.model.tags import VOID

_UNLINKED = frozenset(
    (
        "a",
        "button",
        "code",
        "label",
        "option",
        "pre",
        "script",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
    )
)
"""Elements in which no link is made: it is one, it is to be copied as it is, or nobody reads it."""
_OWN_FILE = "file"
"""The class of a link to a file that lies beside the page, as in a starter kit."""
_OWN_MESSAGE = "on-web"
"""The class of a link that puts words into a new text message, to nobody yet."""
_TEXT_MESSAGE = "sms:?"
_OUTSIDE = re.compile(r"[\s\x00-\x1f]*(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\])")
"""How a link begins that leads out of the folder of its page."""
_LEADING = frozenset(("href", "xlink:href", "ping"))
"""The attributes of a link that lead somewhere."""
_LINK = '<a href="{address}">{words}</a>'


def linked(html: str) -> str:
    """``html``, a document's body, with a link for every address in its words and safe links alone."""
    reader = _Linker()
    reader.read(html)
    return "".join((*reader.html, *reader.said()))


def links(words: str) -> list[tuple[str, str, str]]:
    """The mailboxes and telephone numbers in ``words``: which it is, as written, and its address."""
    text = str(words)
    return [(f.kind, text[f.start : f.end], f.address) for f in found_in(text) if f.kind != "web"]


class _Linker(HTMLCopier):
    """Copies HTML as it is, but for the addresses in it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._tag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._tag(tag, attrs)

    def _tag(self, tag: str, attrs: Attributes) -> None:
        self.html += self.said()
        written = self.get_starttag_text() or ""
        self.html.append(_led(tag, attrs) if tag in ("a", "area") else written)

    def handle_endtag(self, tag: str) -> None:
        self.html += [*self.said(), f"</{tag}>"]
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.html += self.said()
        super().handle_comment(data)

    def handle_decl(self, decl: str) -> None:
        self.html += self.said()
        super().handle_decl(decl)

    def said(self) -> list[str]:
        """The words since the last tag, with their links."""
        written, self.words = "".join(self.words), []
        if not written or _UNLINKED.intersection(self.open):
            return [written]
        return [_with_links(written)]


@lru_cache(maxsize=4096)
def _with_links(written: str) -> str:
    """Words of HTML with a link for every address in them; the same words stand in many documents."""
    words = unescape(written)
    parts, at = [], 0
    for found in found_in(words):
        parts += [
            escape(words[at : found.start], quote=False),
            _LINK.format(
                address=escape(found.address), words=escape(words[found.start : found.end], quote=False)
            ),
        ]
        at = found.end
    return "".join((*parts, escape(words[at:], quote=False))) if parts else written


def _led(tag: str, attrs: Attributes) -> str:
    """The tag of a link with its address for machines, or without one."""
    said: dict[str, str] = {}
    for name, value in attrs:
        said.setdefault(name, value or "")
    to = _allowed(said.get("href", "").strip(), said.get("class", "").split())
    kept = {name: value for name, value in said.items() if name not in _LEADING}
    kept |= {"href": to} if to else {}
    return start_tag(tag, kept.items())


def _allowed(where: str, classes: list[str]) -> str:
    """Where a link may lead that was written to lead to ``where``; empty where nowhere."""
    beside = _OWN_FILE in classes and not _OUTSIDE.match(where)
    if beside or where.startswith("#") or (_OWN_MESSAGE in classes and where.startswith(_TEXT_MESSAGE)):
        return where
    return address(where)
