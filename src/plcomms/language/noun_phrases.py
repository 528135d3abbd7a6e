"""The parts of a noun phrase in plain words, and the phrase in the other number.

A glossary gives plain words in the number of its entry: ``student who needs more support``. What a text says
may stand in the other: then the noun changes that the phrase is about, the verb of the clause that tells
more of it, and ``its``: ``students who need more support``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from plcomms.language.inflection.morphology import is_mass, is_plural, plural, verb_forms
from plcomms.language.inflection.participles import is_participle
from plcomms.language.lexicon import group
from plcomms.language.terms.phrases import LINKS
from plcomms.language.vocabulary import frequency, known

_CLAUSE = ("what", "how", "why", "where", "when", "who", "whether", "which")
"""Words with which a phrase begins that has no noun to count: ``what we teach``."""

_ARTICLES = ("a", "an", "the", "their", "your")
_RELATIVES = ("that", "which", "who")
_LIST = re.compile(r",\s|\s(?:and|or)\s")
_JOINED = re.compile(r"\s(?:and|or)\s")
_JOINTS = re.compile(r"(,\s(?:(?:and|or)\s)?|\s(?:and|or)\s)")
_TOLD = re.compile(r"\w{2}[^\We]ed$")
"""The end of a participle behind a noun: ``people affected``."""

_PARTED = re.compile(r"([ -])")
_RARER = 2.2
"""A noun whose plural is this much rarer (Zipf scale) than itself is not counted: ``readies``."""

_WHEN = (" when ", " that ")
"""What makes a time one of several: ``times when doors are locked``, and not ``time to read``."""

_OF_BE = {"is": "are", "was": "were", "has": "have", "does": "do", "doesn't": "don't", "isn't": "aren't"}
_OF_MANY = {"its": "their", "his or her": "their", "itself": "themselves"}
_OWN = re.compile(r"\b(?:itself|its|his or her)\b")
_SPANS = ("time", "training", "software", "staff", "support", "material")
"""What is not counted and yet is named by an -ing word before it: ``planning time``."""


class Counted(NamedTuple):
    """A phrase in one number, and whether all that has to agree in it is known to do so."""

    words: str
    sure: bool


def head_and_rest(plain: str) -> tuple[str, str]:
    """The words up to the noun that is counted, and the rest: ``set``, `` of rules``."""
    words = plain.split(" ")
    at = next((k for k in range(1, len(words)) if _tells_more(words, k)), len(words))
    head = " ".join(words[:at])
    return head, plain[len(head) :]


@cache
def as_many(plain: str) -> Counted:
    """``plain`` as it speaks of several; as it is where it has nothing that is counted."""
    first = plain.split(" ", 1)[0]
    if first in _CLAUSE or first in LINKS or names_an_action(plain):
        return Counted(plain, False)
    head, rest = head_and_rest(plain)
    if _LIST.search(head):
        return _list_as_many(head, rest) if _JOINED.search(head) else Counted(plain, False)
    if is_plural(last_word(head)):
        return Counted(plain, True)
    if not (_has_a_plural(head) or (head == "time" and rest.startswith(_WHEN))):
        return Counted(plain, False)
    agreeing = _with_many(rest)
    return Counted(_plural_of(head) + agreeing.words, agreeing.sure)


def _has_a_plural(head: str) -> bool:
    """Whether ``head`` names something that is counted: ``skill``, and not ``college-level``."""
    words, noun = head.split(" "), last_word(head)
    if words[0] in group("counted") or words[-1] in group("no-nouns"):
        return False
    return words[-1] in group("counted-nouns") or (_is_counted(noun) and not is_mass(noun))


@cache
def as_one(plain: str) -> str:
    """``plain`` as it speaks of one; as it is where its noun is no plural that a rule makes."""
    head, rest = head_and_rest(plain)
    noun = last_word(head)
    if _LIST.search(head) or not is_plural(noun) or names_an_action(plain):
        return plain
    one = next((form for form in _singulars(noun) if known(form) and plural(form) == noun), None)
    return plain if one is None else head.removesuffix(noun) + one + _with_one(rest)


def last_word(head: str) -> str:
    """The noun at the end of ``head``, of a compound the last part."""
    return _PARTED.split(head)[-1]


def _singulars(noun: str) -> Sequence[str]:
    found = [noun[:-1]] if noun.endswith("s") else []
    found += [noun[:-3] + "y"] if noun.endswith("ies") else []
    return [*found, noun[:-2]] if noun.endswith("es") else found


def _with_one(rest: str) -> str:
    """What tells more of a noun, once that speaks of one: ``that fits each child``."""
    words = rest.split(" ")
    if len(words) > 2 and words[1] in _RELATIVES:
        verb = words[2]
        of_one = {many: one for one, many in _OF_BE.items()} | {many: one for one, many in _bases().items()}
        words[2] = of_one.get(verb, verb)
    return " ".join(words)


def _list_as_many(head: str, rest: str) -> Counted:
    """A list in the plural: each of its nouns, or the last alone where the others only tell of it."""
    pieces = _JOINTS.split(head)
    items, ends = pieces[::2], [last_word(item) for item in pieces[::2]]
    fixed = [is_plural(end) or is_mass(end) or not _is_counted(end) for end in ends]
    if " " in items[-1] and not fixed[-1] and (any(fixed[:-1]) or _tell_of_the_last(items)):
        last = as_many(items[-1] + rest)
        return Counted(head.removesuffix(items[-1]) + last.words, last.sure)
    if fixed[-1] or any(is_plural(end) or is_mass(end) for end in ends):
        return Counted(head + rest, False)
    pieces[::2] = [item if held else _plural_of(item) for item, held in zip(items, fixed, strict=True)]
    return Counted("".join(pieces) + _with_many(rest).words, False)


def _tell_of_the_last(items: Sequence[str]) -> bool:
    """Whether two items are two kinds of the last noun, as in ``life and work skill``."""
    return len(items) == 2 and " " not in items[0]


def _plural_of(head: str) -> str:
    noun = last_word(head)
    return head.removesuffix(noun) + plural(noun)


def _is_counted(noun: str) -> bool:
    """Whether ``noun`` has a plural that people use."""
    if noun in group("no-nouns") or not (known(noun) and known(plural(noun))):
        return False
    if noun.endswith("ing"):
        return noun in group("counted-nouns") or noun in group("ing-nouns")
    return noun in group("counted-nouns") or frequency(plural(noun)) > frequency(noun) - _RARER


def names_an_action(plain: str) -> bool:
    """Whether the phrase begins with what somebody does: ``speaking up``, ``not giving up``."""
    words = plain.split(" ")
    first, *after = words[1:] if words[0] == "not" else words
    if not first.endswith("ing") or first in group("ing-nouns"):
        return False
    following = after[0] if after else ""
    if first in group("counted-nouns") and first not in group("naming"):
        return following not in {"", "to", "where"} | (LINKS - {"on", "with"})
    if following in ("and", "or"):
        last = _JOINTS.split(head_and_rest(plain)[0])[-1]
        return " " not in last or not (is_plural(last_word(last)) or _is_counted(last_word(last)))
    if first not in group("naming") or following in group("behind") | LINKS | {"", ","}:
        return True
    return len(after) == 1 and is_mass(following) and following not in _SPANS


def _with_many(rest: str) -> Counted:
    """What tells more of a noun, once that is plural, and whether all its verbs are known to agree."""
    words = rest.split(" ")
    sure = True
    for k in [k for k, word in enumerate(words[:-1]) if word in _RELATIVES]:
        at = next((j for j in range(k + 1, len(words)) if not _is_adverb(words[j])), k + 1)
        verb = words[at]
        if verb not in _OF_BE and verb not in _bases():
            sure = sure and (k > 1 or not verb.endswith("s") or is_plural(verb))
        elif k == 1 or is_plural(words[k - 1]):
            words[at] = _OF_BE.get(verb) or _bases()[verb]
            sure = _with_second_verb(words, at) and sure
        else:
            sure = False
    return Counted(_OWN.sub(lambda own: _OF_MANY[own[0]], " ".join(words)), sure)


def _with_second_verb(words: list[str], at: int) -> bool:
    """Change a verb behind ``and`` with the first at ``at``; False where it may be a verb or a noun."""
    for k in range(at + 1, len(words) - 1):
        verb = words[k + 1]
        if words[k] not in ("and", "or", "but"):
            continue
        if verb in _OF_BE or _bases().get(verb) in group("no-noun-verbs"):
            words[k + 1] = _OF_BE.get(verb) or _bases()[verb]
        elif verb in _bases() and words[k + 2 : k + 3]:
            return False
    return True


def with_clause(noun: str, plain: str) -> str:
    """``noun`` with the words ``plain`` that tell more of it behind it: ``courses that count for credit``."""
    many = is_plural(last_word(noun))
    return noun + " " + (_with_many(" " + plain).words[1:] if many else plain)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in ("also", "often", "still", "always", "never", "not")


@cache
def _bases() -> dict[str, str]:
    """The verbs that are met in a clause behind a noun, by the form that goes with one."""
    return {verb_forms(verb).present: verb for verb in group("clause-verbs")}


def _tells_more(words: Sequence[str], k: int) -> bool:
    """Whether word ``k`` begins what is said of the noun before it."""
    word, before = words[k], words[k - 1]
    following = "".join(words[k + 1 : k + 2])
    if word in LINKS or word in group("behind"):
        return True
    if word.endswith("ing") and before not in ("and", "or"):
        return _acts(word, before, words[k + 1 :])
    if following == "":
        return bool(_TOLD.search(word)) and before not in ("and", "or")
    told = _TOLD.search(word) or (is_participle(word) and not is_plural(word))
    ends = following in LINKS or following in group("behind") or following in _ARTICLES
    return bool(told) and ends and before not in ("and", "or") and not before.endswith(",")


def _acts(word: str, before: str, after: Sequence[str]) -> bool:
    """Whether an -ing word tells what the persons before it do, or what the help before it is for."""
    if before in ("help", "trouble"):
        return bool(after) and word not in group("naming")
    if word not in group("doing") or before not in group("persons") or not after:
        return False
    return after[0][:1].isupper() or after[0] in _ARTICLES or len(after) > 1
