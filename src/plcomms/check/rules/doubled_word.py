"""Words typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.lexicon import group

_LETTERS = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_TWICE = re.compile(rf"(?<![\w'’-])({_LETTERS})(\s+)(\1)(?![\w'’-])", re.IGNORECASE)
_PAIR = re.compile(rf"(?<![\w'’-])({_LETTERS}[ \t]+{_LETTERS})(\s+)(\1)(?![\w'’-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_MEANT = re.compile(
    r"had|bye|ha|ho|choo|tut|knock|night|there|very|many|really|so|long|far|go|no|yes|hear|blah|cha|yo|chop"
    r"|boo|win|hip|pom|now|well|please|hop|clap|ding|tick|beep|buzz|moo|quack|woof|drip|splash|hush"
    r"|rah|yay|hooray|hey|hi|la|na|boom|zoom|row|twinkle|bit|day",
    re.IGNORECASE,
)
"""Words that people say twice on purpose."""

_LINKS = frozenset(["and", "or", "by"])
"""Words of pairs that people say twice: ``on and on and on``."""

_SMALL = frozenset(
    """
    a an the this that these those i we you he she it they us me him them our your my his her its
    their in on at to of for from by with and or but if when as so than then is are was were be been
    am will would can could may must should shall do does did has have not all any each every no
    more most some one who what which where how here there please
    """.split()  # noqa: SIM905
)
"""Small words: no name is made of one of them twice, and two in a row are seldom said twice on purpose."""

_CLAUSE = re.compile(r"\b(?:who|whom|whose|what|whatever|when|where|why|how|all|which)\b")
"""Before words that end one clause and begin the next: ``what it is is``, ``those who know you you``."""

_MEETING = frozenset(["is", "was", "are", "do", "does", "did", "you", "it", "in", "her", "this"])
_GIVES = re.compile(
    r"\b(?:tell|told|tells|give|gave|gives|show|showed|ask|asked|hand|handed|send|sent|get|got)\s+\Z"
)
"""Before ``her her``: somebody, and what she gets."""

_AFTER_THAT = re.compile(
    r"\s+(?:you|we|he|she|they|it|i|the|an?|your|our|their|his|all|each|every|this|these)\b"
)
"""What cannot follow ``that`` where it points to something: ``that that bus``, and not ``that that you``."""

_PARTICLES = ("in", "on", "over", "off", "by", "through", "up", "out", "down", "to")
"""Little words of verbs that stand before places and times as well; ``groups.txt`` has the verbs of each."""

_OBJECT = 5
"""Words that may stand between such a verb and its little word: hand your child's slip in."""


@on_block(
    severity=Severity.WARNING,
    message="“{found}” stands here twice.",
    help="Take one out.",
    source="plainlanguage.gov, Test your assumptions: proofread before you send",
    cases=(
        Case("Come to the the gym.", ("the the",), fixed="Come to the gym."),
        Case("We meet in\nin May, and *and* in June.", ("in\nin", "and *and"), fixed=None),
        Case("The The bus is is late. See you you.", ("The The", "is is", "you you"), fixed=None),
        Case("Meet us at the at the door.", ("at the at the",), fixed="Meet us at the door."),
        Case("We hope that that you come.", ("that that",), fixed="We hope that you come."),
        Case("He had had enough, and that that was so is known. Bye bye!"),
        Case("They sang New York, New York. The song Louie Louie came next. Can you? You can."),
        Case("I know who you you are. What it is is a start. We told her her bus left. On and on and on."),
        Case("Please sign in in the office. Hand it in in May. Later on on Friday, log on on your phone."),
        Case(
            "Stop by by noon. We went on on foot, and go over over the weekend. Drop your child off off Main."
        ),
        Case("We meet on on Friday. It is by by the gym.", ("on on", "by by")),
    ),
)
def doubled_word(block: Block, _context: Context) -> Iterator[Hit]:
    """Finds words that were typed twice.

    A slip in a letter from school is noticed by those who already doubt it.
    """
    text = block.text
    for found in (*_TWICE.finditer(text), *filter(_slipped, _PAIR.finditer(text))):
        if _on_purpose(text, found) or any(a < found.end() and found.start() < b for a, b in block.quiet):
            continue
        once = " ".join(found[1].split())
        yield Hit(found.start(), found.end(), fields={"found": once}, replacement=found[1])


def _slipped(found: re.Match[str]) -> bool:
    """Whether two words in a row were typed twice: small ones, such as ``at the at the``."""
    words = found[1].lower().split()
    small = all(word in _SMALL and word not in _LINKS and not _MEANT.fullmatch(word) for word in words)
    return small and words[0] != words[1]


def _on_purpose(text: str, found: re.Match[str]) -> bool:
    """Whether a word may well stand twice: in a name, as a sound, or where two clauses meet."""
    first, second, word = found[1], found[3], found[1].lower()
    if _MEANT.fullmatch(word):
        return True
    if first[0].isupper() and second[0].isupper() and len(first) > 1 and word not in _SMALL:
        return True
    if len(first) == 1 and word not in "ai":
        return True
    before = re.split(r"[.!?;:,]", text[: found.start()].lower()[-120:])[-1]
    if word == "that":
        return not _AFTER_THAT.match(text.lower(), found.end())
    if word == "her" and _GIVES.search(before):
        return True
    return (word in _MEETING and bool(_CLAUSE.search(before))) or _phrasal(before, word)


def _phrasal(before: str, particle: str) -> bool:
    """Whether the first of two words belongs to a verb and the second to what follows: sign in in May."""
    words = _WORD.findall(before)[-_OBJECT:]
    return particle in _PARTICLES and not group(f"takes_{particle}").isdisjoint(words)
