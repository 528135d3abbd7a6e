"""Lists that people type by hand, one item a line: with a bullet of their own, a number, a time, or nothing.

Markdown knows but a few signs of a list, and plain text none; all else would be one sentence of forty words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plcomms.load.blocks import cut, line_breaks
from plcomms.model.text import Block

_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?\b"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_MARKS = re.compile(
    rf"""
    (?P<bullet> [•·▪◦‣●○■□▫►▸▶➢➤➔→✓✔☐☑❖◆◇★☆✦⁃∙] [️]? \s* )
  | (?P<dash> [-–—*+] \s+ )
  | (?P<number> \(? (?: \d{{1,2}} | [ivx]{{1,4}} ) [.)] \s+ )
  | (?P<letter> \(? [A-Za-z] [.)] \s+ )
  | (?P<row> (?= \d{{1,2}}:\d\d | \d{{1,2}} \s? [ap]\.?m\b | noon\b | midnight\b
             | {_DAY} [.,:]? (?: \s | $ ) | {_MONTH} \s \d{{1,2}} \b | \d{{1,2}}/\d{{1,2}} \b
             | (?: room | grade | gate | door | bus | week | step | period | day ) \s \w{{1,3}} \b ) )
  | (?P<label> (?= [A-Z0-9] [\w’'&/()-]* (?: [ ] [\w’'&/()-]+ ){{0,3}} : \s+ \S ) )
  | (?P<picture> [\u2600-\u27bf\U0001f000-\U0001faff] [\ufe0f\u200d\u2600-\u27bf\U0001f000-\U0001faff]* \s+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALWAYS = ("bullet",)
_FIRST = ("dash", "number")
"""Marks that one line alone makes an item with, where it is the first of its paragraph."""
_CUT = ("bullet", "dash", "number", "letter")
"""Marks that are no words."""

_LEAST = 40
"""No text is broken into lines narrower than this: an ordinary page or message is 60 to 80 wide."""
_SHORT, _FEW = 60, 9
"""Characters and words that a line of a list without marks has at most."""
_MOSTLY = 0.6
_OPEN = re.compile(
    r"(?:[,–—-]|\b(?:the|a|an|of|to|and|or|for|in|on|at|with|by|from|your|our|their|his|her|its|is|are|was|were"
    r"|will|be|that|which|who|this|these|those|as|if|not|we|you|they))\Z",
    re.IGNORECASE,
)
"""How a line ends whose sentence goes on in the next one."""

_KINDS = ("paragraph", "item", "quote", "cell")


@dataclass(frozen=True, slots=True)
class _Line:
    """Characters ``start:end`` of a block: what broke the line before it, its mark, where its words begin."""

    start: int
    end: int
    text: str
    broken: str
    mark: str = ""
    words: int = 0

    @property
    def anew(self) -> bool:
        """Whether it begins something new whatever it says: an empty line or another element is before it."""
        return self.broken.startswith("<") and not self.broken.lower().startswith("<br")

    @property
    def forced(self) -> bool:
        """Whether somebody broke the line on purpose, as with two spaces or ``<br>``."""
        return self.broken.startswith(("<", "  ")) or self.broken[1:2] == "\\"


def itemized(block: Block, file: str, led: bool = False) -> tuple[Block, ...]:
    """``block``, which stands in ``file``, as one block for each item that is typed on a line of its own.

    ``led`` says that the words before it end with a colon.
    """
    if block.kind not in _KINDS:
        return (block,)
    lines = _lines(block, file)
    marks = _marks(lines) if block.kind != "cell" else frozenset[str]()
    if len(lines) == 1 and not marks:
        return (block,)
    firsts = _firsts(lines, marks, led)
    return tuple(_pieces(block, lines, firsts))


def begins_item(line: str) -> bool:
    """Whether ``line`` begins with a sign that people type before an item."""
    found = _MARKS.match(line)
    return found is not None and found.lastgroup in _CUT


def _lines(block: Block, file: str) -> list[_Line]:
    text = str(block.text)
    lines: list[_Line] = []
    start, broken = 0, ""
    for at, written in [*line_breaks(block.text, file), (len(text), "")]:
        words = text[start:at].strip()
        if words:
            first = start + text[start:at].find(words)
            mark = _MARKS.match(words)
            kind = (mark and mark.lastgroup) or ""
            skip = mark.end() if mark and kind in _CUT else 0
            lines.append(_Line(first, first + len(words), words, broken, kind, first + skip))
            broken = written
        elif broken:
            broken = "<p>"
        start = at + 1
    return lines


def _room(lines: Sequence[_Line]) -> int:
    """How long a line can be: as long as the longest one, at least."""
    return max(_LEAST, *(len(line.text) for line in lines))


def _marks(lines: Sequence[_Line]) -> frozenset[str]:
    """The marks that begin an item in these lines."""
    counts = Counter(line.mark for line in lines if line.mark)
    found = {mark for mark in counts if mark in _ALWAYS or (mark in _FIRST and lines[0].mark == mark)}
    return frozenset(found | {mark for mark, count in counts.items() if count > 1 and _lists(mark, lines)})


def _lists(mark: str, lines: Sequence[_Line]) -> bool:
    """Whether several lines begin with ``mark`` on purpose, and not because a long line was broken there."""
    mine = [i for i, line in enumerate(lines) if line.mark == mark]
    if len(mine) >= _MOSTLY * len(lines):
        return True
    room = _room(lines)
    return all(_ended(lines[i - 1], lines[i], room) for i in mine if i)


def _ended(line: _Line, following: _Line, room: int) -> bool:
    """Whether ``line`` ended before it was full, so that its end is meant."""
    if following.forced or line.text.endswith((".", ":", "!", "?")):
        return True
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) <= room


