"""Finds the tales, songs and plays of which a text speaks, and the characters in them.

A title that is not in quotation marks has its small words inside (``Anne of Green Gables``) and stands where a
work does: after a verb of reading or singing, after ``the play is``, at the head of ``In Holes, Stanley digs``.
What is then told in the present tense of a first name alone is told of a character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plcomms.language.lexicon import group
from plcomms.language.people.person_names import is_given

_CAPITAL = r"(?:(?:Mr|Mrs|Ms|Dr|St)\.|[A-Z][\w'’-]*[!?]?)"
_SMALL = r"(?:the|of|and|to|for|at|in|a|an|on|with|from|by|is|his|her|my)"
_TITLE = rf"(?:(?:The|A|An|My|His|Her)(?: {_CAPITAL})+|{_CAPITAL}(?: {_CAPITAL})*(?: {_SMALL}){{1,2}}(?: {_CAPITAL})+)(?:(?: {_SMALL}){{0,2}} {_CAPITAL})*"
_WORKS = (
    r"(?:plays?|musicals?|shows?|operas?|ballets?|read-?alouds?|songs?|stor(?:y|ies)|books?|novels?|films?|movies?|carols?|hymns?"
    r"|tales?|fables?|myths?|legends?|picture books?|puppet shows?)"
)
_READS = (
    r"(?:reads?|reading|re-?read|sings?|sang|singing|finish(?:ed|ing)?|loved|love|enjoyed|heard|watch(?:ed|ing|es)?|retold|retells?"
    r"|act(?:ed|s|ing)? out|put(?:s|ting)? on|stag(?:ed|es|ing)|perform(?:ed|s|ing)?|picked|chose|called)"
)
_AFTER_CUE = re.compile(
    rf"\b(?:{_READS}|{_WORKS}(?: [a-z]+){{0,3}}? (?:is|was|are|will be|of|called)|{_WORKS}) (?P<title>{_TITLE})"
)
_AT_HEAD = re.compile(
    rf"\A\W*(?P<title>{_TITLE})(?=,? (?:is|was|will be|are|tells|ends|begins|opens|has|for)\b)"
)
_IN_WORK = re.compile(
    r"\A\W*In (?:(?:the|our|this|that|one|[A-Z][\w'’-]*['’]s) (?:[\w-]+ ){0,2}"
    rf"{_WORKS}(?: [a-z]+){{0,5}}|(?P<title>{_TITLE}|{_CAPITAL}(?: {_CAPITAL})*)),"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_OF_WORK = re.compile(
    rf"\b(?:{_WORKS}|read|reads|reading|sung|sing|stage|staged|performed|drama|tickets|chorus|choir)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"['’]s? (?:\w+ ){0,2}[a-z]+|,? (?:who |just |only |still |never |always |then |and \w+ )?(?:is|has|does|[a-z]{2,}s)\b(?! (?:said|asked|wrote)\b)"
)
_SAID_OF = re.compile(
    r"\b(?:of|about|like|as|to|with|does|did|do|drew|draw|draws|painted|made|meet|met|helps?) \Z"
)


class Tales:
    """The works of which ``text`` speaks, whose sentences are ``sentences``."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.titles: list[tuple[int, int]] = []
        self.told: set[int] = set()
        """The numbers of the sentences that tell of a work."""
        for number, (start, end) in enumerate(sentences):
            self._read(number, start, end)

    def _read(self, number: int, start: int, end: int) -> None:
        sentence = self.text[start:end]
        inside = _IN_WORK.match(sentence)
        if inside and inside["title"] is None:
            self.told.add(number)
        elif inside:
            self._note(number, start, inside)
        head = _AT_HEAD.match(sentence)
        if head and (_OF_WORK.search(sentence) or not _has_name(head["title"])):
            self._note(number, start, head)
        for found in _AFTER_CUE.finditer(sentence):
            self._note(number, start, found)

    def _note(self, number: int, start: int, found: re.Match[str]) -> None:
        title = _shortened(found["title"])
        if title:
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
        return bool(_PRESENT.match(self.text, end) or _SAID_OF.search(self.text[max(0, start - 8) : start]))


def _shortened(title: str) -> str:
    """``title`` without the place or the day that follows it; empty where it is none."""
    while title and not _may_be_title(title):
        parted = list(_PLACED.finditer(title))
        title = title[: parted[-1].start()] if parted else ""
    return title


def _may_be_title(title: str) -> bool:
    """Whether no word of ``title`` makes it the name of a school, a group, an event, a day or a subject."""
    words = [word.lower() for word in _WORD.findall(title)]
    if words[0] in group("titles") | group("greetings") or not _unlike(words):
        return False
    return not (len(words) == 1 and (words[0] in group("place") or words[0] in _NO_TITLE))


def _unlike(words: Sequence[str]) -> bool:
    """Whether none of ``words`` is one of a school, an event, a day or a child."""
    return not any(word in group(name) for word in words for name in _NO_WORKS)


def _has_name(title: str) -> bool:
    """Whether a word of ``title`` is a given name: ``Ana of Cedar`` may be somebody."""
    return any(is_given(word) for word in _WORD.findall(title))


_PLACED = re.compile(r" (?:in|on|at|for|by|with|from|this) (?=[A-Z])")
_NO_WORKS = ("thing-org", "thing-event", "dates", "person-child")

_NO_TITLE = frozenset(
    "kindergarten preschool math reading science art music algebra geometry biology chemistry physics english spanish french german"
    " latin health civics history recess lunch gym band choir orchestra track soccer football basketball volleyball tennis golf chess"
    " debate robotics wrestling swimming homeroom advisory state nationals regionals sectionals fall winter spring summer".split()
)
"""What stands after ``In`` and a capital, and is no title."""
