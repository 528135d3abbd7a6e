"""The pieces of a text that stand between spaces and punctuation: words, numbers, times, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LETTER = (
    r"[^\W\d_]"
    r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    r"\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u17b4-\u17d3\u200c\u200d\xad]*+"
)
_DOMAIN = r"(?:com|org|net|edu|gov|us|info|io|ai|me|co|tv|ly|app|be|mx|es|uk|ca)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}+\.?"

_TOKEN = re.compile(
    rf"""
    (?P<plain> [A-Za-z]{{1,40}}+(?=[\s,;!?)"”]|\.(?:\s|\Z)) (?!\.?\s\d) )
  | (?P<address>
        (?:https?://|www\.)[^\s<>"”]{{1,2000}}+
      | [\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,6}}
      | (?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}{_DOMAIN}\b(?:/[^\s<>"”]{{0,2000}}+)?
      | (?<!\w)[@\#][A-Za-z_]\w{{0,60}}+
    )
  | (?P<phone>
        (?:\+?1[\s.-])?(?:\(\d{{3}}\)\s?|\d{{3}}[.-])\d{{3}}[.-]\d{{4}}(?!\d)
      | (?<![\d-])\d{{3}}-\d{{4}}(?![\d-])
    )
  | (?P<date>
        \b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,\s\d{{4}})?(?!\w)
      | \d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/]) | \d{{4}}-\d{{2}}-\d{{2}}(?!\d)
    )
  | (?P<time>
        \d{{1,2}}(?::\d{{2}}){{0,2}}\s?[AaPp](?:\.\s?[Mm]\.|[Mm]\b) | \d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)
    )
  | (?P<initials> (?<!\w)(?:[A-Za-z]\.){{2,20}}[A-Za-z]?(?!\w) )
  | (?P<code> [A-Za-z]{{1,3}}[-–]?\d[\w-]{{0,20}}+ | \d{{1,20}}+[-–]?[A-Za-z]{{1,3}}\b )
  | (?P<number> [$€£]?\d++(?:[.,:/–-]\d++)*+(?:%|¢)? )
  | (?P<ideogram> [\u3040-\u30ff\u3400-\u9fff] )
  | (?P<word> (?:{_LETTER})(?:(?:{_LETTER})|['’‘ʼ‐‑-](?={_LETTER}))*+ )
    """,
    re.VERBOSE,
)


_WORDS = ("plain", "word", "initials", "ideogram")


class Token(NamedTuple):
    """Characters ``start:end`` of a text and what they are.

    ``kind`` is ``word``, or for what has no reading level of its own: ``number``, ``time``, ``date``,
    ``phone``, ``address`` (of a page, a mailbox or an account) and ``code`` (``K-5``, ``4th``, ``B12``).
    """

    start: int
    end: int
    kind: str


_token = tuple.__new__


def tokens(text: str) -> Iterator[Token]:
    """The words, numbers, times, dates, phone numbers and addresses of ``text``, in order.

    Hyphenated words and words with an apostrophe inside, straight or curly, are one word. In Chinese and
    Japanese, which are written without spaces, each character counts as a word.
    """
    for match in _TOKEN.finditer(text):
        kind, (start, end) = match.lastgroup or "word", match.span()
        if kind in _WORDS:
            yield _token(Token, (start, end, "word"))
            continue
        if kind == "address":
            end = start + len(match.group().rstrip(".,;:!?)'’\"]"))
        yield Token(start, end, kind)


def words(text: str) -> tuple[tuple[int, int], ...]:
    """The offsets of the words of ``text``; numbers, times, dates, phone numbers and addresses are none."""
    return tuple(match.span() for match in _TOKEN.finditer(text) if match.lastgroup in _WORDS)
