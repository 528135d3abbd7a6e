"""How far in the lines of a YAML file belong, where that is not how far in they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from plcomms.load.keys import outermost_keys
from plcomms.load.yaml.extent import INDENT, INDENT_HELP, counted
from plcomms.load.yaml.levels import Level, Levels, Strayed
from plcomms.load.yaml.lines import Head, Line, head_of
from plcomms.load.yaml.values import Mistake
from plcomms.load.yaml.working_copy import Change

NO_VALUE = re.compile(r"(?:(?:&|!!)\S+[ \t]*)*(?:#.*)?$")
"""What may stand behind a key whose value is on the lines below."""


@dataclass(slots=True)
class Alignment:
    """The levels of a file as far as it has been read, what was told, and the spaces to be put in front.

    ``moved`` is by how much the lines move that stand further in than ``moved_from``.
    """

    text: str
    lines: Sequence[Line]
    found: list[Mistake]
    levels: Levels = field(default_factory=Levels)
    leads: dict[int, Change] = field(default_factory=dict)
    moved: int = 0
    moved_from: int = -1
    astray: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if any(self._is_outermost(line) for line in self.lines):
            self.levels.all.append(Level(0, False))

    def _is_outermost(self, line: Line) -> bool:
        if line.lead or not line.body:
            return False
        head = head_of(line)
        return not head.marks and head.key in outermost_keys()

    def settle(self, line: Line) -> None:
        """Stop moving lines where ``line`` is no further in than the one that all moved with."""
        if line.indent <= self.moved_from:
            self.moved, self.moved_from = 0, -1

    def indent(self, line: Line) -> int:
        """How far in ``line`` stands when what is above is mended."""
        return line.indent + (self.moved if line.indent > self.moved_from else 0)

    def _below(self, i: int) -> Iterator[Line]:
        """The lines below the line ``i`` that hold something."""
        return (self.lines[k] for k in range(i + 1, len(self.lines)) if not self.lines[k].is_empty)

    def lead(self, line: Line, column: int) -> None:
        """Have ``column`` spaces in front of ``line``."""
        self.leads.pop(line.start, None)
        if line.lead != " " * column:
            self.leads[line.start] = Change(line.start, line.at, " " * column)

    def aligned(self, i: int, head: Head, told: bool) -> int | None:
        """How far in the line ``i`` belongs; None where nothing around it is of its kind.

        A line that is not as far in as it should be is told, unless something is ``told`` of it already.
        """
        line, is_list = self.lines[i], bool(head.marks)
        column = self._beside(i, head) if self._tabbed_alone(i) else self.indent(line)
        inner = self._as_below(i, head)
        sure = inner is not None and inner != column and self._goes_on(i)
        if not sure and self.levels.fits(column, is_list, i):
            self.astray = self.astray if self.moved else None
            return column
        if not sure and self._mended_above(i, column, is_list) and self.levels.fits(column, is_list, i):
            return column
        wanted = inner or self._awaited(i, head) or self.levels.nearest(column, is_list)
        if wanted is None:
            return None
        if not told and self.astray != (line.indent, wanted):
            self._tell_indent(line, wanted)
        self.astray = (line.indent, wanted)
        moves = self._moves_along(i, head, wanted - line.indent)
        self.moved, self.moved_from = (wanted - line.indent, line.indent) if moves else (0, -1)
        self.levels.fits(wanted, is_list, i)
        return wanted

    def _as_below(self, i: int, head: Head) -> int | None:
        """Where an entry belongs as its second line shows, if there is such a list."""
        below = next(self._below(i), None)
        if not head.marks or not head.key or below is None or not head_of(below).key:
            return None
        column = below.indent - (head.key_column - self.lines[i].indent)
        lists = [k.column for k in self.levels.all if k.is_list]
        return column if column > self.lines[i].indent and column in lists else None

    def _goes_on(self, i: int) -> bool:
        """Whether the two lines below the line ``i`` stand equally far in."""
        below = [k.indent for _, k in zip(range(2), self._below(i), strict=False)]
        return len(below) == 2 and below[0] == below[1]

    def _awaited(self, i: int, head: Head) -> int | None:
        """Where the line ``i`` belongs if it begins the list that a key awaits; it may go on on the next."""
        top = self.levels.last
        if not head.marks or top is None or top.is_list or not top.open:
            return None
        below = next(self._below(i), None)
        width = head.key_column - self.lines[i].indent
        inner = below.indent - width if below and not head_of(below).marks else 0
        return max(top.column + 1, inner) if inner else top.column + 2

    def _mended_above(self, i: int, column: int, is_list: bool) -> bool:
        """Whether it is a line above that stands wrong, rather than the line ``i``; then it is put right."""
        if strayed := self._broken_off(i, column, is_list):
            self._bring_back(strayed, column, i)
            return True
        level = self.levels.alone(column, is_list)
        if level is None or not self._is_right(i, column, level):
            return False
        self._follow(level, column, i)
        return True

    def _is_right(self, i: int, column: int, level: Level) -> bool:
        """Whether the lines below stand where the line ``i`` does, rather than where ``level`` is."""
        below = [k for k in self._block(i, min(column, level.column)) if "\t" not in k.lead]
        after = next((k.indent for k in below if k.indent <= column), -1)
        if after != column and not (level.column % 2 == 1 and column % 2 == 0):
            return False
        here = sum(k.indent == column for k in below)
        there = sum(k.indent == level.column and bool(head_of(k).marks) == level.is_list for k in below)
        return level.column > column or not there or here > there

    def _block(self, i: int, column: int) -> Iterator[Line]:
        """The lines below the line ``i`` down to one that is less far in than ``column``."""
        return takewhile(lambda line: line.indent >= column, self._below(i))

    def _follow(self, level: Level, column: int, until: int) -> None:
        """Put the only line of ``level`` at ``column``, and with it what hangs from it."""
        by, line = column - level.column, self.lines[level.lines[0]]
        listed = self.levels.list_of(level)
        for moved in (level, *listed):
            moved.column += by
        first = level.lines[0]
        self._tell_indent(line, line.indent + by)
        self.lead(line, self._led(line) + by)
        hanging = [below for below in self.lines[first + 1 : until] if below.body]
        if level.is_list or any(self._led(below) <= column for below in hanging):
            for below in hanging:
                self.lead(below, self._led(below) + by)

    def _led(self, line: Line) -> int:
        """How many spaces stand in front of ``line`` in the copy so far."""
        change = self.leads.get(line.start)
        return len(change.words) if change else line.indent

    def _tabbed_alone(self, i: int) -> bool:
        """Whether a tab stands in front of the line ``i`` alone, so that nobody can say how wide it is."""
        if "\t" not in self.lines[i].lead:
            return False
        above = next((self.lines[k] for k in range(i - 1, -1, -1) if not self.lines[k].is_empty), None)
        return above is not None and "\t" not in above.lead

    def _beside(self, i: int, head: Head) -> int:
        """Where the line ``i`` likely belongs, from the one below it and from those above."""
        line = self.lines[i]
        below = next((k.indent for k in self._below(i)), 0)
        top = self.levels.last
        alike = [k.column for k in self.levels.all if k.is_list == bool(head.marks)]
        if top and top.open:
            return max(top.column + 2, below if below not in alike else 0)
        holds = NO_VALUE.match(self.text[head.value_at : line.end])
        outer = [k for k in alike if k < below] if holds else [k for k in alike if k == below] or alike
        return outer[-1] if outer else self.indent(line)

    def _tell_indent(self, line: Line, wanted: int) -> None:
        if any(line.start <= mistake.start < line.end for mistake in self.found):
            return
        message = INDENT.format(found=counted(line.indent), wanted=counted(wanted))
        help = INDENT_HELP.format(wanted=counted(wanted))
        self.found.append(Mistake(line.at, line.at + 1, message, help))

    def _moves_along(self, i: int, head: Head, by: int) -> bool:
        """Whether what hangs from the line ``i`` must be moved with it."""
        line = self.lines[i]
        below = next(self._below(i), None)
        if below is None or below.indent <= line.indent:
            return False
        if head.marks:
            return below.indent == head.key_column
        hangs = bool(NO_VALUE.match(self.text[head.value_at : line.end])) or not head_of(below).key
        return hangs and below.indent <= line.indent + by

    def _broken_off(self, i: int, column: int, is_list: bool) -> Strayed | None:
        """The line above that is astray rather than the line ``i``, which does not fit with it.

        The one that the lines below ``i`` go on with is right.
        """
        strayed = self.levels.broken_off(column, is_list)
        if strayed is None:
            return None
        line = self.lines[strayed.line]
        if not line.indent and head_of(line).key:
            return None if head_of(line).key in outermost_keys() else strayed
        below = (k.indent for k in self._below(i))
        return strayed if next((k for k in below if k <= column), -1) == column else None

    def _bring_back(self, strayed: Strayed, column: int, until: int) -> None:
        """Put a line that stands too far left where it belongs, with what hangs from it."""
        wanted = self.levels.restore(strayed, column)
        line = self.lines[strayed.line]
        self._tell_indent(line, wanted)
        self.lead(line, wanted)
        hanging = [below for below in self.lines[strayed.line + 1 : until] if below.body]
        if any(below.indent <= wanted for below in hanging):
            for below in hanging:
                self.lead(below, below.indent + wanted - line.indent)
