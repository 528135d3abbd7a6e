"""Words with the inline markup that every mail program and editor knows, well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from markupsafe import Markup

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    (*HEADINGS, "p", "ul", "ol", "dl", "table", "blockquote", "img", "hr", "div", "section", "article")
) | {"main", "header", "footer", "aside", "nav", "figure", "figcaption", "address", "pre", "details"}
REACHED = re.compile(r"(?i)(?:https?://|mailto:|tel:)\S")
"""Addresses that a reader of a message can go to; others, as of a place in the page, lead nowhere."""

_KEPT = {"a": "a", "strong": "strong", "b": "strong", "em": "em", "i": "em", "sub": "sub", "sup": "sup"}
_ENDED = BLOCKS | {"li", "dt", "dd"}
_ROWS = ("table", "thead", "tbody", "tfoot", "tr")
_CELLS = ("caption", "th", "td")
_SAID_OF_CELLS = ("scope", "colspan", "rowspan")
_BLANK = "________"
_BREAK = "<br />"


def inline(nodes: Iterable[Any]) -> Markup:
    """The words of ``nodes``: emphasis and links stay, blocks in them become lines."""
    html = re.sub(r"[^\S\xa0]+", " ", "".join(map(_inlined, nodes)))
    html = re.sub(rf" ?{_BREAK} ?", _BREAK, html)
    html = re.sub(rf"^(?:{_BREAK}| )+|(?:{_BREAK}| )+$", "", html)
    return Markup(html)  # noqa: S704 (made of escaped words and of tags named here)


def cells(table: Any) -> Markup:
    """The rows and cells of ``table``, without the element itself."""
    return Markup("").join(_row(child) for child in table.children)


def _row(element: Any) -> Markup:
    if element.name in _CELLS:
        inside = inline(element.children)
    elif element.name in _ROWS:
        inside = cells(element)
    else:
        return Markup()
    said = Markup("").join(
        Markup(' {}="{}"').format(name, element[name]) for name in _SAID_OF_CELLS if element.get(name)
    )
    return Markup("<{0}{1}>{2}</{0}>").format(element.name, said, inside)


def _inlined(node: Any) -> str:
    if not node.name:
        return "" if node.PREFIX else escape(str(node), quote=False)
    if node.name == "br":
        return _BREAK
    if node.name == "img":
        return f"[{escape(str(node['alt']))}]" if node.get("alt") else ""
    if "blank" in (node.get("class") or ()):
        return _BLANK
    return _element(node, "".join(map(_inlined, node.children)))


def _element(node: Any, inside: str) -> str:
    tag = _KEPT.get(node.name)
    if node.name in _ENDED:
        return f"{inside}{_BREAK}"
    if not tag or not inside.strip() or (tag == "a" and not REACHED.match(node.get("href", ""))):
        return inside
    href = f' href="{escape(str(node["href"]))}"' if tag == "a" else ""
    return f"<{tag}{href}>{inside}</{tag}>"
