"""Templates that never see a person's words as markup.

While a template renders, each value leaves a numbered hole instead of itself. The template's Markdown is
turned to HTML with the holes in place, and ``binding`` then fills each hole with its own value: as HTML for
the page, as words with their origins for the reader. So no value can change the template around it, and every
word of the finished document is known where it was written.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from html import unescape
from typing import Any

import jinja2
from markupsafe import Markup

OPEN, CLOSE = "\ue000", "\ue001"
HOLE = re.compile(f"{OPEN}(\\d+){CLOSE}")
"""A hole, with the number of its value."""
_RESERVED = re.compile(f"[{OPEN}{CLOSE}\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
"""What marks holes, and what neither HTML nor the XML of Word files may hold (XML 1.0, section 2.2)."""
RESERVED = "it has a character that cannot be printed, or one that plcomms keeps for itself (U+E000, U+E001)"
MOST = 1_000_000
"""Characters that one document may have: some four hundred pages."""
TOO_MUCH = f"it makes more than {MOST:,} characters"
_DIGITS = 18


def is_reserved(text: str) -> bool:
    """Whether ``text`` has a character that no document may have: one that marks holes, or none to read."""
    return _RESERVED.search(text) is not None


class Forged(jinja2.TemplateRuntimeError):
    """A template made a hole that no value left there, or cut one."""


class Full(jinja2.TemplateRuntimeError):
    """A template made more than a document may hold."""


class Placeholders:
    """The values that a template named while it rendered, each behind a mark in what it made.

    A mark cannot be guessed, so that a template can neither forge one nor turn one into another's.
    """

    def __init__(self) -> None:
        self.values: list[str] = []
        self._numbers: dict[str, int] = {}
        self._length = 0

    def made(self, value: Any) -> Any:
        """Keep ``value`` and give the mark of its hole; markup that a template itself made passes through.

        Raises:
            Forged: it holds reserved characters that are no mark.
            Full: there is too much of it.
        """
        if isinstance(value, Markup):
            self.numbered(value)
            self.add(len(value))
            return value
        if isinstance(value, jinja2.Undefined):
            return str(value)  # raises, naming the field that does not exist
        if value is None or value == "":
            return ""
        said = value if isinstance(value, str) else str(value)
        if is_reserved(said):
            raise Forged(RESERVED)
        self.add(len(said))
        self.values.append(said)
        return Markup(f"{OPEN}{self._mark(said)}{CLOSE}")  # noqa: S704 (digits between two reserved characters)

    def add(self, length: int) -> None:
        """Count what was made.

        Raises:
            Full: it is too much.
        """
        self._length += length
        if self._length > MOST:
            raise Full(TOO_MUCH)

    def _mark(self, value: str) -> str:
        """Digits that depend on the place and on the value, so that equal input gives equal ones."""
        number = len(self.values) - 1
        seed = f"{number}\0{value}".encode()
        mark = str(int.from_bytes(blake2b(seed, digest_size=8).digest()) % 10**_DIGITS).zfill(_DIGITS)
        self._numbers[mark] = number
        return mark

    def numbered(self, text: str) -> str:
        """``text`` with the number of its hole in place of each mark.

        Raises:
            Forged: it holds reserved characters, also as HTML writes them, that are no mark.
        """
        bare = HOLE.sub(lambda hole: "" if hole[1] in self._numbers else hole[0], text)
        if "&#" in bare:
            bare = unescape(bare)
        if OPEN in bare or CLOSE in bare:
            raise Forged(RESERVED)
        return HOLE.sub(lambda hole: f"{OPEN}{self._numbers[hole[1]]}{CLOSE}", text)
