"""The tags of HTML by what they are: the one table, for all that read HTML (HTML Standard, section 13)."""

from __future__ import annotations

from collections.abc import Mapping

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements that hold nothing and have no end tag."""

SILENT = frozenset(("script", "style", "svg", "template"))
"""Elements whose words nobody reads."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = frozenset(("ul", "ol"))
ENTRIES = frozenset(("li", "dt", "dd"))
"""What stands in a list, or in one of terms and what they mean."""

SECTIONS = frozenset(
    (
        *("address", "article", "aside", "details", "div", "fieldset", "figure", "footer", "form", "header"),
        *("main", "nav", "section", "summary"),
    )
)
"""Elements that hold other blocks and say nothing themselves."""

BLOCKS = SECTIONS | LISTS | {*HEADINGS, "blockquote", "dl", "figcaption", "hr", "p", "pre", "table"}
"""Elements that begin on a line of their own; parts of lists and tables aside."""

CELLS = frozenset(("caption", "th", "td"))
"""What holds the words of a table."""
ROWS = frozenset(("thead", "tbody", "tfoot", "tr"))
"""What holds its cells."""

PARTS = BLOCKS | CELLS | ROWS | ENTRIES
"""Elements that do not stand in a line of words."""

_ROWS_END = frozenset(("td", "th", "tr"))
_TABLE = frozenset(("table", "template"))
_PARAGRAPH_STAYS = CELLS | {"template", "button", "object"}

IMPLIED_END: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(BLOCKS, (frozenset(("p",)), _PARAGRAPH_STAYS)),
    "li": (frozenset(("li",)), LISTS | {"template"}),
    **dict.fromkeys(("dt", "dd"), (frozenset(("dt", "dd")), frozenset(("dl", "template")))),
    **dict.fromkeys(("td", "th"), (frozenset(("td", "th")), _TABLE | {"tr"})),
    "tr": (_ROWS_END, _TABLE | ROWS - {"tr"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), (ROWS, _TABLE)),
}
"""Elements whose start ends others that were left open, as a writer of HTML may leave them: which those are,
and inside which elements they stay open all the same (HTML Standard, section 13.1.2.4)."""


def level_of(heading: str) -> int:
    """The level of a heading by its tag."""
    return HEADINGS.index(heading) + 1
