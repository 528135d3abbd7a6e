"""The paragraphs and pictures of a part of a Word document, read with all its changes accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from plcomms.load.drafts.word_xml import Styles, XmlReader
from plcomms.model.text import Link

_DELETED = ("del", "moveFrom")
_SKIPPED = (*_DELETED, "Fallback", "rubyPr", "rt")
LINE_BREAK = "\v"
"""Stands in a paragraph's text where a new line begins in it; the paragraph goes on."""
_AS_CHARACTER = {
    "tab": " ",
    "br": LINE_BREAK,
    "cr": LINE_BREAK,
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
    "ptab": " ",
}
_APART = ("tc", "txbxContent", "footnote", "endnote")
"""Elements whose paragraphs go on with none outside them."""
_NOTES = ("footnote", "endnote", "comment")
_DRAWINGS = ("drawing", "pict", "object")
_PICTURES = ("~pic", "~imagedata", "~chart", "~relIds")
"""What is drawn and cannot be read: a picture (also of old Word), a chart, a diagram."""

_ENDS = re.compile(r"[.!?][\"'”’)]*\s*\Z")
_SENTENCE = 8
_CAP = 3
"""Letters that begin a paragraph in large type: one, with a quotation mark or an apostrophe at most."""
_LINE_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph's words, what kind of block it is, and its links; ``note`` counts footnotes from 1."""

    text: str = ""
    style: str = ""
    listed: bool = False
    heading: bool = False
    cell: bool = False
    kind: str = "paragraph"
    links: list[Link] = field(default_factory=list)
    note: int = 0
    place: int = 0
    """Which cell, text box or note it is in; paragraphs of different places never join."""
    goes_on: bool = False
    """Whether its end was deleted, so that the next paragraph goes on with it."""
    cap: bool = False
    """Whether it is the large first letter of the next paragraph."""


@dataclass(slots=True)
class WordPicture:
    """A picture: the words that stand for it, and its name; one that only decorates needs none."""

    words: str = ""
    name: str = ""
    shown: bool = False
    decorative: bool = False


@dataclass(slots=True)
class Unread:
    """What stands in a part and is not read: how many pieces of each sort, and all their letters."""

    deletions: int = 0
    comments: int = 0
    hidden: int = 0
    embedded: int = 0
    letters: int = 0

    def add(self, other: Unread) -> None:
        """Count what is unread in another part too."""
        for sort in fields(self):
            setattr(self, sort.name, getattr(self, sort.name) + getattr(other, sort.name))


