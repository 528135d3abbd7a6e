"""A value as it is written in a YAML file, line by line; ``value_mistakes`` says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plcomms.load.yaml.lines import Line
from plcomms.load.yaml.working_copy import Change

_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'", re.DOTALL)
QUOTED = {'"': _DOUBLE, "'": _SINGLE}
"""What a value in quotes is, by the mark that it opens with."""

_HEADER = re.compile(r"[|>][-+0-9]{0,2}(?:[ \t]+#.*)?$")
_REMARK = re.compile(r"[ \t]+#.*$")
LONGEST_SHOWN = 70
"""How many characters of a value are shown to the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong at ``start:end`` of a file, and the changes that mend it in a working copy.

    ``costs`` says that they leave out words that belong to the file's order.
    """

    start: int
    end: int
    message: str
    help: str
    changes: tuple[Change, ...] = ()
    costs: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a value, with how far in it stands once all is mended."""

    line: Line
    indent: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is written: from ``start`` on over ``lines``, under a key at ``parent`` columns."""

    key: str
    text: str
    start: int
    lines: Sequence[Placed]
    parent: int

    @property
    def end(self) -> int:
        """Where it ends, without the remark behind a value of one line."""
        last = self.lines[-1].line.end
        if len(self.lines) > 1:
            return last
        remark = _REMARK.search(self.text, self.start, last)
        return remark.start() if remark else last

    @property
    def words(self) -> str:
        """What is written, line ends and all."""
        return self.text[self.start : self.end]

    @property
    def is_prose(self) -> bool:
        """Whether it looks like sentences rather than a name or a date."""
        return self.words[:1] in ("|", ">") or len(self.lines) > 1 or len(self.words) > LONGEST_SHOWN

    def fragment(self) -> str:
        """The value under a key of its own, as a whole YAML text."""
        first = self.text[self.start : self.lines[0].line.end]
        rest = (" " * max(p.indent - self.parent, 1) + p.line.body for p in self.lines[1:])
        return "\n".join(["k: " + first, *rest, ""])


def is_block(words: str) -> bool:
    """Whether a value that begins with ``words`` stands on the lines below, after | or >."""
    return bool(_HEADER.match(words))


def closed(words: str) -> int | None:
    """Where the quotes or brackets close that ``words`` begin with; None where they never do."""
    if pattern := QUOTED.get(words[:1]):
        found = pattern.match(words)
        return found.end() if found else None
    depth = at = 0
    while at < len(words):
        char = words[at]
        quoted = QUOTED[char].match(words, at) if char in QUOTED and words[at - 1] in "[{,: \n" else None
        depth += (char in "[{") - (char in "]}")
        at = quoted.end() if quoted else at + 1
        if depth == 0:
            return at
    return None


def nothing_follows(words: str, at: int) -> bool:
    """Whether the line of ``words`` holds nothing behind ``at``, or a remark."""
    rest = words[at:].split("\n", 1)[0].rstrip("\r")
    return not rest.strip() or bool(re.match(r"[ \t]+#", rest))