def _firsts(lines: Sequence[_Line], marks: frozenset[str], led: bool) -> dict[int, bool]:
    """The lines that begin a piece, each with whether the piece is an item."""
    firsts: dict[int, bool] = {0: lines[0].mark in marks}
    bare = frozenset[int]() if marks else _bare(lines, led)
    items, room = firsts[0], _room(lines)
    for i in range(1, len(lines)):
        before, line = lines[i - 1], lines[i]
        if line.mark in marks or i in bare:
            firsts[i] = items = True
        elif line.anew or (items and _begins_sentence(before, line, room)):
            firsts[i] = False
    if 0 in bare:
        firsts[0] = True
    return firsts


def _begins_sentence(before: _Line, line: _Line, room: int) -> bool:
    """Whether ``line``, which has no mark, begins a sentence after the items and goes on with none."""
    return line.text[0].isupper() and _ended(before, line, room) and not _OPEN.search(before.text)


def _bare(lines: Sequence[_Line], led: bool) -> frozenset[int]:
    """The lines of a list without marks: short lines whose ends are meant, best after a colon."""
    first = next((i + 1 for i, line in enumerate(lines[:4]) if line.text.endswith(":")), 0)
    led, rest = led or first > 0, lines[first:]
    forced = all(line.forced for line in lines[1:])
    if len(rest) < (2 if led or forced else 3):
        return frozenset()
    fits = all(len(line.text) <= _SHORT and len(line.text.split()) <= _FEW for line in rest)
    on = any(_OPEN.search(line.text) for line in rest[:-1])
    small = any(line.text[0].islower() for line in rest[1:])
    if on or (small and not led) or not (fits or forced):
        return frozenset()
    room = _room(lines)
    ended = sum(_ended(lines[i - 1], lines[i], room) for i in range(first + 1, len(lines)))
    meant = ended >= _MOSTLY * (len(rest) - 1)
    return frozenset(range(first, len(lines))) if meant else frozenset()


def _pieces(block: Block, lines: Sequence[_Line], firsts: dict[int, bool]) -> Iterator[Block]:
    order = sorted(firsts)
    for i, first in enumerate(order):
        last = (order[i + 1] if i + 1 < len(order) else len(lines)) - 1
        item = firsts[first]
        start = lines[first].words if item else lines[first].start
        kind = "item" if item and block.kind != "quote" else block.kind
        piece = cut(block, start, lines[last].end, kind)
        if piece.text:
            yield piece
