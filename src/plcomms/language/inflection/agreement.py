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
from plcomms.language.noun_phrases import head_and_rest, names_an_action
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
    around = Around.of(hit, text)
    fits = [_fit(hit, plain, around) for plain in plains]
    return [fit[1] if fit and fit[0] == hit.start else None for fit in fits]


def widened(hit: TermHit, plain: str, text: str) -> tuple[int, str] | None:
    """Like :func:`agreeing`, but from an article on that has to change: the first character and the words."""
    return _fit(hit, plain, Around.of(hit, text))


class Around(NamedTuple):
    """What stands round a hit: the characters and words before it, those after it, and what they show."""

    ahead: str
    before: list[str]
    after: str
    opens: bool
    loud: bool

    @classmethod
    def of(cls, hit: TermHit, text: str) -> Around:
        """What stands round ``hit`` in ``text``."""
        ahead, after = text[max(0, hit.start - _FAR) : hit.start], text[hit.end : hit.end + _FAR]
        before = _words(_CLAUSE.split(ahead)[-1])
        opens = opens_sentence(ahead) and (text != "" or hit.start == 0)
        return cls(ahead, before, after, opens, bool(_LOUD.search(ahead) or _LOUD.match(after.lstrip())))


def opens_sentence(ahead: str) -> bool:
    """Whether a sentence begins behind the characters ``ahead``."""
    return bool(_OPENS.search(ahead))


def _fit(hit: TermHit, plain: str, around: Around) -> tuple[int, str] | None:
    formed = _formed(hit, plain, around.before, around.after)
    if formed is None:
        return None
    words = capitalised(hit, formed, around.opens, around.loud)
    whole = with_article(words, around.ahead)
    article = _ARTICLE.search(around.ahead) if whole != words else None
    return hit.start - (len(article[0]) if article else 0), whole


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


def with_article(words: str, ahead: str) -> str:
    """``words`` with the article at the end of ``ahead``, where it has to change before them."""
    article = _ARTICLE.search(ahead)
    if not article or bool(_WITH_AN.match(words)) == bool(article[2]):
        return words
    return article[1] + ("" if article[2] else "n") + ahead[article.end(2) :] + words


def capitalised(hit: TermHit, words: str, opens: bool, loud: bool) -> str:
    """``words`` with the capitals of the characters found; an acronym or a name has them for its own sake."""
    own = [word for word in _WORD.findall(hit.phrase) if word[0].isupper()]
    found = [word for word in map(_without_s, _WORD.findall(hit.found)) if word not in own]
    if hit.term.kind == "acronym" or hit.found[0].isdigit() or not found:
        if loud:
            return words.upper()
        return _first_capital(words) if opens else words
    long = [word for word in found if len(word) > 3] or found
    if all(word.isupper() for word in long):
        return words.upper()
    if not hit.found[0].isupper() or (own and not opens):
        return words
    if not own and all(word[0].isupper() for word in long) and (len(long) > 1 or not opens):
        return _in_title_case(words)
    return _first_capital(words)


def _without_s(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _in_title_case(words: str) -> str:
    """``words`` as a name; what is longer than a name is none."""
    if head_and_rest(words)[1] or names_an_action(words):
        return words
    return _first_capital(re.sub(r"(?<![\w'’])[a-z](?=\w{3})", lambda first: first[0].upper(), words))


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
