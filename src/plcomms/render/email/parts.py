"""A document's HTML as the few parts of which a message is built: rooms, headings, lists, buttons.

One road for every kind of document, a district's own too: what a part is follows from its element, and from
the classes that all our papers share, such as ``box``, ``dates``, ``facts``, ``quote``, ``steps``, ``foot``.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeGuard

from markupsafe import Markup, escape

from plcomms.model.element import Element, Node
from plcomms.model.links import address as address_of
from plcomms.model.tags import BLOCKS, HEADINGS, LISTS
from plcomms.render.email.inline import REACHED, cells, inline
from plcomms.render.readable import readable

ROOMS = ("head", "box", "foot")
"""Parts that hold others, beside ``flow``, which holds all that stands in none of them."""

_BLANK = "________"
"""Room to write in, on the small screen of a telephone."""
_SPLITTING = BLOCKS | {"img"}
"""Elements that end a run of words."""
_FIRST_WORDS = ("h1", "p")
"""Elements before which a header is one of the whole document."""
_BY = frozenset(("by",))
"""The class of who spoke a quote."""
_SCHEMES = {"tel": "tel", "mailto": "mailto", "http": "web", "https": "web"}
PREHEADER = 120
"""Characters of a preheader: mail programs show 40 to 130."""

_SHORT = 40
"""Characters that may stand before a link for it still to be what its paragraph is there for."""


_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class MessagePart:
    """One part of a message.

    ``kind`` is a room (``head``, ``box``, ``foot``, ``flow``), ``heading``, ``text``, ``list``, ``entry``,
    ``dates``, ``facts``, ``steps``, ``quote``, ``definitions``, ``table``, ``button``, ``image``,
    ``gallery`` or ``rule``.
    ``html`` are its words with inline markup; ``lead`` is what stands before them (a day, a figure, a term)
    or who spoke them; ``classes`` are those of the element and of all round it. A button whose words are an
    address says in ``lead`` of what sort: ``tel``, ``mailto`` or ``web``. A list of ``level`` 1 is numbered,
    from ``start``.
    """

    kind: str
    html: Markup = _NOTHING
    lead: Markup = _NOTHING
    href: str = ""
    level: int = 0
    start: int = 1
    classes: tuple[str, ...] = ()
    parts: tuple[MessagePart, ...] = ()

    @property
    def words(self) -> str:
        """What is read, without markup, of the part and of all in it."""
        own = () if self.kind == "button" else (self.lead.striptags(), self.html.striptags())
        return " ".join(word for word in (*own, *(part.words for part in self.parts)) if word)


@dataclass(frozen=True, slots=True)
class Message:
    """A document as rooms in reading order, in which its parts stand."""

    rooms: tuple[MessagePart, ...]

    @property
    def preheader(self) -> str:
        """The first words after the head, as a list of messages shows them behind the subject."""
        body = (part for room in self.rooms if room.kind not in ("head", "foot") for part in room.parts)
        said = " ".join(part.words for part in body if (part.kind, part.level) != ("heading", 1))
        return textwrap.shorten(said, PREHEADER, placeholder="…")

    def said(self, role: str) -> str:
        """The words of the first paragraph that has ``role`` among its classes; empty where none has."""
        return next((part.words for room in self.rooms for part in room.parts if role in part.classes), "")


def message(root: Element) -> Message:
    """``root``, the elements of a document's body, as a message."""
    read = readable(root, blank=_BLANK).without(lambda e: e.tag == "img" and "alt" not in e.attributes)
    found = _MessageVisitor().within(read, ())
    grouped = groupby(found, key=lambda part: part if part.kind in ROOMS else None)
    return Message(tuple(room if room else MessagePart("flow", parts=tuple(run)) for room, run in grouped))


def _is_block(node: Node) -> TypeGuard[Element]:
    return isinstance(node, Element) and (node.tag in _SPLITTING or node.holds(*_SPLITTING))


