"""HTML as a tree of values, which whoever needs more than its characters visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

from plcomms.model.html_reader import Attributes, HTMLReader, start_tag
from plcomms.model.tags import IMPLIED_END, SILENT, VOID

FRAGMENT = ""
"""The tag of what holds a piece of HTML and is no element of it."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its tag and the names of its attributes in small letters, and what stands in it, in order.

    Words are strings, in which character references are resolved; no two of them follow one another.
    """

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node, ...] = ()

    def get(self, name: str) -> str:
        """The value of the attribute called ``name``; empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> tuple[str, ...]:
        """The names in its ``class``."""
        return tuple(self.get("class").split())

    @property
    def silent(self) -> bool:
        """Whether nobody reads what stands in it: a drawing, a script, what is hidden from screen readers."""
        return self.tag in SILENT or self.get("aria-hidden") == "true"

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements that stand directly in it."""
        return tuple(child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Node]:
        """All that stands in it, elements before what they hold."""
        for child in self.children:
            yield child
            if isinstance(child, Element):
                yield from child.walk()

    def within(self) -> Iterator[Element]:
        """All elements in it, in the order of their start tags."""
        return (node for node in self.walk() if isinstance(node, Element))

    def first(self, matches: Callable[[Element], bool]) -> Element | None:
        """The first element in it that ``matches``."""
        return next(filter(matches, self.within()), None)

    def holds(self, *tags: str) -> bool:
        """Whether an element of one of ``tags`` stands in it."""
        return any(element.tag in tags for element in self.within())

    @property
    def words(self) -> str:
        """All words in it, as they stand."""
        return "".join(node for node in self.walk() if isinstance(node, str))

    def changed(self, change: Callable[[Element], Node | None]) -> Element:
        """The same with ``change`` of each element in it in that element's place: None leaves it out.

        What ``change`` returns is changed within in turn.
        """
        children: list[Node] = []
        for child in self.children:
            made = change(child) if isinstance(child, Element) else child
            if isinstance(made, str):
                _append_words(children, made)
            elif made is not None:
                children.append(made.changed(change))
        return replace(self, children=tuple(children))

    def without(self, unwanted: Callable[[Element], bool]) -> Element:
        """The same without each element in it that is ``unwanted``."""
        return self.changed(lambda element: None if unwanted(element) else element)


Node = Element | str
"""What may stand in an element."""


def parse(html: str) -> Element:
    """The elements of ``html``, a piece of a page, within one whose tag is ``FRAGMENT``.

    Elements that were left open end where the HTML Standard says; end tags of what is not open, comments and
    declarations are passed over. Of attributes of one name the first holds.
    """
    builder = _Builder()
    builder.read(html)
    return builder.root()


def to_html(node: Node) -> str:
    """``node`` as HTML that gives it again when it is parsed."""
    if isinstance(node, str):
        return escape(node, quote=False)
    inside = "".join(map(_raw if node.tag in HTMLParser.CDATA_CONTENT_ELEMENTS else to_html, node.children))
    if node.tag == FRAGMENT:
        return inside
    return start_tag(node.tag, node.attributes.items()) + (
        "" if node.tag in VOID else f"{inside}</{node.tag}>"
    )


def _raw(node: Node) -> str:
    return node if isinstance(node, str) else to_html(node)


def _append_words(children: list[Node], words: str) -> None:
    if children and isinstance(children[-1], str):
        children[-1] += words
    elif words:
        children.append(words)


@dataclass(slots=True)
class _OpenElement:
    """An element whose end was not read yet."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def ended(self) -> Element:
        return Element(self.tag, self.attributes, tuple(self.children))


class _Builder(HTMLReader):
    """Gathers what stands in each open element until that ends."""

    def __init__(self) -> None:
        super().__init__(resolved=True)
        self.open = [_OpenElement(FRAGMENT)]

    def root(self) -> Element:
        """The tree, all that is open ended."""
        self._end_from(1)
        return self.open[0].ended()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        said: dict[str, str] = {}
        for name, value in attrs:
            said.setdefault(name, value or "")
        self._end_implied(tag)
        if tag in VOID:
            self.open[-1].children.append(Element(tag, said))
        else:
            self.open.append(_OpenElement(tag, said))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        if any(one.tag == "svg" for one in self.open) and tag not in VOID:
            # A drawing is XML in HTML: there alone a tag can end itself.
            self._end_from(len(self.open) - 1)

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag == tag:
                self._end_from(at)
                return

    def handle_data(self, data: str) -> None:
        _append_words(self.open[-1].children, data)

    def _end_implied(self, tag: str) -> None:
        """End what was left open and cannot hold an element of ``tag``."""
        ended, stay = IMPLIED_END.get(tag, (frozenset[str](), frozenset[str]()))
        for at in range(len(self.open) - 1, 0, -1) if ended else ():
            if self.open[at].tag in stay:
                return
            if self.open[at].tag in ended:
                outer = self.open[at - 1].tag in ended and tag in ("tr", "thead", "tbody", "tfoot")
                self._end_from(at)
                if not outer:
                    return

    def _end_from(self, at: int) -> None:
        while len(self.open) > at:
            last = self.open.pop()
            self.open[-1].children.append(last.ended())
