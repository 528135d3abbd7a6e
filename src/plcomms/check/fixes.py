"""Corrections written into files, where it is certain that nothing else changes.

A correction that is not made says why not: its finding stays, with the reason as its help.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from plcomms.load.rewrite import is_plain, rewritten, stands_there
from plcomms.model.finding import Edit, Finding
from plcomms.model.text import Source

OVERLAPS = "It was not put in because another correction concerns the same words: choose one of them."
SPLIT = "It was not put in because the words are not one piece in the file: change them by hand."
UNSAFE = "It was not put in because it cannot be written here without changing more: change it by hand."
ROUND = "It was not put in because corrections here lead back to each other: change it by hand."
ALL_OR_NONE = (
    "It was not put in because the same words elsewhere in the file must be changed by hand: change all."
)
NEW = "It was not put in because the sentence would have a new fault with it: change it by hand."
UNUSABLE = "It was not put in because the file could not be used with it: change it by hand."

_PASSES = 6
_SENTENCE_RULES = (
    *("doubled-word", "missing-space", "jargon", "unexplained", "unknown-acronym", "long-sentence"),
    *("passive-voice", "all-capitals", "weekday"),
)
"""Rules that speak of a sentence by itself: in a corrected one they may find nothing that was not there."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's new text, the findings that are mended in it, and why each of the others is not."""

    text: str
    done: tuple[Finding, ...]
    left: Mapping[Finding, str]


@dataclass(frozen=True, slots=True)
class Fixes:
    """What correcting came to: the texts that files had and get, how many places, why findings are left."""

    before: Mapping[str, str]
    texts: Mapping[str, str]
    count: int
    left: Mapping[Finding, str]


_NOTHING = Fixes({}, {}, 0, {})

Look = Callable[[Mapping[str, str]], tuple[Sequence[Finding], Mapping[str, Source]]]
"""Checks the files with some texts in place of those on the disk: the findings, and the files."""


def fix(look: Look, unusable: Callable[[Mapping[str, str]], Iterable[str]]) -> Fixes:
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
) -> tuple[Fixes, Mapping[str, str]]:
    """Correct all files that are not ``barred``; else which others must be, and why."""
    before: dict[str, str] = {}
    texts: dict[str, str] = {}
    count = 0
    for _ in range(_PASSES):
        findings, sources = look(texts)
        files = _by_file(findings, sources)
        left = {f: barred[name] for name, mine in files.items() if name in barred for f in mine}
        free = {name: mine for name, mine in files.items() if name not in barred}
        harmful: dict[Finding, str] = {}
        while True:
            made = {name: _together(sources[name], mine, harmful) for name, mine in free.items()}
            fresh = {name: one.text for name, one in made.items() if one.done}
            if not fresh:
                break
            if bad := set(unusable(texts | fresh)):
                return _NOTHING, dict.fromkeys(bad & set(fresh) or fresh, UNUSABLE)
            worse = tuple(_worse(findings, look(texts | fresh)[0], made))
            if not worse:
                break
            harmful |= dict.fromkeys(worse, NEW)
        for one in made.values():
            left |= one.left
        if not fresh:
            return Fixes(before, texts, count, left), {}
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


def _together(source: Source, findings: Sequence[Finding], harmful: Mapping[Finding, str]) -> Fixed:
    """:func:`fixed`, each topic as a whole or not at all, without those that are ``harmful``."""
    left = dict(harmful)
    while True:
        clear = [f for f in findings if f not in left]
        made = fixed(source, clear)
        halves = {f.topic for f in (*left, *made.left) if f.topic and f in findings}
        torn = [f for f in made.done if f.topic in halves]
        if not torn:
            return replace(made, left={**{f: left[f] for f in findings if f in left}, **made.left})
        left |= dict.fromkeys(torn, ALL_OR_NONE)


def _worse(
    before: Iterable[Finding], after: Iterable[Finding], made: Mapping[str, Fixed]
) -> Iterable[Finding]:
    """The corrections beside which a check finds ``after`` them what it did not find ``before``."""
    known = Counter(map(_saying, before))
    for finding in after:
        if finding.rule in _SENTENCE_RULES and finding.span and finding.span.file in made:
            known[_saying(finding)] -= 1
            if known[_saying(finding)] < 0 and (
                nearest := _nearest(made[finding.span.file], finding.span.start)
            ):
                yield nearest


def _saying(finding: Finding) -> tuple[str, ...]:
    """What makes findings in two states of a file the same; of a long sentence its length is told."""
    file = finding.span.file if finding.span else ""
    return finding.rule, file, "" if finding.rule == "long-sentence" else finding.message.casefold()


def _nearest(made: Fixed, at: int) -> Finding | None:
    """The correction that stands nearest to character ``at`` of the new text."""
    moved = 0
    places: list[tuple[int, int, Finding]] = []
    for edit, finding in sorted(((edit, f) for f in made.done for edit in f.edits), key=lambda pair: pair[0]):
        places.append((abs(edit.span.start + moved - at), len(places), finding))
        moved += len(edit.replacement) - (edit.span.end - edit.span.start)
    return min(places)[2] if places else None


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
