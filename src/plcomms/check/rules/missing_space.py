"""Sentences that run into each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block

_CLOSE = re.compile(
    r"(?<![\w./@:-])(?P<word>[^\W\d_]{2,})(?P<mark>[.!?,;])(?P<next>[^\W\d_]{2,})(?![\w]*[@/]|\.[^\W\d_])"
)
_ENDINGS = re.compile(
    r"com|org|net|edu|gov|us|info|io|ai|app|me|co|tv|ly|uk|ca|example|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|html?"
    r"|csv|txt|zip|mp|ya?ml|md|py|js|json|toml|css",
    re.IGNORECASE,
)
_TITLES = frozenset(["st", "mt", "ft", "ph", "dr", "mr", "ms", "mrs", "jr", "sr"])


@on_block(
    severity=Severity.WARNING,
    message="There is no space after “{mark}”.",
    help="Write “{better}”.",
    source="plainlanguage.gov, Test your assumptions: proofread before you send",
    cases=(
        Case("Come in.We are glad.", ("in.We",), fixed="Come in. We are glad."),
        Case(
            "Bring a coat,boots and a hat!See you.",
            ("coat,boots", "hat!See"),
            fixed="Bring a coat, boots and a hat! See you.",
        ),
        Case("See psd401.ai, www.riverbend.example/map.html, or map.pdf. Write to a.b@riverbend.example."),
        Case("At 3:30 p.m. e.g. the U.S. team won 1,000 points. Ph.D. work is St.Mary's pride, Wait...what?"),
    ),
)
def missing_space(block: Block, _context: Context) -> Iterator[Hit]:
    """Finds a full stop, comma or question mark with no space after it.

    Two sentences without a gap read as one long word, and a phone makes a web address of them.
    """
    text = block.text
    for found in _CLOSE.finditer(text):
        word, mark, following = found["word"], found["mark"], found["next"]
        if mark == "." and not _new_sentence(word, following):
            continue
        if not any(a < found.end() and found.start() < b for a, b in block.quiet):
            better = f"{word}{mark} {following}"
            yield Hit(found.start(), found.end(), fields={"mark": mark, "better": better}, replacement=better)


def _new_sentence(word: str, following: str) -> bool:
    """Whether ``following`` begins a sentence that only lacks its space, and is no ending of an address."""
    if _ENDINGS.fullmatch(following) or word.lower() in _TITLES:
        return False
    return word.islower() and following[0].isupper() and following[1:].islower()
