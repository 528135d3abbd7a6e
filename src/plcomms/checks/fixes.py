"""Corrections written into files, where it is certain that nothing else changes.

A correction that is not made says why not: its finding stays, with the reason as its help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from plcomms.model.finding import Edit, Finding
from plcomms.model.text import Source
from plcomms.source.rewrite import is_plain, rewritten, stands_there

OVERLAPS = "It was not put in because another correction concerns the same words: choose one of them."
SPLIT = "It was not put in because the words are not one piece in the file: change them by hand."
UNSAFE = "It was not put in because it cannot be written here without changing more: change it by hand."
ROUND = "It was not put in because corrections here lead back to each other: change it by hand."
UNUSABLE = "It was not put in because the file could not be used with it: change it by hand."

_PASSES = 6


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's new text, the findings that are mended in it, and why each of the others is not."""

    text: str
    done: tuple[Finding, ...]
    left: Mapping[Finding, str]


@dataclass(frozen=True, slots=True)
class Mended:
    """What correcting came to: the texts that files had and get, how many places, why findings are left."""

    before: Mapping[str, str]
    texts: Mapping[str, str]
    count: int
    left: Mapping[Finding, str]


_NOTHING = Mended({}, {}, 0, {})

Look = Callable[[Mapping[str, str]], tuple[Sequence[Finding], Mapping[str, Source]]]
"""Checks the files with some texts in place of those on the disk: the findings, and the files."""


def mended(look: Look, unusable: Callable[[Mapping[str, str]], Iterable[str]]) -> Mended:
    """Correct what can be corrected, look again, and go on until nothing more is to correct.

    Args:
        look: checks all files.
        unusable: which of some new texts could not be used as the files that they are.
    """
    barred: dict[str, str] = {}
    while True:
        result, why = _attempt(look, unusable, barred)
        if not why:
            return result
        barred |= why


def _attempt(
    look: Look, unusable: Callable[[Mapping[str, str]], Iterable[str]], barred: Mapping[str, str]
) -> tuple[Mended, Mapping[str, str]]:
    """Correct all files that are not ``barred``; else which others must be, and why."""
    before: dict[str, str] = {}
    texts: dict[str, str] = {}
    count = 0
    for _ in range(_PASSES):
        findings, sources = look(texts)
        files = _by_file(findings, sources)
        left = {f: barred[name] for name, mine in files.items() if name in barred for f in mine}
        made = {name: fixed(sources[name], mine) for name, mine in files.items() if name not in barred}
        for one in made.values():
            left |= one.left
        fresh = {name: one.text for name, one in made.items() if one.done}
        if not fresh:
            return Mended(before, texts, count, left), {}
        if bad := set(unusable(texts | fresh)):
            return _NOTHING, dict.fromkeys(bad & set(fresh) or fresh, UNUSABLE)
        before = {name: sources[name].text for name in fresh} | before
        texts |= fresh
        count += sum(len(one.done) for one in made.values())
    return _NOTHING, dict.fromkeys(fresh, ROUND)


def _by_file(findings: Iterable[Finding], sources: Mapping[str, Source]) -> dict[str, list[Finding]]:
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.edits and all(edit.span.file in sources for edit in finding.edits):
            files.setdefault(finding.edits[0].span.file, []).append(finding)
    return files


def fixed(source: Source, findings: Iterable[Finding]) -> Fixed:
    """The text of ``source`` with the corrections of ``findings``, all of which are of this file."""
    left: dict[Finding, str] = {}
    wanted: dict[Edit, list[Finding]] = {}
    for finding in findings:
        if not all(stands_there(source, edit) for edit in finding.edits):
            left[finding] = SPLIT
        elif not all(is_plain(edit) for edit in finding.edits):
            left[finding] = UNSAFE
        else:
            for edit in finding.edits:
                wanted.setdefault(edit, []).append(finding)
    edits = sorted(wanted)
    for edit in _overlapping(edits):
        left |= dict.fromkeys(wanted[edit], OVERLAPS)
    clear = [edit for edit in edits if not any(f in left for f in wanted[edit])]
    text, kept = rewritten(source, clear)
    for edit in set(clear) - set(kept):
        left |= dict.fromkeys(wanted[edit], UNSAFE)
    done = dict.fromkeys(f for edit in kept for f in wanted[edit])
    return Fixed(text, tuple(done), left)


def _overlapping(edits: Sequence[Edit]) -> set[Edit]:
    """Those of ``edits``, which are in order, that share characters with another."""
    found: set[Edit] = set()
    widest: Edit | None = None
    for edit in edits:
        if widest and edit.span.start < widest.span.end:
            found |= {widest, edit}
        if widest is None or edit.span.end > widest.span.end:
            widest = edit
    return found


def with_reasons(findings: Iterable[Finding], left: Mapping[Finding, str]) -> tuple[Finding, ...]:
    """``findings``, in which those of ``left`` say why they were not corrected."""
    return tuple(replace(f, help=f"{f.help} {left[f]}".strip()) if f in left else f for f in findings)
