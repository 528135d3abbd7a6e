"""Finds the people whom a text names, by the shape of their names and by what stands beside them.

A name is a row of capitalised words of which one is a given name, or whose words are no English ones. What
holds the name of a thing (Rosa's Bakery, Lincoln Elementary), a place or a title is none. Whether somebody is
a child is not asked here: see ``standing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plcomms.language.lexicon import group
from plcomms.language.people.introductions import has_grade, is_introduced, is_praised
from plcomms.language.people.person_names import (
    is_figure,
    is_given,
    is_popular,
    is_rare,
    is_seldom,
    is_surname,
    is_uncommon,
    is_word,
    may_be_given,
)
from plcomms.language.people.streets import is_in_row_of_streets
from plcomms.language.people.thing_names import in_title, is_given_to, names_thing
from plcomms.language.terms.capitals import Capitals, CapitalToken

Strength = Literal["full", "single", "initial", "weak", "titled", "figure"]
"""How much a name looks like one by itself: first and last name; a first name; a first name and a letter;
only words beside it can tell; with a title, as grown people are named; somebody whom school books know."""

_SUFFIX = re.compile(r",?\s(?:Jr|Sr)\b\.?|\s(?:II|III|IV)\b")
_PROCLAIMS = re.compile(r"\b(?:proclaim|declar)\w+ [^.;\n]{0,60}\Z")
_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")
_LETTERS = re.compile(r"[A-Z]\.[A-Z]\.")
_JOINED = re.compile(r"[^\W\d_]{3,}[a-z][A-Z]")
"""Words written as one, as brands are: ``PowerSchool``; in ``DeShawn`` the first part is shorter."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Somebody's name at characters ``start:end``; ``owns`` where it is possessive."""

    start: int
    end: int
    name: str
    strength: Strength
    owns: bool = False


