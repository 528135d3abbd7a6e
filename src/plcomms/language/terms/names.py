"""Tells where a word of the glossary is a name: of a person, a street, a school, a book, a file."""

from __future__ import annotations

import re

from plcomms.language.lexicon import group
from plcomms.language.normalize import Words, without_marks
from plcomms.language.terms.letter_names import is_firm, is_initials, is_station, is_train
from plcomms.model.glossary import Term

_RUN = 12
"""A name of more words than this is not looked for to its end."""

_NEAR = 2
"""So many words after a capital a shop may stand: ``print shop``."""

_CLOSE = {"“": "”", '"': '"', "‘": "’"}
_BY = re.compile(
    r"\W{0,3}by\s+(?:[A-Z][\w.'’-]*\s+[A-Z]"
    r"|(?:an?|the|our)\s(?:[\w-]+\s){0,3}(?:author|composer|artist|poet|writer|band|singer|director|student)\b)"
)
_AFTER_TITLE = re.compile(r"[”\"’],?\s(?:and\s|or\s)?$")
"""What joins a title to the one before it: ``“Lights” and “Synergy”``."""

_LINK = re.compile(r"\s+|\s?-\s?|\.\s|-")


def in_name(words: Words, first: int, end: int, term: Term, phrase: str) -> bool:
    """Whether words ``first:end``, though a term, are a name here or a part of one."""
    if not any(_capital(words, k) for k in range(first, end)):
        return False
    if _quoted(words, first, end):
        return True
    title_case = words.title_case(first)
    if _person(words, first, end, title_case):
        return True
    if term.kind == "acronym" and end - first == 1 and _letters(words, first):
        return True
    strict = title_case or term.kind == "acronym" or phrase != phrase.lower()
    if end < len(words) and _capital(words, end) and _linked(words, end):
        follower = words.words[end]
        if follower in group("streets") or (not strict and follower in group("bodies")):
            return True
    whole = all(_capital(words, k) or words.words[k] in group("small") for k in range(first, end))
    return whole and not strict and _in_run(words, first, end, term)


def names_person(words: Words, i: int) -> bool:
    """Whether word ``i`` is the name, or a name's initials, of somebody with a title: ``Mr. TJ Lee``."""
    return _person(words, i, i + 1, False)


def _letters(words: Words, i: int) -> bool:
    """Whether an acronym is a firm, a train, a station or initials: ``SEL Paving``, ``EL Ramirez``."""
    if is_firm(words, i) or is_train(words, i) or is_initials(words, i):
        return True
    return is_station(words, i, words.written(i))


def _person(words: Words, first: int, end: int, title_case: bool) -> bool:
    """``Mrs. Rubric``, ``Ms. Ana Rubric``, ``Coach Pathway``."""
    for k in range(first - 1, max(-1, first - 4), -1):
        if not _capital(words, k) or not _linked(words, k + 1):
            return False
        word = words.words[k]
        if word in group("titles"):
            return True
        if word in group("jobs"):
            ends = end == len(words) or not _capital(words, end) or not _linked(words, end)
            return end - first == 1 and ends and not title_case
    return False


def _in_run(words: Words, first: int, end: int, term: Term) -> bool:
    """Whether a row of capitals in a plain sentence holds the term and more: ``the Leverage Fund``."""
    opening, closing = words.sentence(first)
    left, right = _run(words, first, end, opening, closing)
    if left == opening and left < first and words.words[left] in group("small"):
        left = _after_small(words, left, first)
    others = [without_marks(words.words[k]) for k in (*range(left, first), *range(end, right))]
    others = [word for word in others if word not in group("small") and not word.isdigit()]
    if not others:
        return _alone(words, first, end, opening)
    if end - first > 1 and all(word in group("ordinary") for word in others):
        return False
    if left == opening == first:
        return _opens(words, first, end, right, term)
    return True


