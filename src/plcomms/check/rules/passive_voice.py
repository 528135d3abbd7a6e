"""Sentences that do not say who does it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.inflection.participles import is_participle, is_state
from plcomms.language.normalize import Words

_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
_BETWEEN = re.compile(r"not|never|always|also|often|then|still|only|just|already|all|both|each|\w+ly")
_NOUN_LIKE = frozenset(["what", "without", "of", "from", "like", "before", "after", "than", "as"])
"""Words before ``be`` that make a thing of it: ``what was learned``, ``without being asked``."""

_MADE = frozenset(["of", "from", "in", "up", "for", "out", "with", "to"])
"""After ``made`` these tell what a thing is: ``made of wood``, ``made for children``."""

_ADJECTIVE = re.compile(
    r"\w+(?:al|ive|ful|less|ous|ic|able|ible|ant|ent|ary|y)|\w+-\w+(?:ed|en|led|ing|free)?"
)
_WORD = re.compile(r"[\w'-]+")
_JOINS = re.compile(r",\s+(?:and\s+)?|\s+(?:and|or|but|yet)\s+")
"""What joins two things that are said of the same: ``individualized, hands-on and fair``."""

_DEGREES = frozenset(["very", "so", "too", "more", "most", "quite", "rather", "less"])
_HIDES, _LAST = "hides who does it", "puts who does it last"
_FIRST = "Begin with who does it, which now stands behind “by”."
_FAR = 3
"""How many words after the form of ``be`` the participle may stand."""

_NO_AGENT = re.compile(
    r"(?:the\s+)?(?:end|time|beginning|start|middle|close|first|last|next|noon|midnight|now|then|far|age|grade|topic"
    r"|subject|date|chance|accident|design|default|law|nature|name|hand|e-?mail|mail|phone|text|bus|car|foot|way"
    r"|means|virtue|no|itself|\w*sel(?:f|ves)|\w+ing|\w+day|tomorrow|tonight|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|river|road|door|gate|lake|window|entrance|office|\d\S*)\b"
)
"""What may follow ``by`` without being somebody who acts: a time, a way, a means."""


@on_block(
    severity=Severity.ADVICE,
    message="“{found}” {fault}.",
    help="Begin with who does it: “we”, “your child's teacher”, “students”.",
    source="plainlanguage.gov, Use active voice; CDC Clear Communication Index (2019), item 6",
    cases=(
        Case("The plan was approved in May.", ("was approved",)),
        Case("Lessons are not always written by us.", ("are not always written",)),
        Case(
            "A decision will be made by the board, and grades have been *carefully* reviewed.",
            ("be made", "been *carefully* reviewed"),
        ),
        Case("Your child's work will be shown to you by the teacher.", ("be shown",)),
        Case("Mistakes were made. The bench is made of wood.", ("were made",)),
        Case("We are excited. The office is closed on Friday. Ana was born in May. Let us get started."),
        Case("The gym is located at the back, and it is open. We are used to it and are done by Friday."),
        Case("The plan is individualized, competency-based and fair. It is more involved than that."),
        Case("Show what was learned without being asked. No family should be surprised by a grade."),
        Case("There is indeed a need, and the bed is red. It is well-designed. I am stuck. They are tired."),
    ),
)
def passive_voice(block: Block, context: Context) -> Iterator[Hit]:
    """Asks who does it.

    “A decision was made” hides the person whom a family could ask. Words that tell of a state (“is closed”)
    are left alone unless the sentence says by whom, and feelings (“are excited”) always.
    """
    words = context.words_of(block)
    for i, word in enumerate(words.words):
        if word in _BE and not (i and words.words[i - 1] in _NOUN_LIKE):
            k = _participle(words, i)
            if k is not None and (by_whom := _agent(words, k + 1)) >= (state := _state(words, k)):
                if _quality(words, i, k) and not by_whom:
                    continue
                end = k + (by_whom and state)
                found = " ".join(words.text[words.starts[i] : words.ends[end]].split())
                fields = {"found": found, "fault": _LAST if by_whom else _HIDES}
                help = _FIRST if by_whom else None
                yield Hit(words.starts[i], words.ends[end], fields=fields, help=help)


def _quality(words: Words, i: int, k: int) -> bool:
    """Whether participle ``k`` is an adjective: in one row with others, or more or less so."""
    if any(word in _DEGREES for word in words.words[i + 1 : k]):
        return True
    behind = words.folded[words.ends[k] : words.ends[k] + 60]
    joint = _JOINS.match(behind)
    following = _WORD.match(behind, joint.end()) if joint else None
    return bool(following and not is_participle(following[0]) and _ADJECTIVE.fullmatch(following[0]))


def _participle(words: Words, i: int) -> int | None:
    """Which word is the participle that belongs to the ``be`` at word ``i``; None if there is none."""
    _, last = words.sentence(i)
    for k in range(i + 1, min(i + 1 + _FAR, last)):
        if not words.joined(k) or words.gap(k) == "-":
            return None
        word = words.words[k]
        if is_participle(word):
            compound = k + 1 < len(words) and words.gap(k + 1) == "-"
            return None if compound else k
        if not _BETWEEN.fullmatch(word):
            return None
    return None


def _state(words: Words, k: int) -> bool:
    """Whether participle ``k`` tells of a state: ``made of wood``, where ``mistakes were made`` does not."""
    if words.words[k] == "made":
        return k + 1 < len(words) and words.words[k + 1] in _MADE
    return is_state(words.words[k])


def _agent(words: Words, k: int) -> bool:
    """Whether word ``k`` is a ``by`` that names who does it, and not when or how."""
    if k + 1 >= len(words) or words.words[k] != "by" or not words.joined(k):
        return False
    return not _NO_AGENT.match(" ".join(words.words[k + 1 : k + 3]))
