"""Rows of capitalised words, as names are written: ``Mary O'Neil``, ``Eli M.``, ``Elizabeth “Liz” Chen``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from plcomms.language.lexicon import group
from plcomms.language.people.person_names import is_given, is_surname, is_word

_LETTERS = r"[^\W\d_][\u0300-\u036f]*"
_WORD = re.compile(rf"(?:{_LETTERS})+(?:['’ʼ‘-](?:{_LETTERS})+)*")
_OWNED = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]{0,3}\n?[^\S\n]{0,8}(?<=\s)")
_AFTER_STOP = re.compile(r"\.[^\S\n]{0,3}\n?[^\S\n]{0,8}")
_NICKNAME = re.compile(r"[^\S\n][\"“'‘(]")
_NICKNAME_ENDS = re.compile(r"[\"”'’)][^\S\n]")
_TITLE_WORDS = 3
_ABBREVIATED = frozenset(["st", "mt", "ft"])
_IS_PUPIL = re.compile(
    r",? \(?(?:one of (?:our|the)|an? (?:[\w-]+[- ])?(?:grader|freshman|sophomore|junior|senior"
    r"|kindergart\w+|preschooler)\b"
    r"|(?:in )?gr(?:ade|\.) ?\d|(?:from|in) room \d)"
)
"""What is said of one student, right after a name in capitals: ``LORENZO, one of our first graders``."""

_LETTERS_AS_NAME = re.compile(r"[A-Z]J|J[A-Z]")
"""First names of two letters: ``JJ``, ``TJ``, ``JD``."""


class CapitalToken(NamedTuple):
    """A word at characters ``start:end``, without a possessive ending; ``opens`` its sentence or not."""

    start: int
    end: int
    word: str
    owns: bool
    opens: bool
    sentence: int

    @property
    def low(self) -> str:
        """The word in small letters, with a plain apostrophe."""
        return self.word.lower().replace("’", "'")

    @property
    def initial(self) -> bool:
        """Whether it is one capital letter, with a full stop or without."""
        return len(self.word) == 1 and self.word.isupper()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter and is more than that."""
        return self.word[0].isupper() and len(self.word) > 1


