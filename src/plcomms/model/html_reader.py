"""HTML as a row of tags, words and references, read in one pass and, where wanted, copied with changes.

``html.parser`` takes each tag apart with several searches, which is a third of the time that a document's
words take. What our templates write is a small part of HTML; it is told piece by piece with one expression
and means the same. Where anything else stands in it, ``html.parser`` reads the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from html.parser import HTMLParser

_ATTRIBUTE = r"""[a-zA-Z_:@][-a-zA-Z0-9_:.]*(?:="[^"<>]*+")?"""
_PIECE = re.compile(
    rf"""
    (?P<words>[^<&]++)
  | <(?P<tag>[a-z][a-z0-9-]*+)(?P<attributes>(?:[ \t\n\r\f]++{_ATTRIBUTE})*+)[ \t\n\r\f]*+(?P<empty>/?)>
  | </(?P<end>[a-z][a-z0-9-]*+)>
  | &(?P<name>[a-zA-Z][a-zA-Z0-9]*+);
  | &\#(?P<number>[0-9]++|[xX][0-9a-fA-F]++);
    """,
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(r"""([a-zA-Z_:@][-a-zA-Z0-9_:.]*)(?:="([^"]*)")?""")
_RAW = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")
)
"""Elements whose content is not read as other content is; which they are differs between Pythons."""

Attributes = list[tuple[str, str | None]]


def start_tag(tag: str, attributes: Iterable[tuple[str, str | None]]) -> str:
    """A start tag as HTML, with its ``attributes``; None is the value of one that has none."""
    said = (f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes)
    return f"<{tag}{''.join(said)}>"


class HTMLReader(HTMLParser):
    """An ``HTMLParser`` whose text is fed whole, with ``read``.

    Character references are words where they are ``resolved``, else they are told by themselves.
    """

    def __init__(self, *, resolved: bool = False) -> None:
        super().__init__(convert_charrefs=resolved)
        self._resolved = resolved
        self._written: str | None = None

    def get_starttag_text(self) -> str | None:
        """The tag that was met last, as it is written."""
        return super().get_starttag_text() if self._written is None else self._written

    def read(self, html: str) -> None:
        """Handle all of ``html``."""
        pieces = _pieces(html)
        if pieces is None:
            self.feed(html)
            self.close()
            return
        for piece in pieces:
            self._handle(piece)

    def _handle(self, piece: re.Match[str]) -> None:
        kind = piece.lastgroup
        if kind == "words":
            self.handle_data(piece[0])
        elif kind == "end":
            self.handle_endtag(piece["end"])
        elif self._resolved and kind in ("name", "number"):
            self.handle_data(unescape(piece[0]))
        elif kind == "name":
            self.handle_entityref(piece["name"])
        elif kind == "number":
            self.handle_charref(piece["number"])
        else:
            self._written = piece[0]
            told = piece["attributes"]
            handle = self.handle_startendtag if piece["empty"] else self.handle_starttag
            handle(piece["tag"], _attributes(told) if told else [])


class HTMLCopier(HTMLReader):
    """Copies HTML as it is written, tag by tag, into ``html``: whoever wants another has its handler."""

    def __init__(self) -> None:
        super().__init__()
        self.html: list[str] = []

    def copied(self, html: str) -> str:
        """All of ``html`` as it is written anew."""
        self.read(html)
        return "".join(self.html)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        """Copy a start tag."""
        self.html.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Copy a start tag that ends itself."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Copy an end tag."""
        self.html.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copy words."""
        self.html.append(data)

    def handle_entityref(self, name: str) -> None:
        """Copy a reference by name."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a reference by number."""
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Copy a comment."""
        self.html.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Copy a declaration."""
        self.html.append(f"<!{decl}>")


def _pieces(html: str) -> list[re.Match[str]] | None:
    """The pieces of ``html``; None where it is more than is told here."""
    pieces = list(_PIECE.finditer(html))
    at = 0
    for piece in pieces:
        if piece.start() != at or piece["tag"] in _RAW:
            return None
        at = piece.end()
    return pieces if at == len(html) else None


def _attributes(written: str) -> Attributes:
    found = (match.group(1, 2) for match in _ATTRIBUTES.finditer(written))
    return [(name.lower(), unescape(value) if value else value) for name, value in found]
