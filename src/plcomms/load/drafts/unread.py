"""What of a draft was not read: never a matter of silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Block, Source, Span

RULE = "unread"
MOST = 0.1
"""The part of a file's letters that may go unread without a word: a short example in code, say."""

_MESSAGE = "{share} % of the letters of this draft were not read: {where}."
_HELP = (
    "They stand in code: between lines of ``` or ~~~, or in <pre>. Take those signs out if people read them."
)
_LINE, _LINES, _AND_MORE = "line {first}", "lines {first} to {last}", "and more"
_MOST_PLACES = 4
_MARKUP = re.compile(
    r"<[^<>\n]{1,2000}>|\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+[\"'(][^\n]{0,300})?\)"
    r"|\]\[[^\]\n]{0,200}\]|^[ \t>]*\[[^\]\n]{1,200}\]:.*|&#?\w{1,30};",
    re.MULTILINE,
)
"""What has letters and no words: tags, where links lead, entities."""


def unread(source: Source, blocks: Iterable[Block], markup: Sequence[Span]) -> tuple[Finding, ...]:
    """A warning where more than a tenth of the letters of ``source`` are in no block.

    Args:
        source: the file.
        blocks: what was read of it.
        markup: what has no words for anybody.
    """
    texts = [block.text.segments for block in blocks if block.text.segments]
    read = [Span(source.name, t[0].span.start, t[-1].span.end) for t in texts]
    left = list(_between([*read, *markup], len(source.text)))
    letters = {at: _letters(_MARKUP.sub("", source.text[slice(*at)])) for at in left}
    missing = sum(letters.values())
    words = (source.text[part.span.start : part.span.end] for segments in texts for part in segments)
    whole = missing + sum(map(_letters, words))
    if missing <= MOST * whole:
        return ()
    places = [at for at in left if letters[at]]
    message = _MESSAGE.format(share=round(100 * missing / whole), where=_where(source, places))
    return (Finding(RULE, Severity.WARNING, message, Span(source.name, *_words(source, places[0])), _HELP),)


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))


def _between(spans: Iterable[Span], end: int) -> Iterator[tuple[int, int]]:
    """The ranges up to ``end`` that are in none of ``spans``."""
    at = 0
    for span in sorted(spans, key=lambda s: s.start):
        if span.start > at:
            yield at, span.start
        at = max(at, span.end)
    if at < end:
        yield at, end


def _words(source: Source, place: tuple[int, int]) -> tuple[int, int]:
    """``place`` without white space at its ends."""
    words = source.text[slice(*place)]
    start = place[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _where(source: Source, places: Sequence[tuple[int, int]]) -> str:
    said = []
    for place in places[:_MOST_PLACES]:
        start, end = _words(source, place)
        first, last = source.position(start).line, source.position(max(start, end - 1)).line
        said.append((_LINE if first == last else _LINES).format(first=first, last=last))
    return ", ".join([*dict.fromkeys(said), *[_AND_MORE] * (len(places) > _MOST_PLACES)])
