"""Blocks cut into pieces, and pieces of blocks put in another's place; links and quiet ranges go along."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from plcomms.load.drafts.html_tags import tag_at
from plcomms.model.text import Block, Text

_LINE_BREAK = re.compile(r"[\r\n\v]")


def cut(block: Block, start: int, end: int, kind: str) -> Block:
    """Characters ``start:end`` of ``block`` without white space at their ends, as a block of ``kind``."""
    words = block.text[start:end]
    start += len(words) - len(words.lstrip())
    end = max(start, start + len(words.strip()))
    quiet = [(max(a, start) - start, min(b, end) - start) for a, b in block.quiet if a < end and start < b]
    links = [
        link._replace(start=max(link.start, start) - start, end=min(link.end, end) - start)
        for link in block.links
        if link.start < end and start < link.end
    ]
    return Block(kind, block.text.cut(start, end), tuple(quiet), tuple(links))


def replaced(block: Block, changes: Sequence[tuple[int, int, Text]]) -> Block:
    """``block`` with some of its ranges replaced, which are in order and do not overlap."""
    if not changes:
        return block
    parts: list[str] = []
    starts, shifts = [0], [0]
    at = 0
    for start, end, new in changes:
        parts += [block.text.cut(at, start), new]
        at = end
        starts.append(end)
        shifts.append(shifts[-1] + len(new) - (end - start))
    parts.append(block.text.cut(at, len(block.text)))

    def moved(place: int) -> int:
        return place + shifts[bisect_right(starts, place) - 1]

    quiet = tuple((moved(a), moved(b)) for a, b in block.quiet)
    links = tuple(link._replace(start=moved(link.start), end=moved(link.end)) for link in block.links)
    return Block(block.kind, Text.joined(parts), quiet, links)


def line_breaks(text: Text, file: str) -> list[tuple[int, str]]:
    """The characters of ``text`` that stand for a break between lines of its ``file``, and what is there.

    That is a line feed with the two spaces or the backslash before it, or the tag of an element of HTML.
    """
    found: list[tuple[int, str]] = []
    for start, end, span in text.segments:
        if end - start == span.end - span.start:
            for match in _LINE_BREAK.finditer(file, span.start, span.end):
                at = start + match.start() - span.start
                if text[at].isspace():
                    found.append((at, file[max(match.start() - 2, 0) : match.end()]))
        elif text[start:end] == " ":
            written = file[span.start : span.end]
            if _LINE_BREAK.search(written) and "<" not in written:
                found.append((start, file[max(span.start - 2, 0) : span.end]))
            elif tag_at(written, 0):
                found.append((start, written))
    return found
