"""What of a phrase must be in capitals, and whether a text writes it so."""

from __future__ import annotations

from plcomms.language.lexicon import group, short_words
from plcomms.language.normalize import Words, without_marks
from plcomms.language.terms.backronyms import is_word


def capitals_of(phrase: str) -> tuple[str, ...]:
    """What of a phrase must be in capitals: ``IEP``, both of ``Title I``, the first of ``Lexile``."""
    if phrase.islower():
        return ()
    words = phrase.replace("-", " ").replace("/", " ").split()
    upper = [word.replace(".", "") for k, word in enumerate(words) if word.isupper() and (len(word) > 1 or k)]
    if len(words) <= 2 and all(word[0].isupper() or word.isdigit() for word in words):
        upper += [word[0] for word in words if not word.isupper() and word[0].isupper()]
    return tuple(upper)


def initials_of(name: str) -> str:
    """What people call a district or school with a long name: RSD for Riverbend School District."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > _INITIALS else ""


_INITIALS = 2
"""Two initials are a person's oftener than a school's."""


def has_capitals(words: Words, i: int, to: int, capitals: tuple[str, ...]) -> bool:
    """Whether the text writes what must be in capitals so, and not only because everything there is."""
    found = words.text[words.starts[i] : words.ends[to - 1]].replace(".", "")
    if not all(capital in found for capital in capitals):
        return to - i == 1 and len(capitals) == 1 and _is_acronym_typed(words, i, found, capitals[0])
    return to - i > 1 or found.lower() not in short_words() or not words.capitals(i)


_LEAST_TYPED = 3
"""Two small letters are a word or a slip far oftener than an acronym."""


def _is_acronym_typed(words: Words, i: int, found: str, acronym: str) -> bool:
    """Whether ``found`` is the acronym with some or all of its letters small: ``RtI``, ``an iep``.

    Small ones alone count where no word is spelled so, beside an article or a noun that takes acronyms.
    """
    letters = without_marks(found.replace("’", "'"))
    if len(acronym) < _LEAST_TYPED or acronym not in (letters.upper(), letters[:-1].upper()):
        return False
    if is_word(acronym.lower()):
        return False
    if sum(map(str.isupper, letters)) > 1:
        return True
    if not letters.islower():
        return False
    following = words.words[i + 1] if i + 1 < len(words) and words.gap(i + 1) == " " else ""
    before = words.words[i - 1] if i and words.gap(i) == " " else ""
    return before in group("determiners") or following in group("heads") or following in group("modified")
