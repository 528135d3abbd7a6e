"""Tells whether a text says what a term means, or what an acronym stands for, where it uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from plcomms.language.inflection.participles import is_participle
from plcomms.language.lexicon import group
from plcomms.language.normalize import normalized
from plcomms.model.glossary import Term

Meaning = Literal["none", "name", "sense"]
"""``sense``: the text says what it means; ``name``: only what its letters stand for; ``none``: neither."""

_FAR = 220
_QUOTE = r"[\"'”’“‘*]{0,2}"
_WE = r"(?:we|teachers|educators|schools|staff|experts)"
_CALLED = re.compile(
    r"[,(]?\s*\b(?:(?:is|are|also|often|sometimes|it|them|this)\s+){0,3}"
    rf"(?:called|known as|referred to as|what {_WE} (?:often )?call"
    rf"|{_WE} (?:(?:often|also|like to) )?call (?:it|this|that|these|them))"
    r"\s+(?:an?\s+|the\s+|our\s+)?" + _QUOTE + r"$"
)
_BRACKETS = re.compile(_QUOTE + r"s?(?:\s[a-z]{3,12})?\s{0,3}\((?P<what>[^()]{2,200})\)")
_BRACKETED = re.compile(r"\b(?P<what>[a-z]{2,8})\s*\(" + _QUOTE + r"$")
_SAID = re.compile(
    _QUOTE + r"(?:,\s*(?:or\s+)?(?:which|that|it)?\s*(?:means?|meaning)\b|\s+(?:means?|refers? to)\b"
    r"|(?:,|\s?[(—–]|\s--?)\s*(?:that is|in other words|in plain words|in short)\b|,?\s*\(?i\.e\.)"
    r"(?P<what>[^.!?;]{6,})"
)
_STANDS = re.compile(
    _QUOTE
    + r"(?:,?\s+(?:which\s+)?(?:stands|is short) for\s+|\s?=\s?(?=[a-z]))"
    + _QUOTE
    + r"(?P<what>[^.!?;]{3,})"
)
_BESIDE = re.compile(
    _QUOTE + r"(?:\s?[—–]\s?|\s+--?\s+|,\s+(?:which\s+(?:is|are)\s+|or\s+(?:simply\s+|just\s+)?)?"
    r"|\s+(?:is|are)\s+(?:simply\s+|just\s+)?|:\s+)(?P<what>[^.!?;—–]{4,})"
)
_PLAIN_START = re.compile(r"(?:an?|the|what|how|when|where|ways?|any|short|quick|\w+ing)\s")
_NO_SENSE = re.compile(
    r"(?:so|but|because|when|while|since|see|page|pages|room|rm|for example|for instance|such as|like|"
    r"including|grades?|optional|required|if|not|formerly|due|only|and|by|from|at|on|in|link|click|attached|"
    r"below|above|continued)\b|pp?\.|e\.g|\W*\d"
)
_ROW = re.compile(r"\w+,")
"""How a list begins, not an explanation: ``Related services: speech, nursing``."""

_ACRONYM = re.compile(
    r"\s?\([\"“]?[A-Z][A-Za-z0-9/-]{1,9}[\"”]?\)"
    + r"|,\s(?:or|also called|known as)\s(?:an?\s)?[A-Z][A-Za-z0-9/-]{1,9}(?=[\s,])"
)
"""The letters of a term behind it, which part it from its meaning: ``individual plan (IP), which ...``."""

_FOR = re.compile(r"\s(?:for|of|in|on|at|from)\s(?:[\w'-]+\s){0,3}[\w'-]+(?=,\s(?:an?|the)\s)")
"""What tells of a term whose meaning follows: ``the rubric for the art show, a chart of ...``."""

_IS = re.compile(
    _QUOTE + r"\s+(?:is|are)\s+(?:(?:also|often|always|now|still|already|only|not)\s+)*(?P<word>[a-z]+)"
)

_LIST = re.compile(r",\s+(?!or\b|which\b|an?\b|the\b)(?:[\w'-]+\s){1,3}(?:and|or)\s")
"""How a list goes on after the term: ``pedagogies, methodologies and modalities``."""

_NEXT = re.compile(
    _QUOTE
    + r"[.!]\s+(?:that|this|it|they|these)\s+(?:means?|is|are|shows?|lets?|helps?|gives?|tells?)"
    + r"\s(?P<what>[^.!?;]{6,})"
)
_DEFINED = re.compile(r"(?:^|[.!?:]\s+)" + _QUOTE + r"(?:an?\s+)?" + _QUOTE + r"$")
_DEFINES = re.compile(_QUOTE + r"\s+(?:lets?|lists?|gives?)\s+(?P<what>[^.!?;—–]{6,})")
"""A sentence that begins with the term and goes on with its meaning: ``A 504 plan lists changes``."""

_WHEN = re.compile(
    _QUOTE + r"\s+(?:is|are)\s+(?:just\s+)?(?:when|how|where|what|about)\s(?P<what>[^.!?;—–]{6,})"
)
_WE_CALL = re.compile(
    rf"\b{_WE} (?:(?:often|also) )?call (?P<what>(?:these|this|such|those|a|an|the)\s(?:[\w'-]+\s){{1,6}}?)"
    r"(?:an?\s+|the\s+|our\s+)?" + _QUOTE + r"$"
)

_STOOD = re.compile(
    r"\b(?P<what>[a-z]{2,8}),?\s+(?:which\s+)?(?:stands|is short) for\s+(?:the\s+|an?\s+)?" + _QUOTE + r"$"
)

_APPOSED = re.compile(r",\s(?:[A-Z][\w.]*\s?){2,4},")
"""Somebody who bears the term as a title: ``the SRO, Officer Diaz,``."""

_LITTLE, _SOME, _MUCH = 1, 2, 4
"""How much of a meaning words must have: in brackets, behind a connective, behind the term as subject."""

_WIDTH = 120
_FEWEST = 2
_SHORT = 2
_STEM = 5
_LETTERS = re.compile(r"[^\W\d_]+")


def definition(text: str, start: int, end: int, term: Term) -> Meaning:
    """How far the words round the term at characters ``start:end`` explain it."""
    before = normalized(text[max(0, start - _FAR) : start])
    after = normalized(text[end : end + _FAR])
    letters = text[start:end]
    short = (_ACRONYM.match(text, end) if term.kind != "acronym" else None) or _FOR.match(text, end)
    told = normalized(text[short.end() : short.end() + _FAR]) if short else after
    beside = _beside(before, "" if _APPOSED.match(text, end) or _done(told) else told)
    if any(_explains(what, term, enough) and not _names(letters, what) for what, enough in beside):
        return "sense"
    if term.kind == "acronym":
        return "name" if any(spells(letters, long) for long in _long_forms(before, after)) else "none"
    beside_it = (_BRACKETS.match(text[end : end + _FAR]), _BRACKETED.search(before), _STOOD.search(before))
    named = [match["what"].upper() for match in beside_it if match]
    return "name" if any(spells(short_name, letters) for short_name in named) else "none"


def spelt_out(text: str, start: int, end: int) -> bool:
    """Whether the text says beside the acronym at characters ``start:end`` what it stands for."""
    before = normalized(text[max(0, start - _FAR) : start])
    after = normalized(text[end : end + _FAR])
    if _STANDS.match(after) or _SAID.match(after):
        return True
    return any(spells(text[start:end], long) for long in _long_forms(before, after))


def _names(acronym: str, what: str) -> bool:
    """Whether ``what`` is hardly more than the words that ``acronym`` is short for."""
    return len(what.split()) <= len(acronym) + 2 and spells(acronym, what)


_LONGEST_ACRONYM = 12


def spells(acronym: str, long: str) -> bool:
    """Whether the letters of ``acronym`` begin the last or first words of ``long``, in order.

    The method is Schwartz and Hearst's (A simple algorithm for identifying abbreviation definitions in
    biomedical text, 2003), held to the beginnings of words and to small words in between.
    """
    letters = [c.lower() for c in acronym.strip("“”\"' ").removesuffix("'s").removesuffix("s") if c.isalnum()]
    row = _LETTERS.findall(long.lower())
    if not 2 <= len(letters) <= _LONGEST_ACRONYM or not row or sum(map(str.isupper, acronym)) < 2:
        return False
    return _begins(letters, row[-2 * len(letters) - 1 :]) or _begins(letters, row[: 2 * len(letters) + 1])


def _begins(letters: list[str], row: list[str]) -> bool:
    """Whether the letters are the first letters of words of the row that follow each other."""
    for first in range(len(row)):
        k, skipped = 0, 0
        for word in row[first:]:
            if k < len(letters) and word[0] == letters[k]:
                k, skipped = k + 1, 0
            elif len(letters) > 2 and 0 < k < len(letters) and letters[k] in word and len(word) > 6:
                k += 1
            elif k == 0 or skipped or len(word) > 4:
                break
            else:
                skipped += 1
            if k == len(letters):
                return True
    return False


def _long_forms(before: str, after: str) -> Iterator[str]:
    """What may be the long form of an acronym: before its brackets, in brackets after it, beside a comma."""
    if re.search(r"[(,—–-]\s*(?:or\s+|the\s+|an?\s+)*" + _QUOTE + r"$", before):
        yield re.split(r"[.!?;]\s", before)[-1]
    for pattern in (_BRACKETS, _STANDS, _SAID, _BESIDE):
        found = pattern.match(after)
        if found:
            yield found["what"]


def _beside(before: str, after: str) -> Iterator[tuple[str, int]]:
    """The words that may be a meaning, and how much of the glossary's meaning they must have to be one.

    No way of joining words makes sure that they explain: "an IEP, which means that we will meet" does not.
    """
    if _DEFINED.search(before) and (defined := _DEFINES.match(after)):
        yield defined["what"].strip(), _MUCH
    for pattern in (_SAID, _NEXT, _WHEN, _BRACKETS, _BESIDE):
        found = pattern.match(after)
        if found and not (pattern is _BESIDE and _LIST.match(after)):
            yield found["what"].strip(), _LITTLE if pattern is _BRACKETS and _opens(found["what"]) else _SOME
    sentence = re.split(r"[.!?;]\s", before)[-1]
    called = _CALLED.search(sentence)
    what = sentence[: called.start()] if called else ""
    if len(what.split()) > 1:
        yield what[-_WIDTH:], _SOME
    if called := _WE_CALL.search(sentence):
        yield called["what"].strip(), _SOME
    if sentence.rstrip("\"'“‘ ").endswith("(") and after.lstrip("\"'”’ ").startswith(")"):
        yield " ".join(sentence.split()[-9:]), _SOME


def _done(after: str) -> bool:
    """Whether what follows a term is no word for it but what is done with it: ``is paid from taxes``."""
    found = _IS.match(after)
    return found is not None and is_participle(found["word"]) and found["word"] not in ("called", "known")


def _opens(what: str) -> bool:
    return bool(_PLAIN_START.match(what)) and len(what.split()) > 2


def _explains(what: str, term: Term, enough: int) -> bool:
    """Whether ``what`` has enough of the words with which the glossary says what the term means.

    A word that school messages are full of counts one, any other two.
    """
    if _NO_SENSE.match(what) or _ROW.match(what) or len(what.split()) < _FEWEST:
        return False
    rare, common = _sense_words(term)
    said = _stems(what[:_WIDTH])
    return 2 * len(rare & said) + len((common - rare) & said) >= enough


def _sense_words(term: Term) -> tuple[frozenset[str], frozenset[str]]:
    """The beginnings of the words with which the glossary explains a term, rare ones and all."""
    return _sense(term.term, (term.means, *term.say))


@lru_cache(maxsize=4096)
def _sense(name: str, told: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    row = _stems(" ".join(told)) - _stems(name)
    return row - _weak(), row


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words of ``text`` that are no little ones, without the endings of their forms."""
    return frozenset(_stem(word) for word in _LETTERS.findall(text.lower()) if len(word) > _SHORT)


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) > _SHORT - 1:
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]


@cache
def _weak() -> frozenset[str]:
    """Beginnings of words that explain nothing by themselves."""
    return frozenset(_stem(word) for name in ("school", "vague") for word in group(name))
