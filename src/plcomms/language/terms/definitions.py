"""Tells whether a text says what a term means, or what an acronym stands for, where it uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    r"|,?\s*\(?(?:that is|i\.e\.|in other words|in plain words|in short)\b)(?P<what>[^.!?;]{6,})"
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

_IS = re.compile(_QUOTE + r"\s+(?:is|are)\s+(?:also\s+|often\s+|always\s+)?(?P<word>[a-z]+)")

_LIST = re.compile(r",\s+(?!or\b|which\b|an?\b|the\b)(?:[\w'-]+\s){1,3}(?:and|or)\s")
"""How a list goes on after the term: ``pedagogies, methodologies and modalities``."""

_NEXT = re.compile(
    _QUOTE
    + r"[.!]\s+(?:that|this|it|they|these)\s+(?:means?|(?:is|are)\s+(?:when|how|where))"
    + r"\s(?P<what>[^.!?;]{6,})"
)
_DEFINED = re.compile(r"(?:^|[.!?:]\s+)" + _QUOTE + r"(?:an?\s+)?" + _QUOTE + r"$")
_DEFINES = re.compile(
    _QUOTE
    + r"\s+(?:is|are)\s+(?P<what>(?:an?|the)?\s?(?:[\w'-]+\s){1,4}(?:who|that|which|where|whose)"
    + r"\s[^.!?;—–]{4,})"
)
"""A sentence that begins with the term and says which of all such things it is."""

_STOOD = re.compile(
    r"\b(?P<what>[a-z]{2,8}),?\s+(?:which\s+)?(?:stands|is short) for\s+(?:the\s+|an?\s+)?" + _QUOTE + r"$"
)

_APPOSED = re.compile(r",\s(?:[A-Z][\w.]*\s?){2,4},")
"""Somebody who bears the term as a title: ``the SRO, Officer Diaz,``."""

_LETTERS = re.compile(r"[^\W\d_]+")


def definition(text: str, start: int, end: int, term: Term) -> Meaning:
    """How far the words round the term at characters ``start:end`` explain it."""
    before = normalized(text[max(0, start - _FAR) : start])
    after = normalized(text[end : end + _FAR])
    letters = text[start:end]
    short = (_ACRONYM.match(text, end) if term.kind != "acronym" else None) or _FOR.match(text, end)
    told = normalized(text[short.end() : short.end() + _FAR]) if short else after
    beside = _beside(before, "" if _APPOSED.match(text, end) or _done(told) else told)
    if any(_explains(what, term, sure) and not _names(letters, what) for what, sure in beside):
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


def spells(acronym: str, long: str) -> bool:
    """Whether the letters of ``acronym`` begin the last or first words of ``long``, in order.

    The method is Schwartz and Hearst's (A simple algorithm for identifying abbreviation definitions in
    biomedical text, 2003), held to the beginnings of words and to small words in between.
    """
    letters = [c.lower() for c in acronym.strip("“”\"' ").removesuffix("'s").removesuffix("s") if c.isalnum()]
    row = _LETTERS.findall(long.lower())
    if not 2 <= len(letters) <= 8 or not row or not acronym.strip("“”\"' ")[:2].isupper():
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
    for pattern in (_BRACKETS, _STANDS, _BESIDE):
        found = pattern.match(after)
        if found:
            yield found["what"]


def _beside(before: str, after: str) -> Iterator[tuple[str, bool]]:
    """The words that may be a meaning, and whether the way they are joined makes sure that they are one."""
    if _DEFINED.search(before) and (defined := _DEFINES.match(after)):
        yield defined["what"].strip(), True
    for pattern, sure in ((_SAID, True), (_NEXT, True), (_BRACKETS, False), (_BESIDE, False)):
        found = pattern.match(after)
        if found and not (pattern is _BESIDE and _LIST.match(after)):
            yield found["what"].strip(), sure or (pattern is _BRACKETS and _opens(found["what"]))
    sentence = re.split(r"[.!?;]\s", before)[-1]
    called = _CALLED.search(sentence)
    what = sentence[: called.start()] if called else ""
    if len(what.split()) > 1:
        yield what, not re.search(r"\b(?:something|program|is|are|be)\s*$", what)
    if sentence.rstrip("\"'“‘ ").endswith("(") and after.lstrip("\"'”’ ").startswith(")"):
        yield " ".join(sentence.split()[-9:]), False


def _done(after: str) -> bool:
    """Whether what follows a term is no word for it but what is done with it: ``is paid from taxes``."""
    found = _IS.match(after)
    return found is not None and is_participle(found["word"]) and found["word"] not in ("called", "known")


def _opens(what: str) -> bool:
    return bool(_PLAIN_START.match(what)) and len(what.split()) > 2


def _explains(what: str, term: Term, sure: bool) -> bool:
    """Whether ``what`` says what the term means: by the way it is joined, or by the words of the glossary."""
    if _NO_SENSE.match(what) or _ROW.match(what):
        return False
    if sure:
        return len(what.split()) > 1
    rare, common = _sense_words(term)
    said = {word[:5] for word in _LETTERS.findall(what[:120])}
    return bool(rare & said) or len(common & said) > 1


def _sense_words(term: Term) -> tuple[frozenset[str], frozenset[str]]:
    """The beginnings of the words with which the glossary explains a term, rare ones and common ones."""
    own = {word[:5] for word in _LETTERS.findall(term.term.lower())}
    row = [
        w
        for w in _LETTERS.findall(" ".join((term.means, *term.say)).lower())
        if len(w) > 3 and w[:5] not in own
    ]
    return frozenset(w[:5] for w in row if w not in group("school")), frozenset(w[:5] for w in row)
