"""What copying from a PDF leaves in a text: ligatures, and words divided at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from plcomms.load.blocks import line_breaks, replaced
from plcomms.model.text import Block, Segment, Text

IsWord = Callable[[str], bool]
"""Whether something, in small letters, is a word of the language."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""Unicode's Latin ligatures, U+FB00 to U+FB06, as they are spelt."""
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")
_DIVIDED = re.compile(r"(?<![^\W\d_])(?P<first>[^\W\d_]++)(?P<hyphen>[-\u2010\u00ad][ \t]*)(?= )")
_REST = re.compile(r"\s+(?P<second>[^\W\d_]+)")
_SUSPENDED = frozenset(("and", "or", "nor", "to", "through", "but", "as", "y", "o", "e", "u"))
"""Words before which a hyphen belongs to a word that is said later: pre- and post-tests."""


def as_spelt(block: Block, file: str, is_word: IsWord | None = None) -> Block:
    """``block`` with plain letters for ligatures, and words in one piece that lines of ``file`` divide.

    A divided word whose halves are words by themselves and which is none without its hyphen keeps it.
    """
    block = replaced(block, list(_ligatures(block.text)))
    return replaced(block, list(_joints(block.text, file, is_word))) if is_word else block


def _ligatures(text: Text) -> Iterator[tuple[int, int, Text]]:
    for found in _LIGATURE.finditer(text):
        plain, span = _LIGATURES[found[0]], text.span(*found.span())
        yield found.start(), found.end(), Text(plain, [Segment(0, len(plain), span)] if span else ())


def _joints(text: Text, file: str, is_word: IsWord) -> Iterator[tuple[int, int, Text]]:
    """What stands between the halves of each divided word, and what is to stand there."""
    divided = list(_DIVIDED.finditer(text))
    breaks = {at for at, _ in line_breaks(text, file)} if divided else set()
    for found in divided:
        rest = _REST.match(text, found.end())
        if not rest or found.end() not in breaks or rest["second"] in _SUSPENDED:
            continue
        kept = _keeps_hyphen(found["first"], rest["second"], is_word) and "\u00ad" not in found["hyphen"]
        yield found.start("hyphen") + kept, rest.start("second"), Text("")


def _keeps_hyphen(first: str, second: str, is_word: IsWord) -> bool:
    if second[0].isupper() or is_word((first + second).lower()):
        return not (first.isupper() and second.isupper()) and second[0].isupper()
    return is_word(first.lower()) and is_word(second.lower())
