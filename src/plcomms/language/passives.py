"""Sentences in the passive voice in which somebody acts who could be named first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plcomms.language.inflection.participles import belongs, is_participle, is_state
from plcomms.language.lexicon import group
from plcomms.language.normalize import Words

_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
_NOW = frozenset(["am", "is", "are"])
_PAST = frozenset(["was", "were"])
_BETWEEN = re.compile(r"not|never|always|also|often|then|still|only|just|already|all|both|each|\w+ly")
_NOUN_LIKE = frozenset(["what", "without", "of", "from", "like", "before", "after", "than", "as"])
"""Words before ``be`` that make a thing of it: ``what was learned``, ``without being asked``."""

_MADE = frozenset(["of", "from", "up", "for", "out", "with", "to"])
"""After ``made`` these tell what a thing is: ``made of wood``, ``made for children``."""

_ADJECTIVE = re.compile(
    r"\w+(?:al|ive|ful|less|ous|ic|able|ible|ant|ent|ary|y)|\w+-\w+(?:ed|en|led|ing|free)?"
)
_WORD = re.compile(r"[\w'-]+")
_JOINS = re.compile(r",\s+(?:and\s+)?|\s+(?:and|or|but|yet)\s+")
"""What joins two things that are said of the same: ``individualized, hands-on and fair``."""

_DEGREES = frozenset(
    """
    very so too more most quite rather less well evenly widely highly fully closely deeply heavily
    strongly poorly largely mostly partly newly nearly badly slightly lightly tightly thinly freshly
    neatly
    """.split()  # noqa: SIM905
)
"""Words that tell how much or how well: what follows is what something is like."""

_FAR = 3
"""How many words after the form of ``be`` the participle may stand."""

_PHRASE = 7
"""Words that a name for somebody behind ``by`` has at most."""

_PARTICLES = frozenset(
    [
        "up",
        "out",
        "off",
        "down",
        "over",
        "in",
        "away",
        "back",
        "for",
        "on",
        "to",
        "aloud",
        "together",
        "online",
    ]
)
_DETERMINERS = frozenset(
    """
    a an the this that these those each every one two three all both some many several any another
    our your their his her my its
    """.split()  # noqa: SIM905
)
_ENDS = frozenset(
    """
    in at on for to from with of who that which and or but after before during because when while if
    so since until as about near is are was were will can may must should has have had over
    """.split()  # noqa: SIM905
)
"""Words at which a name for somebody ends."""

_PRONOUNS = frozenset(["us", "me", "him", "her", "them", "you", "who", "whom", "whoever", "one"])
_SOMEBODY = re.compile(
    r"(?:some|any|every)(?:body|one)|nobody|others|(?!(?:flow|pap|lett|numb|riv|fing|lad|show|corn|quart|comput|print|stick|pow|doll|lay)ers|(?:col|d|fl|harb)ors)"
    r"\w+(?:ers|ors|ists|ians|men|women)"
)
_NOT_BY = re.compile(
    r"(?:the\s+)?(?:next|first|last|now|far|means|virtue|way|no|itself|default|design|hand|\w*sel(?:f|ves)|\w+ing)"
    r"(?:\s|\Z)"
)
"""What may follow ``by`` without being somebody who acts."""

_MOVED = frozenset(["i", "we", "they", "she", "he", "you", "everyone", "all", "who"])
"""Before ``moved`` these tell of people, who were touched."""

_HISTORY = re.compile(
    r"\b(?:in|since|around|about|until|between|of|early|late)\s+(?:the\s+)?(?:early\s+|late\s+|mid-)?"
    r"(?:1[6-9]\d\d|20[01]\d)(?:s\b|\b)|\byears ago\b|\b(?:last|this) century\b|\b\d\dth century\b"
)
"""A time of which nobody asks who did it."""

_READER = frozenset(["you", "your", "you'll", "yours"])


@dataclass(frozen=True, slots=True)
class Passive:
    """The words ``first`` to ``last`` of a row: a form of ``be`` and its participle; ``by`` one who acts."""

    first: int
    last: int
    by: bool


def passives(words: Words) -> Iterator[Passive]:
    """The passives in ``words`` whose doer is named behind ``by``, or is known and left out.

    What tells of a state, of what is usual at a place, of a mishap or of old times is none.
    """
    for i, word in enumerate(words.words):
        if word not in _BE or (i and words.words[i - 1] in _NOUN_LIKE):
            continue
        k = _participle(words, i)
        if k is None or _touched(words, i, k):
            continue
        doer = _doer(words, k)
        if doer == "somebody" or (doer == "something" and not is_state(words.words[k])):
            yield Passive(i, k, by=True)
        elif doer in ("", "when") and _done(words, i, k):
            yield Passive(i, k, by=False)


def _participle(words: Words, i: int) -> int | None:
    """Which word is the participle that belongs to the ``be`` at word ``i``; None if there is none."""
    _, last = words.sentence(i)
    for k in range(i + 1, min(i + 1 + _FAR, last)):
        if not words.joined(k) or words.gap(k) == "-":
            return None
        word = words.words[k]
        if is_participle(word):
            compound = k + 1 < len(words) and words.gap(k + 1) == "-"
            return None if compound else k
        if not _BETWEEN.fullmatch(word):
            return None
    return None


def _touched(words: Words, i: int, k: int) -> bool:
    """Whether people were moved in their hearts: ``we were moved by``, and not ``the desk was moved by``."""
    return words.words[k] == "moved" and i > 0 and words.words[i - 1] in _MOVED


def _done(words: Words, i: int, k: int) -> bool:
    """Whether participle ``k`` tells of something that somebody does whom the reader could ask."""
    be, word = words.words[i], words.words[k]
    if be in _NOW and belongs(word, "look"):
        return False
    if be != "be" and (belongs(word, "mishap") or (word == "taken" and _behind(words, k) == "from")):
        return False
    if be in _PAST and _old(words, i):
        return False
    state = _is_made(words, k) if word == "made" else is_state(word)
    if state and not (be == "be" and belongs(word, "deed")):
        return False
    return not _quality(words, i, k)


def _behind(words: Words, k: int) -> str:
    return words.words[k + 1] if k + 1 < len(words) and words.joined(k + 1) else ""


def _old(words: Words, i: int) -> bool:
    """Whether the sentence of word ``i`` is about old times, and not about the reader."""
    start, end = words.sentence(i)
    said = words.folded[words.starts[start] : words.ends[end - 1]]
    return bool(_HISTORY.search(said)) and _READER.isdisjoint(words.words[start:end])


def _is_made(words: Words, k: int) -> bool:
    """Whether ``made`` tells of a state: ``made of wood``, where ``mistakes were made`` does not."""
    return _behind(words, k) in _MADE


def _quality(words: Words, i: int, k: int) -> bool:
    """Whether participle ``k`` is an adjective: in one row with others, or more or less so."""
    if any(word in _DEGREES for word in words.words[i + 1 : k]):
        return True
    behind = words.folded[words.ends[k] : words.ends[k] + 60]
    joint = _JOINS.match(behind)
    following = _WORD.match(behind, joint.end()) if joint else None
    return bool(following and not is_participle(following[0]) and _ADJECTIVE.fullmatch(following[0]))


def _doer(words: Words, k: int) -> str:
    """What stands behind ``by`` after participle ``k``.

    That is ``somebody``, ``something`` that acts, a time (``when``), or a way, a place or the weather
    (``how``); empty where there is no ``by``, and where only what carries a message stands there.
    """
    at = k + 1
    if at < len(words) and words.words[at] in _PARTICLES and words.joined(at):
        at += 1
    if at + 1 >= len(words) or words.words[at] != "by" or not words.joined(at) or not words.joined(at + 1):
        return ""
    row = _phrase(words, at + 1)
    named = [words.words[n] for n in row]
    if not row:
        return "how"
    if belongs(named[-1], "sent"):
        return ""
    return "when" if _is_time(named) else _named(words, row, named)


def _is_time(named: list[str]) -> bool:
    """Whether a phrase is a day, an hour or a term: ``Friday``, ``3:15``, ``next class``."""
    if any(belongs(word, "when") for word in (named[0], named[-1])) or named[0][0].isdigit():
        return True
    turn = named[0] in ("first", "last", "next") and belongs(named[-1], "body")
    return turn and not any(word.endswith("'s") for word in named)


def _named(words: Words, row: list[int], named: list[str]) -> str:
    if any(belongs(named[-1], kind) for kind in ("nature", "near")):
        return "how"
    if _acts(words, row):
        return "somebody"
    return "how" if _NOT_BY.match(" ".join(named)) or _bare(named) else "something"


def _phrase(words: Words, at: int) -> list[int]:
    """The words of the name for somebody or something that begins at word ``at``."""
    row: list[int] = []
    for n in range(at, min(at + _PHRASE, len(words))):
        if (n > at and not words.joined(n)) or words.words[n] in _ENDS:
            break
        row.append(n)
    return row


def _acts(words: Words, row: list[int]) -> bool:
    """Whether a phrase names people, one person or a body of them."""
    head = words.words[row[-1]]
    first = words.words[row[0]]
    if len(row) > 1 and belongs(head, "body") and not belongs(head, "near"):
        return True
    if first in _PRONOUNS and len(row) == 1:
        return True
    return any(_is_person(words, n) for n in row)


def _is_person(words: Words, n: int) -> bool:
    word = words.words[n]
    if word in group("person-adult") or word in group("person-child") or word in group("persons"):
        return True
    if word in group("titles") or _SOMEBODY.fullmatch(word):
        return True
    return words.written(n)[0].isupper() and not belongs(word, "when")


def _bare(named: list[str]) -> bool:
    """Whether a phrase has neither an article nor a plural: ``by lottery``, ``by last name``."""
    return named[0] not in _DETERMINERS and not named[0].endswith("'s") and named[-1][-1:] != "s"
