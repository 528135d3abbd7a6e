"""A document's HTML as the few parts of which a message is built: rooms, headings, lists, buttons.

One road for every kind of document, a district's own too: what a part is follows from its element, and from
the classes that all our papers share, such as ``box``, ``dates``, ``facts``, ``quote``, ``steps``, ``foot``.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeGuard

from markupsafe import Markup, escape

from plcomms.model.links import address as address_of
from plcomms.render.assets import APART
from plcomms.render.email.inline import BLOCKS, HEADINGS, REACHED, cells, inline

if TYPE_CHECKING:
    from bs4 import Tag

UNREAD = ", ".join(
    (
        *(
            "svg",
            "style",
            "script",
            "template",
            '[aria-hidden="true"]',
            'img[src^="data:"]',
            "img:not([alt])",
        ),
        *sorted(f".{name}" for name in APART),
    )
)
"""What is decoration, for machines, or for paper or a web page alone."""

ROOMS = ("head", "box", "foot")
"""Parts that hold others, beside ``flow``, which holds all that stands in none of them."""


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
    ``dates``, ``facts``, ``steps``, ``quote``, ``definitions``, ``table``, ``button``, ``image`` or ``rule``.
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


@lru_cache(maxsize=4)
def message(html: str) -> Message:
    """``html``, a document's body, as a message; formats that want the same one ask in turn."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 (other formats do without)

    soup = BeautifulSoup(html, "html.parser")
    for unread in soup.select(UNREAD):
        unread.decompose()
    found = _within(soup, ())
    grouped = groupby(found, key=lambda part: part if part.kind in ROOMS else None)
    return Message(tuple(room if room else MessagePart("flow", parts=tuple(run)) for room, run in grouped))


def _within(element: Tag, classes: tuple[str, ...]) -> Iterator[MessagePart]:
    """The parts that stand in ``element``; ``classes`` are its own and those of all round it."""
    run: list[Any] = []
    for child in element.children:
        if _is_block(child):
            yield from _text(run, classes)
            run = []
            yield from _block(child, classes)
        else:
            run.append(child)
    yield from _text(run, classes)


def _is_block(node: Any) -> TypeGuard[Tag]:
    return bool(node.name) and (node.name in BLOCKS or node.find(BLOCKS) is not None)


def _classes(element: Tag) -> tuple[str, ...]:
    return tuple(element.get("class") or ())


def _block(element: Tag, around: tuple[str, ...]) -> Iterator[MessagePart]:
    room = _room(element)
    classes = (*around, *_classes(element))
    if room and not set(ROOMS) & set(around):
        inside = tuple(_within(element, (*classes, room)))
        if inside:
            yield MessagePart(room, classes=classes, parts=inside)
    elif element.name in _READERS:
        yield from _READERS[element.name](element, classes)
    else:
        yield from _within(element, classes)


def _room(element: Tag) -> str:
    """Which room ``element`` is, if it is one: a header of the whole document, a box, its foot."""
    own = _classes(element)
    if element.name == "header" and not element.find_previous(("h1", "p")):
        return "head"
    if element.name == "footer" or "foot" in own:
        return "foot"
    return "box" if "box" in own else ""


def _text(nodes: Iterable[Any], classes: tuple[str, ...]) -> Iterator[MessagePart]:
    """A run of words as a paragraph; where it is there for its link, as a button."""
    nodes = [node for node in nodes if node.name or node.strip()]
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


def _leads_on(node: Any, before: Markup) -> bool:
    """Whether ``node`` is a link to follow, with nothing but a short sentence ``before`` it."""
    if node.name != "a" or not REACHED.match(node.get("href", "")):
        return False
    words = before.striptags()
    return not words or (len(words) <= _SHORT and words[-1] in ".!?:")


def _button(link: Tag) -> MessagePart:
    href, words = str(link["href"]), link.get_text(" ", strip=True)
    scheme = _SCHEMES[href.partition(":")[0].lower()]
    bare = re.sub(r"(?i)^(?:https?://|mailto:|tel:)", "", href).rstrip("/")
    said = re.sub(r"(?i)^https?://", "", words).rstrip("/")
    address = (
        said == bare or address_of(words) == href or (scheme == "tel" and not re.search(r"[^\W\d_]", said))
    )
    if address and scheme == "web":
        words = said.partition("/")[0]
    return MessagePart("button", escape(words), escape(scheme if address else ""), href)


def _heading(element: Tag, classes: tuple[str, ...]) -> Iterator[MessagePart]:
    html = inline(element.children)
    if html:
        yield MessagePart("heading", html, level=int(element.name[1]), classes=classes)


def _list(element: Tag, classes: tuple[str, ...]) -> Iterator[MessagePart]:
    own = _classes(element)
    entries = element.find_all("li", recursive=False)
    kind = next((name for name in ("dates", "facts", "steps") if name in own), "list")
    marker = {"dates": ".day", "facts": ".figure"}.get(kind, "")
    made = tuple(_entry(entry, marker, (*classes, kind)) for entry in entries)
    filled = tuple(entry for entry in made if entry.lead or entry.parts)
    if filled:
        start = str(element.get("start", ""))
        first = int(start) if start.isdecimal() else 1
        yield MessagePart(kind, level=int(element.name == "ol"), start=first, classes=classes, parts=filled)


def _entry(element: Tag, marker: str, classes: tuple[str, ...]) -> MessagePart:
    lead = element.select_one(marker) if marker else None
    said = inline([lead.extract()]) if lead else _NOTHING
    return MessagePart("entry", lead=said, classes=classes, parts=tuple(_within(element, classes)))


def _quote(element: Tag, classes: tuple[str, ...]) -> Iterator[MessagePart]:
    by = element.select_one(".by, cite, footer")
    who = inline(by.children) if by else _NOTHING
    if by:
        by.extract()
    inside = tuple(_within(element, (*classes, "quote")))
    if inside or who:
        yield MessagePart("quote", lead=who, classes=classes, parts=inside)


def _definitions(element: Tag, classes: tuple[str, ...]) -> Iterator[MessagePart]:
    entries: list[MessagePart] = []
    term = _NOTHING
    for child in element.find_all(("dt", "dd")):
        if child.name == "dt":
            term = inline(child.children)
        else:
            entries.append(MessagePart("entry", lead=term, parts=tuple(_within(child, (*classes, "list")))))
            term = _NOTHING
    if entries:
        yield MessagePart("definitions", classes=classes, parts=tuple(entries))


def _table(element: Tag, classes: tuple[str, ...]) -> Iterator[MessagePart]:
    html = cells(element)
    if html:
        yield MessagePart("table", html, classes=classes)


def _image(element: Tag, classes: tuple[str, ...]) -> Iterator[MessagePart]:
    if element.get("src") and element.get("alt"):
        yield MessagePart("image", escape(str(element["alt"])), href=str(element["src"]), classes=classes)


def _rule(_element: Tag, _classes: tuple[str, ...]) -> Iterator[MessagePart]:
    yield MessagePart("rule")


_READERS = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "blockquote": _quote,
    "dl": _definitions,
    "table": _table,
    "img": _image,
    "hr": _rule,
}
