"""Tells a program's name from a shouted word: both are English words in capitals (``our STAR program``)."""

from __future__ import annotations

import re

from plcomms.language.lexicon import group, short_words
from plcomms.language.normalize import Words
from plcomms.language.people.person_names import is_given, is_surname
from plcomms.language.vocabulary import known

_LONG = 5
"""From so many letters on the table of frequencies tells words; shorter ones have a list of their own."""

_AHEAD = 7
"""How many words after the name may say that it is one of a program."""

_BE = frozenset(["is", "was", "are", "were", "means", "will"])
_CALLED = frozenset(["called", "named", "nicknamed", "dubbed"])
_BELONGS = frozenset(["in", "from", "with", "at", "by", "of", "join", "joins", "joined"])

_DESCRIBES = re.compile(r"\w{2,}(?:ed|ing|est|ly|al|ous|ful|less|able|ible|ive|ish|ary|ic)")
"""Endings of words that tell how something is: people shout them before a noun (``our ANNUAL fair``)."""

_TAKES_ACRONYM = ("programs", "heads", "measured")
"""Groups of nouns before which acronyms stand: ``STAR scores``."""

_PLACING = frozenset(
    ["in", "on", "at", "to", "near", "by", "over", "under", "into", "onto", "off", "for", "around", "along"]
)
_OWNER = re.compile(r"['’]s$|s['’]$")


def is_word(lower: str) -> bool:
    """Whether the letters are an English word, or somebody's name, that may be written in capitals."""
    if lower in short_words() or lower in group("dates") or lower in group("place"):
        return True
    if len(lower) < _LONG:
        return len(lower) == _LONG - 1 and is_given(lower)
    return known(lower) or is_given(lower) or is_surname(lower)


def names_program(words: Words, i: int) -> bool:
    """Whether word ``i``, an English word in capitals, is used as the name of a program or a group.

    A word that people like to shout is none, nor is one beside another shouted word. The words after it tell:
    ``STAR program``, ``CARES helps``, ``PRIDE, our club for girls``, ``a plan called SOAR``.
    """
    if words.words[i] in group("emphatic") or len(words.words[i]) < 3 or _shouting(words, i):
        return False
    if i and words.words[i - 1] in _CALLED and words.gap(i).strip("“\"'‘ ") == "":
        return True
    return (i + 1 < words.sentence(i)[1] and _goes_on(words, i + 1)) or _stands_as_noun(words, i)


def _stands_as_noun(words: Words, i: int) -> bool:
    """Whether word ``i`` stands where a noun does, and is nothing that people shout.

    ``Each school's SIP must``, ``the new SAIL scores``, ``students in PACE leave``: after a determiner or an
    owner, or after the people who belong to it, and before the end, a verb, a preposition, or a noun
    that acronyms stand before.
    """
    word = words.words[i]
    if word in group("shouted") or _DESCRIBES.fullmatch(word):
        return False
    return _is_noun_before(words, i) and (_is_noun_after(words, i) or _has_people(words, i))


def _has_people(words: Words, i: int) -> bool:
    """Whether people are in it who then do something: ``students in SOAR wear blue``."""
    if i - 2 < words.sentence(i)[0] or words.words[i - 1] != "in" or i + 1 >= words.sentence(i)[1]:
        return False
    people = words.words[i - 2] in group("belongers")
    return people and not words.gap(i + 1).strip() and words.written(i + 1).islower()


def _is_noun_before(words: Words, i: int) -> bool:
    """Whether a determiner, an owner, or people who belong to it stand before word ``i``."""
    near = [words.words[k] for k in range(max(words.sentence(i)[0], i - 2), i)]
    if not near or words.gap(i) != " ":
        return False
    if near[-1] in group("determiners") or _OWNER.search(near[-1]):
        return True
    if len(near) == 1 or words.gap(i - 1) != " ":
        return False
    if near[-1] in _BELONGS:
        return near[0] in group("belongers")
    describes = near[-1] == "new" or near[-1] not in group("small")
    return near[0] in group("determiners") and words.written(i - 1).islower() and describes


def _is_noun_after(words: Words, i: int) -> bool:
    """Whether after word ``i`` the text goes on as after a noun.

    After an article alone, or a place's preposition and article, only a noun that acronyms stand before is
    enough: people shout in ``on the PATH`` and ``have a BLAST``.
    """
    k = i + 1
    ended = k >= words.sentence(i)[1] or bool(words.gap(k).strip())
    following = "" if ended or not words.written(k)[0].islower() else words.words[k]
    if any(following in group(name) for name in _TAKES_ACRONYM):
        return True
    if _is_placed(words, i):
        return False
    return ended or following in group("clause") or following in group("agentive") | group("finite")


def _is_placed(words: Words, i: int) -> bool:
    """Whether word ``i`` follows ``a``, or a preposition and ``the``."""
    before = words.words[i - 1]
    two = words.words[i - 2] if i - 2 >= words.sentence(i)[0] else ""
    return before in ("a", "an") or (before == "the" and two in _PLACING)


def _goes_on(words: Words, k: int) -> bool:
    """Whether a text goes on, from word ``k``, as it does after the name of a program."""
    end, following, gap = words.sentence(k)[1], words.words[k], words.gap(k).strip()
    if gap in (",", "(", "—", "–"):
        return _told(words, k, end)
    if gap not in ("", "-"):
        return False
    if following in group("programs"):
        return not _is_body(words, k)
    if following in group("agentive"):
        return k < 2 or words.words[k - 2] not in group("determiners")
    return following in _BE and _told(words, k + 1, end)


def _is_body(words: Words, k: int) -> bool:
    """Whether word ``k`` makes a name of a place or body with what stands before it: ``HOPE Center``."""
    body = words.words[k] in group("bodies") or words.words[k] in group("streets")
    return body and words.written(k)[0].isupper() and words.words[k] not in ("program", "club")


def _told(words: Words, first: int, end: int) -> bool:
    """Whether from word ``first`` on it is said to be a program: ``a club for grade 5``."""
    if first >= end or words.words[first] not in group("determiners"):
        return False
    ahead = range(first + 1, min(end, first + _AHEAD))
    return any(words.words[k] in group("kinds-of-program") for k in ahead)


def _shouting(words: Words, i: int) -> bool:
    """Whether the sentence of word ``i`` has another word in capitals that is there to be loud."""
    first, end = words.sentence(i)
    loud = words.once(("loud", first), lambda: _loud(words, first, end))
    return any(k != i for k in loud)


def _loud(words: Words, first: int, end: int) -> tuple[int, ...]:
    emphatic = group("emphatic")
    return tuple(
        k
        for k in range(first, end)
        if words.words[k] in emphatic and words.ends[k] - words.starts[k] > 1 and words.written(k).isupper()
    )
