"""Short words for people to post and to say: a post that fits every network, a call that fits a voicemail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plcomms.compose.binding import words
from plcomms.compose.fit import Part, fitted
from plcomms.language.sentences import sentences
from plcomms.model.text import Marked, Text

SHORTEST = 280
"""Characters that a post may have on X, which allows fewest (Bluesky 300, Threads and Mastodon 500)."""

LINK = 23
"""Characters that X counts for a web address, however long it is (X's counting rules, configuration v3)."""

PACE = 150
"""Words a minute of somebody who reads aloud and wants to be understood."""

VOICEMAIL = 30
"""Seconds that a message on a machine should stay under, so that it is heard to its end."""

_LINK = re.compile(r"https?://\S+")
_HEAVY = re.compile("[^\\u0000-\\u10ff\\u2000-\\u200d\\u2010-\\u201f\\u2032-\\u2037]")
"""Letters that X counts twice, such as Chinese ones and emoji (configuration v3)."""
_FEW = 45
"""Words that a text may have for its opening to be all of it."""

_OPENING = 20
"""Words that an opening has at least, which is a sentence or two."""

_MARKS = re.compile(r"[*_`\[\]<>#|\\]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
"""What may be Markdown that goes on behind the end of a sentence."""

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Post:
    """Words for a social network; ``length`` counts them as X does."""

    text: Text
    length: int

    @property
    def everywhere(self) -> bool:
        """Whether it fits the network that allows fewest characters."""
        return self.length <= SHORTEST


@dataclass(frozen=True, slots=True)
class Call:
    """Words to say on the telephone: how many are spoken, and about how many seconds they take."""

    text: Text
    spoken: int

    @property
    def seconds(self) -> int:
        """Whole seconds, rounded up."""
        return -(-self.spoken * 60 // PACE)


def post(parts: Sequence[Part]) -> Post:
    """The fullest wording of ``parts`` that every network takes; see ``fit.fitted``."""
    text = fitted(parts, lambda text: post_length(text) <= SHORTEST)
    return Post(text, post_length(text))


def post_length(text: str) -> int:
    """How many characters X counts in ``text``."""
    bare, links = _LINK.subn("", text)
    return links * LINK + len(bare) + len(_HEAVY.findall(bare))


def call(parts: Sequence[Part]) -> Call:
    """The fullest wording of ``parts`` that is said in under 30 seconds; see ``fit.fitted``."""
    text = fitted(parts, lambda text: Call(text, spoken(text)).seconds < VOICEMAIL)
    return Call(text, spoken(text))


def spoken(text: str) -> int:
    """How many words are said for ``text``: the digits of a telephone number one by one, 5:30 as two."""
    return sum(map(_said, text.split()))


def _said(word: str) -> int:
    numbers = _NUMBER.findall(word)
    digits = sum(map(len, numbers))
    return digits if digits >= 7 else max(len(numbers), 1)


def shorter(text: str) -> list[list[str]]:
    """The sentences of ``text`` as wordings of a part: all of them, then one less each time, and none."""
    whole = words(text)
    ranges = sentences(str(whole))
    said: list[str] = [piece for start, end in ranges for piece in (" ", whole.cut(start, end))]
    return [said[:n] for n in range(len(said), -1, -2)]


def opening(text: str) -> list[str]:
    """The first sentence or two of ``text``, and the rest, which is empty where ``text`` is short.

    What has marks of Markdown in it is divided between paragraphs alone.
    """
    whole = text if isinstance(text, Text) else Text(text)
    if len(whole.split()) <= _FEW:
        return [text, ""]
    gap = re.search(r"\n[ \t]*\n", whole)
    first = whole[: gap.start()] if gap else str(whole)
    ends = [end for _, end in sentences(first)] if not _MARKS.search(first) else []
    at = next((end for end in ends if len(first[:end].split()) >= _OPENING), len(first))
    if at >= len(whole.rstrip()):
        return [text, ""]
    parts = (whole.cut(0, at).trimmed(), whole.cut(at, len(whole)).trimmed())
    return [Marked(part, part.segments) if isinstance(text, Marked) else part for part in parts]
