"""How far in the lines of a YAML file belong, told from the lines above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace


@dataclass(slots=True)
class Level:
    """Lines that stand equally far in: named ones, or entries of a list.

    It is ``open`` where the last of them awaits its value on the lines below; ``lines`` are their numbers.
    """

    column: int
    is_list: bool
    open: bool = False
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Strayed:
    """A line that stands further left than those around it, and the levels that it broke off."""

    line: int
    before: Sequence[Level]


@dataclass(slots=True)
class Levels:
    """The levels that are open to the next line, from the outermost in."""

    all: list[Level] = field(default_factory=list)
    strayed: Strayed | None = None

    @property
    def last(self) -> Level | None:
        """The innermost of them."""
        return self.all[-1] if self.all else None

    def fits(self, column: int, is_list: bool, line: int) -> bool:
        """Go to the level that ``line``, at ``column``, belongs to; whether there is one."""
        top = self.last
        if top is None or (top.open and column > top.column):
            if top:
                top.open = False
            self.all.append(Level(column, is_list, lines=[line]))
            return True
        for k in reversed(range(len(self.all))):
            level = self.all[k]
            hangs = is_list and level.open and not level.is_list
            if level.column == column and (level.is_list == is_list or hangs):
                self._note(line, is_list, k)
                level.open = False
                level.lines += [] if hangs else [line]
                del self.all[k + 1 :]
                self.all += [Level(column, True, lines=[line])] if hangs else []
                return True
        return False

    def nearest(self, column: int, is_list: bool) -> int | None:
        """The column of the level of this kind that is nearest to ``column``, the inner one of two."""
        alike = [level.column for level in reversed(self.all) if level.is_list == is_list]
        return min(alike, key=lambda known: abs(known - column)) if alike else None

    def alone(self, column: int, is_list: bool) -> Level | None:
        """The innermost level of this kind that may hold ``column``, if it has one line only."""
        for k in reversed(range(len(self.all))):
            level, outer = self.all[k], self.all[k - 1].column if k else -1
            if level.is_list == is_list and outer < column:
                entry = is_list or not self.list_of(level) or len(self.all[k - 1].lines) == 1
                return level if len(level.lines) == 1 and entry else None
        return None

    def list_of(self, level: Level) -> Sequence[Level]:
        """The lists, outermost first, whose entry begins on the first line of ``level``."""
        return [k for k in self.all if k.is_list and k is not level and level.lines[:1] == k.lines[-1:]]

    def broken_off(self, column: int, is_list: bool) -> Strayed | None:
        """The line that must have strayed, as one at ``column`` goes on where it broke off."""
        before = self.strayed.before if self.strayed else ()
        return self.strayed if any((k.column, k.is_list) == (column, is_list) for k in before) else None

    def restore(self, strayed: Strayed, column: int) -> int:
        """Go back to where ``strayed`` broke off, for a line at ``column``; gives where that one belongs."""
        self.all = [replace(level, open=False) for level in strayed.before]
        named = [level.column for level in self.all if not level.is_list and level.column >= column]
        self.strayed = None
        return min(named, default=column)

    def _note(self, line: int, is_list: bool, kept: int) -> None:
        if is_list:
            self.strayed = None
        elif kept < len(self.all) - 1:
            self.strayed = Strayed(line, tuple(replace(level) for level in self.all))
        else:
            self.strayed = None
