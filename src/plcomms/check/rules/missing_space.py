"""Sentences that run into each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block

_CLOSE = re.compile(
    r"(?<![\w./@-])(?P<word>[^\W\d_]{2,})(?P<mark>[.!?,;:])(?P<next>[^\W\d_]{2,})(?![\w]*[@/]|\.[^\W\d_])"
)
_AFTER = re.compile(
    r"""
    (?<![\w./@-]) (?P<word> \$?\d{1,4} (?: [:.]\d\d )? | [ap]\.m | [^\W\d_]*[)\]”"] )
    (?P<mark> [.!?;] ) (?P<next> [A-Z][a-z]+ ) (?! [\w]*[@/] | \.\w )
    """,
    re.VERBOSE,
)
"""A number, an hour or a bracket that ends a sentence, and the next one right behind."""

_LISTED = re.compile(
    r"(?<![\w./@:-])(?P<word>(?:Room|Grade|May|June|July|March|April|August|[A-Z][a-z]{2,8}ber|[A-Z][a-z]+uary)"
    r"\s\d{1,2})(?P<mark>,)(?P<next>(?!and\b)[^\W\d_]{3,})(?![@/])"
)
"""Rooms and days in a row: ``Room 12,Room 14``."""

_BRACKET = re.compile(
    r"(?<![\w./@-])(?P<word>[a-z]{2,})(?P<mark>\()(?P<next>(?:[a-z]{2,}\s|[A-Z][a-z]+\s)[^()]*\))"
)
"""A bracket with several words right behind a word; ``student(s)`` has but an ending in it."""

_ENDINGS = re.compile(
    r"com|org|net|edu|gov|us|info|io|ai|app|me|co|tv|ly|uk|ca|example|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|html?"
    r"|csv|txt|zip|mp|ya?ml|md|py|js|json|toml|css|aspx?|php",
    re.IGNORECASE,
)
_TITLES = frozenset(["st", "mt", "ft", "ph", "dr", "mr", "ms", "mrs", "jr", "sr"])
_SCHEMES = frozenset(["mailto", "tel", "sms", "http", "https", "re", "fwd", "fw"])


@on_block(
    severity=Severity.WARNING,
    message="A space is missing {where} “{mark}”.",
    help="Write “{better}”.",
    source="plainlanguage.gov, Test your assumptions: proofread before you send",
    cases=(
        Case("Come in.We are glad.", ("in.We",), fixed="Come in. We are glad."),
        Case(
            "Bring a coat,boots and a hat!See you.",
            ("coat,boots", "hat!See"),
            fixed="Bring a coat, boots and a hat! See you.",
        ),
        Case(
            "Come at 5 p.m.Bring pens:red,blue. It ends at 7:15.Thank you (all).We wait.",
            ("p.m.Bring", "pens:red", "red,blue", "7:15.Thank", "all).We"),
        ),
        Case("It is full(see the map).", ("full(see the map)",), fixed="It is full (see the map)."),
        Case("See psd401.ai, www.riverbend.example/map.html, or map.pdf. Write to a.b@riverbend.example."),
        Case("At 3:30 p.m. e.g. the U.S. team won 1,000 points. Ph.D. work is St.Mary's pride, Wait...what?"),
        Case("The student(s) sang 4:3. Grades K,1 and 2 eat. Vitamin B12.5 and No.5 are on page 3.5 of 12."),
    ),
)
def missing_space(block: Block, _context: Context) -> Iterator[Hit]:
    """Finds a full stop, comma or other mark with no space beside it.

    Two sentences without a gap read as one long word, and a phone makes a web address of them.
    """
    text = block.text
    after = 0
    for found in _all(text):
        word, mark, following = found["word"], found["mark"], found["next"]
        if mark == "." and word[-1].isalpha() and not _new_sentence(word, following):
            continue
        if mark == ":" and not (word.islower() and following.islower() and word not in _SCHEMES):
            continue
        if not any(a < found.end() and found.start() < b for a, b in block.quiet):
            opens = mark == "("
            better = f"{word} {mark}{following}" if opens else f"{word}{mark} {following}"
            fields = {"mark": mark, "better": better, "where": "before" if opens else "after"}
            alone = found.start() >= after
            after = found.end()
            yield Hit(*found.span(), fields=fields, replacement=better if alone else None)


def _all(text: str) -> list[re.Match[str]]:
    """Every place where a space may be missing, in order."""
    found = [
        *_between(text),
        *(match for pattern in (_AFTER, _LISTED, _BRACKET) for match in pattern.finditer(text)),
    ]
    return sorted(found, key=lambda match: match.start("mark"))


def _between(text: str) -> Iterator[re.Match[str]]:
    """Marks between two words, also where one word stands between two of them."""
    at = 0
    while found := _CLOSE.search(text, at):
        yield found
        at = found.start("next")


def _new_sentence(word: str, following: str) -> bool:
    """Whether ``following`` begins a sentence that only lacks its space, and is no ending of an address."""
    if word in ("a.m", "p.m"):
        return True
    if _ENDINGS.fullmatch(following) or word.lower() in _TITLES:
        return False
    return word.islower() and following[0].isupper() and following[1:].islower()
