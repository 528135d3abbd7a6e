"""Tells who the people are whom a text names, by the words beside them: a child, a grown person, an author.

Each name becomes one sign; so a pattern sees ``Congratulations to # and #, our Readers of the Month!`` and a
list of ten names is as easy as one. Words right beside a name count before those elsewhere in its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from plcomms.language.lexicon import group
from plcomms.language.patterns import FIGURE, NAME, TITLED, any_of, finds
from plcomms.language.people.person_names import is_given, is_uncommon, is_word, may_be_given
from plcomms.language.people.private_details import details
from plcomms.language.people.reader import PersonMention
from plcomms.language.people.roles import role, role_before
from plcomms.language.people.tales import Tales

Standing = Literal["child", "adult", "titled", "figure", "unknown", "none"]
"""Who somebody is: a child by the words beside the name; a grown person; one with a title; somebody of whom
books tell; a person of whom nothing is said; no person, as far as can be told."""

_FILE = "standing.txt"
_SIGNS = {"titled": TITLED, "figure": FIGURE}
_SURELY: tuple[tuple[Standing, str], ...] = (
    ("figure", "sure-figure"),
    ("adult", "sure-adult"),
    ("child", "sure-child"),
)
"""The patterns that count before nouns beside a name."""

_BESIDE: tuple[tuple[Standing, str], ...] = (
    ("child", "beside-child"),
    ("adult", "beside-adult"),
    ("figure", "beside-figure"),
)
"""The patterns of words beside a name, and who each tells of; the first that says something counts."""

_WORD = re.compile(r"[\w'’-]+")
_OFFICES = re.compile(r"\b(?:president|secretary|treasurer|representative|historian|officer|member)s?\b")
_CLASS = re.compile(
    r"\b(?:student (?:council|body|government)|class (?:officers?|of)|(?:chess|drama|key|art|book) club"
    r"|honor society|student paper|school paper|\w+-grade)\b"
)
_DOES = re.compile(r" (?!and |for |or )[a-z]+s\b")
_DO = group("person-does") | group("mind-does") | group("irregular-does") | {"who", "whose"}
_FROM = re.compile(r"\b(?:from|in|to|near|at) \Z")
_NOUN = re.compile(r"(?P<noun>[\w-]+) \Z")
_HAS = re.compile(r" (?:has|had|is|was|takes|wears|uses|needs|sees|gets|got|lives|missed|lost)\b")
_CALLED = re.compile(r" (?:named|called|like)\Z")
_MANY = 3


def standings(
    text: str,
    sentences: Sequence[tuple[int, int]],
    found: Sequence[PersonMention],
    *,
    year: int,
    head: str = "",
    pictured: bool = False,
) -> tuple[Standing, ...]:
    """Who each of the people ``found`` in ``text`` is.

    Args:
        text: what they are named in.
        sentences: the ranges of its sentences.
        found: the names, in their order.
        year: the year in which this school year ends; who finishes then or later is at school.
        head: the heading or the words with a colon under which the text stands.
        pictured: whether the text tells what a picture shows.
    """
    return tuple(_Scene(text, sentences, found, year, head, pictured).standings())


class _Told(NamedTuple):
    """What a sentence tells besides names; ``private`` is where it last tells of health, record or home."""

    past: bool
    adult: bool
    child: bool
    private: int


class _Scene:
    """A text whose names are signs."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        found: Sequence[PersonMention],
        year: int,
        head: str,
        pictured: bool,
    ) -> None:
        self.text, self.sentences, self.found = text, sentences, found
        self.year, self.head, self.pictured = year, head, pictured
        self.told: dict[int, _Told] = {}
        self.sure: set[int] = set()
        """Those of whom it is sure that books tell of them, whatever else is said."""
        self.masked, self.places = _masked(text, found)
        self.low = self.masked.lower() if len(self.masked.lower()) == len(self.masked) else self.masked

    def standings(self) -> Iterator[Standing]:
        """Who each is, in order; a word that alone is no name is one in a row of names."""
        told = dict(enumerate(self._by_itself()))
        for match in finds(_FILE, "row", self.low):
            row = list(self._names(*match.span("list")))
            others: list[Standing] = [told[k] for k in row if told[k] != "none"]
            for k in row if others else ():
                if told[k] == "none" and self._is_one_more(k):
                    told[k] = others[0]
            if not others and self._are_people(row):
                told.update(dict.fromkeys(row, "unknown"))
        yield from (told[k] for k in range(len(self.found)))

    def _is_one_more(self, k: int) -> bool:
        """Whether a word that alone is no name is one in a row of names: ``Jack and Lily Osgood``."""
        mention = self.found[k]
        if may_be_given(mention.name):
            return not is_word(mention.name) or is_uncommon(mention.name)
        return not is_word(mention.name) and not _FROM.search(self.text, 0, mention.start)

    def _are_people(self, row: Sequence[int]) -> bool:
        """Whether some words in a row are names, since most of them may be given names."""
        names = [self.found[k].name for k in row]
        return len(names) >= _MANY and sum(map(is_uncommon, names)) > len(names) / 2

    def _by_itself(self) -> list[Standing]:
        beside = self._beside()
        acting = self._acting()
        told: list[Standing] = []
        for k, mention in enumerate(self.found):
            if mention.strength in ("titled", "figure"):
                told.append("titled" if mention.strength == "titled" else "figure")
            elif mention.strength == "weak":
                named = k in acting or self._is_told_of(mention)
                told.append(beside.get(k) or ("unknown" if named else "none"))
            else:
                told.append(beside.get(k) or self._in_tale(mention) or self._in_sentence(mention))
        return told

    @cached_property
    def tales(self) -> Tales:
        """The works of which the text speaks."""
        return Tales(self.text, self.sentences)

    def _in_tale(self, mention: PersonMention) -> Standing | None:
        """``figure`` where somebody is a character in a tale, or a part of its title."""
        if self.tales.in_title(mention.start, mention.end):
            return "figure"
        number = self._sentence(mention)
        alone = " " not in mention.name and not self._words(number).child
        return "figure" if alone and self.tales.has_character(number, mention.start, mention.end) else None

    def _beside(self) -> dict[int, Standing]:
        """Who those are of whom the words right beside their names tell."""
        told: dict[int, Standing] = {}
        for name in ("title-by", "figure-as-written"):
            for match in finds(_FILE, name, self.masked):
                self._note(told, match, "figure", over=False)
        for match in finds(_FILE, "part-as-written", self.masked):
            self._note(told, match, "child", over=False)
        self._by_signs(told)
        self._by_naming(told)
        self._by_nouns(told)
        for standing, name in _BESIDE:
            for match in finds(_FILE, name, self.low):
                self._note(told, match, standing, over=standing == "child")
        for match in finds(_FILE, "class", self.low):
            self._note(told, match, self._of_class(int(match["year"])), over=True)
        return told

    def _by_signs(self, told: dict[int, Standing]) -> None:
        """Remember those of whom words tell more surely than nouns do, and those who follow a colon."""
        for standing, name in _SURELY:
            for match in finds(_FILE, name, self.low):
                self._note(told, match, standing, over=False)
        self.sure.update(k for k, standing in told.items() if standing == "figure")
        rivals = (*finds(_FILE, "rival", self.low), *finds(_FILE, "rival-as-written", self.masked))
        for match in rivals:
            if not any(" " in self.found[k].name for k in self._names(*match.span("list"))):
                self._note(told, match, "figure", over=False)
        for match in finds(_FILE, "head", self.low):
            said = self._under(match)
            self._note(told, match, said, over=False)
            if said == "child":
                self._note_roll(told, match.end())

    def _by_naming(self, told: dict[int, Standing]) -> None:
        """Remember the names that something or somebody bears: ``our two snowplows are named Clark``."""
        for match in finds(_FILE, "bears", self.low):
            thing = match["thing"].split()
            child = "who" in thing or "whose" in thing
            self._note(told, match, role(thing) or ("child" if child else "figure"), over=False)

    def _note_roll(self, told: dict[int, Standing], at: int) -> None:
        """Remember those who follow in a list of children: ``Cast: Romeo, Abdi; the Nurse, Mercy``."""
        end = next((end for start, end in self._masked_sentences() if start <= at <= end), at)
        for k in self._names(at, end):
            noun = _NOUN.search(self.low[at : self.places[k]])
            part = noun and self.masked[at:][noun.start("noun")].isupper()
            if part or not (noun and role_before([noun["noun"]]) == "adult"):
                told[k] = "child" if part else told.get(k, "child")

    def _masked_sentences(self) -> Iterator[tuple[int, int]]:
        """The ranges of the sentences in the masked text."""
        for start, end in self.sentences:
            yield self._in_masked(start), self._in_masked(end)

    def _in_masked(self, at: int) -> int:
        """Where character ``at`` of the text stands in the masked one."""
        k = bisect_right(self.found, at, key=lambda mention: mention.end)
        return self.places[k - 1] + 1 + at - self.found[k - 1].end if k else at

    def _under(self, match: re.Match[str]) -> Standing | None:
        """Who those are whose names follow a colon: officers of a class; a child of whom a nurse tells."""
        said = _of_head(match["head"])
        if said == "adult" and _DOES.match(self.low, match.end()):
            return None
        return self._office(said, match["head"], match.end("head"))

    def _office(self, said: Standing | None, phrase: str, end: int) -> Standing | None:
        """Who is ``said`` to hold an office: a child where the words up to ``end`` tell of a class."""
        holds = said == "adult" and _OFFICES.search(phrase) and _CLASS.search(self.low, 0, end)
        return "child" if holds else said

    def _by_nouns(self, told: dict[int, Standing]) -> None:
        """Remember those of whom a noun after or before their names says who they are."""
        for match in finds(_FILE, "after", self.low):
            said = self._office(role(match["phrase"].split()), match["phrase"], match.start())
            self._note(told, match, said, over=False)
        for match in finds(_FILE, "before", self.low):
            said = self._before(match)
            if not (said == "adult" and ":" in match[0] and _DOES.match(self.low, match.end())):
                self._note(told, match, said, over=False)

    def _before(self, match: re.Match[str]) -> Standing | None:
        """Who those are after a noun or after a clause that says who they are: ``the winners are``."""
        clause = match.groupdict().get("clause")
        if clause:
            return role(clause.strip().removeprefix("and ").split())
        phrase = _CALLED.sub("", match["phrase"])
        return self._office(role_before(phrase.split()), phrase, match.start("list"))

    def _of_class(self, year: int) -> Standing:
        return "child" if (year + 2000 if year < 100 else year) >= self.year else "adult"

    def _note(
        self, told: dict[int, Standing], match: re.Match[str], standing: Standing | None, *, over: bool
    ) -> None:
        """Remember the ``standing`` of the names in what was matched; one that stands already stays."""
        start, end = match.span("list") if match["list"] is not None else match.span()
        if standing is None:
            return
        for k in self._names(start, end):
            if k not in told or (over and told[k] == "figure" and k not in self.sure):
                told[k] = standing

    def _names(self, start: int, end: int) -> Iterator[int]:
        """The names among characters ``start:end`` of the masked text."""
        for k in range(bisect_right(self.places, start - 1), len(self.places)):
            if self.places[k] >= end:
                return
            if self.masked[self.places[k]] == NAME:
                yield k

    def _acting(self) -> frozenset[int]:
        """The names of those who speak, or who do something inside a sentence."""
        acting = {k for match in finds(_FILE, "speaks", self.low) for k in self._names(*match.span())}
        for match in finds(_FILE, "greets", self.low):
            acting.update(k for k in self._names(*match.span("list")) if self._may_be_greeted(self.found[k]))
        for match in finds(_FILE, "acts", self.low):
            word = match["verb"]
            verb = word.endswith("ed") or word in _DO or (word.endswith("s") and _past(word) & _DO)
            for k in self._names(*match.span("list")) if verb else ():
                if self._may_do(self.found[k], match["verb"]):
                    acting.add(k)
        return frozenset(acting)

    def _may_be_greeted(self, mention: PersonMention) -> bool:
        """Whether what is praised or given something is a person: by a given name, or by two words."""
        if " " in mention.name:
            return not is_word(mention.name.split()[-1])
        named = is_given(mention.name) or (is_uncommon(mention.name) and not self._opens(mention))
        return named and mention.name.lower() not in group("place")

    def _may_do(self, mention: PersonMention, verb: str) -> bool:
        """Whether it is a person of whom ``verb`` is said: things work and start and need as well."""
        if " " in mention.name:
            return not all(is_word(word) for word in mention.name.split())
        if verb in group("mind-does") and may_be_given(mention.name):
            return True
        if is_word(mention.name) or verb in group("thing-does"):
            return False
        if verb in group("team-does") and not may_be_given(mention.name):
            return False
        return is_given(mention.name) or verb in group("person-does") or not self._opens(mention)

    def _is_told_of(self, mention: PersonMention) -> bool:
        """Whether an unknown word has or is what tells of health or home: ``Anouk has anxiety``."""
        if (is_word(mention.name) and not is_uncommon(mention.name)) or not _HAS.match(
            self.text, mention.end
        ):
            return False
        return self._words(self._sentence(mention)).private > mention.start

    def _opens(self, mention: PersonMention) -> bool:
        return self.sentences[self._sentence(mention)][0] == mention.start

    def _sentence(self, mention: PersonMention) -> int:
        """The number of the sentence in which somebody is named."""
        return max(0, bisect_right(self.sentences, mention.start, key=lambda sentence: sentence[0]) - 1)

    def _in_sentence(self, mention: PersonMention) -> Standing:
        """Who somebody is by the other words of the sentence, and by what the text stands under."""
        words = self._words(self._sentence(mention))
        if words.past and mention.strength == "full":
            return "figure"
        if self.pictured or words.private > mention.start:
            return "child"
        if words.adult and not words.child:
            return "adult"
        child = words.child or mention.strength == "initial"
        return "child" if child else (_of_head(self.head) or "unknown")

    def _words(self, number: int) -> _Told:
        """What the words of sentence ``number`` tell of the people in it."""
        if number not in self.told:
            start, end = self.sentences[number]
            low = self.text[start:end].lower()
            past, adult, child = (
                bool(any_of(_FILE, name).search(low)) for name in ("past", "adult-words", "child-words")
            )
            private = max((start + at for at, _ in details(self.text[start:end])), default=-1)
            self.told[number] = _Told(past, adult, child, private)
        return self.told[number]


def _past(verb: str) -> set[str]:
    """The regular pasts of a ``verb`` that ends in s: ``laughs`` -> laughed."""
    return {verb[:-1] + "ed", verb[:-1] + "d"}


def _of_head(head: str) -> Standing | None:
    """Who those are who stand under ``head``: ``New staff``, ``Perfect attendance``."""
    low = head.lower()
    if not low.strip():
        return None
    told = role(_WORD.findall(low))
    child = told in (None, "figure") and (
        any_of(_FILE, "child-words").search(low) or any_of(_FILE, "head-words").search(low)
    )
    return "child" if child else told


def _masked(text: str, found: Sequence[PersonMention]) -> tuple[str, list[int]]:
    """``text`` with one sign for each name, and where each sign stands."""
    parts: list[str] = []
    places: list[int] = []
    at = length = 0
    for mention in found:
        between = text[at : mention.start].replace("\n", " ")
        parts += [between, _SIGNS.get(mention.strength, NAME)]
        places.append(length + len(between))
        length, at = length + len(between) + 1, mention.end
    parts.append(text[at:].replace("\n", " "))
    return "".join(parts), places