class _MessageVisitor:
    """Makes parts of elements, in the order in which they are read."""

    def __init__(self) -> None:
        self.begun = False

    def within(self, element: Element, classes: tuple[str, ...]) -> Iterator[MessagePart]:
        """The parts that stand in ``element``; ``classes`` are its own and those of all round it."""
        run: list[Node] = []
        for child in element.children:
            if _is_block(child):
                yield from _text(run, classes)
                run = []
                yield from self._block(child, classes)
                self.begun = self.begun or child.tag in _FIRST_WORDS or child.holds(*_FIRST_WORDS)
            else:
                run.append(child)
        yield from _text(run, classes)

    def _block(self, element: Element, around: tuple[str, ...]) -> Iterator[MessagePart]:
        room = self._room(element)
        classes = (*around, *element.classes)
        if room and not set(ROOMS) & set(around):
            inside = tuple(self.within(element, (*classes, room)))
            if inside:
                yield MessagePart(room, classes=classes, parts=inside)
        elif "gallery" in element.classes:
            yield from self.gallery(element, classes)
        elif element.tag in _READERS:
            yield from _READERS[element.tag](self, element, classes)
        else:
            yield from self.within(element, classes)

    def _room(self, element: Element) -> str:
        """Which room ``element`` is, if it is one: a header of the whole document, a box, its foot."""
        if element.tag == "header" and not self.begun:
            return "head"
        if element.tag == "footer" or "foot" in element.classes:
            return "foot"
        return "box" if "box" in element.classes else ""

    def heading(self, element: Element, classes: tuple[str, ...]) -> Iterator[MessagePart]:
        html = inline(element.children)
        if html:
            yield MessagePart("heading", html, level=int(element.tag[1]), classes=classes)

    def items(self, element: Element, classes: tuple[str, ...]) -> Iterator[MessagePart]:
        own = element.classes
        entries = (entry for entry in element.elements if entry.tag == "li")
        kind = next((name for name in ("dates", "facts", "steps") if name in own), "list")
        marker = {"dates": "day", "facts": "figure"}.get(kind, "")
        made = tuple(self._entry(entry, marker, (*classes, kind)) for entry in entries)
        filled = tuple(entry for entry in made if entry.lead or entry.parts)
        if filled:
            start = element.get("start")
            first = int(start) if start.isdecimal() else 1
            yield MessagePart(
                kind, level=int(element.tag == "ol"), start=first, classes=classes, parts=filled
            )

    def _entry(self, element: Element, marker: str, classes: tuple[str, ...]) -> MessagePart:
        lead = element.first(lambda e: marker in e.classes) if marker else None
        said = inline([lead]) if lead else _NOTHING
        rest = element.without(lambda e: e is lead)
        return MessagePart("entry", lead=said, classes=classes, parts=tuple(self.within(rest, classes)))

    def quote(self, element: Element, classes: tuple[str, ...]) -> Iterator[MessagePart]:
        by = element.first(lambda e: e.tag in ("cite", "footer") or not _BY.isdisjoint(e.classes))
        who = inline(by.children) if by else _NOTHING
        inside = tuple(self.within(element.without(lambda e: e is by), (*classes, "quote")))
        if inside or who:
            yield MessagePart("quote", lead=who, classes=classes, parts=inside)

    def definitions(self, element: Element, classes: tuple[str, ...]) -> Iterator[MessagePart]:
        entries: list[MessagePart] = []
        term = _NOTHING
        for child in element.within():
            if child.tag == "dt":
                term = inline(child.children)
            elif child.tag == "dd":
                parts = tuple(self.within(child, (*classes, "list")))
                entries.append(MessagePart("entry", lead=term, parts=parts))
                term = _NOTHING
        if entries:
            yield MessagePart("definitions", classes=classes, parts=tuple(entries))

    def table(self, element: Element, classes: tuple[str, ...]) -> Iterator[MessagePart]:
        html = cells(element)
        if html:
            yield MessagePart("table", html, classes=classes)

    def image(self, element: Element, classes: tuple[str, ...]) -> Iterator[MessagePart]:
        if element.get("src") and element.get("alt"):
            yield MessagePart("image", escape(element.get("alt")), href=element.get("src"), classes=classes)

    def gallery(self, element: Element, classes: tuple[str, ...]) -> Iterator[MessagePart]:
        shown = (figure for figure in element.elements if figure.tag == "figure")
        made = tuple(MessagePart("entry", parts=tuple(self.within(one, (*classes, "list")))) for one in shown)
        if made:
            yield MessagePart("gallery", classes=classes, parts=made)

    def rule(self, _element: Element, _classes: tuple[str, ...]) -> Iterator[MessagePart]:
        yield MessagePart("rule")


_READERS: Mapping[str, Callable[[_MessageVisitor, Element, tuple[str, ...]], Iterator[MessagePart]]] = {
    **dict.fromkeys(HEADINGS, _MessageVisitor.heading),
    **dict.fromkeys(LISTS, _MessageVisitor.items),
    "blockquote": _MessageVisitor.quote,
    "dl": _MessageVisitor.definitions,
    "table": _MessageVisitor.table,
    "img": _MessageVisitor.image,
    "hr": _MessageVisitor.rule,
}


def _text(nodes: Iterable[Node], classes: tuple[str, ...]) -> Iterator[MessagePart]:
    """A run of words as a paragraph; where it is there for its link, as a button."""
    nodes = _without_ends(list(nodes))
    html = inline(nodes)
    if not html.striptags():
        return
    last = nodes[-1]
    before = inline(nodes[:-1])
    if _leads_on(last, before) and not {"head", "foot", "list"} & set(classes):
        if before:
            yield MessagePart("text", before, classes=classes)
        yield _button(last)
    else:
        yield MessagePart("text", html, classes=classes)


def _without_ends(nodes: list[Node]) -> list[Node]:
    """``nodes`` without the white space before the first word and behind the last; what is between stays."""
    kept = [i for i, node in enumerate(nodes) if isinstance(node, Element) or node.strip()]
    return nodes[kept[0] : kept[-1] + 1] if kept else []


def _leads_on(node: Node, before: Markup) -> TypeGuard[Element]:
    """Whether ``node`` is a link to follow, with nothing but a short sentence ``before`` it."""
    if isinstance(node, str) or node.tag != "a" or not REACHED.match(node.get("href")):
        return False
    words = before.striptags()
    return not words or (len(words) <= _SHORT and words[-1] in ".!?:")


def _button(link: Element) -> MessagePart:
    href = link.get("href")
    words = " ".join(said for said in (node.strip() for node in link.walk() if isinstance(node, str)) if said)
    scheme = _SCHEMES[href.partition(":")[0].lower()]
    bare = re.sub(r"(?i)^(?:https?://|mailto:|tel:)", "", href).rstrip("/")
    said = re.sub(r"(?i)^https?://", "", words).rstrip("/")
    address = (
        said == bare or address_of(words) == href or (scheme == "tel" and not re.search(r"[^\W\d_]", said))
    )
    if address and scheme == "web":
        words = said.partition("/")[0]
    return MessagePart("button", escape(words), escape(scheme if address else ""), href)
