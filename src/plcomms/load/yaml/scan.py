"""All mistakes in the lines of a YAML file that cannot be read, each at its place, with what mends it.

A parser gives up at the first one. This reading follows the file as its writer saw it, by how far in each
line stands; what a line holds is only called wrong where the parser refuses it, taken by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plcomms.load.keys import known_keys
from plcomms.load.yaml.alignment import NO_VALUE, Alignment
from plcomms.load.yaml.extent import (
    HIDDEN,
    HIDDEN_HELP,
    LONE,
    TABS,
    Extent,
    hidden_in,
)
from plcomms.load.yaml.levels import Level
from plcomms.load.yaml.lines import Head, Line, head_of, keys_in, lines_of, named, without_invisible
from plcomms.load.yaml.value_mistakes import value_mistake
from plcomms.load.yaml.values import Mistake, Value
from plcomms.load.yaml.working_copy import Change

_SECOND = "A second document begins here."
_SECOND_HELP = "Take out the line with three hyphens."
_NO_COLON = "There is no colon after this word."
_NO_COLON_HELP = "Write it as  {key}: {rest}"
_TIGHT = "There is no space after the colon of “{key}”."
_TIGHT_HELP = "Write it as  {rest}"
_SIGN = "This is {name} ({sign}); YAML wants a hyphen (-) and a space before an entry of a list."
_SIGN_HELP = "Write it as  - {rest}"
_GLUED = "There is no space after the hyphen of this entry."
_DASHES = "–—−‐‑‒―"
_DASH, _BULLET = "a dash", "a bullet"
_STRAY = "This line is no key and belongs to nothing."
_STRAY_HELP = "Write it as  word: value, or give it more spaces in front if it belongs to the text above."
_NOT_NAMED = "An entry of a list stands here, among lines that are no list."
_NOT_NAMED_HELP = "Put it under the key that it belongs to, or take its hyphen away."
_NOT_AN_ENTRY = "A list goes on here with something that is not an entry."
_NOT_AN_ENTRY_HELP = (
    "Begin each entry with a hyphen and a space, or indent this line to belong to the entry above."
)

_SHOWN = 40
MOST = 100
"""More mistakes than these are not looked for: whoever has mended them may look again."""

_BETWEEN_TEXTS = re.compile(r"(?:---|\.\.\.)(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Scanned:
    """The mistakes of a file, in order, and all changes that make a working copy of it that can be read."""

    mistakes: Sequence[Mistake]
    changes: Sequence[Change]

    @property
    def costs(self) -> bool:
        """Whether words that belong to the file's order are missing from the copy."""
        return any(mistake.costs for mistake in self.mistakes)


def scanned(text: str, shift: int) -> Scanned:
    """Every mistake in the lines of ``text`` from its character ``shift`` on."""
    scan = _Scan(text, shift)
    i = 0
    while i < len(scan.lines) and len(scan.found) <= MOST:
        i = scan.take(i)
    changes = [
        *scan.align.leads.values(),
        *scan.changes,
        *(change for mistake in scan.found for change in mistake.changes),
    ]
    return Scanned(sorted(scan.found, key=lambda m: m.start), changes)


