"""The lines of a YAML file as the person at the keyboard saw them: how far in, which marks, which key.

A parser stops at the first mistake; these readings do not, because they take every line for itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from plcomms.load.yaml.working_copy import Change

BULLETS = "–—−‐‑‒―•‣⁃▪▫◦●○∙·*+"
"""What word processors and other notations put before the entries of a list."""

_WIDE = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
INVISIBLE = re.compile(f"[{_WIDE}{_NOTHING}]")
"""Characters that nobody sees and that YAML does not take for spaces."""

_BREAK = re.compile(r"\r\n|\r|\n")
_LEAD = re.compile(f"[ \t{_WIDE}{_NOTHING}]*")
_NO_WIDTH = re.compile(f"[{_NOTHING}]")
_GOOD = re.compile(r"-(?:[ \t]+|$)")
_ODD = re.compile(rf"(?:[{re.escape(BULLETS)}])(?:[ \t]+|$)")
_GLUED = re.compile(r"-(?=[^\W\d_]|[\"“”'‘])")
_KEY = re.compile(
    r"""(?P<key>"[^"]+"|'[^']+'|[^\W\d_][\w-]*(?:[ ][\w-]+){0,3})[ \t]*:(?P<gap>[ \t]+|$)""", re.VERBOSE
)
_TIGHT = re.compile(r"(?P<key>[^\W\d_][\w-]*):(?=[^\s/])")

_TAB = "a tab"
_TAB_WIDTH = 2
_NAMES = {
    "\t": _TAB,
    "\xa0": "a no-break space",
    "\xad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
    "\u202f": "a narrow no-break space",
}
_DIRECTION = "a mark for the direction of writing"
_UNUSUAL = "an unusual space"


def named(character: str) -> str:
    """What people may call a ``character`` that they do not see."""
    if character in _NAMES:
        return _NAMES[character]
    spaces = unicodedata.category(character) == "Zs"
    return _UNUSUAL if spaces else _DIRECTION


def without_invisible(text: str) -> str:
    """``text`` with spaces for those that are wide, and nothing for those that are not."""
    return INVISIBLE.sub(lambda m: "" if _NO_WIDTH.match(m[0]) else " ", text)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it stands in the file, what is in front of its words, and the words."""

    start: int
    lead: str
    body: str

    @property
    def at(self) -> int:
        """Where its first word begins."""
        return self.start + len(self.lead)

    @property
    def end(self) -> int:
        """Where it ends, without its break."""
        return self.at + len(self.body)

    @property
    def indent(self) -> int:
        """How far in it looks to be."""
        return sum(_TAB_WIDTH if c == "\t" else 1 for c in self.lead if not _NO_WIDTH.match(c))

    @property
    def spaces(self) -> int:
        """How far in it is to YAML."""
        return len(self.lead) - len(self.lead.lstrip(" "))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it, or only a remark."""
        return not self.body or self.body.startswith("#")


def lines_of(text: str, shift: int) -> list[Line]:
    """The lines of ``text`` from its character ``shift`` on."""
    found = []
    at = shift
    for end, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text, shift)), (len(text), None)]:
        lead = _LEAD.match(text, at, end)
        width = lead.end() - at if lead else 0
        found.append(Line(at, text[at : at + width], text[at + width : end].rstrip(" \t")))
        at = after or end
    return found


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign of a list: its column when all is mended, and whether it is one that YAML does not know."""

    column: int
    at: int
    written: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What begins a line: the signs of lists, then a key if there is one.

    Columns are those that the line has once its ``changes`` are made; ``tight`` says that no space follows
    the colon; ``hidden`` is the first invisible character among all this.
    """

    marks: tuple[Mark, ...]
    key: str
    key_column: int
    key_at: int
    value_at: int
    tight: bool
    hidden: int | None
    changes: tuple[Change, ...]

    @property
    def odd(self) -> Mark | None:
        """The first of its signs that YAML does not know."""
        return next((mark for mark in self.marks if mark.changes), None)


def head_of(line: Line) -> Head:
    """The signs and the key that ``line`` begins with, read as the person meant them."""
    seen, places = _visible(line.body)
    marks: list[Mark] = []
    at = moved = 0
    column = line.indent
    while found := _mark(seen, at, first=not marks):
        changes = _mended_mark(found, places, line.at)
        marks.append(Mark(column + at + moved, line.at + places[at], found[0].strip(), changes))
        moved += sum(len(c.words) - (c.end - c.start) for c in changes)
        at = found.end()
    key = _KEY.match(seen, at)
    tight = None if key else _TIGHT.match(seen, at)
    value = key.end() if key else tight.end() if tight else at
    hidden = [i for i in range(places[value]) if _unseen(line.body[i])]
    clean = [
        Change(line.at + i, line.at + i + 1, "" if _NO_WIDTH.match(line.body[i]) else " ") for i in hidden
    ]
    return Head(
        tuple(marks),
        key["key"].strip("\"'") if key else tight["key"] if tight else "",
        column + at + moved,
        line.at + places[at],
        line.at + places[value],
        bool(tight),
        line.at + hidden[0] if hidden else None,
        tuple(clean),
    )


def _mark(text: str, at: int, first: bool) -> re.Match[str] | None:
    """The sign of a list at ``at``; one that YAML does not know can only be the first on its line."""
    patterns = (_GOOD, _ODD, _GLUED) if first else (_GOOD,)
    return next((found for pattern in patterns if (found := pattern.match(text, at))), None)


def _unseen(character: str) -> bool:
    return bool(INVISIBLE.match(character))


def _visible(body: str) -> tuple[str, list[int]]:
    """``body`` without what nobody sees, and where each of its characters stands in it, and its end."""
    kept = [(" " if _unseen(c) else c, i) for i, c in enumerate(body) if not _NO_WIDTH.match(c)]
    return "".join(c for c, _ in kept), [*(i for _, i in kept), len(body)]


def _mended_mark(found: re.Match[str], places: list[int], start: int) -> tuple[Change, ...]:
    """What makes a hyphen and a space of a sign and what follows it; nothing where they are that."""
    sign, gap = found[0][:1], found[0][1:]
    at = start + places[found.start()]
    changes = [] if sign == "-" else [Change(at, at + 1, "-")]
    if not gap and found.re is _GLUED:
        changes.append(Change(at + 1, at + 1, " "))
    if "\t" in gap:
        changes.append(Change(at + 1, start + places[found.end()], " "))
    return tuple(changes)


def keys_in(lines: list[Line]) -> Iterator[str]:
    """The single words that stand before a colon at the beginning of a line."""
    for line in lines:
        if (found := _KEY.match(line.body.lstrip("- "))) and " " not in found["key"]:
            yield found["key"]
