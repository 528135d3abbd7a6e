"""Words alone: for the body of a message, a phone without pictures, or a program that takes no formatting."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from plcomms.model.element import Element
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument
from plcomms.model.links import address as address_of
from plcomms.model.tags import BLOCKS, ENTRIES, LISTS, VOID
from plcomms.render.formats import Renderer
from plcomms.render.readable import readable

WIDTH = 72
"""Characters a line: what a plain message shows without breaking its lines again (RFC 3676, section 4.2)."""

_UNBROKEN = 1_000_000
_UNDERLINES = {"h1": "=", "h2": "-"}
_CLOSE_HEADINGS = frozenset(("h3", "h4", "h5", "h6"))
_APART = BLOCKS | ENTRIES | {"caption", "tr"}
"""Elements whose words stand apart from those round them."""
_INDENTED = {"blockquote": "    ", "dd": "    "}
_SPACE = re.compile(r"[^\S\xa0]+")
_BARE = re.compile(r"^(?:mailto:|tel:|https?://)")
_RULE = "* * *"
_KEPT = "\xa0"


def render(page: FramedDocument) -> bytes:
    """The document's words as UTF-8 text, in lines of at most ``WIDTH`` characters."""
    return as_text(page.body.root).encode()


def as_text(root: Element) -> str:
    """``root`` as text that reads well: headings underlined, lists with hyphens, addresses written out.

    Only what cannot be broken makes a longer line: an address, a long word, and words to copy (``pre``).
    """
    return _written(root, WIDTH) + "\n"


def as_lines(root: Element) -> str:
    """``root`` as text for a program that breaks lines itself: a paragraph or entry of a list a line each."""
    return _written(root, _UNBROKEN)


def _written(root: Element, width: int) -> str:
    writer = _Writer(width)
    writer.visit_all(readable(root))
    writer.flush()
    return "\n".join(writer.lines).strip("\n")


@dataclass(slots=True)
class _List:
    """A list that is open: its first number, how many entries there were, and the blocks of the last."""

    numbered: bool
    start: int = 1
    count: int = 0
    blocks: int = 0

    @property
    def close(self) -> bool:
        """Whether the next entry stands close to the last: that was a single block."""
        return self.count > 1 and self.blocks < 2


class _Writer:
    """Gathers the words of a block until it ends, then lays it out below the lines before."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = []
        self.words = ""
        self.open: list[str] = []
        self.lists: list[_List] = []
        self.marker = self.last = ""

    def visit_all(self, element: Element) -> None:
        """Write what stands in ``element``, in order."""
        for child in element.children:
            if isinstance(child, str):
                self._say(child)
            elif child.tag in VOID:
                self._void(child)
            else:
                self._visit(child)

    def _visit(self, element: Element) -> None:
        apart = element.tag in _APART
        if apart:
            self.flush()
        self.open.append(element.tag)
        before = self._before(element)
        self.visit_all(element)
        if apart:
            self.flush()
        if element.tag == "a":
            self._spell_out(element.get("href"), before)
        self.open.pop()
        if element.tag in LISTS:
            self.lists.pop()

    def _before(self, element: Element) -> int:
        """Get ready for what stands in ``element``; how many letters of its block were read before it."""
        if element.tag in LISTS:
            start = element.get("start")
            self.lists.append(_List(element.tag == "ol", int(start) if start.isdecimal() else 1))
        elif element.tag == "li" and self.lists:
            self._entry(self.lists[-1])
        elif element.tag in ("td", "th") and self.words.strip():
            self.words = self.words.rstrip() + "; "
        return len(self.words)

    def _entry(self, of: _List) -> None:
        of.count += 1
        self.marker = f"{of.start + of.count - 1}. " if of.numbered else "- "

    def _void(self, element: Element) -> None:
        if element.tag == "br":
            self.words = self.words.rstrip(" ") + "\n"
        elif element.tag == "hr":
            self.flush()
            self.lines += ["", _RULE]
        elif element.tag == "img" and element.get("alt"):
            self._say(f"[{element.get('alt')}]")

    def _say(self, said: str) -> None:
        words = _SPACE.sub(" ", said)
        self.words += words.lstrip(" ") if not self.words or self.words[-1] in " \n" else words

    def _spell_out(self, address: str, start: int) -> None:
        """Put the address of a link behind its words, unless they are the address."""
        words = self.words[start:].strip()
        said = _BARE.sub("", words).rstrip("/")
        bare = _BARE.sub("", address)
        if not said or not bare or address.startswith(("#", "tel:")):
            return
        if said != bare.rstrip("/") and address_of(words) != address:
            shown = bare if address.startswith("mailto:") else address
            self.words = f"{self.words.rstrip()} ({shown})"

    def flush(self) -> None:
        """End the block that is being read, and lay it out."""
        words, self.words = self.words.strip(), ""
        if not words:
            return
        names = self.open
        broken = self.width < _UNBROKEN
        heading = next((_UNDERLINES[name] for name in names if broken and name in _UNDERLINES), "")
        first, rest = self._margins(names)
        lines: list[str] = []
        for part in words.split("\n"):
            before = rest if lines else first
            lines += [before + part] if "pre" in names else _wrapped(part.strip(), before, rest, self.width)
        if heading:
            lines.append(heading * min(max(map(len, lines)), self.width))
        if self.lines and not self._goes_on(names):
            self.lines += ["", ""] if heading == "-" else [""]
        self.lines += lines
        self.last = names[-1] if names else ""
        if self.lists:
            self.lists[-1].blocks = 1 if self.marker else self.lists[-1].blocks + 1
        self.marker = ""

    def _margins(self, names: list[str]) -> tuple[str, str]:
        """What stands before the first line of a block inside ``names``, and before the others."""
        indent = "".join(_INDENTED.get(name, "") for name in names)
        if not self.lists or "li" not in names:
            return indent, indent
        indent += "  " * (len(self.lists) - 1)
        width = len(self.marker) or (3 if self.lists[-1].numbered else 2)
        return indent + (self.marker or " " * width), indent + " " * width

    def _goes_on(self, names: list[str]) -> bool:
        """Whether the block stands close to the last: in a list, entry or table, below a small heading."""
        if "li" in names:
            return not self.marker or self.lists[-1].close
        if self.last in _CLOSE_HEADINGS:
            return names[-1:] == ["p"]
        return names[-1:] == ["dd"] or names[-1:] == ["tr"] == [self.last]


def _wrapped(words: str, first: str, rest: str, width: int) -> list[str]:
    """``words`` in lines; what cannot be broken, such as an address, keeps its own."""
    lines = textwrap.wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_KEPT, " ") for line in lines]


RENDERER = Renderer(Format("text", "Text", 7, "txt"), render)
