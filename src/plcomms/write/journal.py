"""What a build is about to write, noted before it begins: so that one stopped at any moment is understood.

The journal holds the manifest before and after. Each file of the folder is then as one of them says, and
whatever the program wrote is known again, also where the manifest itself was not yet written.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plcomms.write.manifest import Entry, Manifest, as_data, from_data, read, read_written, within
from plcomms.write.spool import Together
from plcomms.write.stage import remove_all, settle, tidy, write_all

NAME = ".plcomms-next.json"


@dataclass(frozen=True, slots=True)
class _Noted:
    """A journal: the manifest before and after, and the paths of all that is written."""

    before: Manifest
    after: Manifest
    writes: tuple[str, ...]


def commit(
    folder: Path, files: Mapping[str, bytes], before: Manifest, after: Manifest, gone: Collection[str]
) -> None:
    """Write ``files`` and the manifest ``after`` into ``folder``, and take ``gone`` away.

    Raises:
        RenderError: one cannot be written; everything is as it was.
    """
    noted = {"before": as_data(before), "after": as_data(after), "writes": sorted(files)}
    write_all(folder, {NAME: (json.dumps(noted) + "\n").encode()})
    settle(folder)
    try:
        write_all(folder, Together(files, {Manifest.NAME: after.to_json()}))
    except BaseException:
        _end(folder)
        raise
    settle(folder)
    remove_all(folder, tuple(gone))
    _end(folder)


def _end(folder: Path) -> None:
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def put_right(folder: Path) -> None:
    """Take away what a build that was stopped left half done in ``folder``; nobody else may build there."""
    noted = _noted(folder)
    if noted:
        names = {*noted.writes, *noted.before.entries, *noted.after.entries, Manifest.NAME}
        tidy({folder / name for name in names})


def read_manifest(folder: Path) -> Manifest:
    """What the program wrote in ``folder``, by a build that was stopped too; empty where nothing is known."""
    written = read_written(folder)
    noted = _noted(folder)
    if noted is None:
        return written
    states = (noted.after, noted.before, written)
    paths = sorted({path for state in states for path in state.entries})
    return Manifest({path: _true(folder, path, states) for path in paths})


def _true(folder: Path, path: str, states: Sequence[Manifest]) -> Entry:
    """The entry among ``states`` that the file at ``path`` is as; where it is as none, the oldest."""
    there = read(folder / path)
    known = [state for state in states if path in state.entries]
    return next((state for state in known if state.wrote(path, there)), known[-1]).entries[path]


def _noted(folder: Path) -> _Noted | None:
    """The journal in ``folder``; None where there is none that can be read."""
    try:
        data = json.loads(read(folder / NAME) or b"")
        writes = tuple(within(path) for path in data["writes"])
        return _Noted(from_data(data["before"]), from_data(data["after"]), writes)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
