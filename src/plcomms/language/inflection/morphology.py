"""The forms of an English word: plurals, tenses and the two spellings.

Three libraries were measured on 124 forms of 60 words from school messages; the figures are printed by
``benchmarks/inflection_table.py``: lemminflect knows 123 of them and needs 0.2 s and numpy for its first
word; inflect makes nouns only; simplemma gives base words only, 120 of them, so that it cannot write an
alternative, and needs 0.27 s. The forms that no rule gives were written down from lemminflect's data (the
SPECIALIST lexicon of the US National Library of Medicine) into ``data/inflections.tsv``, which is read in
2 ms; the regular rest is made by the rules of spelling below, and so all 124 are there in 0.02 s.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from plcomms.language.lexicon import group

_DATA = Path(__file__).parents[1] / "data"
_VOWELS = "aeiou"
_ONE_BEAT = re.compile(r"(?:qu|[^aeiou])*[aeiouy][^aeiouwxy]")
_HISS = ("s", "x", "z", "ch", "sh")


class VerbForms(NamedTuple):
    """A verb as it is written with each kind of subject and time."""

    base: str
    present: str
    past: str
    participle: str
    continuous: str


def plural(noun: str) -> str:
    """The usual plural of ``noun``; the word itself where it has no other."""
    return plurals(noun)[0]


@cache
def plurals(noun: str) -> tuple[str, ...]:
    """All plurals of ``noun``, the usual one first: ``criteria``, ``criterions``."""
    return _table()[0].get(noun) or (_with_s(noun),)


@cache
def verb_forms(verb: str) -> VerbForms:
    """The usual forms of ``verb``."""
    known = _table()[1].get(verb)
    if known:
        past, participle, continuous, present = (part[0] for part in known)
        return VerbForms(verb, present, past, participle, continuous)
    past = _with_ed(verb)
    return VerbForms(verb, _with_s(verb), past, past, _with_ing(verb))


@cache
def all_verb_forms(verb: str) -> tuple[str, ...]:
    """Every form in which ``verb`` may be met, its base first."""
    known = _table()[1].get(verb, ())
    forms = (*verb_forms(verb), *(form for part in known for form in part))
    return tuple(dict.fromkeys(form for form in forms if form))


def is_plural(word: str) -> bool:
    """Whether ``word`` looks like the plural of a noun."""
    if word in _irregular_plurals():
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in group("singular")


def is_mass(noun: str) -> bool:
    """Whether ``noun`` is one of those that are not counted: ``help``, ``feedback``."""
    return noun in group("mass") or noun.endswith(("ness", "ship", "work", "ism"))


@lru_cache(maxsize=1 << 14)
def spellings(word: str) -> tuple[str, ...]:
    """``word`` and the same word as it is spelt on the other side of the Atlantic, if it differs there."""
    other = _SPELLING.sub(_swapped, word)
    return (word,) if other == word else (word, other)


_PAIRS = (
    *((f"{stem}or", f"{stem}our") for stem in sorted(group("or"))),
    *((f"{stem}er", f"{stem}re") for stem in sorted(group("er"))),
    ("defense", "defence"), ("offense", "offence"), ("license", "licence"), ("practice", "practise"),
    ("catalog", "catalogue"), ("dialog", "dialogue"), ("analog", "analogue"), ("program", "programme"),
    ("fulfill", "fulfil"), ("enroll", "enrol"), ("skillful", "skilful"), ("installment", "instalment"),
    ("judgment", "judgement"), ("acknowledgment", "acknowledgement"), ("pediatric", "paediatric"),
    ("counselor", "counsellor"), ("modeler", "modeller"), ("maneuver", "manoeuvre"), ("gray", "grey"),
    ("centered", "centred"), ("centering", "centring"), ("aging", "ageing"), ("artifact", "artefact"),
)  # fmt: skip
"""Words whose American and British spellings differ by no rule, American first."""

_SWAP = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
_SPELLING = re.compile(
    "|".join(sorted(_SWAP, key=len, reverse=True))
    + r"|(?<=[a-z]{2})[iy][sz](?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)"
    + r"|(?<=[aeiouy][a-z][aeiou])ll?(?=(?:ed|ing|er|ers)$)"
    + r"|(?<=[aeiouy][a-z]{2}[aeiou])ll?(?=(?:ed|ing|er|ers)$)"
)


def _swapped(found: re.Match[str]) -> str:
    word = found[0]
    if word in _SWAP:
        return _SWAP[word]
    if word in ("l", "ll"):
        return "l" if word == "ll" else "ll"
    return word[0] + ("s" if word[1] == "z" else "z")


def _with_s(word: str) -> str:
    if word.endswith(_HISS):
        return word + "es"
    return word[:-1] + "ies" if _ends_in_y(word) else word + "s"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _ends_in_y(verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _ONE_BEAT.fullmatch(verb) else "") + "ed"


def _with_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _ONE_BEAT.fullmatch(verb) else "") + "ing"


def _ends_in_y(word: str) -> bool:
    return len(word) > 2 and word[-1] == "y" and word[-2] not in _VOWELS


_Nouns = dict[str, tuple[str, ...]]
_Verbs = dict[str, tuple[tuple[str, ...], ...]]


@cache
def _table() -> tuple[_Nouns, _Verbs]:
    """The words that the rules would get wrong, as nouns and as verbs."""
    nouns: _Nouns = {}
    verbs: _Verbs = {}
    for line in (_DATA / "inflections.tsv").read_text(encoding="utf-8").splitlines():
        word, kind, forms = line.split("\t")
        if kind == "noun":
            nouns[word] = tuple(forms.split("/"))
        else:
            verbs[word] = tuple(tuple(part.split("/")) for part in forms.split(","))
    return nouns, verbs


@cache
def _irregular_plurals() -> frozenset[str]:
    return frozenset(
        form
        for word, forms in _table()[0].items()
        for form in forms
        if form != word and not form.endswith("s") and form not in group("singular")
    )
