"""A document as single ideas, each with a title, what a slide shows of it and all that there is to say."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bs4 import Tag

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
_NUMBERED = "{title} ({number})"

_HEADINGS = ("h1", "h2", "h3", "h4")
_BLOCKS = (*_HEADINGS, "p", "li", "dt", "dd", "tr")
_APART = re.compile(r"(?<=[.!?])(?P<close>[\"”’)]*)\s+(?=[\"“‘(¿¡]*[A-Z0-9ÁÉÍÓÚÑ])")
_SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Dra|Sr|Sra|Srta|Jr|St|Mt|Ft|Rev|Prof|Gov|Sen|Rep|vs|[A-Z])|\.[A-Za-z])\.$"
)
"""What has a full stop and often ends no sentence: Mr., St., p.m., U.S."""


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
    """One slide: ``shown`` is on it, ``said`` are all the words, for the speaker's notes."""

    title: str
    shown: tuple[IdeaWords, ...]
    said: tuple[str, ...]
    figure: bool = False

    @property
    def brief(self) -> bool:
        """Whether so little is shown that it can stand in larger letters."""
        lines = sum(len(textwrap.wrap(words.text, LARGE_WIDTH)) + SPACE_BEFORE for words in self.shown)
        return lines - SPACE_BEFORE <= LARGE_LINES


@dataclass(slots=True)
class _Part:
    title: str
    words: list[IdeaWords] = field(default_factory=list)
    figure: bool = False


def ideas(soup: Tag) -> tuple[str, tuple[Idea, ...]]:
    """The name of the document in ``soup``, and its ideas in order."""
    first, *rest = list(_parts(soup)) or [_Part("")]
    name = first.title
    if first.words:
        rest = [first, *rest]
    return name, tuple(idea for part in rest if part.words for idea in _slides(part))


def _parts(soup: Tag) -> Iterator[_Part]:
    """What stands below each heading, beside each figure, and in the foot below its first words in bold."""
    part: _Part | None = None
    for element in soup.find_all(_BLOCKS):
        title = _title_in(element)
        if title is not None:
            if part:
                yield part
            part = _Part(_text(title).rstrip("."), figure=element.name == "li")
            if title is not element:
                title.extract()
        if part and title is not element:
            part.words += _words(element)
    if part:
        yield part


def _title_in(element: Any) -> Any:
    """What in ``element`` begins a new idea, if anything does."""
    if element.name in _HEADINGS:
        return element
    if element.name == "li":
        return element.select_one(".figure")
    return element.find("strong") if element.name == "p" and element.find_parent("footer") else None


def _words(element: Any) -> Iterator[IdeaWords]:
    """The words of ``element`` itself: what stands in blocks inside it comes when those come."""
    if element.name == "dt" or (element.name == "p" and _lines(element.parent)):
        return
    if element.find(("p", "li")) and not _lines(element):
        return
    if element.name == "li" and _lines(element):
        first, *rest = map(_text, _lines(element))
        yield IdeaWords(first, listed=True, more=" ".join(rest))
        return
    if element.name == "tr":
        text = " – ".join(filter(None, map(_text, element.find_all(("th", "td")))))
    elif element.name == "dd":
        term = element.find_previous_sibling("dt")
        text = f"{_text(term)}: {_text(element)}" if term else _text(element)
    else:
        text = _text(element)
    if element.find_parent("footer"):
        lines = (line.strip(" .") for line in re.split("[·\n]", _text(element, "\n")))
        yield from (IdeaWords(line) for line in lines if line)
    elif text and not element.find_parent("tr"):
        entry = element if element.name in ("li", "dd", "tr") else element.find_parent("li")
        yield IdeaWords(text, entry is not None and "facts" not in (entry.parent.get("class") or ()))


def _lines(element: Any) -> list[Any]:
    """The paragraphs of an entry whose first one, in bold, names it, and which together are one point."""
    lines = element.find_all("p", recursive=False) if element.name == "li" else []
    named = (
        len(lines) > 1 and not element.find("li") and _text(lines[0]) == _text(lines[0].find("strong") or "")
    )
    return lines if named else []


def _text(element: Any, between: str = " ") -> str:
    """The words of ``element``; ``between`` stands for its breaks of lines."""
    if isinstance(element, str):
        return element
    text = "".join("\0" if getattr(part, "name", "") == "br" else str(part) for part in _leaves(element))
    lines = (" ".join(line.split()).lstrip(",.; ") for line in text.split("\0"))
    return between.join(filter(None, lines))


def _leaves(element: Any) -> Iterator[Any]:
    from bs4.element import NavigableString  # noqa: PLC0415 (a check never needs it)

    return (p for p in element.descendants if isinstance(p, NavigableString) or p.name == "br")


def _slides(part: _Part) -> Iterator[Idea]:
    """The slides that ``part`` takes: as many as its lists need; of its paragraphs, what one can show."""
    said = tuple(f"{words.text} ({words.more})" if words.more else words.text for words in part.words)
    title = _fitting(part.title, TITLE_WIDTH, TITLE_LINES)
    if title != part.title:
        said = (part.title, *said)
    for number, shown in enumerate(_shared_out(part.words), 1):
        named = title if number == 1 else _NUMBERED.format(title=title, number=number)
        yield Idea(named, shown, said, part.figure)


def _shared_out(words: Sequence[IdeaWords]) -> Iterator[tuple[IdeaWords, ...]]:
    """``words`` for one slide after the other, none too full; entries of lists stay whole where they can."""
    left = LINES
    shown: list[IdeaWords] = []
    for one in words:
        fits = (one.lines if one.listed else min(one.lines, PARAGRAPH_LINES)) <= left
        if not fits and one.listed and shown:
            yield tuple(shown)
            shown, left = [], LINES
        if fits or one.listed or not shown:
            room = LINES if one.listed else PARAGRAPH_LINES
            cut = IdeaWords(_shortened(one.text, room, one.listed), one.listed)
            shown.append(cut)
            left -= cut.lines
        else:
            left = 0
    if shown:
        yield tuple(shown)


def _shortened(text: str, lines: int, listed: bool) -> str:
    """As many sentences of ``text`` as go on so many lines; of the first, as many words."""
    width = WIDTH - 3 * listed
    kept = ""
    for sentence in sentences(text):
        longer = f"{kept} {sentence}".strip()
        if len(textwrap.wrap(longer, width)) > lines:
            break
        kept = longer
    return kept or _fitting(text, width, lines)


def _fitting(text: str, width: int, lines: int) -> str:
    wrapped = textwrap.wrap(text, width, max_lines=lines, placeholder=MORE)
    return " ".join(wrapped)


def sentences(text: str) -> Iterable[str]:
    """The sentences of ``text``; where it is not sure that one ends, it goes on."""
    start = 0
    for found in _APART.finditer(text):
        if _SHORTENED.search(text[start : found.start()]):
            continue
        yield text[start : found.end()].strip()
        start = found.end()
    yield text[start:].strip()
