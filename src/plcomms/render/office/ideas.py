"""A document as single ideas, each with a title, what a slide shows of it and all that there is to say."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from plcomms.language.sentences import sentences
from plcomms.model.element import Element
from plcomms.model.tags import HEADINGS

TITLE_WIDTH, TITLE_LINES = 36, 2
"""Letters a line, and lines, of a title in 28 points."""
WIDTH, LINES = 43, 6
"""The same of the words below it in 24 points."""
PARAGRAPH_LINES = 4
"""How much of a paragraph is shown: nobody listens while they read."""
LARGE_WIDTH, LARGE_LINES = 36, 6.4
"""Letters a line, and lines, of words in 28 points."""
SPACE_BEFORE = 0.2
"""The space before each paragraph, in lines."""
MORE = " …"
FIGURE, STATEMENT, QUOTE = "figure", "statement", "quote"
"""How slides look that have a figure, one sentence on the colour of the brand, or somebody's words."""
_MASTERS = {"vision": STATEMENT, "said": QUOTE, "quote": QUOTE, "pulled": QUOTE}
"""Classes of what our templates mark, and how a slide of it looks."""
_STORIES = frozenset(("story", "child"))
"""The classes of what is told to its end."""
_NUMBERED = "{title} ({number})"

_TITLES = HEADINGS[:4]
_SAID = frozenset((*_TITLES, "p", "li", "dt", "dd", "tr"))
"""Elements whose words are shown or said."""


@dataclass(frozen=True, slots=True)
class IdeaWords:
    """A paragraph, or an entry of a list; ``more`` is what is only said of it."""

    text: str
    listed: bool = False
    more: str = ""

    @property
    def lines(self) -> int:
        """How many lines it takes on a slide."""
        return len(textwrap.wrap(self.text, WIDTH - 3 * self.listed))


@dataclass(frozen=True, slots=True)
class Idea:
    """One slide: ``shown`` is on it, ``said`` are all the words, for the speaker's notes.

    ``master`` says how it looks: ``figure``, ``statement``, ``quote``, or like most.
    """

    title: str
    shown: tuple[IdeaWords, ...]
    said: tuple[str, ...]
    master: str = ""

    @property
    def brief(self) -> bool:
        """Whether so little is shown that it can stand in larger letters."""
        lines = sum(len(textwrap.wrap(words.text, LARGE_WIDTH)) + SPACE_BEFORE for words in self.shown)
        return lines - SPACE_BEFORE <= LARGE_LINES


@dataclass(slots=True)
class _Part:
    title: str
    words: list[IdeaWords] = field(default_factory=list)
    master: str = ""
    whole: bool = False


def ideas(root: Element, language: str = "en") -> tuple[str, tuple[Idea, ...]]:
    """The name of the document in ``root``, whose words are in ``language``, and its ideas in order."""
    visitor = _IdeaVisitor()
    visitor.visit(root, ())
    first, *rest = visitor.parts or [_Part("")]
    name = first.title
    if first.words:
        rest = [first, *rest]
    return name, tuple(idea for part in rest if part.words for idea in _slides(part, language))


class _IdeaVisitor:
    """Gathers what stands below each heading, beside each figure, and below bold words of a foot.

    ``taken`` are the titles that stand in what they are the title of: they are not said again. ``around`` is
    what an element stands in, the outermost first.
    """

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self.taken: set[int] = set()

    def visit(self, element: Element, around: tuple[Element, ...]) -> None:
        """Gather what ``element`` holds."""
        inside = (*around, element)
        for child in element.elements:
            if child.tag in _SAID and id(child) not in self.taken:
                self._block(child, inside)
            if id(child) not in self.taken:
                self.visit(child, inside)

    def _block(self, element: Element, around: tuple[Element, ...]) -> None:
        title = _title_in(element, around)
        if title is not None:
            classes = [name for one in around for name in one.classes]
            master = FIGURE if "figure" in title.classes else ""
            self.parts.append(
                _Part(self._text(title).rstrip("."), master=master, whole=not _STORIES.isdisjoint(classes))
            )
        if title is element:
            return
        if title is not None:
            self.taken.add(id(title))
        if self.parts:
            part = self.parts[-1]
            if not part.words:
                named = (_MASTERS[c] for one in around for c in one.classes if c in _MASTERS)
                part.master = part.master or next(named, "")
            part.words += self._words(element, around)

    def _words(self, element: Element, around: tuple[Element, ...]) -> Iterator[IdeaWords]:
        """The words of ``element`` itself: what stands in blocks inside it comes when those come."""
        if element.tag == "dt" or (element.tag == "p" and self._lines(around[-1])):
            return
        if lines := self._lines(element):
            first, *rest = map(self._text, lines)
            yield IdeaWords(first, listed=True, more=" ".join(rest))
        elif not element.holds("p", "li"):
            yield from self._own_words(element, around)

    def _own_words(self, element: Element, around: tuple[Element, ...]) -> Iterator[IdeaWords]:
        tags = [one.tag for one in around]
        if "footer" in tags:
            lines = (line.strip(" .") for line in re.split("[·\n]", self._text(element, "\n")))
            yield from (IdeaWords(line) for line in lines if line)
        elif "tr" not in tags and (text := self._said(element, around[-1])):
            yield IdeaWords(text, _is_listed(element, around))

    def _said(self, element: Element, parent: Element) -> str:
        """The words of ``element``; cells of a row set apart, and what a term means behind the term."""
        if element.tag == "tr":
            cells = (self._text(cell) for cell in element.within() if cell.tag in ("th", "td"))
            return " – ".join(filter(None, cells))
        before = takewhile(lambda one: one is not element, parent.elements)
        terms = [one for one in before if one.tag == "dt"] if element.tag == "dd" else []
        return f"{self._text(terms[-1])}: {self._text(element)}" if terms else self._text(element)

    def _lines(self, element: Element) -> list[Element]:
        """The paragraphs of an entry whose first one, in bold, names it, and which together are one point."""
        lines = [one for one in element.elements if one.tag == "p"] if element.tag == "li" else []
        if len(lines) < 2 or element.holds("li"):
            return []
        bold = lines[0].first(_is_bold)
        return lines if self._text(lines[0]) == (self._text(bold) if bold else "") else []

    def _text(self, element: Element, between: str = " ") -> str:
        """The words of ``element``; ``between`` stands for its breaks of lines."""
        lines = (" ".join(line.split()).lstrip(",.; ") for line in "".join(self._leaves(element)).split("\0"))
        return between.join(filter(None, lines))

    def _leaves(self, element: Element) -> Iterator[str]:
        for child in element.children:
            if isinstance(child, str):
                yield child
            elif child.tag == "br":
                yield "\0"
            elif id(child) not in self.taken:
                yield from self._leaves(child)