class _Scan:
    def __init__(self, text: str, shift: int) -> None:
        self.text = text
        self.lines = lines_of(text, shift)
        self.keys = known_keys() | frozenset(keys_in(self.lines))
        self.found: list[Mistake] = []
        self.align = Alignment(text, self.lines, self.found)
        self.levels = self.align.levels
        self.begun = False
        self.changes: list[Change] = []
        self.above: Extent | None = None

    def take(self, i: int) -> int:
        """Read the line ``i`` and all that belongs to its value; gives the first line behind them."""
        line = self.lines[i]
        if line.is_empty or (line.body.startswith("%") and not self.begun):
            return i + 1
        if not line.lead and _BETWEEN_TEXTS.match(line.body):
            if self.begun:
                self._tell(line.at, _SECOND, _SECOND_HELP, Change(line.at, line.at, "#"))
            return i + 1
        self.align.settle(line)
        self.begun = True
        head = self._head(i)
        if head.key or head.marks:
            return self._entry(i, head)
        return self._without_key(i)

    def is_key(self, word: str) -> bool:
        """Whether ``word`` is a key of this file, or of any."""
        return word in self.keys

    def _tell(self, at: int, message: str, help: str, *changes: Change, costs: bool = False) -> None:
        self.found.append(Mistake(at, at + 1, message, help, changes, costs))

    def _entry(self, i: int, head: Head) -> int:
        """Read a line that begins with a key or the sign of a list."""
        line = self.lines[i]
        before = len(self.found)
        if head.marks and not head.key:
            head = self._named(i, head)
        self._about_head(line, head)
        column = self.align.aligned(i, head, told=len(self.found) > before)
        if column is None:
            return self._left_out(i, bool(head.marks))
        self.align.lead(line, column)
        by = column - line.indent
        self.levels.all += [Level(mark.column + by, True, lines=[i]) for mark in head.marks[1:]]
        if head.key and head.marks:
            self.levels.all.append(Level(head.key_column + by, False, lines=[i]))
        return self._value(i, head.key, head.value_at)

    def _named(self, i: int, head: Head) -> Head:
        """``head`` of an entry with its key, where that has no colon and the next line goes on like it."""
        line = self.lines[i]
        found = LONE.match(self.text[head.value_at : line.end])
        below = next((k for k in self.lines[i + 1 : i + 20] if not k.is_empty), None)
        if not found or below is None or below.indent != head.key_column or not head_of(below).key:
            return head
        return replace(head, key=found["key"], value_at=self._put_colon(head.value_at, line.end))

    def _put_colon(self, at: int, end: int) -> int:
        """Tell that no colon follows the first of the words ``at:end``; gives where the others begin."""
        found = LONE.match(self.text[at:end])
        key, rest = (found["key"], found["rest"] or "") if found else ("", "")
        self._tell(at, _NO_COLON, _NO_COLON_HELP.format(key=key, rest=_shown(rest)).rstrip())
        start = at + found.start("rest") if found and rest else end
        self.changes.append(Change(at + len(key), start, ": " if rest else ":"))
        return start

    def _value(self, i: int, key: str, start: int) -> int:
        """Read the value that begins at ``start`` of the line ``i``, or else hangs from it."""
        level = self.levels.all[-1]
        level.open = bool(NO_VALUE.match(self.text[start : self.lines[i].end]))
        if level.open:
            self.above = None
            return i + 1
        return self._read(i, key, start, level.column)

    def _read(self, i: int, key: str, start: int, parent: int) -> int:
        extent = self._extent(i, start, parent)
        lines = extent.gathered()
        self.found += extent.mistakes
        self.align.leads |= {change.start: change for change in extent.changes}
        if wrong := value_mistake(Value(key, self.text, start, lines, parent)):
            self.found.append(wrong)
        self.above = extent
        return i + len(lines)

    def _extent(self, i: int, start: int, parent: int) -> Extent:
        return Extent(self.text, self.lines, i, start, parent, self.align.indent, self.is_key)

    def _head(self, i: int) -> Head:
        """What the line ``i`` begins with; odd signs are signs only where a list can be meant."""
        line = self.lines[i]
        head = head_of(line)
        plain = Head((), "", line.indent, line.at, line.at, False, None, ())
        if head.odd and not self._is_sign(i, head):
            return plain
        if head.tight and not self.is_key(head.key):
            return replace(head, key="", tight=False, value_at=head.key_at) if head.marks else plain
        return head

    def _is_sign(self, i: int, head: Head) -> bool:
        line = self.lines[i]
        if self.is_key(head.key) or any(
            k.is_list and k.column == self.align.indent(line) for k in self.levels.all
        ):
            return True
        beside = [*self.lines[max(i - 1, 0) : i], *self.lines[i + 1 : i + 2]]
        return any(other.indent == line.indent and other.body[:1] == line.body[:1] for other in beside)

    def _about_head(self, line: Line, head: Head) -> None:
        """Tell what is wrong in front of the value: one thing at most, and mend all of it."""
        self.changes += [*head.changes, *(c for mark in head.marks for c in mark.changes)]
        rest = _shown(self.text[head.key_at : line.end])
        if head.tight:
            self.changes.append(Change(head.value_at, head.value_at, " "))
        if wrong := hidden_in(line):
            self.found.append(wrong)
        elif head.odd and "\t" in self.text[head.odd.at : head.key_at]:
            self._tell(head.odd.at + 1, TABS, _SIGN_HELP.format(rest=rest))
        elif head.odd:
            self._about_sign(head.odd.at, head.odd.written, rest)
        elif head.hidden is not None:
            self._tell(head.hidden, HIDDEN.format(name=named(self.text[head.hidden])), HIDDEN_HELP)
        elif head.tight:
            shown = f"{head.key}: {_shown(self.text[head.value_at : line.end])}"
            self._tell(head.value_at - 1, _TIGHT.format(key=head.key), _TIGHT_HELP.format(rest=shown))

    def _about_sign(self, at: int, sign: str, rest: str) -> None:
        name = _DASH if sign in _DASHES else _BULLET
        message = _GLUED if sign == "-" else _SIGN.format(name=name, sign=sign)
        self._tell(at, message, _SIGN_HELP.format(rest=rest))

    def _left_out(self, i: int, is_list: bool) -> int:
        """Make remarks of the line ``i`` and all that is further in; gives the first line behind them."""
        line = self.lines[i]
        message, help = (_NOT_NAMED, _NOT_NAMED_HELP) if is_list else (_NOT_AN_ENTRY, _NOT_AN_ENTRY_HELP)
        self._tell(line.at, message, help, costs=True)
        behind = i + 1
        while behind < len(self.lines) and (
            not self.lines[behind].body or self.lines[behind].indent > line.indent
        ):
            behind += 1
        self.changes += [Change(k.at, k.at, "#") for k in self.lines[i:behind] if k.body]
        return behind

    def _without_key(self, i: int) -> int:
        """Read a line that has no key: words of the key above, or a key without its colon."""
        line = self.lines[i]
        top = self.levels.last
        column = self.align.indent(line)
        hangs = bool(top and top.open and column > top.column)
        if self._lacks_colon(i, hangs):
            return self._with_colon(i)
        if top and hangs:
            top.open = False
            if wrong := hidden_in(line):
                self.found.append(wrong)
                self.align.lead(line, column)
            return self._read(i, "", line.at, top.column)
        if not self.found or self.found[-1].message != _STRAY or self.lines[i - 1].at != self.found[-1].start:
            self._tell(line.at, _STRAY, _STRAY_HELP)
        self.changes.append(Change(line.at, line.at, "#"))
        return i + 1

    def _lacks_colon(self, i: int, hangs: bool) -> bool:
        line = self.lines[i]
        if not hangs:
            above = self.above or self._extent(i, self.lines[i].at, -1)
            return above.lacks_colon(i)
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        beside = below is not None and below.indent == line.indent and bool(head_of(below).key)
        return beside and bool(LONE.match(line.body))

    def _with_colon(self, i: int) -> int:
        """Read the line ``i`` as if it had its colon."""
        line = self.lines[i]
        start = self._put_colon(line.at, line.end)
        self.found[-1] = hidden_in(line) or self.found[-1]
        key = LONE.sub(r"\g<key>", line.body)
        head = Head((), key, line.indent, line.at, start, False, None, ())
        column = self.align.aligned(i, head, told=True)
        if column is None:
            return self._left_out(i, is_list=False)
        self.align.lead(line, column)
        return self._value(i, key, start)


def _shown(words: str) -> str:
    """As much of ``words`` as a message has room for."""
    words = without_invisible(words)
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