def person_mentions(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[PersonMention, ...]:
    """The people named in ``text``, whose sentences are ``sentences``, in order."""
    capitals = Capitals(text, sentences)
    found = [m for first, end in capitals.rows() for m in _NameRow(capitals, first, end).mentions()]
    return tuple(sorted((*found, *_in_small_letters(capitals)), key=lambda m: m.start))


def _in_small_letters(capitals: Capitals) -> Iterator[PersonMention]:
    """Names without capitals: first and last name, or first names in a text that has no capitals."""
    tokens = capitals.tokens
    none = not any(t.word[0].isupper() for t in tokens[1:])
    k, joined = 0, -1
    while k < len(tokens):
        end = k
        while end < min(k + 3, len(tokens)) and _is_small_name(tokens[end].word, end > k, k == joined):
            end += 1
            if capitals.gap(end - 1) != " ":
                break
        if end > k + 1 or (end > k and none):
            start, to = tokens[k].start, tokens[end - 1].end
            strength: Strength = "full" if end > k + 1 else "single"
            yield PersonMention(start, to, capitals.text[start:to], strength, tokens[end - 1].owns)
            joined = end + 1 if end < len(tokens) and tokens[end].word == "and" else -1
        k = max(end, k + 1)


def _is_small_name(word: str, last: bool, joined: bool) -> bool:
    """Whether ``word`` is a name: the ``last`` of one, or ``joined`` to one by ``and``."""
    if not word.islower() or len(word) < 3 or word in group("particle") or is_word(word):
        return False
    return (is_given(word) and (joined or not is_rare(word))) or (last and is_surname(word))


class _NameRow:
    """One row of capitalised words, taken apart."""

    def __init__(self, capitals: Capitals, first: int, end: int) -> None:
        self.capitals = capitals
        self.first = first
        self.end = end
        self.title_case = capitals.title(capitals.tokens[first].sentence)

    def mentions(self) -> Iterator[PersonMention]:
        """The names in it."""
        tokens = self.capitals.tokens[self.first : self.end]
        if len(tokens) > 2 and tokens[0].opens and is_word(tokens[0].word):
            rest = self.capitals.text[tokens[1].start : tokens[-1].end]
            tokens = tokens[1:] if is_figure(rest) else tokens
        start, end = tokens[0].start, tokens[-1].end
        if self._is_known(self.capitals.text[start:end], end):
            yield PersonMention(
                start, end, " ".join(self.capitals.text[start:end].split()), "figure", tokens[-1].owns
            )
            return
        for first, end, title in self._pieces():
            found = self._mention(first, end, title)
            if found:
                yield found

    def _is_known(self, name: str, end: int) -> bool:
        """Whether books tell of ``name``, which ends at ``end``, and no grade says that it is a child's."""
        return is_figure(name) and not is_introduced(self.capitals.text, end)

    def _pieces(self) -> Iterator[tuple[int, int, bool]]:
        """The stretches of words that may be names, and whether a title stands before."""
        start, title, dead = self.first, False, False
        for k in range(self.first, self.end):
            kind = self._kind(k, k - start)
            if kind == "name":
                continue
            if (
                kind == "thing"
                or (kind == "word" and not self._splits(k, k > start))
                or (dead and self._links(k))
            ):
                dead = True
                continue
            if k > start and not dead:
                yield start, k, title
            start, title, dead = k + 1, kind == "title", False
        if self.end > start and (not dead or self._is_proclaimed(start)):
            yield start, self.end - dead, title

    def _is_proclaimed(self, start: int) -> bool:
        """Whether a day is called after the name that begins at ``start``: ``declared Wren Lee Day``."""
        ahead = self.capitals.text[: self.capitals.tokens[start].start]
        return self.end - start > 2 and self._word(self.end - 1) == "Day" and bool(_PROCLAIMS.search(ahead))

    def _splits(self, k: int, named: bool) -> bool:
        """Whether an English word ends a name rather than being a part of what the row names."""
        token = self.capitals.tokens[k]
        if self.title_case:
            return True
        return not named and (token.opens or is_given(self._word(k + 1)) or is_popular(self._word(k + 1)))

    def _links(self, k: int) -> bool:
        """Whether word ``k`` only joins parts of one name: ``Mariachi Los Halcones``."""
        return self.capitals.tokens[k].low in group("particle") and k + 1 < self.end

    def _word(self, k: int) -> str:
        return self.capitals.tokens[k].word if k < self.end else ""

    def _kind(self, k: int, before: int) -> str:
        """What word ``k`` is after ``before`` words of a name: name, title, role, stop, thing or word."""
        token = self.capitals.tokens[k]
        low = token.low
        if self._is_called(k - before) or (before and self._is_small_surname(k)):
            return "name"
        if token.initial or (token.word in group("particle") and before) or self._is_saint(k, before):
            return "name"
        if self._is_title(k, before):
            return "title"
        if self._is_stop(token, before) or low in group("particle"):
            return "name" if self._is_second(k, before) else "stop"
        if low in group("dates") or low in group("short-dates"):
            return self._kind_of_date(k, before)
        return self._kind_of_noun(k, before)

    def _kind_of_date(self, k: int, before: int) -> str:
        """What a day or a month is: a name, a thing, or what stands before a name: ``Friday Ana``."""
        if not self._is_date(k):
            return "name"
        return "stop" if not before and k + 2 == self.end and is_given(self._word(k + 1)) else "thing"

    def _is_title(self, k: int, before: int) -> bool:
        """Whether a title stands here: ``Mrs.``, ``Coach``, ``Queen``; the homecoming queen is a student."""
        low, more = self.capitals.tokens[k].low, k + 1 < self.end
        if low in group("titles") or (low == "dean" and k + 2 == self.end and self._has_office()):
            return True
        if before or not more:
            return False
        return low in group("jobs-as-titles") or (low in group("royal") and not self._is_child(k))

    def _is_child(self, k: int) -> bool:
        """Whether ``Prince`` or ``Queen`` is crowned at school, or a praised name: ``Bravo, Prince``."""
        praised = is_praised(self.capitals.text, self.capitals.tokens[k].start)
        graded = k + 1 < self.end and is_introduced(self.capitals.text, self.capitals.tokens[k + 1].end)
        return praised or graded or self.capitals.word_before(k) in ("homecoming", "prom")

    def _has_office(self) -> bool:
        """Whether the sentence speaks of those who run a school, among whom a dean is no ``Dean``."""
        sentence = self.capitals.tokens[self.first].sentence
        return any(t.low in group("school-offices") for t in self.capitals.of_sentence[sentence])

    def _is_called(self, first: int) -> bool:
        """Whether the row ends with two words that a noun for a child names: ``grader Tui Leota``."""
        if self.end - first != 2 or self.title_case:
            return False
        before = (
            self.capitals.tokens[first - 1].low if first > self.first else self.capitals.word_before(first)
        )
        one, two = self._word(first), self._word(first + 1)
        return before in group("pupil") and (may_be_given(one) or not is_word(two))

    def _is_small_surname(self, k: int) -> bool:
        """Whether a small word with a capital is the surname after a name: ``Shoua Her``, ``Thao-My Do``."""
        token = self.capitals.tokens[k]
        if k + 1 != self.end or self.title_case or not token.capital or not is_surname(token.low):
            return False
        ahead = self.capitals.tokens[k - 1].word
        return (
            not is_in_row_of_streets(self.capitals, k)
            and (is_given(ahead) or not is_word(ahead))
            and token.low in group("small") | group("particle") | group("greetings")
        )

    def _is_saint(self, k: int, before: int) -> bool:
        """Whether ``St.`` belongs to a surname: ``Peter St. Clair``."""
        return bool(before and self._word(k + 1)) and self.capitals.tokens[k].low == "st"

    def _is_second(self, k: int, before: int) -> bool:
        """Whether a small word with a capital is a part of a surname: ``Isaiah Two Bulls``."""
        if before != 1 or self.title_case or not self._word(k + 1):
            return False
        return may_be_given(self.capitals.tokens[k - 1].word) and is_word(self._word(k + 1))

    def _is_stop(self, token: CapitalToken, before: int) -> bool:
        low = token.low
        if low in group("greetings"):
            return not before
        if token.opens and may_be_given(token.word) and is_introduced(self.capitals.text, token.end):
            return False
        if low not in group("small") and low not in group("openings"):
            return False
        return token.opens or self.title_case or not may_be_given(token.word)

    def _kind_of_noun(self, k: int, before: int) -> str:
        word, low = self.capitals.tokens[k].word, self.capitals.tokens[k].low
        if self._is_thing(k, before) or (before and low in group("firms") and not is_surname(word)):
            return "thing"
        if is_given(word) or is_popular(word):
            return "name"
        if low in group("thing-org") or low in group("thing-place") or low in group("thing-event"):
            named = (
                self._is_given_after_all(k, before)
                or self._is_surname_after_all(k, before)
                or self._is_introduced(k, before)
                or self._is_in_row(k)
            )
            return "name" if named else "thing"
        if before and self._is_spoken_surname(k):
            return "name"
        role = low in group("person-child") or low in group("person-adult")
        if role and (not before or (is_word(word) and is_given(self._word(k + 1) or low))):
            return "role"
        plain = self.title_case and before != 1 and is_word(low)
        return "name" if not plain and (may_be_given(low) or is_surname(low) or not is_word(low)) else "word"

    def _is_thing(self, k: int, before: int) -> bool:
        """Whether word ``k`` is one of a thing, though elsewhere a name: ``Mastery Lane``, ``San Jose``."""
        word, low = self.capitals.tokens[k].word, self.capitals.tokens[k].low
        if word == "Ed" and (self._word(k - 1) or self.capitals.word_before(k)).lower() in group("before-ed"):
            return True
        if low in group("prizes") and self.capitals.word_after(k) in group("of-prizes"):
            return True
        if low in group("thing-product") or (_JOINED.match(word) and not (is_given(word) or is_surname(low))):
            return True
        if before:
            return is_in_row_of_streets(self.capitals, k)
        return (low in group("thing-before") and k + 1 < self.end) or (
            k > self.first and low in group("thing-place")
        )

    def _is_spoken_surname(self, k: int) -> bool:
        """Whether English words with capitals, end a row after a given name: ``Wyatt Running Deer``."""
        words = [t.word for t in self.capitals.tokens[self.first : self.end]]
        if self.title_case or k == self.first or words[0].lower() in group("place"):
            return False
        named = is_given(words[0]) or (is_popular(words[0]) and is_surname(words[-1]))
        second = may_be_given(words[0]) and words[1].lower() in group("small")
        return (named or second) and not any(_JOINED.match(word) for word in words)

    def _is_given_after_all(self, k: int, before: int) -> bool:
        """Whether a noun of things is a given name, since no word follows: ``Saga Lindh``."""
        surname = self._word(k + 1)
        if before or k + 2 != self.end or not surname or self.title_case:
            return False
        return may_be_given(self._word(k)) and not is_word(surname)

    def _is_surname_after_all(self, k: int, before: int) -> bool:
        """Whether ``Park`` is the last of two words of which the first is a given name: ``Theo Park``."""
        first, token = self.capitals.tokens[k - 1] if before else None, self.capitals.tokens[k].low
        if first is None or before != 1 or k + 1 != self.end or token not in group("thing-surname"):
            return False
        before_it = self.capitals.word_before(k - 1)
        return (
            (is_given(first.word) or (may_be_given(first.word) and before_it in group("before-person")))
            and (
                before_it not in group("before-opponent") | {"the", "in", "to", "from"}
                or is_given_to(self.capitals, k - 1)
            )
            and not self.title_case
        )

    def _is_introduced(self, k: int, before: int) -> bool:
        """Whether what follows says that two words name a student: ``Christian Day, class of '28``."""
        token = self.capitals.tokens[k]
        if before != 1 or k + 1 != self.end or not is_surname(token.word) or self.title_case:
            return False
        named = may_be_given(self._word(k - 1))
        return named and is_introduced(self.capitals.text, token.end)

    def _is_in_row(self, k: int) -> bool:
        """Whether a given name that is a noun as well stands between commas: ``left: Bill, Mark``."""
        token = self.capitals.tokens[k]
        if self.end - self.first > 1 or self.title_case or token.opens or not may_be_given(token.word):
            return False
        return "," in self.capitals.gap(k)[:1] and self.capitals.text[: token.start].rstrip()[-1:] in (
            ",",
            ":",
        )

    def _is_date(self, k: int) -> bool:
        token = self.capitals.tokens[k]
        if token.low.endswith("day"):
            return True
        if may_be_given(token.word) and self._is_named_month(k):
            return False
        after = self.capitals.text[token.end : token.end + 6].lstrip(" ,.")
        surname = self._word(k + 1)
        if may_be_given(token.word) and surname and not is_word(surname):
            return False
        return (
            not may_be_given(token.word)
            or after[:1].isdigit()
            or self.capitals.word_before(k) in group("before-date")
            or (bool(surname) and not is_surname(surname))
            or token.opens
        )

    def _is_named_month(self, k: int) -> bool:
        """Whether a month does what a person does, or has no day beside it: ``June drew``."""
        token, following = self.capitals.tokens[k], self.capitals.word_after(k)
        if token.low in group("short-dates"):
            return (
                not self.capitals.text[token.end : token.end + 3].lstrip(" .")[:1].isdigit()
                and not following[:1].isdigit()
            )
        return following in group("mind-does")

    def _mention(self, first: int, end: int, title: bool) -> PersonMention | None:
        tokens = self.capitals.tokens[first:end]
        if all(t.initial for t in tokens):
            return self._of_letters(first, end)
        if len(tokens) == 1 and not title and self._is_plain(first):
            return None
        text = self.capitals.text
        start, to = tokens[0].start, self._end_of(tokens[-1])
        name = " ".join(text[start:to].split())
        if title:
            return PersonMention(start, to, name, "titled", tokens[-1].owns)
        if self._is_known(name, to):
            return PersonMention(start, to, name, "figure", tokens[-1].owns)
        if names_thing(self.capitals, first, end) or self._is_in_title(first, end, to):
            return None
        asked = self.capitals.word_before(first) in group("before-person") and len(tokens) > 1
        return PersonMention(start, to, name, "full" if asked else self._strength(tokens), tokens[-1].owns)

    def _end_of(self, last: CapitalToken) -> int:
        """Where the name ends whose last word is ``last``: after its full stop and ``Jr.``."""
        text, to = self.capitals.text, last.end
        if last.initial and text[to : to + 1] == ".":
            to += _ends_with_stop(text, to)
        suffix = _SUFFIX.match(text, to)
        return suffix.end() if suffix else to

    def _is_in_title(self, first: int, end: int, to: int) -> bool:
        """Whether the name of words ``first:end``, which ends at ``to``, is one in a title, and no day's."""
        if (end < self.end and self._is_proclaimed(first)) or has_grade(self.capitals.text, to):
            return False
        return in_title(self.capitals.text, self.capitals.tokens[first].start, to)

    def _of_letters(self, first: int, end: int) -> PersonMention | None:
        """Two initials, which words beside them may call a person: ``D.J., a sixth grader``."""
        start = self.capitals.tokens[first].start
        found = _LETTERS.match(self.capitals.text, start)
        if end - first != 2 or not found or found[0].replace(".", "").lower() in group("letters-of-things"):
            return None
        return PersonMention(start, found.end(), found[0], "weak")

    def _strength(self, tokens: Sequence[CapitalToken]) -> Strength:
        words = [t.word for t in tokens]
        quiet = tokens[0].opens or self.title_case
        if len(words) == 1:
            return self._of_one(words[0], quiet)
        if tokens[-1].initial and may_be_given(words[0]) and len(words) == 2:
            return "initial"
        foreign = not may_be_given(words[0])
        if foreign and any(word in group("particle") for word in words):
            return "weak"
        if len(words) > 1 and all(is_word(word) and not is_surname(word) for word in words[1:]):
            return "full" if is_given(words[0]) and is_seldom(words[-1]) else "weak"
        if is_given(words[0]) or is_popular(words[0]):
            full = not all(map(is_word, words)) or not quiet or is_surname(words[-1])
        elif all(t.initial for t in tokens[:-1]):
            full = is_surname(words[-1]) and not is_word(words[-1])
        else:
            full = self._foreign(words)
        return "full" if full else "weak"

    def _is_plain(self, k: int) -> bool:
        """Whether one word with a capital is an English word that hardly anybody is called."""
        token = self.capitals.tokens[k]
        if not is_word(token.word) or is_popular(token.word):
            return False
        if may_be_given(token.word) and is_introduced(self.capitals.text, token.end):
            return False
        if token.opens and not self.title_case and is_uncommon(token.word):
            return False
        return token.opens or self.title_case or not may_be_given(token.word)

    @staticmethod
    def _of_one(word: str, quiet: bool) -> Strength:
        low = word.lower()
        if low in group("dates") or low in group("place") or is_rare(word):
            return "weak"
        return "single" if is_given(word) or (is_popular(word) and not quiet) else "weak"

    @staticmethod
    def _foreign(words: Sequence[str]) -> bool:
        """Whether words that do not begin with a common given name are a name all the same."""
        if any(is_given(word) for word in words[1:]):
            return not is_word(words[0]) or is_surname(words[0]) or may_be_given(words[0])
        if may_be_given(words[0]) or _TWO_SYLLABLES.fullmatch(words[0]):
            return is_surname(words[-1]) and (
                "-" in words[0] or not is_word(words[-1]) or (is_uncommon(words[0]) and is_seldom(words[-1]))
            )
        return not any(map(is_word, words)) and any(map(is_surname, words))


def _ends_with_stop(text: str, at: int) -> int:
    """1 where the full stop after an initial belongs to it: unless the text ends there."""
    return 1 if text[at + 1 : at + 3].strip() else 0
