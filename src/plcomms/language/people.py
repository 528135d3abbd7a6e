"""Finds the people whom a text names, by the shape of their names and by what stands beside them.

A name is a row of capitalised words of which at least one is a given name, or whose words are no English ones.
What holds the name of a thing (Rosa's Bakery, Lincoln Elementary, Charlotte's Web), a place or a title of a book
is none. Whether somebody is a child is not asked here: see ``standing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from plcomms.language.capitals import Capitals, Token
from plcomms.language.person_names import (
    is_given,
    is_popular,
    is_rare,
    is_surname,
    is_word,
    may_be_given,
    plain_letters,
)
from plcomms.language.wordlists import group, lines

Strength = Literal["full", "single", "initial", "weak", "titled", "figure"]
"""How much a name looks like one by itself: first and last name; a first name; a first name and a letter; only
words beside it can tell; with a title, as grown people are named; somebody whom school books know."""

_DATES = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)
_SHORT_DATES = frozenset(
    ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)
_TITLES = frozenset(
    ["coach", "principal", "superintendent", "aunt", "uncle", "sister", "brother", "chef", "pastor"]
)
_GREETINGS = frozenset(
    ["congratulations", "congrats", "kudos", "bravo", "hooray", "hurray", "happy", "birthday", "welcome", "good", "great", "well", "way", "hats", "yay", "cheers", "hello", "hi", "goodbye", "farewell", "thank", "thanks", "yes", "no", "ok", "felicidades", "gracias", "hey", "wow", "go", "little", "young", "big"]
)
_AT = frozenset(
    ["at", "near", "vs", "versus", "against", "beat", "defeated", "host", "hosts", "hosted", "face", "faces"]
)
_TO = frozenset(
    ["in", "to", "from", "of", "for", "through", "around", "visit", "visits", "visiting", "across", "outside"]
)
_TIME = frozenset(
    ["in", "on", "by", "until", "since", "through", "every", "each", "this", "next", "last", "early", "late", "mid", "from", "before", "after", "during", "of", "and"]
)
_BEFORE_PLACE = frozenset(
    ["on", "in", "at", "for", "is", "are", "and", "or", "will", "has", "have", "near", "by", "to", "costs", "sells", "gave", "donated", "offers"]
)
_WORKS = group("works") - {"play", "plays", "game", "show", "article", "story", "poem", "playing"}
_ROYAL = frozenset(["king", "queen", "prince", "princess", "lady", "sir", "lord", "pope", "emperor", "saint"])
_CHILDREN = frozenset(["twins", "triplets", "brothers", "sisters", "siblings", "kids", "children", "boys", "girls"])
_NUMBERS = frozenset(["II", "III", "IV", "JR", "SR"])
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_INNER = re.compile(r"[^\W\d_][\w'’-]*")
_STATE = re.compile(r",?\s+(?:(?:North|South|West|New|Rhode)\s)?([A-Z][a-z]+|[A-Z]{2})\b")
_SUFFIX = re.compile(r",?\s(?:Jr|Sr)\b\.?|\s(?:II|III|IV)\b")
_JOINED = re.compile(r"[^\W\d_]{3,}[a-z][A-Z]")
"""Words written as one, as brands are: ``PowerSchool``; ``DeShawn`` and ``McKay`` have a shorter first part."""

_GOES_TO = re.compile(
    r"\b(?:com(?:e|es|ing)|came|go|goes|going|went|gone|travel\w*|mov\w+|driv\w+|drove|trips?|flights?|bus(?:es)?|road|way|head\w*"
    r"|leav\w+|return\w*|back) (?:to|for) $"
)
_FAR = 90


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody's name at characters ``start:end``; ``owns`` where it is possessive."""

    start: int
    end: int
    name: str
    strength: Strength
    owns: bool = False


