"""Plain words as a person is advised to say them: in number, tense, capitals and place like what was met.

:mod:`plcomms.language.inflection.agreement` gives only what is certain, for a program to write. Here the
likelier form
is given where two can be, for somebody who reads the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from plcomms.language.inflection.agreement import Around, capitalised, with_article
from plcomms.language.inflection.morphology import all_verb_forms, is_mass, is_plural
from plcomms.language.inflection.number import counted_as_found, counts_more
from plcomms.language.inflection.tense import as_participle, tensed_as_found
from plcomms.language.lexicon import function_words, group
from plcomms.language.normalize import parts
from plcomms.language.noun_phrases import as_many, head_and_rest, last_word, with_clause
from plcomms.language.terms.matcher import TermHit
from plcomms.language.terms.phrases import LINKS

_NOUNS = re.compile(r"(?:\s+[a-z][a-z'’-]+){1,4}")
_FEW = 3
_NEAR = 3
_BY = re.compile(r"\s+by\b")
_YOUR = re.compile(r"\byour\b")
_OWNED = re.compile(r"\S+['’]s\s")
"""How a meaning begins that keeps its article with several too: ``a student's plans``."""

_WHOSE = {"we": "our", "i": "my", "he": "his", "she": "her", "you": "your", "your": "your"}
_NO_PASSIVE = ("get", "let", "have")
"""Verbs that are not said in the passive: ``is let``."""

_PROPER = ("English", "Spanish", "American", "Medicaid", "I")
"""Words with which a meaning may begin, and which keep their capital inside a sentence."""

_TELLS_MORE = re.compile(
    r"(?:that|who|with|of|for|in|on|at|about|from|able|without|still|too|based|guided|led|built|tied|given|made"
    r"|paid|shown|using|looking|speaking|planning|left|short|right|ready|absent|gifted|fit)\s"
)
"""How words begin that stand behind the noun of which they tell more."""


def advised(hit: TermHit, plains: Sequence[str], text: str = "") -> list[str]:
    """Each of ``plains`` as somebody may say it in the place of ``hit``, the best first.

    An article comes with it that would have to change. Words that cannot stand there are left out, as long
    as others are left.
    """
    around = Around.of(hit, text)
    said = [_as_found(hit, plain, around) for plain in plains]
    kept = [words for words in said if words and not _hangs(hit, words, around)] or [
        w or p for w, p in zip(said, plains, strict=True)
    ]
    return list(dict.fromkeys(_dressed(hit, words, around) for words in kept))


def _dressed(hit: TermHit, words: str, around: Around) -> str:
    """``words`` with capitals, and with the article that they ask for."""
    formed = capitalised(hit, words, around.opens, around.loud)
    return with_article(formed, around.ahead) if _takes_article(hit, formed) else formed


def _as_found(hit: TermHit, plain: str, around: Around) -> str:
    kind = hit.term.kind
    if kind in ("noun", "acronym"):
        return counted_as_found(hit, plain)
    if kind == "verb" or (kind == "phrase" and parts(hit.found) != parts(hit.phrase)):
        if _tells_of_a_noun(hit, around):
            return _beside_its_noun(as_participle(plain), around)
        return _with_owner(tensed_as_found(hit, plain, around.before, around.after), around)
    return _beside_its_noun(plain, around) if kind == "adjective" else plain


def _hangs(hit: TermHit, words: str, around: Around) -> bool:
    """Whether a verb cannot stand here in the passive: ``led by us`` can, ``helped with by us`` cannot."""
    if hit.term.kind != "verb" or not hit.found.endswith(("ed", "en", "wn")):
        return False
    helped = any(word in group("auxiliaries") for word in around.before[-_NEAR:])
    by = bool(_BY.match(around.after))
    first, last = words.split(" ", maxsplit=1)[0], words.rsplit(" ", maxsplit=1)[-1]
    never = any(first in all_verb_forms(verb) for verb in _NO_PASSIVE)
    attributive = _tells_of_a_noun(hit, around)
    return ((by or attributive) and last in LINKS) or ((by or helped) and never)


def _tells_of_a_noun(hit: TermHit, around: Around) -> bool:
    """Whether a past form is a participle before its noun: ``we offer personalized lessons``."""
    last = around.before[-1] if around.before else ""
    if not hit.found.endswith("ed") or last in group("subjects") | group("auxiliaries") or is_plural(last):
        return False
    following = _NOUNS.match(around.after)
    return following is not None and following[0].split()[0] not in function_words()


def _with_owner(words: str, around: Around) -> str:
    """``your own work`` as the work of whoever does it: ``students judge their own work``."""
    if around.opens or not around.before:
        return words
    whose = next((_WHOSE[w] for w in reversed(around.before[-_NEAR:]) if w in _WHOSE), "their")
    return _YOUR.sub(whose, words)


def means_as_found(hit: TermHit, means: str) -> str:
    """What the entry of ``hit`` says that it means, in its number and as it goes on in a sentence."""
    told = means.rstrip(".")
    first, _, rest = told.partition(" ")
    own = (len(first) > 1 and first.isupper()) or first in _PROPER
    told = told if own else told[:1].lower() + told[1:]
    if hit.term.kind not in ("noun", "acronym") or first not in ("A", "An") or not counts_more(hit):
        return told
    many = as_many(rest)
    return many.words if many.sure and not _OWNED.match(rest) else told


def _beside_its_noun(plain: str, around: Around) -> str:
    """``plain`` as it stands: words that cannot stand before a noun come behind the one that follows.

    ``credit-bearing courses`` are ``courses that count for credit``, not ``that counts for credit courses``.
    """
    if not _follows_its_noun(plain):
        return plain
    noun = _noun_behind(around)
    return with_clause(noun, plain) if noun else plain


def _follows_its_noun(plain: str) -> bool:
    links = LINKS | {"into", "by", "through"}
    return bool(_TELLS_MORE.match(plain)) or (" " in plain and bool(links & set(plain.split())))


def _noun_behind(around: Around) -> str:
    """The noun behind an adjective with what stands between; empty where it cannot be told."""
    row = _NOUNS.match(around.after)
    words = row[0].split() if row else []
    nouns = list(takewhile(lambda word: word not in function_words(), words))
    found = [k for k, word in enumerate(nouns[:_FEW]) if _is_noun(word)]
    last = next((k for k in found if is_plural(nouns[k])), max(found, default=None))
    determined = around.before[-1:] != [] and around.before[-1] in group("determiners")
    if last is None:
        return nouns[0] if determined and len(nouns) == 1 else ""
    ends = last + 2 if not is_plural(nouns[last]) and len(nouns) == last + 2 else last + 1
    return " ".join(nouns[:ends])


def _is_noun(word: str) -> bool:
    """Whether a word behind an adjective is the noun, and no verb or other adjective."""
    return is_plural(word) or is_mass(word) or word in group("heads")


def _takes_article(hit: TermHit, words: str) -> bool:
    """Whether an article that says one can stand before ``words``."""
    if hit.term.kind not in ("noun", "acronym"):
        return not _follows_its_noun(words.lower())
    head = head_and_rest(words.lower())[0]
    noun = last_word(head)
    counted = not (is_mass(noun) or is_plural(noun) or noun.endswith("ing"))
    return counted and head.split(" ")[0] not in group("counted")
