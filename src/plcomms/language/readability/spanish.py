"""The terms of a glossary as Spanish texts say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from unicodedata import normalize

from plcomms.language.normalize import Read, parts, read_words
from plcomms.language.terms.definitions import Meaning
from plcomms.language.terms.matcher import TermHit, Terms
from plcomms.model.glossary import InLanguage, Term
from plcomms.model.text import Block

_NAMED = re.compile(r"(.+?)\s*\(([^()]+)\)")
"""A term with its short form: ``programa de educación individualizado (IEP)``."""

_NOUNS = ("noun", "acronym")
_ENDS_HEAD = frozenset(
    ["a", "al", "con", "contra", "de", "del", "e", "en", "entre", "para", "por", "que", "sin", "sobre", "y"]
)
"""Words before which the part of a phrase ends that takes a plural: ``brecha`` of ``brecha de logro``."""

_ACCENTED = str.maketrans("áéíóú", "aeiou")
_EXPLAINED = re.compile(
    r"""[”"»’*_]*\s*(?:\([^()\s]{2,9}\)\s*)?
    (?: \((?=[^()]*\s[^()]*\s)
      | ,?\s*(?:es\ decir|o\ sea|esto\ es|que\ es|que\ son)\b
      | ,?\s*(?:que\s+)?(?:significan?|quieren?\ decir|consisten?\ en)\b
      | (?:es|son)\s+(?:un|una|unos|unas|el|la|los|las|cuando|como)\b
      | [:—–]\s )""",
    re.VERBOSE,
)
"""What follows a term that the text explains."""


def terms_in_spanish(terms: Iterable[Term], builtin: Iterable[Term]) -> tuple[Term, ...]:
    """Those of ``terms`` that have Spanish words, as terms of these words with their meaning in Spanish.

    Of the nouns that are ``builtin`` those are left out that are plain words in Spanish, and of single
    words those of every day: ``año escolar``, ``grupo``. A district's own stay.
    """
    own = {term.es.term: term for term in builtin if term.es}
    found: dict[str, Term] = {}
    for term in terms:
        if term.es is None or term.es.term in found:
            continue
        if phrases := _phrases(term.es, all_of_it=term.es.term not in own, noun=term.kind in _NOUNS):
            found[term.es.term] = _in_spanish(term, phrases, term.es.means)
    return tuple(found.values())


def _phrases(words: InLanguage, all_of_it: bool, noun: bool) -> tuple[str, ...]:
    """What of Spanish ``words`` is looked for: ``all_of_it``, else what is hard of a ``noun``."""
    whole, short = _named(words.term)
    phrases = dict.fromkeys((whole, *((short,) if short.isupper() else ()), *words.also))
    return tuple(phrase for phrase in phrases if all_of_it or (noun and _is_hard(phrase)))


def _is_hard(phrase: str) -> bool:
    hard, plain = _reviewed()
    return phrase in hard or phrase.isupper() if " " not in phrase else phrase not in plain


def _in_spanish(term: Term, phrases: tuple[str, ...], means: str) -> Term:
    return Term.model_construct(
        term=phrases[0],
        kind="noun",
        also=phrases[1:],
        say=term.say,
        fix=False,
        means=means,
        policy=term.policy,
    )


def _named(term: str) -> tuple[str, str]:
    found = _NAMED.fullmatch(term)
    return (found[1], found[2]) if found else (str(term), "")


@cache
def _reviewed() -> tuple[frozenset[str], frozenset[str]]:
    """The single words that are hard in Spanish, and the phrases that are plain."""
    data = (Path(__file__).parents[1] / "data" / "terms.es.txt").read_text(encoding="utf-8")
    lines = [line for line in data.splitlines() if line and line[0] != "#"]
    return (
        frozenset(line[2:] for line in lines if line[0] == "+"),
        frozenset(line[2:] for line in lines if line[0] == "-"),
    )


def forms_in_spanish(terms: Iterable[Term]) -> Mapping[str, Sequence[Sequence[str]]]:
    """The rows of folded words as which each phrase of ``terms`` is met: plural too, and without accents."""
    return {
        f"{term.kind} {phrase}": list(dict.fromkeys(_forms(phrase)))
        for term in terms
        for phrase in (term.term, *term.also)
    }


def _forms(phrase: str) -> Iterator[tuple[str, ...]]:
    row = parts(phrase)
    head = next((k for k, word in enumerate(row) if k and word in _ENDS_HEAD), len(row))
    many = (*map(_plural, row[:head]), *row[head:])
    for form in (row, many):
        yield form
        yield tuple(normalize("NFC", word).translate(_ACCENTED) for word in form)


def _plural(word: str) -> str:
    """The plural of a noun or an adjective in small letters; what has none is as it is."""
    if word[-1] in "aeoáéó":
        return f"{word}s"
    if word[-1] == "z":
        return f"{word[:-1]}ces"
    if word[-1] in "sx" or not word.isalpha():
        return word
    stem = word[:-2] + word[-2:].translate(_ACCENTED) if word[-1] == "n" else word
    return f"{stem}es"


def told_in_spanish(
    block: Block, terms: Terms, read: Read = read_words
) -> tuple[tuple[TermHit, Meaning], ...]:
    """The terms in a Spanish ``block``, each with whether the words after it explain it."""
    return tuple(
        (hit, "sense" if _EXPLAINED.match(block.text, hit.end) else "none")
        for hit in terms.find_in(read(block), block.quiet)
    )