class WordBody(XmlReader):
    """The paragraphs of a part, each once."""

    def __init__(self, links: Mapping[str, str], styles: Styles) -> None:
        self.pictures: list[WordPicture] = []
        self.unread = Unread()
        self._read: list[Paragraph] = []
        self._links = links
        self._styles = styles
        self._open: list[Paragraph] = []
        self._skipping: list[str] = []
        self._within: list[str] = []
        self._hidden = False
        self._taking = False
        self._link: list[tuple[Paragraph, int, str]] = []
        self._cells = 0
        self._places = [0]
        self._count = 0
        self._note = 0
        self._drawings: list[WordPicture] = []

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs, in the order in which they begin; those that were joined are one."""
        whole: list[Paragraph] = []
        before: dict[int, Paragraph] = {}
        for paragraph in self._read:
            first = before.pop(paragraph.place, None)
            joined = _joined(first, paragraph) if first else paragraph
            if joined.goes_on or (joined.cap and 0 < len(joined.text.strip()) <= _CAP):
                before[paragraph.place] = joined
            else:
                whole.append(joined)
        return [*whole, *before.values()]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of one element."""
        self._within.append(name)
        changed = name in _DELETED and ("rPr" in self._within or "trPr" in self._within)
        if self._skipping or (name in _SKIPPED and not changed):
            self.unread.deletions += name == "del" and not self._skipping
            self._skipping.append(name)
            return
        if changed and "pPr" in self._within and self._open:
            self._open[-1].goes_on = True
        if name in _NOTES and attributes.get("type", "normal") == "normal":
            self._note += 1
            self.unread.comments += name == "comment"
        if name in _APART:
            self._count += 1
            self._places.append(self._count)
        if name in _DRAWINGS:
            self._drawings.append(WordPicture())
        elif self._drawings:
            self._draw(name, attributes, self._drawings[-1])
        self._element(name, attributes)

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p":
            self._open.append(Paragraph(cell=self._cells > 0, note=self._note, place=self._places[-1]))
            self._read.append(self._open[-1])
        elif name == "tc":
            self._cells += 1
        elif name == "r":
            self._hidden = False
        elif name == "hyperlink" and self._open:
            target = self._links.get(attributes.get("id", ""), "#" + attributes.get("anchor", ""))
            self._link.append((self._open[-1], len(self._open[-1].text), target))
        elif self._open:
            self._property_or_text(name, attributes, self._open[-1])

    def _draw(self, name: str, attributes: Mapping[str, str], picture: WordPicture) -> None:
        if name in ("~docPr", "~cNvPr", "~shape"):
            said = attributes.get("descr") or attributes.get("alt") or attributes.get("title", "")
            picture.words = picture.words or said.strip()
            picture.name = picture.name or attributes.get("name", "") or attributes.get("id", "")
        elif name in _PICTURES:
            picture.shown = True
        elif name == "~decorative":
            picture.decorative = attributes.get("val", "1") not in ("0", "false")
        elif name == "~OLEObject":
            self.unread.embedded += 1

    def _property_or_text(self, name: str, attributes: Mapping[str, str], paragraph: Paragraph) -> None:
        value = attributes.get("val", "")
        if name == "t":
            self._taking = True
        elif name in _AS_CHARACTER and "tabs" not in self._within:
            self.add(_AS_CHARACTER[name])
        elif name == "vanish":
            self._hidden = value not in ("0", "false", "off") and "pPr" not in self._within
            self.unread.hidden += self._hidden
        elif name == "pStyle":
            paragraph.style = value
        elif name == "numId":
            paragraph.listed = value != "0"
        elif name == "outlineLvl":
            paragraph.heading = value != "9"
        elif name == "framePr":
            paragraph.cap = attributes.get("dropCap", "none") != "none"

    def end(self, name: str) -> None:
        """Take the end of one element."""
        self._within.pop()
        if self._skipping:
            self._skipping.pop()
            return
        if name in _APART:
            self._places.pop()
        if name in _DRAWINGS and self._drawings:
            drawn = self._drawings.pop()
            self.pictures += [drawn] if drawn.shown or drawn.words else []
        self._end_element(name)

    def _end_element(self, name: str) -> None:
        if name == "t":
            self._taking = False
        elif name == "tc":
            self._cells -= 1
        elif name == "hyperlink" and self._link:
            paragraph, start, target = self._link.pop()
            if len(paragraph.text) > start:
                paragraph.links.append(Link(start, len(paragraph.text), target))
        elif name == "p" and self._open:
            done = self._open.pop()
            done.kind = self._kind(done)

    def words(self, text: str) -> None:
        """Take characters."""
        deleted = "del" in self._skipping and self._within[-1:] == ["delText"]
        if deleted or (self._taking and self._hidden and not self._skipping):
            self.unread.letters += sum(map(str.isalpha, text))
        elif self._taking and not self._skipping:
            self.add(_LINE_BREAKS.sub(" ", text))

    def add(self, text: str) -> None:
        """Put ``text`` at the end of the open paragraph."""
        if self._open and not self._hidden:
            self._open[-1].text += text

    def _kind(self, paragraph: Paragraph) -> str:
        named = self._styles.kind(paragraph.style)
        if paragraph.heading or named == "heading":
            return "heading"
        if paragraph.listed:
            return "item"
        sentence = len(paragraph.text.split()) >= _SENTENCE and _ENDS.search(paragraph.text)
        if paragraph.cell and not sentence:
            return "cell"
        return named or "paragraph"


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """The two as one; it is what the second is, as in Word, unless that has no words."""
    start = first.text.strip() if first.cap and not first.goes_on else first.text
    kind = second if second.text.strip() else first
    return Paragraph(
        start + second.text,
        kind=kind.kind,
        links=[*first.links, *(link.moved(len(start)) for link in second.links)],
        note=second.note,
        place=second.place,
        goes_on=second.goes_on,
        cap=second.cap,
    )
