"""A page's elements as Word has them: dates as a table, facts at a tab, lines to write on, styles by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plcomms.model.element import Element, Node
from plcomms.render.assets import BLANK_IN_WORDS
from plcomms.render.office.word_pictures import with_pictures

_STYLED = (
    ("", ".masthead", "Banner"),
    ("", ".issue", "Kicker"),
    ("", ".eyebrow", "Kicker"),
    (".masthead", "p", "Banner"),
    ("", ".lead", "Lead"),
    ("", ".letterhead", "Letterhead"),
    (".letterhead", ":last", "Letterhead End"),
    ("", ".box", "Box"),
    ("", ".quote", "Quotation"),
    (".quote", ".by", "Quotation By"),
    ("", ".pulled", "Quotation"),
    (".pulled", ".by", "Quotation By"),
    ("", ".small", "Small"),
    (".box", ".small", "Box Small"),
    ("", ".sign", "Signature Line"),
    ("", ".shown", "Picture"),
    ("", ".caption", "Image Caption"),
    ("", ".cut", "Cut Line"),
    (".slip", ".line", "To Fill In"),
    (".slip", ".ticks", "To Fill In"),
    (".foot", "p", "Contact"),
)
"""What an element stands in, what it is, and its style: of several that are so, the last."""

TAB = "\ue000"
"""Stands for a tab until pandoc is done: it takes every white space for one blank."""
LINE = "\ue001"
"""Stands for a line to write on, up to the end of its line."""
BETWEEN = " · "
"""What stands between address, telephone and e-mail in a letterhead: in Word they share a line."""
LOGO_HEIGHT = "0.55in"

_SHORT_LINE = f" {'_' * 24} "
"""A line to write on that another follows."""
_STYLE = "custom-style"
"""The attribute by which pandoc knows a style."""
_WANTED = "data-style"
"""The attribute of what has a style by what it is, until all have theirs."""
_GROUPS = frozenset(("div", "section", "header", "footer"))
"""Elements that pandoc takes for groups: it knows styles of these alone."""


def for_word(root: Element, columns: str) -> Element:
    """The elements of ``root`` in forms that Word has, each with the name of its style.

    ``columns`` are the heads of a table of dates, set apart by strokes.
    """
    heads = tuple(head.strip() for head in columns.split("|"))

    def suited(element: Element) -> Element:
        return _suited(element, heads)

    return _named(_ruled(root.changed(suited), ()), ())


def _suited(element: Element, heads: tuple[str, ...]) -> Element:
    """``element``, if it is laid out for the eye, in a form that Word has."""
    classes = element.classes
    if element.tag == "ul" and "dates" in classes:
        return _tabulated(element, heads)
    if element.tag == "ul" and "facts" in classes:
        entries = (
            _set_beside(child) if isinstance(child, Element) and child.tag == "li" else child
            for child in element.children
        )
        return replace(element, tag="div", children=tuple(entries))
    if element.tag == "img" and "logo" in classes:
        return _with(element, height=LOGO_HEIGHT)
    if "letterhead" in classes:
        return _on_one_line(element)
    return with_pictures(element)


def _with(element: Element, **more: str) -> Element:
    """``element`` with ``more`` attributes."""
    return replace(element, attributes={**element.attributes, **more})


def _on_one_line(letterhead: Element) -> Element:
    """``letterhead`` with one break of lines at most in each of its elements."""
    parents = (letterhead, *letterhead.within())
    more = {id(b) for parent in parents for b in [e for e in parent.elements if e.tag == "br"][1:]}
    return letterhead.changed(lambda element: BETWEEN if id(element) in more else element)


def _tabulated(dates: Element, heads: tuple[str, ...]) -> Element:
    """A list of dates as a table: the day, and what is on."""
    rows = tuple(_row(entry) for entry in dates.elements if entry.tag == "li")
    widths = tuple(Element("col", {"style": f"width:{width}%"}) for width in (20, 80))
    head = Element("tr", children=tuple(Element("th", children=(words,)) for words in heads))
    return Element(
        "table",
        children=(
            Element("colgroup", children=widths),
            Element("thead", children=(head,)),
            Element("tbody", children=rows),
        ),
    )


def _row(entry: Element) -> Element:
    day = entry.first(lambda one: "day" in one.classes)
    said = Element("span", {_STYLE: "Day"}, (" ".join(day.words.split()) if day else "",))
    rest = entry.without(lambda one: one is day).children
    return Element("tr", children=(Element("td", children=(said,)), Element("td", children=_trimmed(rest))))


def _trimmed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """``nodes`` without white space at their ends."""
    if nodes and isinstance(nodes[0], str):
        nodes = (nodes[0].lstrip(), *nodes[1:])
    return (*nodes[:-1], nodes[-1].rstrip()) if nodes and isinstance(nodes[-1], str) else nodes


def _set_beside(fact: Element) -> Element:
    """A fact with its figure before it, at a tab; what more it says stands below its words."""
    figure = fact.first(lambda one: "figure" in one.classes)
    said = fact.without(lambda one: one is figure).changed(_without_small)
    before: tuple[Node, ...] = (
        (replace(figure, tag="span", attributes={_STYLE: "Numeral"}),) if figure else ()
    )
    paragraphs = [one for one in said.within() if one.tag == "p"]
    style = "Fact With More" if len(paragraphs) > 1 else "Fact"

    def styled(element: Element) -> Element:
        if not any(element is paragraph for paragraph in paragraphs):
            return element
        if element is paragraphs[0]:
            return _with(replace(element, children=(*before, TAB, *element.children)), **{_WANTED: style})
        return _with(element, **{_WANTED: "Fact More"})

    if paragraphs:
        return replace(said.changed(styled), tag="div")
    return _with(replace(said, tag="div", children=(*before, TAB, *said.children)), **{_WANTED: style})


def _without_small(element: Element) -> Element:
    """A paragraph below a fact is small by the style of such."""
    if "small" not in element.classes:
        return element
    return replace(element, attributes={n: v for n, v in element.attributes.items() if n != "class"})


def _ruled(element: Element, around: tuple[Element, ...]) -> Element:
    """``element``, in which blanks that end a line go on to its end."""
    inside = (*around, element)
    children = [_ruled(c, inside) if isinstance(c, Element) else c for c in element.children]
    if element.tag == "span" and _within(around, ".slip", ".line"):
        after = around[-1].elements
        followed = any(one.tag == "span" for one in after[_place(element, after) + 1 :])
        children.append(_SHORT_LINE if followed else f" {LINE}")
    elif children and isinstance(children[-1], str):
        children[-1] = _to_the_end(children[-1])
    return replace(element, children=tuple(children))


def _to_the_end(words: str) -> str:
    written = words.rstrip()
    if not written.endswith(BLANK_IN_WORDS):
        return words
    return f"{written.rstrip('_')}{LINE}{words[len(written) :]}"


def _place(element: Element, among: tuple[Element, ...]) -> int:
    """The number of just this ``element``: others may be equal."""
    return next(at for at, one in enumerate(among) if one is element)


def _within(around: tuple[Element, ...], *names: str) -> bool:
    """Whether elements called ``names`` stand round, from the outermost to the innermost."""
    rest: Iterator[Element] = iter(around)
    return all(any(_matches(one, name) for one in rest) for name in names)


def _matches(element: Element, name: str) -> bool:
    return name[1:] in element.classes if name.startswith(".") else element.tag == name


def _named(element: Element, around: tuple[Element, ...]) -> Element:
    """``element`` and all in it with the names of Word's styles; a paragraph gets a group of its own."""
    inside = (*around, element)
    children = tuple(
        _named(child, inside) if isinstance(child, Element) else child for child in element.children
    )
    style = _style_of(element, around)
    attributes = {name: value for name, value in element.attributes.items() if name != _WANTED}
    made = replace(element, attributes=attributes, children=children)
    if not style:
        return made
    if element.tag == "p":
        return Element("div", {_STYLE: style}, (made,))
    return _with(replace(made, tag=made.tag if made.tag in _GROUPS else "div"), **{_STYLE: style})


def _style_of(element: Element, around: tuple[Element, ...]) -> str:
    style = element.get(_WANTED)
    for outer, name, of_it in _STYLED:
        if name == ":last":
            parent = around[-1] if around else None
            found = parent is not None and _matches(parent, outer) and parent.elements[-1] is element
        else:
            found = _matches(element, name) and (not outer or _within(around, outer))
        style = of_it if found else style
    return style
