"""Links that do not say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block

_EMPTY = re.compile(
    r"(?:please\s+)?(?:click|tap|press|see|go|look|read|check)?\s*(?:on\s+)?(?:right\s+)?"
    r"(?:here|this|this\s+(?:link|page|site|website|form|document|url)|the\s+link|link|more|read\s+more"
    r"|learn\s+more|more\s+info(?:rmation)?|details|website|site|page|url|document|form|download|visit|start"
    r"|continue|info)\W*",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:please\s+)?(?:(?:click|tap)\s+(?:on\s+)?(?:here|this(?=\s*[.,!;:)]|\s+to\b|\s*\Z)|(?:this|the)\s+(?:link|button))"
    r"|press\s+(?:here|(?:this|the)\s+link))\b(?!\s+(?:key|and\s+there))",
    re.IGNORECASE,
)


@on_block(
    severity=Severity.WARNING,
    message="“{found}” does not say where the link leads.",
    help="Put the link on words that name what the reader finds there: “the lunch menu”.",
    source="WCAG 2.1, success criterion 2.4.4, Link purpose (in context)",
    cases=(
        Case("[Click here](https://riverbend.example/menu) for the menu.", ("Click here",)),
        Case("Read the menu [here](menu.html) or [Read more »](more.html).", ("here", "Read more »")),
        Case("To see the menu, please click here.", ("please click here",)),
        Case("[The lunch menu](https://riverbend.example/menu) is new. We are here for you."),
        Case("I hear pens click here and there. Press this button to cross the street."),
        Case("Press the star key. Learn more about fractions. [Learn more about lunch](menu.html)."),
    ),
)
def link_text(block: Block, _context: Context) -> Iterator[Hit]:
    """Makes the words of a link say where it leads.

    Screen readers list the links of a page without the words around them, and on paper “here” is nowhere.
    """
    text = block.text
    linked = [link for link in block.links if not link.picture]
    for link in linked:
        if _EMPTY.fullmatch(text[link.start : link.end].strip()):
            yield Hit(link.start, link.end, fields={"found": text[link.start : link.end].strip()})
    for found in _BARE.finditer(text):
        if not any(link.start < found.end() and found.start() < link.end for link in linked):
            yield Hit(found.start(), found.end(), fields={"found": " ".join(found[0].split())})
