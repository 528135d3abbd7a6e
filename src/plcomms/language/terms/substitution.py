"""Tells whether plain words can be put in the place of a term with nothing else in the sentence to change.

:mod:`plcomms.language.inflection.agreement` gives the words their form. Here it is asked whether the place
takes them:
a name, a title, a quotation, a list of letters or two compounds that belong together are left to a person.
"""

from __future__ import annotations

import re

from plcomms.language.inflection.agreement import opens_sentence
from plcomms.language.inflection.morphology import all_verb_forms
from plcomms.language.lexicon import function_words, group
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
_JOINED = re.compile(r"\w[-‐‑–/]\Z")
_HYPHEN = re.compile(r"\A[-‐‑–/]\w?")
_ROW_BEFORE = re.compile(r"(?:\b[A-Z][A-Z0-9]+s?,?\s+(?:and|or|&)\s+|\b[A-Z][A-Z0-9]+s?\s*[,/&]\s*)[*_]*\Z")
_ROW_BEHIND = re.compile(r"[*_]*(?:,?\s+(?:and|or|&)\s+|\s*[,/&]\s*)[*_]*[A-Z][A-Z0-9]+s?\b")
_AMPERSAND = re.compile(r"(?:&\s*\Z)|(?:\A\s*&)")
_END = 6
"""Two words joined by ``and`` that end in as many equal letters are a pair: ``curricular``."""

_COUNTED = frozenset(["many", "several"])
_PLURAL = re.compile(r"(?:[\s*_]+[\w’'-]+){0,2}?[\s*_]+(?:[\w’'-]*[^\Ws_]s|children|men|people|women)\b")
"""Behind ``many`` one of the next three words must be a plural: not ``a multitude of information``."""

_SINGULAR_VERB = re.compile(r"[^.!?;:,]{0,60}?\b(?:is|was|has|does)\b")
_OBJECT = r"(?:[\s*_]+[\w’'-]+){0,2}?[\s*_]+"
_UNUSUAL_OBJECTS = {
    "use": re.compile(
        _OBJECT + r"(?:partners|parents|famil(?:y|ies)|volunteers?|teachers|students|staff|mentors|members"
        r"|coaches|leaders|people|children|residents|alumni|experts)\b"
    ),
    "follow": re.compile(_OBJECT + r"(?:deadlines?|timelines?|limits?|budgets?)\b"),
    "strengthen": re.compile(_OBJECT + r"(?:enrollment|attendance|participation|revenues?|numbers?|funds)\b"),
}
"""What is not said of a plain verb: not ``leverage community partners``, not ``adhere to the deadline``."""

_ACTIVE = frozenset(["required"])
"""Verbs that say something else in the passive: ``The change is necessitated by the storm``."""

_BEFORE_NOUN = frozenset(["budget", "main", "teaching"])
_NEVER_ONE = frozenset(["enough", "best", "many", "several"])
_DEGREE = frozenset(["more", "most", "less", "least", "as", "so", "too", "how"])
_PRONOUNS = frozenset(
    ["it", "them", "this", "that", "these", "those", "us", "you", "him", "her", "me", "one"]
)
_FAR = 600
"""How far back a quotation may have begun."""

_BE = frozenset(["be", "is", "are", "was", "were", "been", "being"])
_OPEN_END = frozenset(["of", "to", "for", "at", "in", "with", "over", "from", "on"])
"""Words at the end of a verb behind which its object must stand: ``make the most of``."""

_TOWARDS = frozenset(["to", "on", "upon", "with"])
_AT_FIRST = frozenset(["about", "while"])
"""Words that cannot open a sentence in the sense of what they stand for: ``With regard to``, ``Whereas``."""

_OPENERS = frozenset(["from now on", "until then"])
"""Words that fit only where they open a sentence, a comma behind them: not ``our goals going forward``."""

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
    if block.kind not in _PROSE or _in_quotes(text[max(0, hit.start - _FAR) : hit.start], text[hit.end :]):
        return False
    if (
        _SUSPENDED.search(before)
        or _JOINED.search(before)
        or _HYPHEN.match(behind)
        or _AMPERSAND.search(before + "\0" + behind)
    ):
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
        return not following or following in function_words()
    if kind == "verb":
        return _fits_verb(plain, last, following) and _takes_such_object(plain.lower(), behind)
    if kind == "adjective":
        return _fits_adjective(plain, last, following)
    return kind != "phrase" or _fits_phrase(plain.lower(), last, before, behind)


def _fits_phrase(plain: str, last: str, before: str, behind: str) -> bool:
    """Whether a phrase can stand here: some only open a sentence, some never do, some ask for a plural."""
    if plain in _OPENERS:
        return opens_sentence(before) and behind.startswith(",")
    if plain in _COUNTED and (not _PLURAL.match(behind) or _SINGULAR_VERB.match(behind)):
        return False
    if plain.startswith(("as ", "if ")) and last in _BE:
        return False
    return plain not in _AT_FIRST or not opens_sentence(before)


def _fits_verb(plain: str, last: str, following: str) -> bool:
    """Whether a verb of several words can stand here: its object must come behind the whole of it."""
    if plain.lower() in _ACTIVE and last in _BE:
        return False
    if " " not in plain:
        return following not in _TOWARDS or not _takes_object(plain)
    if plain.rsplit(" ", 1)[1] in _OPEN_END and (last in _BE or not following or following in LINKS):
        return False
    return following not in _PRONOUNS


def _takes_such_object(verb: str, behind: str) -> bool:
    """Whether ``verb`` is said of what comes next."""
    return not any(
        verb in all_verb_forms(base) and objects.match(behind) for base, objects in _UNUSUAL_OBJECTS.items()
    )


def _takes_object(verb: str) -> bool:
    """Whether no preposition follows ``verb`` where one may follow what it stands for: ``impact on``."""
    return any(verb.lower() in all_verb_forms(base) for base in group("takes-object"))


def _fits_adjective(plain: str, last: str, following: str) -> bool:
    """Whether an adjective can stand here: some are not graded, some only stand before or behind a noun."""
    if last in _DEGREE and len(_BEATS.findall(plain.split(maxsplit=1)[0])) < 2:
        return False
    if plain.lower() in _NEVER_ONE and (last in _DEGREE or last in ("a", "an", "of")):
        return False
    beside_noun = plain.count("-") > 1 or plain.lower() in _BEFORE_NOUN
    if beside_noun and (not following or following in function_words()):
        return False
    return following not in LINKS - {"and"}


def _in_quotes(before: str, behind: str) -> bool:
    """Whether the characters between these stand in quotation marks."""
    if before.rfind("“") > before.rfind("”"):
        return True
    return before.count('"') % 2 == 1 and '"' in behind


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
    if hyphen and re.search(rf"\w-{re.escape(end)}\b", before + " " + behind, re.IGNORECASE):
        return True
    same, joint = re.escape(hit.found[-_END:]), r",?\s+(?:and|or)\s+"
    pair = re.search(same + joint + r"\Z", before) or re.match(rf"{joint}[\w-]*{same}\b", behind)
    return len(hit.found) > _END and pair is not None


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
