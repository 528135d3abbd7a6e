"""Tells where words stand for somebody without a name: “a fourth grader”, “one of our students”."""

from __future__ import annotations

import re

from plcomms.language.lexicon import group
from plcomms.language.vocabulary import familiar

_ONE = (
    r"student|pupil|learner|(?:pre)?schooler|grader|kindergart[en]+er|freshm[ae]n|sophomore|junior|senior|teen"
    r"(?:ager)?|child(?:ren)?|kid|boy|girl|son|daughter|brother|sister|sibling|cousin|(?:grand|step)?(?:parent"
    r"|child(?:ren)?|mother|father|mom|dad|ma|pa|son|daughter)|mum|guardian|caregiver|aunt|uncle|famil(?:y|ies)"
    r"|neighbor|resident|citizen|taxpayer|volunteer|member|graduate|alum(?:n[aius]|nae)?|youth|person|people"
)
_GROUP = r"class(?:es)?|classmate|grade|kindergarten|room|club|team|band|choir|council|crew|group|cohort"
_NOBODY = r"someone|somebody|anonymous|name withheld"
_WHO = re.compile(rf"\b(?:(?:{_ONE}|{_GROUP})s?|{_NOBODY})\b", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Coach)\b\.?\s+[\w-]+(?:\s+[\w-]+)?['’]s?(?=\s)")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_OF_WHOM = re.compile(
    rf"(?:\s*[,:(–—-]?\s*(?:(?:named|called)\s+)?|\s+of\s+(?:\w+\s+)?)(?P<name>{_CAPITAL}(?:\s+{_CAPITAL})*)"
)
_PLACES = re.compile(
    r"\b(?:School|Elementary|Middle|High|Academy|Preschool|District|Schools|Room|Grade|Class|Kindergarten"
    r"|Street|Center|College|University|County|City|Club|Team|Band|Choir|Council|Of|In|At|From|And|Two|Three"
    r"|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth)\b"
)


def is_unnamed(words: str) -> bool:
    """Whether ``words``, written where a name may stand, tell nobody's name.

    They do not where a word for a person (or a group) follows what such words begin with, and no name
    stands before or after it. ``An Nguyen``, ``My Tran`` and ``jonah`` are names.
    """
    said = _STAFF.sub("", " ".join(words.split()))
    who = None
    for who in _WHO.finditer(said):
        if _follows(said[: who.start()]) and not _names(said[who.end() :]):
            return True
    return who is None and _is_plain(said)


def _follows(before: str) -> bool:
    """Whether what stands ``before`` a word for a person is no name."""
    first, *rest = before.replace("-", " ").split() or ["a"]
    if re.search(r"\w['’](?:s\b|(?=\s))", before) and re.search(r"[A-Z]\w*['’]", before):
        return False
    if first.lower() in group("somebody"):
        return not re.match(r"[A-Z]\w*,", rest[0]) if rest else True
    return all(
        word.lower() in group("somebody") | group("pupilage") or _is_small(word) for word in (first, *rest)
    )


def _is_small(word: str) -> bool:
    """Whether ``word`` is no name by its looks: an ordinal or a number, or a plain word in small letters."""
    return bool(re.fullmatch(r"\d+(?:st|nd|rd|th)?", word)) or (word.islower() and familiar(word))


def _names(after: str) -> bool:
    """Whether a name stands right ``after`` a word for a person: “student Ana”, “the mother of Ana”."""
    found = _OF_WHOM.match(after)
    return found is not None and not _PLACES.search(found["name"])


def _is_plain(said: str) -> bool:
    """Whether ``said`` is an article and plain words in small letters: “my youngest”, “a cellist”."""
    first, _, rest = said.partition(" ")
    return (
        first.lower() in group("somebody")
        and bool(rest)
        and all(map(_is_small, re.findall(r"[\w'’-]+", rest)))
    )