def mentions(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """The people named in ``text``, whose sentences are ``sentences``, in order."""
    capitals = Capitals(text, sentences)
    found = [m for first, end in capitals.rows() for m in _Row(capitals, first, end).mentions()]
    return tuple(sorted((*found, *_in_small_letters(capitals)), key=lambda m: m.start))


def _in_small_letters(capitals: Capitals) -> Iterator[Mention]:
    """Names that somebody wrote without capitals: first and last name; first names in a text that has none."""
    tokens = capitals.tokens
    none = not any(t.word[0].isupper() for t in tokens[1:])
    k = 0
    while k < len(tokens):
        end = k
        while end < min(k + 3, len(tokens)) and _is_small_name(tokens[end].word, end > k):
            end += 1
            if capitals.gap(end - 1) != " ":
                break
        if end > k + 1 or (end > k and none):
            start, to = tokens[k].start, tokens[end - 1].end
            strength: Strength = "full" if end > k + 1 else "single"
            yield Mention(start, to, capitals.text[start:to], strength, tokens[end - 1].owns)
        k = max(end, k + 1)


def _is_small_name(word: str, last: bool) -> bool:
    if not word.islower() or len(word) < 3 or word in group("particle") or is_word(word):
        return False
    return (is_given(word) and not is_rare(word)) or (last and is_surname(word))


class _Row:
    """One row of capitalised words, taken apart."""

    def __init__(self, capitals: Capitals, first: int, end: int) -> None:
        self.capitals = capitals
        self.first = first
        self.end = end
        self.title_case = capitals.title(capitals.tokens[first].sentence)

    def mentions(self) -> Iterator[Mention]:
        """The names in it."""
        for first, end, title in self._pieces():
            found = self._mention(first, end, title)
            if found:
                yield found

    def _pieces(self) -> Iterator[tuple[int, int, bool]]:
        """The stretches of words that may be names, and whether a title stands before."""
        start, title, dead = self.first, False, False
        for k in range(self.first, self.end):
            kind = self._kind(k, k - start)
            if kind == "name":
                continue
            if kind == "thing" or (kind == "word" and not self._splits(k, k > start)):
                dead = True
                continue
            if k > start and not dead:
                yield start, k, title
            start, title, dead = k + 1, kind == "title", False
        if self.end > start and not dead:
            yield start, self.end, title

    def _splits(self, k: int, named: bool) -> bool:
        """Whether an English word ends a name rather than being a part of what the row names."""
        token = self.capitals.tokens[k]
        if self.title_case:
            return True
        return not named and (token.opens or is_given(self._word(k + 1)) or is_popular(self._word(k + 1)))

    def _word(self, k: int) -> str:
        return self.capitals.tokens[k].word if k < self.end else ""

    def _kind(self, k: int, before: int) -> str:
        """What word ``k`` is where ``before`` words of a name stand before it: name, title, role, thing, word."""
        token = self.capitals.tokens[k]
        if token.initial or (token.word in group("particle") and before):
            return "name"
        low = token.low
        if low in group("titles") or (low in _TITLES and not before):
            return "title" if low in group("titles") or k + 1 < self.end else "word"
        if (
            low in _ROYAL
            and not before
            and k + 1 < self.end
            and self._before(k) not in ("homecoming", "prom")
        ):
            return "title"
        if self._is_stop(token, before):
            return "stop"
        if low in group("particle"):
            return "stop"
        if low in _DATES or low in _SHORT_DATES:
            return "thing" if self._is_date(k) else "name"
        return self._kind_of_noun(k, before)

    def _is_stop(self, token: Token, before: int) -> bool:
        low = token.low
        if low in _GREETINGS:
            return not before
        if low not in group("small") and low not in group("openings"):
            return False
        return token.opens or self.title_case or not may_be_given(token.word)

    def _kind_of_noun(self, k: int, before: int) -> str:
        token = self.capitals.tokens[k]
        low = token.low
        if low in group("thing-product") or (
            low in group("thing-before") and not before and k + 1 < self.end
        ):
            return "thing"
        if not before and k > self.first and low in group("thing-place"):
            return "thing"
        if is_given(token.word) or is_popular(token.word):
            return "name"
        if _JOINED.match(token.word) and not is_surname(low):
            return "thing"
        if low in group("thing-org") or low in group("thing-place") or low in group("thing-event"):
            return "name" if self._is_surname_after_all(k, before) else "thing"
        if not before and (low in group("person-child") or low in group("person-adult")):
            return "role"
        if self.title_case and before != 1 and is_word(low):
            return "word"
        return "name" if may_be_given(low) or is_surname(low) or not is_word(low) else "word"

    def _is_surname_after_all(self, k: int, before: int) -> bool:
        """Whether ``Park`` is the last of two words of which the first is a given name: ``Theo Park``."""
        first, token = self.capitals.tokens[k - 1] if before else None, self.capitals.tokens[k].low
        if first is None or before != 1 or k + 1 != self.end or token not in group("thing-surname"):
            return False
        before_it = self._before(k - 1)
        return (
            is_given(first.word)
            and before_it not in _AT | {"the", "in", "to", "from"}
            and not self.title_case
        )

    def _is_date(self, k: int) -> bool:
        token = self.capitals.tokens[k]
        after = self.capitals.text[token.end : token.end + 6].lstrip(" ,.")
        surname = self._word(k + 1)
        if may_be_given(token.word) and surname and not is_word(surname):
            return False
        return (
            not may_be_given(token.word)
            or token.low in _SHORT_DATES
            or after[:1].isdigit()
            or self._before(k) in _TIME
            or (bool(surname) and not is_surname(surname))
            or token.opens
        )

    def _before(self, k: int) -> str:
        """The word right before word ``k``, in small letters; empty where a mark parts them."""
        tokens = self.capitals.tokens
        if k == 0 or tokens[k - 1].sentence != tokens[k].sentence:
            return ""
        return tokens[k - 1].low if not self.capitals.gap(k - 1).strip(" .\n") else ""

    def _mention(self, first: int, end: int, title: bool) -> Mention | None:
        tokens = self.capitals.tokens[first:end]
        if all(t.initial for t in tokens):
            return None
        start, to = tokens[0].start, tokens[-1].end
        text = self.capitals.text
        if tokens[-1].initial and text[to : to + 1] == ".":
            to += _ends_with_stop(text, to)
        suffix = _SUFFIX.match(text, to)
        if suffix:
            to = suffix.end()
        name = " ".join(text[start:to].split())
        if title:
            return Mention(start, to, name, "titled", tokens[-1].owns)
        if is_figure(name):
            return Mention(start, to, name, "figure", tokens[-1].owns)
        if self._names_thing(first, end, to) or self._quoted(start, to):
            return None
        return Mention(start, to, name, self._strength(tokens), tokens[-1].owns)

    def _strength(self, tokens: Sequence[Token]) -> Strength:
        words = [t.word for t in tokens]
        lead, last = words[0], tokens[-1]
        quiet = tokens[0].opens or self.title_case
        if len(words) == 1:
            if lead.lower() in _DATES or is_rare(lead) or lead.lower() in group("place"):
                return "weak"
            return "single" if is_given(lead) or (is_popular(lead) and not quiet) else "weak"
        if last.initial and may_be_given(lead) and len(words) == 2:
            return "initial"
        if any(word in group("particle") for word in words) and not may_be_given(lead):
            return "weak"
        if is_given(lead) or is_popular(lead):
            return "full" if not all(map(is_word, words)) or not quiet or is_surname(words[-1]) else "weak"
        if all(t.initial for t in tokens[:-1]):
            return "full" if is_surname(last.word) and not is_word(last.word) else "weak"
        return "full" if self._foreign(words) else "weak"

    @staticmethod
    def _foreign(words: Sequence[str]) -> bool:
        """Whether words that do not begin with a common given name are a name all the same."""
        if any(is_given(word) for word in words[1:]):
            return not is_word(words[0]) or is_surname(words[0]) or may_be_given(words[0])
        if may_be_given(words[0]):
            return is_surname(words[-1]) and not is_word(words[-1])
        return not any(map(is_word, words)) and any(map(is_surname, words))

    def _names_thing(self, first: int, end: int, to: int) -> bool:
        """Whether what stands beside the name makes it that of a place, a business, a book, a family."""
        tokens, text = self.capitals.tokens, self.capitals.text
        before, owns = self._before(first), tokens[end - 1].owns
        following = (
            tokens[end].word if end < len(tokens) and not self.capitals.gap(end - 1).strip(" \n'’s") else ""
        )
        if following in _CHILDREN:
            return False
        if (
            following.isupper()
            and len(following) > 1
            and following not in _NUMBERS
            and not text[tokens[first].start : to].isupper()
        ):
            return True
        if text[: tokens[first].start].endswith(" & ") and owns:
            return True
        if before == "the" or following in group("business") or (not owns and following in group("named")):
            return True
        if owns and following[:1].isupper():
            return self._owns_thing(end)
        if owns:
            return (not following or following in _BEFORE_PLACE) and before in _AT | _TO | {"by", "and", "or"}
        if before in _WORKS or (end - first == 1 and self._firm(first, end)):
            return True
        return end - first == 1 and self._is_place(first, before, text[to : to + 24])

    def _firm(self, first: int, end: int) -> bool:
        """Whether two surnames joined by a sign are a company: ``Johnson & Johnson``."""
        text, tokens = self.capitals.text, self.capitals.tokens
        joined = text[tokens[end - 1].end :].startswith(" & ") or text[: tokens[first].start].endswith(" & ")
        return joined and is_surname(tokens[first].word)

    def _owns_thing(self, k: int) -> bool:
        """Whether the capital after a possessive begins the name of a thing: ``Rosa's Bakery``."""
        word = self.capitals.tokens[k]
        return not (self.title_case or word.low in group("person-adult") or word.low in group("person-child"))

    def _is_place(self, k: int, before: str, after: str) -> bool:
        word = self.capitals.tokens[k].word
        place = word.lower() in group("place")
        state = _STATE.match(after)
        if state and (state[1].lower() in group("place") or state[1] in group("states")):
            return True
        foreign = place or not is_given(word)
        if foreign and _GOES_TO.search(self.capitals.text[: self.capitals.tokens[k].start][-30:].lower()):
            return True
        if before in _AT or (before == "in" and not is_popular(word)):
            return True
        return place and (before in _TO or (before == "" and not self.capitals.tokens[k].opens))

    def _quoted(self, start: int, to: int) -> bool:
        """Whether the name stands in the title of something in quotation marks."""
        text = self.capitals.text
        at = next((k for k in range(start - 1, max(-1, start - _FAR), -1) if text[k] in '“"‘”\n'), -1)
        if at < 0 or text[at] not in _QUOTES:
            return False
        closed = text.find(_QUOTES[text[at]], to, to + _FAR)
        if closed == to:
            return True
        inner = _INNER.findall(text[at + 1 : closed]) if closed > 0 else []
        long = [word for word in inner if word.lower() not in group("small")]
        return len(long) > 1 and all(w[0].isupper() for w in long) and (text[closed - 1] not in ".!?")


def _ends_with_stop(text: str, at: int) -> int:
    """1 where the full stop after an initial belongs to it: unless the text ends there."""
    return 1 if text[at + 1 : at + 3].strip() else 0


@cache
def _figures() -> frozenset[str]:
    return frozenset(plain_letters(line) for line in lines("figures.txt"))


def is_figure(name: str) -> bool:
    """Whether ``name`` is that of somebody whom history, libraries or science know."""
    plain = plain_letters(name)
    plain = plain.removesuffix(" jr").removesuffix(" sr").rstrip(",")
    words = plain.split()
    return len(words) > 1 and (plain in _figures() or f"{words[0]} {words[-1]}" in _figures())
