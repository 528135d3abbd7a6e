"""Values are bound to their places in a rendered template: as HTML for the page, as words for the reader.

A value is put where it left its hole, escaped or as the Markdown that it is; it cannot change what is round
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from urllib.parse import quote

from plcomms.compose.placed import as_blocks, in_line
from plcomms.compose.placeholders import HOLE, OPEN
from plcomms.load.markdown import Rich, read_markdown
from plcomms.model.framed import SPARE
from plcomms.model.html_reader import Attributes, HTMLCopier
from plcomms.model.tags import HEADINGS, PARTS, SECTIONS, SILENT, VOID, level_of
from plcomms.model.text import ALTERNATIVE, Block, Link, Marked, Text

_SPACE = re.compile(r"\s+")
_KINDS = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dd"), "item"),
    **dict.fromkeys(("p", "pre"), "paragraph"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
_ENDS = PARTS | {"html", "body"}
"""Elements where a block ends as one of them begins or ends."""
_ROOMY = (SECTIONS - {"summary"}) | {"blockquote"}
"""Elements in which blocks stand as they are, also a single one."""
_TAKES_BLOCKS = _ROOMY | {"td", "li", "dd"}
_SAFE_LINK = re.compile(r"(?:https?:|mailto:|tel:|sms:|#|[^:]*$)", re.IGNORECASE)

Reader = Callable[[str], Rich]


def fill(skeleton: str, holes: Sequence[str], read: Reader = read_markdown) -> tuple[str, tuple[Block, ...]]:
    """The HTML of ``skeleton`` with its holes filled, and the blocks that a reader reads in it.

    Words that stand for a picture are blocks of the kind ``ALTERNATIVE``, before the block round them.
    """
    binder = _Binder(holes, read)
    binder.read(skeleton)
    binder.flush()
    return "".join(binder.html), tuple(binder.blocks)


def words(value: str, read: Reader = read_markdown) -> Text:
    """``value`` as a reader reads it, without markup."""
    if isinstance(value, Marked):
        parts: list[str] = []
        for block in _seen(read(value)):
            parts += [" ", block.text]
        return Text.joined(parts[1:])
    return value if isinstance(value, Text) else Text(value)


@dataclass(frozen=True, slots=True)
class _Opened:
    """An element whose end was not read yet; ``at`` is the number of the piece that its start tag is."""

    tag: str
    spare: str = ""
    silent: bool = False
    at: int = 0


_OUTERMOST = _Opened("div")


class _Binder(HTMLCopier):
    def __init__(self, holes: Sequence[str], look: Reader) -> None:
        super().__init__()
        self.holes = holes
        self.look = look
        self.blocks: list[Block] = []
        self.open: list[_Opened] = []
        self.parts: list[str] = []
        self.quiet: list[tuple[int, int]] = []
        self.links: list[Link] = []
        self.length = 0
        self.swallow = False
        self.level = 0

    @property
    def around(self) -> _Opened:
        """The innermost element that is open."""
        return self.open[-1] if self.open else _OUTERMOST

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _ENDS:
            self.flush()
        if tag in HEADINGS:
            self.level = level_of(tag)
        if tag not in VOID:
            around = self.around
            silent = around.silent or tag in SILENT or ("aria-hidden", "true") in attrs
            self.open.append(_Opened(tag, _spare(attrs) or around.spare, silent, len(self.html)))
        self._put(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._put(tag, attrs)

    def _put(self, tag: str, attrs: Attributes) -> None:
        if tag == "br":
            self._say(" ")
        self._alternative(attrs)
        self.html.append(self._bound(self.get_starttag_text() or "", attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _ENDS:
            self.flush()
        if any(one.tag == tag for one in self.open):
            while self.open.pop().tag != tag:
                pass
        if self.swallow and tag == "p":
            self.swallow = False
            return
        super().handle_endtag(tag)

    def handle_comment(self, data: str) -> None:
        """It is for those who write templates, not for readers."""

    def _alternative(self, attrs: Attributes) -> None:
        """Keep the words that stand for a picture, for whoever does not see it."""
        pieces = HOLE.split(dict(attrs).get("alt") or "")
        said = [words(self.holes[int(p)], self.look) if i % 2 else p for i, p in enumerate(pieces)]
        text = Text.joined(said).trimmed()
        if text and not self.around.silent:
            self._keep(Block(ALTERNATIVE, text))

    def _bound(self, raw: str, attrs: Attributes) -> str:
        for name, value in attrs:
            if value and name == "src" and OPEN in value:
                # What stands there is the name of a file, in which every character is meant as it is.
                raw = raw.replace(value, HOLE.sub(lambda h: quote(self.holes[int(h[1])].strip()), value))
            elif value and name == "href" and OPEN in value:
                link = HOLE.sub(lambda h: str(self.holes[int(h[1])]), value)
                if not _SAFE_LINK.match(link.strip()):
                    raw = raw.replace(value, "#")
        return HOLE.sub(lambda h: escape(words(self.holes[int(h[1])], self.look), quote=True), raw)

    def handle_data(self, data: str) -> None:
        pieces = HOLE.split(data)
        alone = len(pieces) == 3 and not (pieces[0] + pieces[2]).strip()
        for i, piece in enumerate(pieces):
            if i % 2:
                self._value(self.holes[int(piece)], alone)
            else:
                self.html.append(piece)
                self._say(_SPACE.sub(" ", piece))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, written: str) -> None:
        self.html.append(written)
        self._say(unescape(written))

    def _value(self, value: str, alone: bool) -> None:
        if not isinstance(value, Marked):
            self.html.append(escape(value, quote=False))
            self._say(value)
            return
        rich = self.look(value)
        where = self.around.tag
        if alone and (where in _ROOMY or (rich.inline is None and where in _TAKES_BLOCKS)):
            self._blocks(rich)
        elif alone and where == "p" and rich.inline is None and not self.parts:
            self._in_place_of_paragraph(rich)
        else:
            self._inline(rich)

    def _in_place_of_paragraph(self, rich: Rich) -> None:
        """Several paragraphs where the template has room for one: they take its place and its looks."""
        tag = self.html.pop(self.around.at)
        self.swallow = True
        self._blocks(rich, tag)

    def _blocks(self, rich: Rich, paragraph: str = "") -> None:
        """Put the blocks of ``rich`` here; ``paragraph`` is the start tag that its paragraphs get."""
        self.flush()
        self.html.append(as_blocks(rich.html, self.level, paragraph))
        if self.around.silent:
            return
        around = self._kind()
        for block in rich.blocks:
            quoted = around in ("quote", "item") and block.kind == "paragraph"
            kind = around if quoted else block.kind
            self._keep(replace(block, kind=kind))

    def _inline(self, rich: Rich) -> None:
        self.html.append(in_line(rich.html) if rich.inline is None else rich.inline)
        for block in () if self.around.silent else rich.blocks:
            if block.kind == ALTERNATIVE:
                self._keep(block)
        for i, block in enumerate(_seen(rich)):
            if i:
                self._say(" ")
            self.quiet += [(self.length + a, self.length + b) for a, b in block.quiet]
            self.links += [link.moved(self.length) for link in block.links]
            self._say(block.text)

    def _say(self, text: str) -> None:
        if not text or self.around.silent:
            return
        if text[0] == " " and (not self.parts or self.parts[-1].endswith(" ")):
            text = text.cut(1, len(text)) if isinstance(text, Text) else text[1:]
        self.parts.append(text)
        self.length += len(text)

    def flush(self) -> None:
        """End the block that is being read."""
        text = Text.joined(self.parts)
        trimmed = text.trimmed()
        if trimmed:
            cut = len(text) - len(text.lstrip())
            quiet = tuple((a - cut, b - cut) for a, b in self.quiet)
            links = tuple(link.moved(-cut) for link in self.links)
            self._keep(Block(self._kind(), trimmed, quiet, links))
        self.parts, self.quiet, self.links, self.length = [], [], [], 0

    def _keep(self, block: Block) -> None:
        spare = self.around.spare
        self.blocks.append(replace(block, spare=spare) if spare else block)

    def _kind(self) -> str:
        found = [_KINDS[one.tag] for one in self.open if one.tag in _KINDS]
        if found[:1] == ["quote"]:
            return "quote"
        return (
            found[-1]
            if found and (found[-1] != "paragraph" or "item" not in found)
            else (found or ["label"])[0]
        )


def _seen(rich: Rich) -> list[Block]:
    """The blocks of ``rich`` without the words that stand for pictures."""
    return [block for block in rich.blocks if block.kind != ALTERNATIVE]


def _spare(attrs: Attributes) -> str:
    """The class of an element by which it may be left out of a full page; empty where it has none."""
    classes = (dict(attrs).get("class") or "").split()
    return next((name for name in classes if name in SPARE), "")
