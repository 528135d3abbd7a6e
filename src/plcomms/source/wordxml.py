"""The XML of a Word document: its paragraphs, styles and links (ECMA-376, part 1, WordprocessingML)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from xml.parsers import expat

from plcomms.model.text import Link

_WORD = "wordprocessingml"
_SKIPPED = ("moveFrom", "del", "Fallback", "rubyPr", "rt")
_AS_CHARACTER = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " "}
_KINDS = {
    "heading": "heading",
    "title": "heading",
    "subtitle": "heading",
    "list": "item",
    "caption": "caption",
    "quote": "quote",
    "intense quote": "quote",
}
"""How the names of built-in styles begin, and the kind of block that they mean."""

_ENDS = re.compile(r"[.!?][\"'”’)]*\s*\Z")
_SENTENCE = 8
_DEEPEST = 300
_LINE_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


class BrokenError(Exception):
    """The XML is not what a Word document has."""


class Reader:
    """Takes the elements of one part in their order."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; both its name and those of its attributes are without their namespaces."""

    def end(self, name: str) -> None:
        """An element ends."""

    def words(self, text: str) -> None:
        """Characters stand here."""


R = TypeVar("R", bound=Reader)


def parsed(reader: R, data: bytes) -> R:
    """``reader``, after it has taken all of the part ``data``.

    Raises:
        BrokenError: it is not well-formed, or declares entities, which no Word document does.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise BrokenError
        reader.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        reader.end(_local(name))

    def declared(*_: object) -> None:
        raise BrokenError

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.words
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BrokenError from error
    return reader


def _local(name: str) -> str:
    """The name without its namespace; elements of other vocabularies (drawings, formulas) keep a mark."""
    space, _, local = name.rpartition(" ")
    if not space or _WORD in space or local == "Fallback" or "relationships" in space:
        return local
    return f"~{local}"


class Relations(Reader):
    """Which other parts and addresses a part speaks of."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self._kinds: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one relation."""
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
            self._kinds[attributes.get("Type", "").rpartition("/")[2]] = attributes.get("Target", "")

    def of_kind(self, kind: str, otherwise: str = "word/document.xml") -> str:
        """The target of the last relation of ``kind``."""
        return self._kinds.get(kind, otherwise)


class Styles(Reader):
    """The names of a document's styles, and what they are based on."""

    def __init__(self) -> None:
        self._named: dict[str, str] = {}
        self._based: dict[str, str] = {}
        self._open = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one property of a style."""
        if name == "style":
            self._open = attributes.get("styleId", "")
        elif name == "name" and self._open:
            self._named.setdefault(self._open, attributes.get("val", "").lower())
        elif name == "basedOn" and self._open:
            self._based[self._open] = attributes.get("val", "")
        elif name == "outlineLvl" and self._open and attributes.get("val", "9") != "9":
            self._named[self._open] = "heading"

    def end(self, name: str) -> None:
        """Close a style."""
        if name == "style":
            self._open = ""

    def kind(self, style: str) -> str:
        """What kind of block a paragraph of ``style`` is; empty for plain text."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            name = self._named.get(style, style.lower())
            for begins, kind in _KINDS.items():
                if name.startswith(begins):
                    return kind
            style = self._based.get(style, "")
        return ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph's words, what kind of block it is, and its links."""

    text: str = ""
    style: str = ""
    listed: bool = False
    heading: bool = False
    cell: bool = False
    kind: str = "paragraph"
    links: list[Link] = field(default_factory=list)


class Body(Reader):
    """The paragraphs of a document, each once, as they are read when all tracked changes are accepted."""

    def __init__(self, links: Mapping[str, str], styles: Styles) -> None:
        self.paragraphs: list[Paragraph] = []
        self._links = links
        self._styles = styles
        self._open: list[Paragraph] = []
        self._skipping: list[str] = []
        self._within: list[str] = []
        self._hidden = False
        self._taking = False
        self._link: list[tuple[Paragraph, int, str]] = []
        self._cells = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of one element."""
        self._within.append(name)
        if self._skipping or (name in _SKIPPED and "rPr" not in self._within and "trPr" not in self._within):
            self._skipping.append(name)
        elif name == "p":
            self._open.append(Paragraph(cell=self._cells > 0))
            self.paragraphs.append(self._open[-1])
        elif name == "tc":
            self._cells += 1
        elif name == "r":
            self._hidden = False
        elif name == "hyperlink" and self._open:
            target = self._links.get(attributes.get("id", ""), "#" + attributes.get("anchor", ""))
            self._link.append((self._open[-1], len(self._open[-1].text), target))
        elif self._open:
            self._property_or_text(name, attributes, self._open[-1])

    def _property_or_text(self, name: str, attributes: Mapping[str, str], paragraph: Paragraph) -> None:
        value = attributes.get("val", "")
        if name == "t":
            self._taking = not self._hidden
        elif name in _AS_CHARACTER and "tabs" not in self._within:
            self.add(_AS_CHARACTER[name])
        elif name == "vanish":
            self._hidden = value not in ("0", "false", "off") and "pPr" not in self._within
        elif name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.listed = value != "0"
        elif name == "outlineLvl":
            paragraph.heading = value != "9"

    def end(self, name: str) -> None:
        """Take the end of one element."""
        self._within.pop()
        if self._skipping:
            self._skipping.pop()
        elif name == "t":
            self._taking = False
        elif name == "tc":
            self._cells -= 1
        elif name == "hyperlink" and self._link:
            paragraph, start, target = self._link.pop()
            if len(paragraph.text) > start:
                paragraph.links.append(Link(start, len(paragraph.text), target))
        elif name == "p" and self._open:
            done = self._open.pop()
            done.kind = self._kind(done)

    def words(self, text: str) -> None:
        """Take characters."""
        if self._taking and not self._skipping:
            self.add(_LINE_BREAKS.sub(" ", text))

    def add(self, text: str) -> None:
        """Put ``text`` at the end of the open paragraph."""
        if self._open and not self._hidden:
            self._open[-1].text += text

    def _kind(self, paragraph: Paragraph) -> str:
        named = self._styles.kind(paragraph.style)
        if paragraph.heading or named == "heading":
            return "heading"
        if paragraph.listed:
            return "item"
        sentence = len(paragraph.text.split()) >= _SENTENCE and _ENDS.search(paragraph.text)
        if paragraph.cell and not sentence:
            return "cell"
        return named or "paragraph"
