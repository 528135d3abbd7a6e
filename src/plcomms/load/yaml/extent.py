"""Which lines a value takes, in a YAML file that has mistakes in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plcomms.load.yaml.lines import Line, head_of, named
from plcomms.load.yaml.values import Mistake, Placed, Value, closed, is_block, nothing_follows
from plcomms.load.yaml.working_copy import Change

INDENT = "This line has {found} in front; the lines that it belongs with have {wanted}."
INDENT_HELP = "Give it {wanted} in front."
_NO_SPACES, _ONE_SPACE, _SPACES = "no space", "one space", "{count} spaces"
_STRAY = "This line is not indented, and it is no key."
_STRAY_HELP = "If it belongs to the text above, give it {wanted} in front; else write it as  word: value."
HIDDEN = "There is {name} here, which looks like a space or like nothing, but is no space to YAML."
HIDDEN_HELP = "Delete it and type spaces instead; such characters come along when text is pasted."
TABS = "A tab stands where YAML wants spaces."
TABS_HELP = "Replace the tab by two spaces for each level."

LONE = re.compile(r"(?P<key>[^\W\d_][\w-]*)(?:(?P<sign>[ \t]*[:=][ \t]*|[ \t]+)(?P<rest>\S.*))?$", re.DOTALL)
_UNFINISHED = re.compile(r"[^.!?:\"”'’)\]}>|]$")
_SHORT = 40
_DIGIT = re.compile(r"[|>][-+]?[1-9]")


def counted(spaces: int) -> str:
    """So many spaces, in words."""
    return {0: _NO_SPACES, 1: _ONE_SPACE}.get(spaces) or _SPACES.format(count=spaces)


def hidden_in(line: Line) -> Mistake | None:
    """What stands in front of ``line`` and is no space."""
    at = next((i for i, c in enumerate(line.lead) if c != " "), None)
    if at is None:
        return None
    if line.lead[at] == "\t":
        return Mistake(line.start + at, line.start + at + 1, TABS, TABS_HELP)
    message = HIDDEN.format(name=named(line.lead[at]))
    return Mistake(line.start + at, line.start + at + 1, message, HIDDEN_HELP)


@dataclass(slots=True)
class Extent:
    """The lines of one value, gathered from the one on which it begins.

    ``parent`` is how far in the key or the hyphen stands that it belongs to, ``indent`` tells of any line
    how far in it stands when what is above is mended, ``is_key`` whether a word is one of the file's keys.
    """

    text: str
    lines: Sequence[Line]
    first: int
    start: int
    parent: int
    indent: Callable[[Line], int]
    is_key: Callable[[str], bool]
    mistakes: list[Mistake] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def gathered(self) -> tuple[Placed, ...]:
        """The lines, the first included; what is wrong in front of them is noted."""
        words = self.text[self.start : self.lines[self.first].end]
        if words[:1] in ("'", '"', "[", "{"):
            found = self._to_its_close(words)
        elif is_block(words):
            found = list(self._block(None if not _DIGIT.match(words) else self.parent + 1))
        else:
            found = list(self._plain())
        while found and not found[-1].line.body:
            found.pop()
        return (Placed(self.lines[self.first], self.indent(self.lines[self.first])), *found)

    def _after(self) -> Iterator[tuple[int, Line]]:
        for i in range(self.first + 1, len(self.lines)):
            yield i, self.lines[i]

    def _to_its_close(self, words: str) -> list[Placed]:
        """The lines up to that on which the quotes or brackets close, or those that hang from the first."""
        behind = next((i for i, line in self._after() if self._is_next(line)), len(self.lines))
        whole = self.text[self.start : self.lines[behind - 1].end]
        end = closed(whole)
        if end is not None and nothing_follows(whole, end):
            at = self.start + end
            return [self._as_it_is(line) for _, line in self._after() if line.start < at]
        if len(words) > 1 and words[-1] == words[0]:
            return []
        return list(self._plain())

    def _is_next(self, line: Line) -> bool:
        """Whether ``line`` is an entry of the file that no quoted text goes on into."""
        if line.is_empty or self.indent(line) > self.parent:
            return False
        head = head_of(line)
        return bool((head.key and " " not in head.key) or (head.marks and not head.odd))

    def _as_it_is(self, line: Line) -> Placed:
        return Placed(line, self.indent(line))

    def _plain(self) -> Iterator[Placed]:
        for i, line in self._after():
            if line.body.startswith("#"):
                return
            deeper = self.indent(line) > self.parent
            if not line.body:
                yield self._as_it_is(line)
            elif deeper and not self.is_key(head_of(line).key):
                yield self._led(line, max(self.indent(line), self.parent + 1), at_least=self.parent + 1)
            elif not deeper and self._goes_on(i):
                yield self._led(line, self.parent + 2, at_least=self.parent + 1)
            else:
                return

    def _block(self, width: int | None) -> Iterator[Placed]:
        for i, line in self._after():
            indent = self.indent(line)
            if not line.body:
                yield self._as_it_is(line)
                continue
            deeper = indent > self.parent
            if not deeper and (line.body.startswith("#") or not self._goes_on(i)):
                return
            if deeper and width and indent < width and self.is_key(head_of(line).key):
                return
            width = width or (indent if deeper else self.parent + 2)
            yield self._led(line, max(indent, width), at_least=width)

    def _goes_on(self, i: int) -> bool:
        """Whether the line ``i``, no further in than its key, must belong to the text all the same."""
        line = self.lines[i]
        head = head_of(line)
        beside = head.odd and self.lines[self.first].body[:1] == line.body[:1]
        if head.key or line.body.startswith(("---", "...")) or (head.marks and not head.odd) or beside:
            return False
        return not self.lacks_colon(i)

    def lacks_colon(self, i: int) -> bool:
        """Whether the line ``i`` looks like a key and its value without a colon between them."""
        line = self.lines[i]
        found = LONE.match(line.body)
        if not found:
            return False
        rest = found["rest"] or ""
        if self.is_key(found["key"]):
            return not (self._is_prose(i) and _UNFINISHED.search(self._above(i)))
        if (found["sign"] or "").strip():
            return False
        if not rest:
            below = next((self.lines[k] for k in range(i + 1, len(self.lines)) if self.lines[k].body), None)
            return below is not None and self.indent(below) > self.indent(line)
        return not self._is_prose(i) and found["key"].islower() and len(rest) < _SHORT

    def _is_prose(self, i: int) -> bool:
        placed = [Placed(line, 0) for line in self.lines[self.first : i]]
        return Value("", self.text, self.start, placed, self.parent).is_prose if placed else False

    def _above(self, i: int) -> str:
        return next((line.body for line in reversed(self.lines[self.first : i]) if line.body), "")

    def _led(self, line: Line, indent: int, at_least: int) -> Placed:
        """``line`` with so many spaces in front; what stands there is told where YAML needs it otherwise."""
        moved = self.indent(line) - line.indent
        if line.spaces + moved >= at_least and not moved:
            return Placed(line, self.indent(line))
        if line.spaces + moved < at_least and not self.mistakes:
            self.mistakes.append(hidden_in(line) or self._not_indented(line, indent))
        self.changes.append(Change(line.start, line.at, " " * indent))
        return Placed(line, indent)

    def _not_indented(self, line: Line, wanted: int) -> Mistake:
        if line.indent > self.parent:
            message = INDENT.format(found=counted(line.indent), wanted=counted(wanted))
            return Mistake(line.at, line.at + 1, message, INDENT_HELP.format(wanted=counted(wanted)))
        return Mistake(line.at, line.at + 1, _STRAY, _STRAY_HELP.format(wanted=counted(wanted)))
