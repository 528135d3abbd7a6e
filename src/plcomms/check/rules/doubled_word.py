"""Words typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.lexicon import group

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)(\s+)(\1)(?![\w'’-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_MEANT = re.compile(
    r"had|that|bye|ha|ho|choo|tut|knock|night|there|very|many|really|so|long|far|go|no|yes|hear|blah|cha|yo|chop"
    r"|boo|win|hip|pom|now|well|please|is|her|do|you|hop|clap|ding|tick|beep|buzz|moo|quack|woof|drip|splash|hush"
    r"|rah|yay|hooray|hey|hi|la|na|boom|zoom|row|twinkle|can|more",
    re.IGNORECASE,
)
"""Words that people say twice on purpose."""

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
        Case("He had had enough, and that that was so is known. Bye bye!"),
        Case("They sang New York, New York. The song Louie Louie came next. Can you? You can."),
        Case("I know who you you are.", ()),
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
    for found in _TWICE.finditer(text):
        first, second = found[1], found[3]
        name = first[0].isupper() and second[0].isupper() and len(first) > 1
        if (
            _MEANT.fullmatch(first)
            or name
            or _phrasal(text, found)
            or (len(first) == 1 and first.lower() not in "ai")
        ):
            continue
        if not any(a < found.end() and found.start() < b for a, b in block.quiet):
            yield Hit(found.start(), found.end(), fields={"found": first}, replacement=first)


def _phrasal(text: str, found: re.Match[str]) -> bool:
    """Whether the first of two words belongs to a verb and the second to what follows: sign in in May."""
    particle = found[1].lower()
    before = text[: found.start()].lower()[-80:]
    sentence = re.split(r"[.!?;:]", before)[-1]
    words = _WORD.findall(sentence)[-_OBJECT:]
    return particle in _PARTICLES and not group(f"takes_{particle}").isdisjoint(words)
