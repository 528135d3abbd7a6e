"""A body as words alone can give it: without what is for eyes, machines, paper or a web page alone."""

from __future__ import annotations

from collections.abc import Set

from plcomms.model.element import Element, Node
from plcomms.model.tags import BLOCKS
from plcomms.render.assets import APART, BLANK, BLANK_IN_WORDS

_EMPTY = Element("div")


def readable(root: Element, apart: Set[str] = APART, blank: str = BLANK_IN_WORDS) -> Element:
    """``root`` without what nobody reads, drawings in it and what has a class of ``apart``.

    ``blank`` stands for room to write in.
    """

    def change(element: Element) -> Node | None:
        if _unread(element, apart):
            # What stood apart because of a block that is gone is not to run together.
            return _EMPTY if element.tag in BLOCKS else None
        return blank if BLANK in element.classes else element

    return root.changed(change)


def _unread(element: Element, apart: Set[str]) -> bool:
    drawing = element.tag == "img" and element.get("src").startswith("data:")
    return element.silent or element.tag == "head" or drawing or not apart.isdisjoint(element.classes)
