"""A number sign in a sentence without quotes: YAML takes it, and all that follows, for a remark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plcomms.load.yaml.file import Path, Tree
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Span, Text

RULE = "number-sign"

_SIGN = re.compile(r"(?<=\S) #(?= ?\d)")
_WORDS = re.compile(r"[^\W\d_].*\s|[^\W\d_a-z]|\s.*[^\W\d_]", re.DOTALL)
"""Words for people to read: a capital, or more than one word. ``families`` and ``8:00`` are not."""

_MESSAGE = "Readers will not see the rest of this line: without quotes, # begins a remark."
_HELP = "Put the whole value in quotes, as in  place: 'Room #5'  (or write Number 5)."


def swallowed(tree: Tree) -> Iterator[Finding]:
    """The signs that cut off a value and look meant for its readers: ``Room #5``, ``in room # 5 at noon``.

    One that stands after two spaces, after a value in quotes, or before a word is a remark. Nothing is told
    of a file that cannot be read whole.
    """
    source = tree.source
    signs = [match.start() for match in _SIGN.finditer(source.text)]
    if not signs or tree.problems:
        return
    cut = {
        place.value.end
        for path, place in tree.places.items()
        if _may_be_cut(_value(tree.data, path), source.text[place.value.start : place.value.start + 1])
    }
    for at in signs:
        if at in cut:
            yield Finding(RULE, Severity.WARNING, _MESSAGE, Span(source.name, at + 1, at + 2), _HELP)


def _may_be_cut(value: Any, first: str) -> bool:
    return isinstance(value, Text) and first not in ("'", '"', "|", ">") and bool(_WORDS.search(value))


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
