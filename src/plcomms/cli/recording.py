"""What a check found, entered in the baselines beside the files it was found in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from plcomms.check.baseline import NAME, KnownFinding, counted, read, written
from plcomms.check.selection import Selection
from plcomms.cli.targets import Target
from plcomms.load.files import read_text
from plcomms.model.errors import InputError
from plcomms.report.report import Report, joined
from plcomms.workspace import OURS
from plcomms.write.stage import write_all

_STDIN = "Standard input has no place for a baseline."
_STDIN_HELP = "Save the text in a file, and check that."
_WROTE = "{count} in {path}. From now on a check speaks of new ones only."
_COUNT = ("One finding is", "{count} findings are")
_KEPT = (
    "One of them was there before and was not looked for now.",
    "{count} of them were there before and were not looked for now.",
)
_ERRORS_STAY = "Errors are never entered: mend them first."

Checked = tuple[Target, Selection, Report]
"""What was checked, for which rules, and what was found."""


def record(checked: Sequence[Checked]) -> str:
    """Write the baselines of all that was ``checked``; gives what to say of them.

    What an older baseline says of files and rules that were not looked at stays in it.

    Raises:
        InputError: standard input was checked, or an older baseline cannot be read.
    """
    if any(target.is_stdin for target, _, _ in checked):
        raise InputError(_STDIN, _STDIN_HELP)
    folders = {target.folder.resolve(): target.folder for target, _, _ in checked}
    parts = {
        place: [part for part in checked if part[0].folder.resolve() == resolved]
        for resolved, place in folders.items()
    }
    return "\n".join(line for place, done in parts.items() for line in _recorded(place, done))


def _recorded(place: Path, checked: Sequence[Checked]) -> Iterator[str]:
    """Write the baseline in the folder ``place``; gives what to say of it."""
    report = joined([found for _, _, found in checked])
    whole = any(not target.file and not choice.partial for target, choice, _ in checked)
    old = _entries(place, needed=not whole)
    kept = Counter({e: n for e, n in old.items() if not any(_covers(part, e, place) for part in checked)})
    text = written(report.findings, report.sources, kept)
    write_all(place, {NAME: text.encode()})
    total = read(NAME, text).total()
    yield _WROTE.format(count=_COUNT[total != 1].format(count=total), path=place / NAME)
    if kept:
        yield _KEPT[kept.total() != 1].format(count=kept.total())
    if counted(report.findings) < len(report.findings):
        yield _ERRORS_STAY


def _entries(place: Path, needed: bool) -> Counter[KnownFinding]:
    """The entries of the baseline in ``place``; none where it cannot be read and is not ``needed``."""
    if not (place / NAME).is_file():
        return Counter()
    text, problem = read_text(place / NAME, NAME, OURS)
    try:
        if problem:
            raise InputError(problem.message, problem.help)
        return read(NAME, text)
    except InputError:
        if needed:
            raise
        return Counter()


def _covers(part: Checked, entry: KnownFinding, place: Path) -> bool:
    """Whether this part of a check would have found what ``entry`` stands for, if it were still there."""
    target, choice, report = part
    if not choice.takes(entry.rule):
        return False
    if target.file:
        return entry.file == target.file
    return not entry.file or entry.file in report.sources or not (place / entry.file).is_file()
