"""Puts plain words in the place of a term: in its number, its tense and its capitals.

Only what is certain is given. A wrong word that a program put into a letter is worse than a term that a
person still has to change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plcomms.language.inflection.number import numbered
from plcomms.language.inflection.tense import tensed
from plcomms.language.normalize import parts
from plcomms.language.terms.matcher import TermHit
from plcomms.language.terms.phrases import LINKS

_FAR = 80
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAUSE = re.compile(r"[.!?;:]\s|\n\s*\n")
_ARTICLE = re.compile(r"(?<!\w)([Aa])(n?)\s+\Z")
_OPENS = re.compile(r"(?:\A|[.!?:]['\"”’)]*\s+|\n\s*)[-*•–>\"“‘'(\s]*\Z")
_LOUD = re.compile(r"(?:\b[A-Z]{4,}\W+\Z|\A[A-Z]+ [A-Z]{3,}\b)")
_CLOSES = re.compile(r"\W*\Z|\s*[.!?,;:)\]]")
_WITH_AN = re.compile(
    r"(?!eu|one\b|once\b)(?:[aeio]|u(?!se|sua|ni(?!n|mp)|til)|hour|honest|honor|heir)", re.I
)


def agreeing(hit: TermHit, plain: str, text: str = "") -> str | None:
    """The words to put in the place of the characters of ``hit``, or None where it is not certain.

    Args:
        hit: a term that was found.
        plain: words that mean the same, as the glossary gives them: singular, or the base form of a verb.
        text: the text in which the hit was found. With it more can be told: whether an acronym opens a
            sentence, whether "used" is a participle, and that "a" before the term would have to be "an".
    """
    return all_agreeing(hit, (plain,), text)[0]


def all_agreeing(hit: TermHit, plains: Sequence[str], text: str = "") -> list[str | None]:
    """:func:`agreeing` for each of ``plains``."""
    around = _Around.of(hit, text)
    fits = [_fit(hit, plain, around) for plain in plains]
    return [fit[1] if fit and fit[0] == hit.start else None for fit in fits]


def widened(hit: TermHit, plain: str, text: str) -> tuple[int, str] | None:
    """Like :func:`agreeing`, but from an article on that has to change: the first character and the words."""
    return _fit(hit, plain, _Around.of(hit, text))


class _Around(NamedTuple):
    """What stands round a hit: the characters and words before it, those after it, and what they show."""

    ahead: str
    before: list[str]
    after: str
    opens: bool
    loud: bool

    @classmethod
    def of(cls, hit: TermHit, text: str) -> _Around:
        ahead, after = text[max(0, hit.start - _FAR) : hit.start], text[hit.end : hit.end + _FAR]
        before = _words(_CLAUSE.split(ahead)[-1])
        opens = opens_sentence(ahead) and (text != "" or hit.start == 0)
        return cls(ahead, before, after, opens, bool(_LOUD.search(ahead) or _LOUD.match(after.lstrip())))


def opens_sentence(ahead: str) -> bool:
    """Whether a sentence begins behind the characters ``ahead``."""
    return bool(_OPENS.search(ahead))


def _fit(hit: TermHit, plain: str, around: _Around) -> tuple[int, str] | None:
    formed = _formed(hit, plain, around.before, around.after)
    if formed is None:
        return None
    ahead = around.ahead
    words = _capitalised(hit, formed, around.opens, around.loud)
    article = _ARTICLE.search(ahead)
    if not article or bool(_WITH_AN.match(words)) == bool(article[2]):
        return hit.start, words
    gap = ahead[article.end(2) :]
    return hit.start - len(article[0]), article[1] + ("" if article[2] else "n") + gap + words


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _formed(hit: TermHit, plain: str, before: list[str], after: str) -> str | None:
    """``plain`` in the form of what was found, in small letters."""
    kind = hit.term.kind
    if kind in ("noun", "acronym"):
        return numbered(hit, plain, before, after)
    if kind == "verb":
        return tensed(hit, plain, before, after)
    if parts(hit.found) != parts(hit.phrase) and "".join(parts(hit.found)) != "".join(parts(hit.phrase)):
        return None
    if kind == "adjective" and LINKS & set(plain.split()) and not (after and _CLOSES.match(after)):
        return None
    return plain


def _capitalised(hit: TermHit, words: str, opens: bool, loud: bool) -> str:
    """``words`` with the capitals of the characters found; an acronym has them for its own sake."""
    if hit.term.kind == "acronym" or hit.found[0].isdigit():
        if loud:
            return words.upper()
        return _first_capital(words) if opens else words
    long = [word for word in _WORD.findall(hit.found) if len(word) > 3] or [hit.found]
    if all(word.isupper() for word in long):
        return words.upper()
    if not hit.found[0].isupper():
        return words
    if all(word[0].isupper() for word in long) and (len(long) > 1 or not opens):
        words = re.sub(r"(?<![\w'’])[a-z](?=\w{3})", lambda first: first[0].upper(), words)
    return _first_capital(words)


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
