"""A page as WeasyPrint can tag it for PDF/UA-1: the same words, in elements whose tags may nest so.

WeasyPrint makes a tag of each element as it stands. PDF/UA (ISO 14289-1, 7.2 and 7.18.5) asks for more: what
is in an item of a list stands in its body, a table with a head has a body, and a link holds its words itself.
"""

from __future__ import annotations

from typing import Any

from plcomms.model.tags import BLOCKS, LISTS

_BLOCKS = BLOCKS - LISTS - {"dl"}
"""What is tagged as a block of its own; a list in an item is an item's list."""
_BODY = "dd"
"""What WeasyPrint tags as the body of a list's item where it stands in one."""
_FIRST = "counter-reset: list-item {before}"
"""How WeasyPrint is told with which number a list begins: it does not heed ``start``."""
_BODY_STYLE = "display: block; margin: 0"


def tag_as_asked(root: Any) -> None:
    """Change the elements below ``root``, an ``ElementTree`` element, in place."""
    for item in list(root.iter("li")):
        _with_body(item)
    for numbered in root.iter("ol"):
        _numbered_from(numbered)
    for table in root.iter("table"):
        _with_rows(table)
    for words in root.iter("dl"):
        if "glossary" in words.get("class", "").split():
            _with_terms_inside(words)
    for link in list(root.iter("a")):
        _with_words_of_its_own(link)


def _with_body(item: Any) -> None:
    """Put what stands in ``item`` into one element, if there are blocks in it."""
    if not any(child.tag in _BLOCKS for child in item):
        return
    body = item.makeelement(_BODY, {"style": _BODY_STYLE})
    body.text, item.text = item.text, None
    body.extend(list(item))
    for child in list(item):
        item.remove(child)
    item.append(body)


def _numbered_from(numbered: Any) -> None:
    """Number the items of a list from its ``start``."""
    start = numbered.get("start", "")
    if start.isdecimal():
        numbered.set("style", f"{_FIRST.format(before=int(start) - 1)}; {numbered.get('style', '')}")


def _with_terms_inside(words: Any) -> None:
    """Put each term of a box of ``words`` into the entry with its meaning: on one line they are one item."""
    for term, entry in zip(words.findall("dt"), words.findall("dd"), strict=True):
        words.remove(term)
        term.tag, term.tail = "b", entry.text
        term.set("class", "term")
        entry.text = None
        entry.insert(0, term)
        entry.set("style", _BODY_STYLE)


def _with_rows(table: Any) -> None:
    """Make the head of ``table`` its body, if it has nothing else."""
    if table.find("tbody") is None:
        for head in table.findall("thead"):
            head.tag = "tbody"


def _with_words_of_its_own(link: Any) -> None:
    """Make ``link`` a room, in which each run of words is a link: a picture in it leads nowhere on paper."""
    if not len(link) or "href" not in link.attrib:
        return
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
