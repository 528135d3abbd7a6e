"""The CDC Clear Communication Index: what a program can tell of a piece of writing, and the score."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from plcomms.check.languages import part
from plcomms.check.letters import calls_to_act
from plcomms.check.registry import all_rules
from plcomms.check.rule import Context, Hit, Passage
from plcomms.language.sentences import tokens, words
from plcomms.model.score import Answer, Answers
from plcomms.score.items import ITEMS, NOT_WITHOUT_1, PAGE, REACHED, IndexItem

_WORDS = ("jargon", "unexplained", "unknown-acronym")
_BECAUSE = re.compile(
    r"\b(?:because|so that|so your|so you|this helps|helps? (?:your|us|you|them)|why)\b", re.I
)
_RISK = re.compile(
    r"\b(?:risks?|danger(?:ous)?|harm(?:ful)?|unsafe|virus|flu|lead in|poison|side effects?)\b", re.I
)
_CHANCE = re.compile(r"\d\s?%|\bpercent\b|\b\d+ (?:in|out of) \d+", re.I)
_FINE_NUMBER = re.compile(r"\d\.\d\d|\d+\.\d+\s?(?:%|percent)|\d{3},\d{3},\d{3}")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_LONG = 4
_SAME = 0.6
"""The share of a message's longer words that a text must have to say it."""

_CHUNK = 200
"""Words up to which a part under a heading is small."""

_FOUND = "“{words}”"
_NO_ASK = "No sentence asks for anything."
_HARD = "not yet plain: {words}"
_PASSIVE = "passive: “{words}”"
_COUNT = "{items} list items"
_HEADINGS = "{headings} headings for {words} words"
_NO_PICTURE = "There is no picture."
_NO_NUMBERS = "It has no numbers but dates and times."
_NO_RISK = "It speaks of no risk."
_NO_TASK = "It recommends nothing to do."
_NO_MESSAGE = "There is no main message."
_SAID = "as answered"


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with its answer, None where nobody has given one yet, and what the answer rests on."""

    item: IndexItem
    answer: Answer | None
    why: str = ""
    program: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A piece on the score sheet."""

    name: str
    short: bool
    judged: tuple[Judged, ...]

    @property
    def points(self) -> int:
        """Items answered yes."""
        return sum(j.answer == "yes" for j in self.judged)

    @property
    def applicable(self) -> int:
        """Items that the piece can have."""
        return sum(j.answer != "n/a" for j in self.judged)

    @property
    def open(self) -> tuple[Judged, ...]:
        """Items that wait for a person's answer."""
        return tuple(j for j in self.judged if j.answer is None)

    @property
    def lowest(self) -> float:
        """The percentage if all open items are answered no."""
        return 100 * self.points / self.applicable if self.applicable else 0.0

    @property
    def highest(self) -> float:
        """The percentage if all open items are answered yes."""
        return 100 * (self.points + len(self.open)) / self.applicable if self.applicable else 0.0

    @property
    def reached(self) -> bool | None:
        """Whether it reaches 90; None while that hangs on open items."""
        if self.lowest >= REACHED:
            return True
        return None if self.highest >= REACHED else False


@dataclass(frozen=True)
class ScoredText:
    """A text to score: its words, its main message where that is known, and whether it has a picture."""

    passage: Passage
    context: Context
    message: str = ""
    known: str = ""
    picture: bool = False

    @cached_property
    def text(self) -> str:
        """All its words."""
        return "\n".join(block.text for block in self.passage.blocks)

    @cached_property
    def amount(self) -> int:
        """How many words it has."""
        return len(words(self.text))

    @cached_property
    def opening(self) -> str:
        """Its first part: up to the second paragraph, headings included."""
        taken: list[str] = []
        paragraphs = 0
        for block in self.passage.blocks:
            taken.append(block.text)
            paragraphs += block.kind in ("paragraph", "quote") and len(block.text.split()) > _LONG
            if paragraphs == 2:
                break
        return "\n".join(taken)

    @cached_property
    def asks(self) -> tuple[str, ...]:
        """The sentences that ask the reader to do something."""
        found = (
            block.text[start:end]
            for block in self.passage.blocks
            for start, end in self.context.sentences_of(block.text)
        )
        return tuple(sentence for sentence in found if calls_to_act(sentence))

    @cached_property
    def numbers(self) -> bool:
        """Whether it has numbers other than days, years, times and telephone numbers."""
        found = (self.text[token.start : token.end] for token in tokens(self.text) if token.kind == "number")
        return any(not _YEAR.fullmatch(number) for number in found)

    def hits(self, *names: str) -> list[tuple[Hit, str]]:
        """What some rules find in it, with the words."""
        rules = [rule for rule in all_rules() if rule.id in names]
        parts = [(rule, part(self.passage, rule.languages, self.context)) for rule in rules]
        found = [(hit, p) for rule, p in parts if p for hit in rule.check(p, self.context)]
        return [(hit, p.blocks[hit.block].text[hit.start : hit.end]) for hit, p in found]

    @cached_property
    def english(self) -> bool:
        """Whether most of it is in English, whose words alone tell what it asks for."""
        own = sum(len(b.text) for b in self.passage.blocks if self.context.language_of(b) == "en")
        return own * 2 >= len(self.text)

    def says(self, message: str, text: str) -> bool:
        """Whether ``text`` has most of the longer words of ``message``."""
        wanted = {word for word in re.findall(r"\w+", message.lower()) if len(word) >= _LONG}
        there = set(re.findall(r"\w+", text.lower()))
        return bool(wanted) and len(wanted & there) >= _SAME * len(wanted)