def _title_in(element: Element, around: tuple[Element, ...]) -> Element | None:
    """What in ``element`` begins a new idea, if anything does."""
    if element.tag in _TITLES:
        return element
    if element.tag == "li":
        return element.first(lambda one: "figure" in one.classes)
    if element.tag == "p" and "figure" in element.classes:
        return element
    in_foot = element.tag == "p" and any(one.tag == "footer" for one in around)
    return element.first(_is_bold) if in_foot else None


def _is_bold(element: Element) -> bool:
    return element.tag == "strong"


def _is_listed(element: Element, around: tuple[Element, ...]) -> bool:
    """Whether ``element`` is an entry, or in one of a list: not of one of facts, whose figures are titles."""
    if element.tag in ("li", "dd", "tr"):
        return "facts" not in around[-1].classes
    entries = [at for at, one in enumerate(around) if one.tag == "li"]
    return bool(entries) and "facts" not in around[entries[-1] - 1].classes


def _slides(part: _Part, language: str) -> Iterator[Idea]:
    """The slides that ``part`` takes: as many as its lists need; of its paragraphs, what one can show."""
    said = tuple(f"{words.text} ({words.more})" if words.more else words.text for words in part.words)
    title = _fitting(part.title, TITLE_WIDTH, TITLE_LINES)
    if title != part.title:
        said = (part.title, *said)
    words = [piece for one in part.words for piece in _pieces(one, language)] if part.whole else part.words
    for number, shown in enumerate(_shared_out(words, language, part.whole), 1):
        named = title if number == 1 else _NUMBERED.format(title=title, number=number)
        yield Idea(named, shown, said, part.master)


def _pieces(words: IdeaWords, language: str) -> Iterator[IdeaWords]:
    """``words`` of a story cut between sentences where they are more than a slide holds; none is left out."""
    if words.lines <= LINES:
        yield words
        return
    kept = ""
    for start, end in sentences(words.text, language):
        longer = f"{kept} {words.text[start:end]}".strip()
        if kept and len(textwrap.wrap(longer, WIDTH)) > LINES:
            yield from _in_lines(kept)
            longer = words.text[start:end]
        kept = longer
    yield from _in_lines(kept)


def _in_lines(text: str) -> Iterator[IdeaWords]:
    """``text`` in pieces of as many lines as a slide has; one sentence may be longer than that."""
    lines = textwrap.wrap(text, WIDTH)
    yield from (IdeaWords(" ".join(lines[at : at + LINES])) for at in range(0, len(lines), LINES))


def _shared_out(
    words: Sequence[IdeaWords], language: str, whole: bool = False
) -> Iterator[tuple[IdeaWords, ...]]:
    """``words`` for one slide after the other, none too full; entries of lists stay whole where they can.

    ``whole`` words are all shown; of other paragraphs what does not fit is only said.
    """
    left = LINES
    shown: list[IdeaWords] = []
    for one in words:
        kept = one.listed or whole
        fits = (one.lines if kept else min(one.lines, PARAGRAPH_LINES)) <= left
        if not fits and kept and shown:
            yield tuple(shown)
            shown, left = [], LINES
        if fits or kept or not shown:
            room = LINES if kept else PARAGRAPH_LINES
            cut = IdeaWords(_shortened(one.text, room, one.listed, language), one.listed)
            shown.append(cut)
            left -= cut.lines
        else:
            left = 0
    if shown:
        yield tuple(shown)


def _shortened(text: str, lines: int, listed: bool, language: str) -> str:
    """As many sentences of ``text`` as go on so many lines; of the first, as many words."""
    width = WIDTH - 3 * listed
    kept = ""
    for start, end in sentences(text, language):
        longer = f"{kept} {text[start:end]}".strip()
        if len(textwrap.wrap(longer, width)) > lines:
            break
        kept = longer
    return kept or _fitting(text, width, lines)


def _fitting(text: str, width: int, lines: int) -> str:
    wrapped = textwrap.wrap(text, width, max_lines=lines, placeholder=MORE)
    return " ".join(wrapped)
