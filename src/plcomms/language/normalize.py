"""The words of a text, folded so that ways of writing the same word are equal, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar
from unicodedata import normalize

from plcomms.language.sentences import sentences
from plcomms.model.text import Block

T = TypeVar("T")

Sentences = Callable[[str, str], Sequence[tuple[int, int]]]
"""Gives the sentences of a text in a language, as ranges of characters."""

Read = Callable[[Block], "Words"]
"""Gives the words of a block; a caller that has them already gives those."""

_FOLD = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("′", "'"), ("＇", "'"), ("‐", "-"), ("‑", "-"))
_UNSEEN = "\u00ad\u200b\u200c\u2060\ufeff"
_DROP = str.maketrans("", "", _UNSEEN + ".")
_WORD = re.compile(
    r"(?:[a-z]\.){2,}(?:[a-z](?![a-z.]))?"
    rf"|[^\W_]+(?:(?:'|[{_UNSEEN}]+'?[{_UNSEEN}]*)[^\W_]+|[\u0300-\u036f]+[^\W_]*)*"
    r"|&"
)
_GAP = re.compile(
    rf"'?[{_UNSEEN}]*(?:[^\S\n]*\n?[^\S\n]*)[{_UNSEEN}]*|[{_UNSEEN}]*-[{_UNSEEN}]*[^\S\n]*\n?[^\S\n]*|[–‒]|\s-\s|\s?/\s?|:"
)


_HYPHEN = re.compile(r"[-–‒](?:[ ]*\n[ ]*)?(?=\w)")

LONGEST = 200
"""A sentence of more words than this is read in pieces: no word tells of another so far away."""

_FAR = 200
_MARK = re.compile(
    r"[:@_\\#./](?:(?<=:)//|(?<=www\.)|(?<=\.)"
    r"(?:com|org|net|edu|gov|us|info|io|ai|app|pdf|docx?|xlsx?|pptx?|jpe?g|png|html?|csv|txt|zip|mp[34]"
    r"|py|js|json|ya?ml|md|xml|css|java|gif|svg|mov|odt|rtf|epub)\b"
    r"|(?<=\w[@_\\])(?=\w)|(?<=[@#])(?<!\w.)(?=\w)|(?<=/)(?<!\S/)(?=\w)|(?<=~/))",
    re.IGNORECASE,
)
_CODE = re.compile(r"`[^`\n]{1,80}`|(?<![\w/.-])[\w-]++/(?=[\s,;)]|\.\s|\Z)")
"""Code in a draft that is no Markdown, and folders: ``rubrics/``."""

_EDGE = re.compile(r"[\s()<>\[\]{}|,;“”\"]")
_EDGES = ' \t\n\r\xa0()<>[]{}|,;“”"'


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of web and e-mail addresses, tags and names of files, in order."""
    after = 0
    for found in _MARK.finditer(text):
        if found.start() < after:
            continue
        start = found.start()
        while start > max(after, found.start() - _FAR) and text[start - 1] not in _EDGES:
            start -= 1
        edge = _EDGE.search(text, found.end(), found.end() + _FAR)
        after = edge.start() if edge else min(len(text), found.end() + _FAR)
        yield start, after


def normalized(text: str) -> str:
    """``text`` in small letters with plain apostrophes and hyphens, character for character."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for written, plain in _FOLD:
        small = small.replace(written, plain)
    return small


@lru_cache(maxsize=1 << 14)
def parts(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase: ``co-design`` has two, ``I.E.P.`` has one."""
    return tuple(_clean(word) for word in _WORD.findall(normalized(phrase)))


