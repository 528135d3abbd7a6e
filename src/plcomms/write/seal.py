"""A mark by which plcomms knows a file again as its own, wherever it lies and whatever else was lost.

It is a fingerprint of the file's other bytes: whoever changes the file breaks it.
"""

from __future__ import annotations

import hashlib
import re

_WORD = b"plcomms:"
_LENGTH = 32
BLANK = _WORD + b"0" * _LENGTH
"""What a file must hold once, where its mark is to stand: in a comment."""

_MARK = re.compile(re.escape(_WORD) + rb"[0-9a-f]{%d}" % _LENGTH)


def sealed(data: bytes) -> bytes:
    """``data`` with the mark in the last place that is left ``BLANK`` for it."""
    before, blank, after = data.rpartition(BLANK)
    return before + _WORD + _fingerprint(data) + after if blank else data


def sealed_page(html: str) -> bytes:
    """A page of ours with the mark in a comment at its end."""
    return sealed(html.encode() + b"<!-- " + BLANK + b" -->\n")


def is_sealed(data: bytes) -> bool:
    """Whether ``data`` have the mark and are as they were when they got it."""
    found = list(_MARK.finditer(data))
    if not found:
        return False
    start, end = found[-1].span()
    return data[start:end] == _WORD + _fingerprint(data[:start] + BLANK + data[end:])


def _fingerprint(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest()[:_LENGTH].encode()
