"""The words that CommonMark would drop, kept: definitions that nothing uses, titles, dead links.

Who writes ``[Tuesday]: closed`` or ``![]`` means words. CommonMark takes them for what it may leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.token import Token

from plcomms.load.markdown import DEEPEST

_REACHED = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)
"""Addresses that somebody can go to from a page, a mail or a sheet of paper."""

_WEB = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"^[a-z]{3,}:|^#\w|[/@]|\.\w", re.IGNORECASE)
"""What tells the address of a definition from a word or an hour (``[Friday]: 3:30``)."""

_CONTAINERS = ("bullet_list", "ordered_list", "blockquote")
_REFUSED = "refused"
INFO = "info"
"""What says of a block of code that its first line is what stood behind its fence."""


class References(dict[str, Mapping[str, Any]]):
    """The addresses that a text defines, which note what is asked of them."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        """The definition of ``label``, which a link or a picture is about to use."""
        self.used.add(label)
        return super().get(label, default)


def keeping_definitions(parser: MarkdownIt) -> MarkdownIt:
    """``parser``, for which a definition on a line of ``env["refused"]`` is words."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return start not in state.env.get(_REFUSED, ()) and reference(state, start, end, silent)

    parser.block.ruler.at("reference", rule)
    return parser


def first_env() -> dict[str, Any]:
    """What a parser is given to note definitions in."""
    return {"references": References(), _REFUSED: frozenset()}


def next_env(env: Mapping[str, Any], unused: bool = True) -> dict[str, Any] | None:
    """What to read the text again with, if it has definitions that would be lost; None where it has none.

    ``unused`` says whether the address that no link leads to is one of them: on a page it would be missing.
    """
    lost = frozenset(_lost(env, unused))
    return {"references": References(), _REFUSED: env[_REFUSED] | lost} if lost else None


def _lost(env: Mapping[str, Any], unused: bool) -> Iterator[int]:
    """The lines of definitions that are words: footnotes, what is no address, and what nothing uses."""
    known: References = env["references"]
    for label, definition in known.items():
        address = _ADDRESS.search(str(definition["href"]))
        if label.startswith("^") or not address or (unused and label not in known.used):
            yield definition["map"][0]
    for definition in env.get("duplicate_refs", ()):
        yield definition["map"][0]


def too_deep(tokens: Iterable[Token]) -> int | None:
    """The line of the first block that stands in too many others, or has too many marks in one another."""
    depth = 0
    for token in tokens:
        if token.type.removesuffix("_open").removesuffix("_close") in _CONTAINERS:
            depth += token.nesting
        if depth > DEEPEST or _depth(token.children or ()) > DEEPEST:
            return token.map[0] if token.map else 0
    return None


def _depth(children: Iterable[Token]) -> int:
    depth = deepest = 0
    for child in children:
        depth += child.nesting
        deepest = max(depth, deepest)
    return deepest


def repaired(tokens: list[Token]) -> list[Token]:
    """Block ``tokens`` in which all that a person wrote is there to be read, and no heading is empty."""
    kept: list[Token] = []
    for token in tokens:
        if token.type == "fence" and token.info.strip():
            token.content = f"{token.info.strip()}\n{token.content}"
            token.info, token.meta = "", {INFO: True}
        if token.type == "inline" and token.children is not None:
            token.children = _words_of_links(token.children, token.content)
        kept.append(token)
        if token.type == "heading_close" and not kept[-2].children:
            del kept[-3:]
    return kept


def _words_of_links(children: list[Token], content: str) -> list[Token]:
    """``children`` with words in each link, its title behind it, and no link to where nobody can go."""
    made: list[Token] = []
    opened: tuple[int, Token] | None = None
    for child in children:
        made.append(child)
        if child.type == "link_open":
            opened = (len(made) - 1, child)
        elif child.type == "link_close" and opened:
            _close(made, *opened, content)
            opened = None
        elif child.type == "image":
            made += _said(child, str(child.attrs.pop("title", "")), content)
    return made


def _close(made: list[Token], at: int, link: Token, content: str) -> None:
    """End the link that begins at ``at`` of ``made``."""
    href, title = str(link.attrGet("href") or ""), str(link.attrs.pop("title", ""))
    reached = _reached(href)
    inside = made[at + 1 : -1]
    named = any(token.type == "image" or token.content.strip() for token in inside)
    if not named:
        made[at + 1 : at + 1] = [_text(href, link, content)]
    if reached:
        link.attrSet("href", reached)
    else:
        # Whoever reads the text is told of the address; the page shows it as words.
        made[-1].hidden = link.hidden = True
        made += _said(link, href if named else "", content)
    made += _said(link, title, content)


def _reached(href: str) -> str:
    """The address to which ``href`` leads; empty where nobody can go there from a page."""
    if _REACHED.match(href):
        return href
    if _WEB.fullmatch(href):
        return f"https://{href}"
    return f"mailto:{href}" if _MAIL.fullmatch(href) else ""


def _said(near: Token, words: str, content: str) -> list[Token]:
    """``words`` in brackets, to be read behind ``near``."""
    if not words.strip():
        return []
    return [_text(part, near, content) for part in (" (", " ".join(words.split()), ")")]


def _text(words: str, near: Token, content: str) -> Token:
    """``words`` as text that stands where they are found behind the beginning of ``near``."""
    begin = int(near.meta.get("at", 0))
    found = content.find(words, begin)
    return Token("text", "", 0, content=words, meta={"at": found if found >= 0 else begin})
