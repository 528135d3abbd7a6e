"""Tells whether plain words can be put in the place of a term with nothing else in the sentence to change.

:mod:`plcomms.language.inflection.agreement` gives the words their form. Here it is asked whether the place
takes them:
a name, a title, a quotation, a list of letters or two compounds that belong together are left to a person.
"""

from __future__ import annotations

import re
from functools import cache

from plcomms.language.inflection.agreement import opens_sentence
from plcomms.language.lexicon import group
from plcomms.language.terms.matcher import TermHit
from plcomms.language.terms.phrases import LINKS
from plcomms.model.text import Block

_PROSE = ("paragraph", "item", "cell")
"""Kinds of block in which words are changed; headings, labels and quotations are left alone."""

_NEAR = 90
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEFORE = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)[*_]*(\s+|/|-)[*_]*\Z")
_BEHIND = re.compile(r"[*_]*(\s+|/)[*_]*([^\W_]+(?:['’-][^\W_]+)*)")
_SUSPENDED = re.compile(r"\w-\s+(?:and|or|to|&)\s+[*_]*\Z|\w-,\s+[*_]*\Z")
_HYPHEN = re.compile(r"\A-")
_ROW_BEFORE = re.compile(r"(?:\b[A-Z][A-Z0-9]+s?,?\s+(?:and|or|&)\s+|\b[A-Z][A-Z0-9]+s?\s*[,/&]\s*)[*_]*\Z")
_ROW_BEHIND = re.compile(r"[*_]*(?:,?\s+(?:and|or|&)\s+|\s*[,/&]\s*)[*_]*[A-Z][A-Z0-9]+s?\b")
_AMPERSAND = re.compile(r"(?:&\s*\Z)|(?:\A\s*&)")
_DEGREE = frozenset(["more", "most", "less", "least", "as", "so", "too", "how"])
_PRONOUNS = frozenset(
    ["it", "them", "this", "that", "these", "those", "us", "you", "him", "her", "me", "one"]
)
_QUOTED = re.compile(r"[“\"][^”\"\n]*\Z")
_CLOSED = re.compile(r"\A[^“\"\n]*[”\"]")
_BEATS = re.compile(r"[aeiouy]+")
_LONG = 4
_STEM = 5


def takes_plain_words(hit: TermHit, plain: str, block: Block) -> bool:
    """Whether ``plain``, in the form that agrees, can stand where ``hit`` does and all else stay as it is.

    Args:
        hit: a term that was found in ``block``.
        plain: the words that would take its place.
        block: the text in which it was found, and what kind of text that is.
    """
    text = str(block.text)
    before, behind = text[max(0, hit.start - _NEAR) : hit.start], text[hit.end : hit.end + _NEAR]
    if block.kind not in _PROSE or (_QUOTED.search(before) and _CLOSED.match(behind)):
        return False
    if _SUSPENDED.search(before) or _HYPHEN.match(behind) or _AMPERSAND.search(before + "\0" + behind):
        return False
    if _in_name(hit, before, behind) or _has_twin(hit, before, behind):
        return False
    if _repeats(plain, before, behind):
        return False
    return _fits_class(hit, plain, before, behind)


def _fits_class(hit: TermHit, plain: str, before: str, behind: str) -> bool:
    """Whether the words beside the term are such as a word of its class stands between."""
    last, following = _word_before(before), _word_behind(behind)
    kind = hit.term.kind
    if kind == "acronym" and (_ROW_BEFORE.search(before) or _ROW_BEHIND.match(behind)):
        return False
    if kind in ("noun", "acronym"):
        return not following or following in _function_words()
    if kind == "verb":
        return " " not in plain or following not in _PRONOUNS
    if kind == "adjective":
        graded = last in _DEGREE and len(_BEATS.findall(plain.split(maxsplit=1)[0])) < 2
        return not graded and following not in LINKS - {"and"}
    return True


def _in_name(hit: TermHit, before: str, behind: str) -> bool:
    """Whether the term has capitals that it would not have in a sentence, or stands beside such a word."""
    following = _BEHIND.match(behind)
    if following and following[2][0].isupper() and following[2] != "I" and not _starts_anew(following[1]):
        return True
    if hit.term.kind == "acronym":
        own = _BEFORE.search(before)
        return bool(own and own[1][0].isupper() and not opens_sentence(before[: own.start(1)]))
    capitals = [
        word
        for word in _WORD.findall(hit.found)[0 if not opens_sentence(before) else 1 :]
        if word[0].isupper()
    ]
    return bool(capitals)


def _starts_anew(gap: str) -> bool:
    return "\n\n" in gap


def _has_twin(hit: TermHit, before: str, behind: str) -> bool:
    """Whether the sentence has another compound with the same end: ``student-led and teacher-led``."""
    _, hyphen, end = hit.found.rpartition("-")
    return bool(hyphen) and bool(re.search(rf"\w-{re.escape(end)}\b", before + " " + behind, re.IGNORECASE))


def _repeats(plain: str, before: str, behind: str) -> bool:
    """Whether a word of ``plain`` stands within three words of where it would go."""
    around = [*_WORD.findall(before)[-3:], *_WORD.findall(behind)[:3]]
    beside = {piece[:_STEM].lower() for word in around for piece in word.split("-") if len(piece) >= _LONG}
    own = {piece[:_STEM].lower() for piece in re.split(r"[\s-]+", plain) if len(piece) >= _LONG}
    return bool(beside & own)


def _word_before(before: str) -> str:
    found = _BEFORE.search(before)
    return found[1].lower() if found else ""


def _word_behind(behind: str) -> str:
    found = _BEHIND.match(behind)
    return found[2].lower() if found else ""


@cache
def _function_words() -> frozenset[str]:
    """Words that no noun before them tells more of: ``and``, ``in``, ``will``."""
    names = ("links", "behind", "fixed", "auxiliaries", "determiners", "subjects", "modals", "joints")
    return frozenset(word for name in names for word in group(name))
