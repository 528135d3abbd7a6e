"""Words put into a file that somebody wrote, and every other character of it left as it was.

Whether that went well is not reasoned out but seen: the new file is read again, and its values must be the
old ones with just the new words in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

import yaml

from plcomms.load.drafts.draft import read_draft
from plcomms.load.yaml.events import events
from plcomms.load.yaml.scalars import traced_event
from plcomms.model.finding import Edit
from plcomms.model.text import Source, Text

Value = tuple[object, Text]
"""What stands around a text in its file (its kind, its style), and the text."""

_YAML = (".yaml", ".yml")
_WHITE = re.compile(r"[\r\n][ \t\r\n>]*|\s+")
_MARKUP = re.compile(r"[\\`*\[\]<>|]|&#?\w+;|(?<!\w)_|_(?!\w)|~~|\A(?:[-+#]|\d+[.)])(?:\s|\Z)|[\r\n]")


def is_yaml(name: str) -> bool:
    """Whether the file called ``name`` is read as YAML; every other is read as Markdown."""
    return name.lower().endswith(_YAML)


def folded(words: str) -> str:
    """``words`` on one line: a line break with the indentation or the quote marks after it is one space."""
    return _WHITE.sub(" ", words)


def stands_there(source: Source, edit: Edit) -> bool:
    """Whether the words that ``edit`` takes the place of are the file's own at its span."""
    return bool(edit.found) and folded(source.text[edit.span.start : edit.span.end]) == folded(edit.found)


def is_plain(edit: Edit) -> bool:
    """Whether nothing in the new words could be taken for Markdown."""
    return not _MARKUP.search(edit.replacement)


def rewritten(source: Source, edits: Sequence[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """The file with as many of ``edits`` as can be written, and those edits.

    Args:
        source: the file.
        edits: in order, none touching another.
    """
    read = _yaml_values if is_yaml(source.name) else _markdown_values
    before = read(source.name, source.text)
    if before is None:
        return source.text, ()
    styles = _Styles(before) if is_yaml(source.name) else None

    def written(chosen: Sequence[Edit]) -> str:
        return _spliced(source.text, [(e, styles.encoded(e) if styles else e.replacement) for e in chosen])

    def holds(chosen: Sequence[Edit]) -> bool:
        after = read(source.name, written(chosen))
        return after is not None and _as_expected(before, after, chosen)

    kept = _largest(list(edits), holds)
    return written(kept), tuple(kept)


def _largest(edits: list[Edit], holds: Callable[[Sequence[Edit]], bool]) -> list[Edit]:
    """All of ``edits`` if they hold, else those of each half that do."""
    if not edits or holds(edits):
        return edits
    if len(edits) == 1:
        return []
    middle = len(edits) // 2
    kept = _largest(edits[:middle], holds) + _largest(edits[middle:], holds)
    return kept if holds(kept) else []


def _spliced(text: str, edits: Iterable[tuple[Edit, str]]) -> str:
    parts: list[str] = []
    at = 0
    for edit, words in edits:
        parts += [text[at : edit.span.start], words]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def _yaml_values(name: str, text: str) -> list[Value] | None:
    """Every scalar and every mark between them, in order; None where the file cannot be read."""
    shift = 1 if text.startswith("\ufeff") else 0
    values: list[Value] = []
    try:
        for event in events(text[shift:]):
            kind: tuple[object, ...] = (
                type(event).__name__,
                getattr(event, "anchor", None),
                getattr(event, "tag", None),
            )
            value = Text("")
            if isinstance(event, yaml.ScalarEvent):
                kind = (*kind, event.style, event.implicit)
                value = traced_event(event, text, shift, name)
            values.append((kind, value))
    except yaml.YAMLError:
        return None
    return values


def _markdown_values(name: str, text: str) -> list[Value]:
    return [((block.kind, len(block.links)), block.text) for block in read_draft(name, text).blocks]


def _as_expected(before: Sequence[Value], after: Sequence[Value], edits: Sequence[Edit]) -> bool:
    """Whether ``after`` is ``before`` with ``edits`` in it, and none of them lost."""
    if len(before) != len(after):
        return False
    starts = [edit.span.start for edit in edits]
    placed = 0
    for (kind, old), (other, new) in zip(before, after, strict=True):
        mine = _within(old, edits, starts)
        placed += len(mine)
        if kind != other or _with(old, mine) != str(new):
            return False
    return placed == len(edits)


def _within(text: Text, edits: Sequence[Edit], starts: Sequence[int]) -> Sequence[Edit]:
    if not text.segments:
        return ()
    first, last = text.segments[0].span.start, text.segments[-1].span.end
    return edits[bisect_left(starts, first) : bisect_left(starts, last)]


def _with(text: Text, edits: Sequence[Edit]) -> str | None:
    """The text with ``edits`` in it; None where one does not begin and end on a character of it."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        start, last = _offset(text, edit.span.start), _offset(text, edit.span.end - 1)
        if start is None or last is None:
            return None
        parts += [text[at:start], edit.replacement]
        at = last + 1
    return "".join([*parts, text[at:]])


def _offset(text: Text, at: int) -> int | None:
    """Which character of ``text`` is the character ``at`` of its file."""
    i = bisect_right(text.segments, at, key=lambda segment: segment.span.start) - 1
    segment = text.segments[i] if i >= 0 else None
    if segment is None or not segment.exact or at >= segment.span.end:
        return None
    return segment.start + at - segment.span.start


class _Styles:
    """How each scalar of a YAML file is quoted."""

    def __init__(self, values: Sequence[Value]) -> None:
        scalars = [(kind, text) for kind, text in values if text.segments]
        self._starts = [text.segments[0].span.start for _, text in scalars]
        self._styles = [kind[3] if isinstance(kind, tuple) else None for kind, _ in scalars]

    def encoded(self, edit: Edit) -> str:
        """The new words as the scalar at the edit's place has to be written."""
        i = bisect_right(self._starts, edit.span.start) - 1
        style = self._styles[i] if i >= 0 else None
        if style == "'":
            return edit.replacement.replace("'", "''")
        if style == '"':
            return edit.replacement.replace("\\", "\\\\").replace('"', '\\"')
        return edit.replacement