class Words:
    """A text as a row of words."""

    __slots__ = (
        "_addresses",
        "_bounds",
        "_seen",
        "_split",
        "ends",
        "folded",
        "hyphened",
        "kind",
        "starts",
        "text",
        "words",
    )

    def __init__(self, text: str, kind: str = "paragraph", split: Sentences = sentences) -> None:
        self.text = str(text)
        self.kind = kind
        self.folded = normalized(self.text)
        spans = [found.span() for found in _WORD.finditer(self.folded)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        pieces = (self.folded[start:end] for start, end in spans)
        self.words = [piece if piece.isalnum() else _clean(piece) for piece in pieces]
        self.hyphened = frozenset(self._hyphens())
        """The words that a hyphen joins to the next one."""
        self._split = split
        self._bounds: list[int] = []
        self._addresses: list[tuple[int, int]] | None = None
        self._seen: dict[tuple[str, int], Any] = {}

    def __len__(self) -> int:
        return len(self.words)

    def _hyphens(self) -> Iterator[int]:
        for found in _HYPHEN.finditer(self.folded):
            k = bisect_left(self.ends, found.start())
            if k < len(self) - 1 and self.ends[k] == found.start() and self.starts[k + 1] == found.end():
                yield k

    def written(self, i: int) -> str:
        """Word ``i`` as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]]

    def gap(self, i: int) -> str:
        """What stands between word ``i - 1`` and word ``i``."""
        return self.folded[self.ends[i - 1] : self.starts[i]]

    def joined(self, i: int) -> bool:
        """Whether word ``i`` goes on where word ``i - 1`` ended: after a space, a hyphen, a line break."""
        gap = self.gap(i)
        return gap in (" ", "-") or (gap != "" and bool(_GAP.fullmatch(gap)))

    def sentence(self, i: int) -> tuple[int, int]:
        """The first word of the sentence of word ``i``, and the first after it; at most ``LONGEST`` words."""
        if not self._bounds:
            ranges = self._split(self.text, "en")
            firsts = [0, *(bisect_left(self.starts, start) for start, _ in ranges[1:]), len(self)]
            self._bounds = [k for a, b in pairwise(firsts) for k in range(a, b, LONGEST)] + [len(self)]
        k = bisect_right(self._bounds, i, hi=len(self._bounds) - 1)
        return self._bounds[k - 1], self._bounds[k]

    def once(self, key: tuple[str, int], work: Callable[[], T]) -> T:
        """What ``work`` gives, worked out at the first call with this ``key``."""
        if key not in self._seen:
            self._seen[key] = work()
        found: T = self._seen[key]
        return found

    def near(self, i: int) -> frozenset[str]:
        """All words of the sentence of word ``i``; possessives also without their ending."""
        start, end = self.sentence(i)
        row = self.words[start:end]
        return self.once(
            ("near", start), lambda: frozenset(row).union(without_marks(w) for w in row if w[-1:] == "s")
        )

    def in_address(self, start: int, end: int) -> bool:
        """Whether characters ``start:end`` touch a web or e-mail address, a tag or a file's name."""
        if self._addresses is None:
            self._addresses = sorted((*_addresses(self.text), *(m.span() for m in _CODE.finditer(self.text))))
        k = bisect_left(self._addresses, (end, 0))
        return k > 0 and self._addresses[k - 1][1] > start

    def title_case(self, i: int) -> bool:
        """Whether capitals say nothing round word ``i``: its sentence, or its part at a colon, is a title."""
        start, end = self.sentence(i)
        title = self.once(("title", start), lambda: self._is_title(start, end))
        return title or self._in_title_part(i, start, end)

    def _in_title_part(self, i: int, start: int, end: int) -> bool:
        """Whether word ``i`` stands in a title of some length before or after a colon."""
        colons = self.once(
            ("colons", start), lambda: [k for k in range(start + 1, end) if ":" in self.gap(k)]
        )
        if not colons:
            return False
        at = bisect_right(colons, i)
        first, last = ([start, *colons][at], [*colons, end][at])
        return (first, last) != (start, end) and last - first > 4 and self._is_title(first, last)

    def capitals(self, i: int) -> bool:
        """Whether the whole sentence of word ``i`` is in capitals."""
        start, end = self.sentence(i)
        return self.once(("capitals", start), lambda: self._is_loud(start, end))

    def _is_loud(self, start: int, end: int) -> bool:
        long = [word for k in range(start, end) if len(word := self.written(k)) > 2 and word.isalpha()]
        return len(long) > 2 and all(word.isupper() for word in long)

    def _is_title(self, start: int, end: int) -> bool:
        long = [self.written(k) for k in range(start, end) if self.ends[k] - self.starts[k] > 3]
        capitals = sum(word[0].isupper() or word[0].isdigit() for word in long)
        if not long or capitals < 0.8 * len(long):
            return False
        if len(long) > 1 and all(word.isupper() for word in long):
            return True
        stopped = self.text[self.ends[end - 1] :].lstrip()[:1] in (".", "!", "?")
        return self.kind != "paragraph" or not stopped or len(long) > 5


def read_words(block: Block) -> Words:
    """``block`` as a row of words."""
    return Words(block.text, block.kind)


def without_marks(word: str) -> str:
    """A folded word without a possessive ``'s``."""
    return word[:-2] if word.endswith("'s") else word


def _clean(word: str) -> str:
    return "and" if word == "&" else normalize("NFC", word.translate(_DROP))
