"""HTML tags among the words that people write: which are tags at all, and which of them begin a new line.

Only the names of HTML's own elements make a tag (and Word's, as ``o:p``): what else stands between angle
brackets, such as a name or a gap to fill in, is words. Source: HTML Living Standard, section 4 and 16.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]{0,30})"
    r"(?:\s(?:[^<>\"']{1,2000}+|\"[^\"]{0,4000}+\"|'[^']{0,4000}+'){0,60}+|/)?>"
)
"""What is written like a tag.

The bounds keep a text full of open brackets from taking long; nothing that was taken is given back (``+``),
or an open bracket without an end would be tried in all ways to divide what follows it.
"""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


INLINE = _names(
    "a abbr acronym audio b bdi bdo big blink button canvas cite code data datalist del dfn em embed "
    "font i img input ins kbd label map mark meter nobr noscript object output picture progress q rp rt "
    "ruby s samp select slot small source span strike strong sub sup svg path template textarea time tt "
    "u var video wbr"
)
"""Elements within a line: their tags take no room between letters."""

NEW_LINE = _names(
    "address applet area article aside base basefont blockquote body br caption center col colgroup dd "
    "details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 "
    "h6 head header hgroup hr html iframe legend li link main marquee menu menuitem meta nav noframes "
    "ol optgroup option p param plaintext pre search section summary table tbody td tfoot th thead "
    "title tr track ul xmp script style"
)
"""Elements whose tags end the words before them and begin what follows anew."""

CODE = frozenset(("code", "kbd", "samp", "tt", "var"))
"""Elements within a line whose words are no prose."""

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
"""The kind of block that an element makes of its words; all others make paragraphs."""

_ALL = INLINE | NEW_LINE
_NAMESPACES = ("o:", "v:", "w:", "st1:", "m:")
_ATTRIBUTE = r"""\s{name}\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
_ATTRIBUTES = {
    name: re.compile(_ATTRIBUTE.format(name=name), re.IGNORECASE) for name in ("alt", "src", "href")
}


def tag_at(text: str, at: int) -> re.Match[str] | None:
    """The tag of an HTML element that begins at ``at``; None where there is none."""
    found = TAG.match(text, at)
    return found if found and is_element(found["name"]) else None


def tags(text: str) -> Iterator[re.Match[str]]:
    """The tags of HTML elements in ``text``, in order."""
    return (found for found in TAG.finditer(text) if is_element(found["name"]))


def is_element(name: str) -> bool:
    """Whether ``name`` is that of an element of HTML, or of what Word puts into HTML."""
    lower = name.lower()
    return lower in _ALL or lower.startswith(_NAMESPACES)


def begins_line(name: str) -> bool:
    """Whether a tag called ``name`` ends what stands before it."""
    return name.lower() in NEW_LINE


def attribute(tag: str, name: str) -> tuple[int, int] | None:
    """Where in ``tag`` the value of its attribute ``name`` (alt, src, href) stands; None if it has none."""
    found = _ATTRIBUTES[name].search(tag)
    return found.span(found.lastgroup) if found and found.lastgroup else None