def _opens(words: Words, first: int, end: int, right: int, term: Term) -> bool:
    """Whether the capitalised row that opens a sentence is a name: its first capital says nothing."""
    following = words.words[right] if right < len(words) else ""
    if following in group("finite"):
        return True
    others = words.words[end:right]
    if any(word in group("bodies") or word in group("streets") for word in others):
        return True
    ordinary = others[0] in group("ordinary") or others[0] in group("titles")
    singular = words.words[first] in phrase_words(term.term)
    return end - first == 1 and term.kind == "noun" and singular and not ordinary


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The words of a glossary phrase in small letters."""
    return tuple(phrase.lower().split())


def _alone(words: Words, first: int, end: int, opening: int) -> bool:
    """Whether a capitalised term that stands alone is a title after all: ``the novel Synergy``."""
    if first == opening:
        return False
    before = words.words[first - 1]
    plain = words.gap(first).isspace()
    if _of_shop(words, end):
        return True
    if plain and (before in group("works") or (before == "at" and end - first == 1)):
        return True
    return bool(_BY.match(words.text, words.ends[end - 1]))


def _of_shop(words: Words, end: int) -> bool:
    """Whether what follows up to word ``end`` is a shop of that name: ``The Frameworks print shop``."""
    for k in range(end, min(len(words), end + _NEAR)):
        if _capital(words, k) or not _linked(words, k):
            return False
        if words.words[k] in group("shops"):
            return True
    return False


def _quoted(words: Words, first: int, end: int) -> bool:
    """Whether the term stands in the title of a book or film in quotation marks."""
    text, start, to = words.text, words.starts[first], words.ends[end - 1]
    opened = next((k for k in range(start - 1, max(-1, start - 80), -1) if text[k] in '“"‘”\n'), -1)
    if opened < 0 or text[opened] not in _CLOSE:
        return False
    closed = text.find(_CLOSE[text[opened]], to, to + 80)
    if closed < 0:
        return False
    inner = [word.strip(".,!?:;'’") for word in text[opened + 1 : closed].split()]
    long = [word for word in inner if word.lower() not in group("small")]
    if not long or not all(word[:1].isupper() or word[:1].isdigit() for word in (inner[0], *long)):
        return False
    before = text[max(0, opened - 40) : opened].lower().split()
    cue = any(word.strip(",:") in group("works") for word in before[-2:]) or bool(
        _AFTER_TITLE.search(text[max(0, opened - 8) : opened])
    )
    more = len(inner) > end - first and text[closed - 1] not in ".!?"
    return cue or more or bool(_BY.match(text, closed + 1))


def _run(words: Words, first: int, end: int, opening: int, closing: int) -> tuple[int, int]:
    """The row of capitalised words round ``first:end``; ``of`` and its like may stand inside it."""
    left = first
    while left > max(opening, first - _RUN):
        k = left - 1
        if k > opening and words.words[k] in ("of", "for", "the") and _linked(words, left):
            k -= 1
        if not (_capital(words, k) and all(_linked(words, m) for m in range(k + 1, left + 1))):
            break
        if words.words[k].endswith("'s") or words.text[words.ends[k]] in "'’":
            break
        left = k
    right = end
    while right < min(closing, end + _RUN):
        k = right
        if words.words[k] in ("of", "for", "the") and k + 1 < closing and _linked(words, k):
            k += 1
        if not (_capital(words, k) and all(_linked(words, m) for m in range(right, k + 1))):
            break
        right = k + 1
    return left, right


def _after_small(words: Words, left: int, first: int) -> int:
    while left < first and words.words[left] in group("small"):
        left += 1
    return left


def _capital(words: Words, k: int) -> bool:
    return words.text[words.starts[k]].isupper() or words.text[words.starts[k]].isdigit()


def _linked(words: Words, k: int) -> bool:
    """Whether a space, or the full stop of an initial or ``Mrs.``, parts word ``k`` from the one before."""
    gap = words.gap(k)
    if not _LINK.fullmatch(gap) or "\n\n" in gap:
        return False
    if not gap.startswith("."):
        return True
    word = words.words[k - 1]
    return len(word) == 1 or word in group("titles") or word in group("streets")
