"""Finds the tales, songs and plays of which a text speaks, and the characters in them.

A title that is not in quotation marks has its small words inside (``Anne of Green Gables``) and stands where
a work does: after a verb of reading or singing, after ``the play is``, after ``In`` (``In Holes, Stanley``).
What is then told in the present tense of a first name alone is told of a character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plcomms.language.lexicon import group
from plcomms.language.patterns import patterns
from plcomms.language.people.person_names import is_given

_FILE = "works.txt"
_SHAPE = re.compile(
    r"\b[A-Z][\w'’!-]*+ (?:(?:the|a|an|his|her|my|of|and|to|for|at|in|on|with|from|by|is) ){1,2}[A-Z]"
    r"|\b[A-Z][\w'’!-]*+ (?:is|are|begins|opens|ends|starts) (?:on stage|sold out|the|our|with)\b"
    r"|[a-z,] (?:The|A|An|My|His|Her) [A-Z]|(?:\A|[.!?]\s)In [^.!?]{3,80},"
)
"""What a text has at least that tells of a work: most have none, and the other expressions are large."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PLACED = re.compile(r" (?:in|on|at|for|by|with|from|this) (?=[A-Z])")
_NO_WORKS = ("thing-org", "thing-event", "dates", "person-child")
_ARTICLES = frozenset(["the", "a", "an", "my"])
_SIZES = frozenset(["little", "big", "young", "old", "good", "great"])
_BEFORE = 10


class Tales:
    """The works of which ``text`` speaks, whose sentences are ``sentences``."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.titles: list[tuple[int, int]] = []
        self.told: set[int] = set()
        """The numbers of the sentences that tell of a work."""
        if _SHAPE.search(text):
            for number, (start, end) in enumerate(sentences):
                self._read(number, start, text[start:end])

    def _read(self, number: int, start: int, sentence: str) -> None:
        (story,) = patterns(_FILE, "in-story")
        if story.match(sentence):
            self.told.add(number)
        for name in ("in-work", "heads", "works", "surely", "pairs"):
            for expression in patterns(_FILE, name):
                for found in expression.finditer(sentence):
                    if name != "heads" or self._is_work(found["title"], sentence):
                        self._note(number, start, found, named=name != "works")

    @staticmethod
    def _is_work(title: str, sentence: str) -> bool:
        """Whether ``title``, which begins ``sentence``, is one; if it has a name, a word has to say so."""
        return not _has_name(title) or any(e.search(sentence) for e in patterns(_FILE, "speaks-of-works"))

    def _note(self, number: int, start: int, found: re.Match[str], *, named: bool) -> None:
        """Remember a title; one that begins with a name only where ``named`` ones are sure to be titles."""
        title = _shortened(found["title"], sure=found.re in patterns(_FILE, "surely"))
        if title and (named or not is_given(_WORD.findall(title)[0])):
            self.told.add(number)
            at = start + found.start("title")
            self.titles.append((at, at + len(title)))

    def in_title(self, start: int, end: int) -> bool:
        """Whether characters ``start:end`` stand in the title of a work."""
        return any(a <= start and end <= b for a, b in self.titles)

    def has_character(self, number: int, start: int, end: int) -> bool:
        """Whether the first name at ``start:end``, in sentence ``number``, is a character's."""
        if number not in self.told and number - 1 not in self.told:
            return False
        (does,), (said) = patterns(_FILE, "does"), patterns(_FILE, "said-of")[0]
        return bool(does.match(self.text, end) or said.search(self.text[max(0, start - _BEFORE) : start]))


def _shortened(title: str, *, sure: bool) -> str:
    """``title`` without the place or the day that follows it; empty where it is none."""
    while title and not _may_be_title(title, sure=sure):
        parted = list(_PLACED.finditer(title))
        title = title[: parted[-1].start()] if parted else ""
    return title


def _may_be_title(title: str, *, sure: bool) -> bool:
    """Whether no word of ``title`` makes it the name of a school, a group, an event, a day or a subject.

    A day may be a part of one that begins with an article after what is ``sure`` to be said of works.
    """
    words = [word.lower() for word in _WORD.findall(title)]
    if words[0] in group("titles") or (words[0] in group("greetings") and not {words[0]} & _SIZES):
        return False
    apart = _NO_WORKS[:1] if sure and words[0] in _ARTICLES else _NO_WORKS
    if any(word in group(name) for word in words for name in apart):
        return False
    return len(words) > 1 or not (words[0] in group("place") or words[0] in group("school-subjects"))


def _has_name(title: str) -> bool:
    """Whether a word of ``title`` is a given name."""
    return any(is_given(word) for word in _WORD.findall(title))
