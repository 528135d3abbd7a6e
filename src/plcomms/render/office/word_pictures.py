"""Pictures as a Word file shows them: no higher than a few lines of text, several side by side in a table."""

from __future__ import annotations

from dataclasses import replace

from plcomms.model.element import Element, Node

PHOTO_HEIGHT = "40mm"
"""As high as a paragraph or two; by itself a photograph taken upright would fill a page."""
FACE_HEIGHT = "24mm"
TILE_WIDTH = "60mm"


def with_pictures(element: Element) -> Element:
    """``element`` with its pictures in the sizes and the order that Word has, if it is there to show some."""
    classes = element.classes
    if "gallery" in classes:
        return _in_rows(element)
    if "portrait" in classes:
        element = _sized(element, "height", FACE_HEIGHT)
    elif "photo" in classes or "banner" in classes:
        element = _sized(element, "height", PHOTO_HEIGHT)
    if element.tag == "figure":
        return replace(element, tag="div", children=tuple(map(_in_paragraph, element.children)))
    if element.tag == "figcaption":
        return replace(element, tag="p", attributes={**element.attributes, "class": "caption"})
    return element


def _sized(element: Element, side: str, length: str) -> Element:
    """``element``, in which no picture has its height or width of old."""

    def sized(one: Element) -> Element:
        return replace(one, attributes={**one.attributes, side: length}) if one.tag == "img" else one

    return element.changed(sized)


def _in_paragraph(node: Node) -> Node:
    shown = isinstance(node, Element) and node.tag == "img"
    return Element("p", {"class": "shown"}, (node,)) if shown else node


def _in_rows(gallery: Element) -> Element:
    """Pictures two by two in a table without a head, each with its words below it."""
    figures = [_sized(one, "width", TILE_WIDTH) for one in gallery.within() if one.tag == "figure"]
    cells = [Element("td", children=(figure,)) for figure in figures]
    rows = tuple(Element("tr", children=tuple(cells[at : at + 2])) for at in range(0, len(cells), 2))
    return Element("table", children=rows)