Verdict = tuple[Answer | None, str]
_ASK: Verdict = (None, "")


def _yes_if(condition: bool, why: str = "") -> Verdict:
    return ("yes" if condition else "no"), why


def _main(piece: ScoredText) -> Verdict:
    return ("yes", piece.known) if piece.message and piece.says(piece.message, piece.text) else _ASK


def _top(piece: ScoredText) -> Verdict:
    return _yes_if(piece.says(piece.message, piece.opening)) if piece.message else _ASK


def _stands_out(piece: ScoredText) -> Verdict:
    headings = [block.text for block in piece.passage.blocks if block.kind in ("heading", "quote")]
    said = piece.message and any(piece.says(piece.message, text) for text in headings)
    return ("yes", "") if said else _ASK


def _picture(piece: ScoredText) -> Verdict:
    return _ASK if piece.picture else ("no", _NO_PICTURE)


def _asks(piece: ScoredText) -> Verdict:
    return _yes_if(bool(piece.asks), _FOUND.format(words=piece.asks[0]) if piece.asks else _NO_ASK)


def _active(piece: ScoredText) -> Verdict:
    found = [words for _, words in piece.hits("passive-voice")]
    spoken = [*piece.asks, *([piece.message] if piece.message else [])]
    passive = next((words for words in found if any(words in sentence for sentence in spoken)), "")
    return _yes_if(not passive, _PASSIVE.format(words=passive) if passive else "") if spoken else _ASK


def _plain(piece: ScoredText) -> Verdict:
    hard = list(dict.fromkeys(words for _, words in piece.hits(*_WORDS)))
    return _yes_if(not hard, _HARD.format(words=", ".join(hard[:5])) if hard else "")


def _lists(piece: ScoredText) -> Verdict:
    items = sum(block.kind == "item" for block in piece.passage.blocks)
    return _yes_if(items > 1, _COUNT.format(items=items))


def _chunks(piece: ScoredText) -> Verdict:
    headings = sum(block.kind == "heading" for block in piece.passage.blocks)
    why = _HEADINGS.format(headings=headings, words=piece.amount)
    return _yes_if(headings > 1 and piece.amount <= _CHUNK * headings, why)


def _task(piece: ScoredText) -> Verdict:
    return ("yes", _FOUND.format(words=piece.asks[0])) if piece.asks else ("n/a", _NO_TASK)


def _reason(piece: ScoredText) -> Verdict:
    if not piece.asks:
        return "n/a", _NO_TASK
    return ("yes", "") if _BECAUSE.search(piece.text) else _ASK


def _directions(piece: ScoredText) -> Verdict:
    if not piece.asks:
        return "n/a", _NO_TASK
    kinds = {token.kind for token in tokens(piece.text)}
    return ("yes", "") if kinds & {"date", "time", "phone", "address"} else _ASK


def _with_numbers(judge: Callable[[ScoredText], Verdict]) -> Callable[[ScoredText], Verdict]:
    return lambda piece: judge(piece) if piece.numbers else ("n/a", _NO_NUMBERS)


def _with_risk(judge: Callable[[ScoredText], Verdict]) -> Callable[[ScoredText], Verdict]:
    return lambda piece: judge(piece) if _RISK.search(piece.text) else ("n/a", _NO_RISK)


def _usual_numbers(piece: ScoredText) -> Verdict:
    fine = _FINE_NUMBER.search(piece.text)
    return ("no", _FOUND.format(words=fine[0])) if fine else ("yes", "")


def _chances(piece: ScoredText) -> Verdict:
    return _ASK if _CHANCE.search(piece.text) else ("n/a", _NO_NUMBERS)


def _by_person(_piece: ScoredText) -> Verdict:
    return _ASK


_JUDGES: Mapping[int, Callable[[ScoredText], Verdict]] = {
    1: _main, 2: _top, 3: _stands_out, 4: _picture, 5: _asks, 6: _active, 7: _plain, 8: _lists, 9: _chunks,
    12: _task, 13: _reason, 14: _directions, 15: _with_numbers(_usual_numbers), 16: _with_numbers(_by_person),
    17: _with_numbers(_by_person), 18: _with_risk(_by_person), 19: _with_risk(_by_person),
    20: _with_risk(_chances),
}  # fmt: skip
"""What a program can say of an item; the others are a person's."""

_IN_ENGLISH = frozenset([5, 6, 7, 12, 13, 14, 15, 16, 17, 18, 19, 20])
"""Items that hang on what English words say."""


def score(piece: ScoredText, answers: Answers, short: bool | None = None) -> Scored:
    """The score of ``piece``: a person's answers where there are some, else what can be told from the text.

    ``short`` chooses the modified sheet; None takes it for pieces under a page.
    """
    brief = piece.amount < PAGE if short is None else short
    judged = [_judged(item, piece, answers) for item in ITEMS if item.short or not brief]
    if any(j.item.number == 1 and j.answer == "no" for j in judged):
        judged = [
            Judged(j.item, "no", _NO_MESSAGE, program=True) if j.item.number in NOT_WITHOUT_1 else j
            for j in judged
        ]
    return Scored(piece.passage.name, brief, tuple(judged))


def _judged(item: IndexItem, piece: ScoredText, answers: Answers) -> Judged:
    given = answers.answers.get(str(item.number))
    if given:
        return Judged(item, given, _SAID)
    judge = _JUDGES.get(item.number, _by_person)
    if not piece.english and item.number in _IN_ENGLISH:
        judge = _by_person
    answer, why = judge(piece)
    return Judged(item, answer, why, program=answer is not None)


SHOWN = "The vision of the district is the main message."
"""Why the vision counts as the main message of a district's document."""