class Capitals:
    """The words of a text, and the rows of those that stand in capitals."""

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.sentences = sentences
        self.tokens = tuple(self._tokens())
        self._titles = [self._is_title(number) for number in range(len(sentences))]

    def _tokens(self) -> Iterator[CapitalToken]:
        for number, (start, end) in enumerate(self.sentences):
            opens = True
            for found in _WORD.finditer(self.text, start, end):
                owned = _OWNED.search(found[0])
                word = found[0][: owned.start()] if owned else found[0]
                owns = bool(owned) or (word[-1] in "sS" and self.text[found.end() :][:1] in ("'", "’"))
                at = found.start()
                yield CapitalToken(at, at + len(word), word, owns, opens, number)
                opens = False

    @cached_property
    def of_sentence(self) -> Mapping[int, Sequence[CapitalToken]]:
        """The words of each sentence."""
        rows: dict[int, list[CapitalToken]] = {}
        for token in self.tokens:
            rows.setdefault(token.sentence, []).append(token)
        return rows

    @cached_property
    def loud(self) -> frozenset[int]:
        """The numbers of the sentences that are all in capitals."""
        rows = {n: [t.word.isupper() for t in row if len(t.word) > 1] for n, row in self.of_sentence.items()}
        return frozenset(n for n, row in rows.items() if len(row) >= _TITLE_WORDS and all(row))

    def title(self, sentence: int) -> bool:
        """Whether capitals say nothing in this sentence, since all its words have them."""
        return self._titles[sentence] or sentence in self.loud

    def _is_title(self, number: int) -> bool:
        """A row of words, without a full stop, of which all but the small ones have a capital."""
        row = [t for t in self.of_sentence.get(number, ()) if t.low not in group("small")]
        if len(row) < _TITLE_WORDS or self.text[self.sentences[number][1] - 1] in ".?":
            return False
        return sum(t.word[0].isupper() for t in row) >= 0.9 * len(row) and any(is_word(t.word) for t in row)

    def gap(self, k: int) -> str:
        """What stands between word ``k`` and the next."""
        token = self.tokens[k]
        return self.text[token.end : self.tokens[k + 1].start] if k + 1 < len(self.tokens) else ""

    def word_before(self, k: int) -> str:
        """The word right before word ``k``, in small letters; empty where a mark parts them."""
        if k == 0 or self.tokens[k - 1].sentence != self.tokens[k].sentence:
            return ""
        return self.tokens[k - 1].low if not self.gap(k - 1).strip(" .\n") else ""

    def word_after(self, k: int) -> str:
        """The word right after word ``k``, in small letters; empty where a mark parts them."""
        if k + 1 >= len(self.tokens) or self.tokens[k + 1].sentence != self.tokens[k].sentence:
            return ""
        return self.tokens[k + 1].low if not self.gap(k).strip(" \n") else ""

    def rows(self) -> Iterator[tuple[int, int]]:
        """Each row of capitalised words, as a range of tokens."""
        k = 0
        while k < len(self.tokens):
            end = self._row(k) if self._may_be_name(k) else k
            if end > k:
                yield k, end
            k = max(end, k + 1)

    def _may_be_name(self, k: int) -> bool:
        token = self.tokens[k]
        if token.capital and token.word.isupper():
            return self._shouted(k)
        if token.word in ("A", "I") and token.opens and self.gap(k)[:1] == " ":
            return False
        return token.capital or (token.initial and self._next_is_name(k))

    def _shouted(self, k: int) -> bool:
        """Whether a word all in capitals is a name in a loud line: ``EMMA CHEN``; acronyms are none."""
        token = self.tokens[k]
        if token.sentence in self.loud or _LETTERS_AS_NAME.fullmatch(token.word):
            return True
        if is_given(token.word) and _IS_PUPIL.match(self.text, token.end):
            return True
        if not (is_given(token.word) or is_surname(token.word)):
            return False
        near = [self.tokens[n] for n in (k - 1, k + 1) if 0 <= n < len(self.tokens)]
        return any(
            t.sentence == token.sentence
            and t.capital
            and t.word.isupper()
            and (is_given(t.word) or (is_given(token.word) and is_surname(t.word)))
            for t in near
        )

    def _next_is_name(self, k: int) -> bool:
        if k + 1 >= len(self.tokens) or not self._joined(k):
            return False
        following = self.tokens[k + 1]
        return following.capital or following.initial

    def _row(self, k: int) -> int:
        """Where the row that begins with token ``k`` ends."""
        end = k + 1
        while end < len(self.tokens) and not self.tokens[end - 1].owns:
            token = self.tokens[end]
            if token.sentence != self.tokens[k].sentence or not self._joined(end - 1):
                break
            if token.initial or (token.capital and (not token.word.isupper() or self._shouted(end))):
                end += 1
                continue
            after = self._after_particles(end)
            if after == end:
                break
            end = after
        return end

    def _after_particles(self, k: int) -> int:
        """The token after ``de la Cruz`` where such words stand at ``k``, else ``k``."""
        n = k
        while n < min(k + 2, len(self.tokens)) and self.tokens[n].word in group("particle"):
            n += 1
        linked = n > k and n < len(self.tokens) and all(_SPACE.fullmatch(self.gap(m)) for m in range(k, n))
        return n + 1 if linked and self.tokens[n].capital else k

    def _joined(self, k: int) -> bool:
        """Whether word ``k`` and the next are written as one name."""
        gap = self.gap(k)
        if _SPACE.fullmatch(gap):
            return True
        word = self.tokens[k]
        if _AFTER_STOP.fullmatch(gap) and (
            word.initial or word.low in group("titles") or word.low in _ABBREVIATED
        ):
            return True
        if _NICKNAME.fullmatch(gap):
            ended = k + 2 < len(self.tokens) and bool(_NICKNAME_ENDS.fullmatch(self.gap(k + 1)))
            return ended and self.tokens[k + 2].capital
        return bool(_NICKNAME_ENDS.fullmatch(gap)) and k > 0 and bool(_NICKNAME.fullmatch(self.gap(k - 1)))
