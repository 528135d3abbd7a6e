"""Words with the inline markup that every mail program and editor knows, well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from plcomms.model.element import Element, Node
from plcomms.model.tags import BLOCKS, CELLS, ENTRIES, ROWS

REACHED = re.compile(r"(?i)(?:https?://|mailto:|tel:)\S")
"""Addresses that a reader of a message can go to; others, as of a place in the page, lead nowhere."""

_KEPT = {"a": "a", "strong": "strong", "b": "strong", "em": "em", "i": "em", "sub": "sub", "sup": "sup"}
_ENDED = BLOCKS | ENTRIES
_SAID_OF_CELLS = ("scope", "colspan", "rowspan")
_SPACE = re.compile(r"[^\S\xa0]+")
_LINE_END = "\n"
"""Stands for a break until all words are there: a line end in words is a space."""
_BREAK = "<br />"


def inline(nodes: Iterable[Node]) -> Markup:
    """The words of ``nodes``: emphasis and links stay, blocks in them become lines."""
    html = "".join(map(_inlined, nodes))
    while "  " in html:
        html = html.replace("  ", " ")
    html = html.replace(f" {_LINE_END}", _LINE_END).replace(f"{_LINE_END} ", _LINE_END).strip(f" {_LINE_END}")
    return Markup(html.replace(_LINE_END, _BREAK))  # noqa: S704 (made of escaped words and of tags named here)


def cells(table: Element) -> Markup:
    """The rows and cells of ``table``, without the element itself."""
    return Markup("").join(map(_row, table.elements))


def _row(element: Element) -> Markup:
    if element.tag in CELLS:
        inside = inline(element.children)
    elif element.tag in ROWS or element.tag == "table":
        inside = cells(element)
    else:
        return Markup()
    said = Markup("").join(
        Markup(' {}="{}"').format(name, element.get(name)) for name in _SAID_OF_CELLS if element.get(name)
    )
    return Markup("<{0}{1}>{2}</{0}>").format(element.tag, said, inside)


def _inlined(node: Node) -> str:
    if isinstance(node, str):
        return escape(_SPACE.sub(" ", node), quote=False)
    if node.tag == "br":
        return _LINE_END
    if node.tag == "img":
        return f"[{_attribute(node, 'alt')}]" if node.get("alt") else ""
    return _element(node, "".join(map(_inlined, node.children)))


def _element(node: Element, inside: str) -> str:
    tag = _KEPT.get(node.tag)
    if node.tag in _ENDED:
        return f"{inside}{_LINE_END}"
    if not tag or not inside.strip() or (tag == "a" and not REACHED.match(node.get("href"))):
        return inside
    href = f' href="{_attribute(node, "href")}"' if tag == "a" else ""
    return f"<{tag}{href}>{inside}</{tag}>"


def _attribute(node: Element, name: str) -> str:
    return escape(_SPACE.sub(" ", node.get(name)))
