"""The XML of a Word document, its styles and what its parts are (ECMA-376, part 1, WordprocessingML)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar
from xml.parsers import expat

_WORD = "wordprocessingml"
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

_DEEPEST = 300


class BrokenError(Exception):
    """The XML is not what a Word document has."""


class XmlReader:
    """Takes the elements of one part in their order."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; both its name and those of its attributes are without their namespaces."""

    def end(self, name: str) -> None:
        """An element ends."""

    def words(self, text: str) -> None:
        """Characters stand here."""


R = TypeVar("R", bound=XmlReader)


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


class Relations(XmlReader):
    """Which other parts and addresses a part speaks of."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self._kinds: dict[str, list[str]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one relation."""
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self._kinds.setdefault(kind, []).append(attributes.get("Target", ""))

    def of_kind(self, kind: str, otherwise: str = "word/document.xml") -> str:
        """The target of the last relation of ``kind``."""
        return self._kinds.get(kind, [otherwise])[-1]

    def all_of(self, kind: str) -> tuple[str, ...]:
        """The targets of all relations of ``kind``, in the order of their names."""
        return tuple(sorted(self._kinds.get(kind, ()), key=lambda name: (len(name), name)))


class Styles(XmlReader):
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
