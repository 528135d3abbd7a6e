"""Words that shout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.lexicon import common_acronyms
from plcomms.language.vocabulary import known

_RUN = re.compile(
    r"(?<![\w@#/.-])[A-Z][A-Z'’]+(?:[\s,:;&-]+(?:[A-Z][A-Z'’]*|&|\d+))*(?<=[A-Z])(?![\w@/-]|\.\w)"
)
_WORD = re.compile(r"[A-Z][A-Z'’]*")
_NAME = re.compile(
    r"\s+(?:[12]\d{3}\b|(?:academy|act|award|camp|campaign|center|class|club|conference|contest|curriculum|exam"
    r"|framework|fund|grant|group|initiative|lab|model|network|night|partnership|pathway|plan|program|project|room|scale"
    r"|scholarship|scholars?|study|survey|team|test|week)s?\b)",
    re.IGNORECASE,
)
"""What stands behind a name in capitals: a program's, a plan's with its year."""

_QUOTES = "“\"‘'"
_LONG = 4
"""An acronym seldom has more letters than this."""

_ACRONYMS = frozenset(
    ["FAFSA", "COVID", "NAACP", "STEAM", "ACCESS", "HIPAA", "FERPA", "TEDX", "UNESCO", "SMART"]
)


@on_block(
    severity=Severity.ADVICE,
    message="“{found}” is all in capitals.",
    help="Write it in small letters; make it bold if it matters.",
    source="plainlanguage.gov, Use bold and italics, not capitals; APA Style, Accessible typography",
    cases=(
        Case("PLEASE RETURN THIS FORM by Friday.", ("PLEASE RETURN THIS FORM",)),
        Case("This is VERY IMPORTANT, and the form is REQUIRED.", ("VERY IMPORTANT", "REQUIRED")),
        Case("The IEP and the FAFSA, STEM and AP classes, PTA and ADHD are no shouting. See WAC 392-172A."),
        Case("It is DUE TODAY.", ("DUE TODAY",)),
        Case("The ASCEND 2030 plan and the BRIDGES program are names, and a sign reads “PLEASE KNOCK”."),
        Case("OK, I saw a TV and the INFLESZ scale in Room B12. NASA wrote to the YMCA in Reno, NV 89501."),
    ),
)
def all_capitals(block: Block, _context: Context) -> Iterator[Hit]:
    """Leaves capitals to names and acronyms.

    Words in capitals are read letter by letter, some screen readers spell them out, and people hear shouting.
    """
    text = block.text
    for found in _RUN.finditer(text):
        run = found.group()
        quiet = any(a < found.end() and found.start() < b for a, b in block.quiet)
        words = _WORD.findall(run)
        if not quiet and _shouts(words) and not _named(text, found, words):
            yield Hit(found.start(), found.end(), fields={"found": " ".join(run.split())})


def _shouts(words: list[str]) -> bool:
    """Whether capitals in a row are words: a long one, two of five letters, four in a row, or all of them."""
    long = [word for word in words if len(word) > _LONG and word not in _ACRONYMS and _is_word(word)]
    readable = [word for word in words if len(word) > 2 and _has_vowels(word)]
    if len(words) > 1 and long and all(_is_word(word) and word not in common_acronyms() for word in words):
        return True
    return len(max(long, key=len, default="")) > _LONG + 1 or len(long) > 1 or len(readable) > 3


def _named(text: str, found: re.Match[str], words: list[str]) -> bool:
    """Whether capitals are a name (the ASCEND program) or what a sign says (“NO EXIT”)."""
    if len(words) == 1 and _NAME.match(text, found.end()):
        return True
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return bool(before) and before in _QUOTES and after in ("”", '"', "’", "'", ".", ",", "!")


def _is_word(capitals: str) -> bool:
    return _has_vowels(capitals) and known(capitals.replace("’", "'").lower())


def _has_vowels(word: str) -> bool:
    return any(letter in "AEIOUY" for letter in word)
