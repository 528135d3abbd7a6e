"""Quotation marks and apostrophes as a printer sets them, in place of the straight ones of a keyboard.

Source: Unicode 16.0, chapter 6.2, on apostrophes and on the marks of quotation by language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from plcomms.model.html_reader import Attributes, HTMLCopier
from plcomms.model.tags import VOID

_MARKS: Mapping[str, str] = {
    "en": "“”‘’",
    "de": "„“‚‘",
    "cs": "„“‚‘",
    "pl": "„”‚’",
    "fr": "«»‘’",
    "ru": "«»„“",
}
"""The marks that open and close a quotation, and one in it, by language."""

_THIN = {"fr": "\u202f"}
"""The space inside the marks of quotation."""

_ELISION = re.compile(r"(?:\d0s|\d\ds|tis|twas|em|til|cause|bout|round|n)\b", re.IGNORECASE)
"""What an apostrophe may begin, since letters before it were left out."""

_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup")
)
"""Elements within a line: what stands before them counts for what stands in them."""
_AS_IT_IS = frozenset(("pre", "code", "script", "style", "svg", "title"))
"""Elements in which every character is meant as it is, such as a text message."""
_STRAIGHT = {"quot": '"', "apos": "'", "39": "'", "34": '"', "x27": "'", "x22": '"'}
_OPENERS = frozenset(" \t\n\r\u00a0\u202f([{–—/“‘«„‚¿¡-")


@lru_cache(maxsize=64)
def typeset(html: str, language: str) -> str:
    """``html`` with the marks of ``language`` in its words; tags and text to be copied stay as they are."""
    setter = _Setter(language)
    return setter.copied(html)


def curled(words: str, language: str, before: str = "", after: str = "") -> str:
    """``words`` with the marks of ``language``; ``before`` and ``after`` are the characters beside them."""
    if '"' not in words and "'" not in words:
        return words
    code, _, _ = language.partition("-")
    opens, closes, opens_in, closes_in = tuple(_MARKS.get(code, _MARKS["en"]))
    thin = _THIN.get(code, "")
    made: list[str] = []
    last = before
    for at, sign in enumerate(words):
        new = sign
        following = words[at + 1 : at + 2] or after
        if sign == '"':
            new = opens + thin if _opens(last, following) else thin + closes
        elif sign == "'":
            new = opens_in if _opens(last, following) and not _ELISION.match(words, at + 1) else "’"
            # Only what was opened is closed with a mark that is no apostrophe.
            if new == "’" and closes_in != "’" and opens_in in made and not following.isalpha():
                new = closes_in
        made.append(new)
        last = new[-1:]
    return "".join(made)


def _opens(last: str, following: str) -> bool:
    """Whether a mark between ``last`` and ``following`` opens a quotation."""
    return (not last or last in _OPENERS) and bool(following) and not following.isspace()


class _Setter(HTMLCopier):
    """Copies what it reads, with other marks in its words."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.kept = 0
        self.last = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        self.html.append(self.get_starttag_text() or "")
        self._met(tag)
        if tag not in VOID:
            self.kept += self.kept > 0 or tag in _AS_IT_IS

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        self.html.append(self.get_starttag_text() or "")
        self._met(tag)

    def handle_endtag(self, tag: str) -> None:
        self.html.append(f"</{tag}>")
        self._met(tag)
        self.kept = max(self.kept - 1, 0)

    def handle_data(self, data: str) -> None:
        self._say(data, data)

    def handle_entityref(self, name: str) -> None:
        self._say(_STRAIGHT.get(name, ""), f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._say(_STRAIGHT.get(name.lower(), ""), f"&#{name};")

    def _met(self, tag: str) -> None:
        if tag not in _INLINE:
            self.last = ""

    def _say(self, words: str, written: str) -> None:
        """``words`` with their marks, or ``written`` where they are to stay."""
        if self.kept or not words:
            self.html.append(written)
            self.last = "x"
            return
        # What follows is not read yet: a mark at the end of a piece opens where nothing stands before it.
        self.html.append(curled(words, self.language, self.last, "x"))
        self.last = self.html[-1][-1:]
