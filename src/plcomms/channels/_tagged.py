"""A page as WeasyPrint can tag it for PDF/UA-1: the same words and looks, in elements whose tags may nest so.

WeasyPrint makes a tag of each element as it stands. PDF/UA (ISO 14289-1, 7.2 and 7.18.5) asks for more: what
is in an item of a list stands in its body, a table with a head has a body, and a link holds its words itself.
"""

from __future__ import annotations

from typing import Any

_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "hr", "section", "figure")
)
_BODY = "dd"
"""What WeasyPrint tags as the body of a list's item where it stands in one."""
_BODY_STYLE = "display: block; margin: 0"


def tag_as_asked(root: Any) -> None:
    """Change the elements below ``root``, an ``ElementTree`` element, in place."""
    for item in list(root.iter("li")):
        if any(child.tag in _BLOCKS for child in item):
            _with_body(item)
    for table in root.iter("table"):
        if table.find("tbody") is None:
            for head in table.findall("thead"):
                head.tag = "tbody"
    for link in list(root.iter("a")):
        if len(link) and "href" in link.attrib:
            _with_words_of_its_own(link)


def _with_body(item: Any) -> None:
    body = item.makeelement(_BODY, {"style": _BODY_STYLE})
    body.text, item.text = item.text, None
    body.extend(list(item))
    for child in list(item):
        item.remove(child)
    item.append(body)


def _with_words_of_its_own(link: Any) -> None:
    """Make ``link`` a room, in which each run of words is a link: a picture in it leads nowhere on paper."""
    address = {"href": link.attrib.pop("href")}
    link.tag = "span"
    for element in list(link.iter()):
        children = list(element)
        if element.text and element.text.strip():
            element.insert(0, _run(element, element.text, address))
            element.text = None
        for child in children:
            if child.tail and child.tail.strip():
                element.insert(list(element).index(child) + 1, _run(element, child.tail, address))
                child.tail = None


def _run(like: Any, words: str, address: dict[str, str]) -> Any:
    run = like.makeelement("a", dict(address))
    run.text = words
    return run
