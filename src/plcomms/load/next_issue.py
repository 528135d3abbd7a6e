"""The next issue from the last: what has a day to come is carried, the rest goes, and every comment stays.

No other character of the file is changed. Whether that went well is not reasoned out but seen: the new file
is read again, and must hold just what was to be carried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plcomms.load.validation import validated
from plcomms.load.yaml.file import Path, Tree, read_yaml
from plcomms.model.errors import InputError
from plcomms.model.issue import Issue

_LASTS: Mapping[str, Callable[[Any, date], bool]] = {
    "events": lambda event, day: event.date >= day,
    "dates": lambda entry, day: entry.last_day >= day,
    "news": lambda item, day: item.until is not None and item.until >= day,
    "notices": lambda notice, day: notice.date is not None and notice.date >= day,
    "next_steps": lambda step, day: step.by is not None and step.by >= day,
}
"""The lists of which some entries last, and whether one does from a day on."""

_OF_THE_MONTH = ("title", "note", "stories", "quotes", "faqs", "proof", "gallery", "feature", "told")
"""What was written for one month."""

_CANNOT = "The next issue cannot be made from “{name}”: something in it stands for two entries at once."
_CANNOT_HELP = "Copy the file to {new}, write  issue: {month}  in it, and take out what is over."
_TOLD = "{end}# Stories that were told; none comes twice. To tell one again, name it under feature.{end}"
_COMMENT = re.compile(r"\s*#")


@dataclass(frozen=True, slots=True)
class NextIssue:
    """The text of an issue, and how many entries of each list were carried into it and were left behind."""

    text: str
    carried: Mapping[str, int]
    gone: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Characters of a file that go, and what stands in their place."""

    start: int
    end: int
    instead: str = ""


def next_issue(name: str, text: str, month: str, first: date, told: Sequence[str] = ()) -> NextIssue:
    """The issue of ``month`` from the ``text`` of an earlier one, with what lasts from the day ``first`` on.

    ``told`` are the stories that it is not to tell again.

    Raises:
        InputError: the file is written in a way in which its entries cannot be told apart.
    """
    tree = read_yaml(name, text)
    issue, problems = validated(Issue, tree)
    if issue is None or problems or not isinstance(tree.data, dict):
        raise InputError(_CANNOT.format(name=name), _CANNOT_HELP.format(new=month, month=month), problems)
    stays = {key: _staying(key, issue, tree, first) for key in tree.data}
    wanted = {key: _kept(key, value, stays[key], month) for key, value in tree.data.items()}
    made = _spliced(text, sorted(_cuts(tree, stays, month), key=lambda cut: cut.start))
    if read_yaml(name, made).data != wanted:
        raise InputError(_CANNOT.format(name=name), _CANNOT_HELP.format(new=month, month=month))
    counts = {key: (len(one), len(tree.data[key])) for key, one in stays.items() if one is not None}
    return NextIssue(
        _with_told(made, told),
        {key: kept for key, (kept, _) in counts.items() if kept},
        {key: count - kept for key, (kept, count) in counts.items() if count > kept},
    )


def _staying(key: str, issue: Issue, tree: Tree, first: date) -> frozenset[int] | None:
    """Which entries of the list ``key`` stay; None for what is no list of entries, or stays whole."""
    entries = tree.data[key]
    if key in _LASTS and isinstance(entries, list):
        return frozenset(i for i, one in enumerate(getattr(issue, key)) if _LASTS[key](one, first))
    return frozenset() if key in _OF_THE_MONTH and isinstance(entries, list) else None


def _kept(key: str, value: Any, stays: frozenset[int] | None, month: str) -> Any:
    if key == "issue" and value is not None:
        return month
    if stays is not None:
        return [one for i, one in enumerate(value) if i in stays] or None
    return None if key in _OF_THE_MONTH else value


def _cuts(tree: Tree, stays: Mapping[str, frozenset[int] | None], month: str) -> Iterator[_Cut]:
    for key, value in tree.data.items():
        place = tree.place((key,)).value
        mine = stays[key]
        if value is None:
            continue
        if key == "issue":
            yield _Cut(place.start, place.end, month)
        elif mine is not None and not tree.source.text.startswith("[", place.start):
            yield from (_entry(tree, key, i) for i in range(len(value)) if i not in mine)
        elif mine:
            spans = [tree.place((key, i)).value for i in sorted(mine)]
            within = ", ".join(tree.source.text[span.start : span.end] for span in spans)
            yield _Cut(place.start, place.end, f"[{within}]")
        elif mine is not None or key in _OF_THE_MONTH:
            yield _value(tree, key)


def _entry(tree: Tree, key: str, i: int) -> _Cut:
    """The lines of an entry from its hyphen on, and an empty line after it where there is one before."""
    text, span = tree.source.text, tree.place((key, i)).value
    start = text.rfind("\n", 0, text.rfind("-", 0, span.start)) + 1
    end = _line_end(text, _end(tree, (key, i)))
    blank_before = not text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip()
    while blank_before and end < len(text) and not text[end : _line_end(text, end)].strip():
        end = _line_end(text, end)
    return _Cut(start, end)


def _value(tree: Tree, key: str) -> _Cut:
    """What stands after ``key``, from its colon on; a comment beside the key or above the value stays."""
    text, place = tree.source.text, tree.place((key,))
    colon = text.index(":", place.key.end) + 1
    lines = text[colon : place.value.start].split("\n")
    comments = [line for line in lines if _COMMENT.match(line)]
    head = "\n".join(comments).rstrip("\r") if comments else ""
    return _Cut(colon, _end(tree, (key,)), head)


def _end(tree: Tree, path: Path) -> int:
    """Where the last word or bracket of a value ends; the parser counts comments behind it as part of it."""
    place, value = tree.place(path), tree.data
    for step in path:
        value = value[step]
    if value is None:
        return place.key.end
    if not isinstance(value, dict | list) or tree.source.text[place.value.start] in "[{":
        return place.value.end
    steps = value if isinstance(value, dict) else range(len(value))
    return max(_end(tree, (*path, step)) for step in steps)


def _line_end(text: str, at: int) -> int:
    """Where the line after that of ``at`` begins."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _spliced(text: str, cuts: Sequence[_Cut]) -> str:
    parts: list[str] = []
    at = 0
    for cut in cuts:
        parts += [text[at : cut.start], cut.instead]
        at = cut.end
    return "".join([*parts, text[at:]])


def _with_told(text: str, told: Sequence[str]) -> str:
    """``text`` with the list of stories that were told, where there are some."""
    if not told:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"told: [{', '.join(told)}]"
    if found := re.search(r"^told:[ \t]*(?=\r?$|#)", text, re.MULTILINE):
        return f"{text[: found.start()]}{line}{text[found.end() :]}"
    return f"{text.rstrip()}{end}{_TOLD.format(end=end)}{line}{end}"
