"""What is new for readers since the last build: in short, and line by line."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping

from plcomms.model.reader_text import ReaderText, earlier

_WHAT: Mapping[str, tuple[str, str]] = {
    "why": ("why", "whys"),
    "proof": ("fact", "facts"),
    "story": ("story", "stories"),
    "quote": ("quotation", "quotations"),
    "event": ("event", "events"),
    "date": ("date", "dates"),
    "news": ("piece of news", "pieces of news"),
    "answer": ("question", "questions"),
    "step": ("step", "steps"),
}
_ALONE = ("vision", "definition", "progress", "note")
_COUNTED = "{count} {what} {how}"
_LINE = "{name}{places}: {changes}"
_FROM_ALL = " ({count} schools)"
_FROM = " ({place})"
_WORDS = "words changed"
_NEW = "all new"
_JOIN = ", "
_FEW = 3
_NOT_THERE = "{label} was not in the last build: all of it is new."
_LAST, _NOW = "{label} (last build)", "{label} (now)"


def told_in_short(
    before: Mapping[str, ReaderText], now: Mapping[str, ReaderText], names: Mapping[str, str]
) -> tuple[str, ...]:
    """A line for each change: “newsletter 2026-11 (Cedar): 2 dates dropped, 1 story new”.

    ``names`` are what the schools are called, the district under the empty name. Papers of one name in which
    the same changed stand in one line. What is as it was is not told, and a first build has nothing to tell.
    """
    found: dict[tuple[str, str], dict[str, None]] = {}
    for label, one in now.items():
        if said := _said(earlier(label, one, before), one):
            found.setdefault((one.name, said), {})[one.school] = None
    if not before:
        return ()
    return tuple(
        _LINE.format(name=name, places=_places(tuple(schools), names), changes=said)
        for (name, said), schools in found.items()
    )


def _places(schools: tuple[str, ...], names: Mapping[str, str]) -> str:
    if len(schools) > _FEW:
        return _FROM_ALL.format(count=len(schools))
    return _FROM.format(place=_JOIN.join(names.get(school, school) for school in schools))


def _said(old: ReaderText | None, new: ReaderText) -> str:
    """What is new in a document, in words; empty where it is as it was."""
    if old is None:
        return _NEW
    changes = {
        "new": [key for key in new.held if key not in old.held],
        "dropped": [key for key in old.held if key not in new.held],
        "changed": [key for key in new.held if key in old.held and new.held[key] != old.held[key]],
    }
    said = [
        _counted(what, count, how)
        for how in ("dropped", "new", "changed")
        for what, count in Counter(key.partition(":")[0] for key in changes[how]).items()
    ]
    return _JOIN.join(said) or (_WORDS if old.lines != new.lines else "")


def _counted(what: str, count: int, how: str) -> str:
    if what in _ALONE:
        return f"{what} {how}"
    return _COUNTED.format(count=count, what=_WHAT.get(what, (what, what))[count != 1], how=how)


def differences(before: Mapping[str, ReaderText], now: Mapping[str, ReaderText]) -> Iterator[str]:
    """The lines of a unified diff from what was read ``before`` to what is read ``now``, by document."""
    for label, one in sorted(now.items()):
        old = earlier(label, one, before)
        if old is None:
            yield _NOT_THERE.format(label=label)
            continue
        lines = difflib.unified_diff(
            old.lines,
            one.lines,
            _LAST.format(label=label if label in before else old.name),
            _NOW.format(label=label),
            lineterm="",
            n=1,
        )
        yield from lines
