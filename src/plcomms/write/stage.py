"""Bytes to files: every one is on the disk before the first takes its place."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from plcomms.model.errors import RenderError
from plcomms.workspace import OURS, contents, is_inside

_FAILED = "“{path}” cannot be written: {reason}."
_HELP = "Nothing was changed. {what}"
_REASONS = {
    28: "Free some space on the disk, or choose another folder with --out.",
    13: "Choose another folder with --out, or ask for the right to write there.",
    30: "Choose another folder with --out; this disk cannot be written.",
}
_OUTSIDE = "“{path}” would be written outside of its folder: a link leads there."
_OUTSIDE_HELP = "Nothing was changed. Take the link away, or choose another folder with --out."
_OWN = "Close the file elsewhere, and check that you may write to it."
_CHANGED = "“{path}” was changed while it was being checked."
_CHANGED_HELP = "Nothing was written. Save it where it is open, and run the same command again."
_THERE = "a file of that name is there"
_THERE_HELP = "Take it away, or choose another name."
_PART = ".part"
"""How the names of files end that are not yet in their places."""

_WAITS = ".plcomms-old"
"""How the name of a file ends that waits while a new one takes its place."""

_OTHER = "Choose another folder with --out."


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (path below ``folder``: bytes), or nothing at all.

    Each is written beside its place and made sure of; only then do all of them take their places. Where one
    cannot (a program holds the old file open, say), those before it give their places back.

    Raises:
        RenderError: one cannot be written; everything is as it was.
    """
    fresh: dict[Path, Path] = {}
    target = folder
    tidy({folder / name for name in files})
    try:
        for name, data in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not is_inside(target.parent, folder):
                raise RenderError(_OUTSIDE.format(path=target), _OUTSIDE_HELP)
            if target.is_dir():
                raise IsADirectoryError(21, "a folder of that name is in the way")
            fresh[target] = _beside(target, data)
        with _undone_on_failure() as swap:
            for target, made in fresh.items():
                swap(target, made)
    except BaseException as error:
        for made in fresh.values():
            _forget(made)
        if not isinstance(error, OSError):
            raise
        what = _REASONS.get(error.errno or 0, _OTHER)
        reason = (error.strerror or str(error)).lower()
        raise RenderError(_FAILED.format(path=target, reason=reason), _HELP.format(what=what)) from error


def write_new(folder: Path, name: str, data: bytes) -> None:
    """Write a file below ``folder`` where none is yet.

    Raises:
        RenderError: something is there, or it cannot be written; everything is as it was.
    """
    if os.path.lexists(folder / name):
        raise RenderError(_FAILED.format(path=folder / name, reason=_THERE), _HELP.format(what=_THERE_HELP))
    write_all(folder, {name: data})


def replace_all(files: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Put new bytes in the place of the old ones of each file (path: old, new), or change none of them.

    A link stays a link, and each file keeps the rights that it had.

    Raises:
        RenderError: one cannot be written, or does not hold its old bytes any more; all are as they were.
    """
    fresh: dict[Path, Path] = {}
    target = Path()
    try:
        for name, (old, new) in files.items():
            target = name.resolve()
            if contents(target, target.name, OURS) != old:
                raise RenderError(_CHANGED.format(path=name), _CHANGED_HELP)
            fresh[target] = _beside(target, new)
            shutil.copymode(target, fresh[target])
        with _undone_on_failure() as swap:
            for target, made in fresh.items():
                swap(target, made)
    except BaseException as error:
        for made in fresh.values():
            _forget(made)
        if not isinstance(error, OSError):
            raise
        reason = (error.strerror or str(error)).lower()
        raise RenderError(_FAILED.format(path=target, reason=reason), _HELP.format(what=_OWN)) from error


@contextlib.contextmanager
def _undone_on_failure() -> Iterator[Callable[[Path, Path], None]]:
    """Gives a function that puts a finished file in its place; whatever goes wrong takes all of them back."""
    swapped: list[tuple[Path, Path | None]] = []

    def swap(target: Path, made: Path) -> None:
        old = _old(target) if target.exists() else None
        swapped.append((target, old))
        if old:
            os.replace(target, old)
        os.replace(made, target)

    try:
        yield swap
    except BaseException:
        for target, old in reversed(swapped):
            _taken_back(target, old)
        raise
    for _, old in swapped:
        if old:
            _forget(old)


def _taken_back(target: Path, old: Path | None) -> None:
    if old is None:
        _forget(target)
    elif old.exists():
        os.replace(old, target)


def _old(target: Path) -> Path:
    """Where ``target`` waits while a new file takes its place."""
    return target.with_name(f".{target.name}{_WAITS}")


def tidy(targets: Collection[Path]) -> None:
    """Put right what a computer that was switched off in the middle of writing ``targets`` has left.

    An old file whose new one did not come takes its place again; where both are there, it has done its duty.
    """
    for target in targets:
        with contextlib.suppress(OSError):
            if not target.exists():
                os.replace(_old(target), target)
        _forget(_old(target))
    for folder in {target.parent for target in targets}:
        for part in folder.glob(f".*{_PART}"):
            name = part.name.removeprefix(".").removesuffix(_PART).rpartition(".")[0]
            if folder / name in targets:
                _forget(part)


def settle(folder: Path) -> None:
    """Make sure that the names in ``folder`` are on the disk, where a system can be asked to."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _beside(target: Path, data: bytes) -> Path:
    """A finished temporary file in the folder of ``target``."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=_PART, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def remove_all(folder: Path, names: tuple[str, ...]) -> None:
    """Delete the files called ``names`` below ``folder``, and the folders that this leaves empty."""
    for name in names:
        with contextlib.suppress(OSError):
            (folder / name).unlink()
        with contextlib.suppress(OSError):
            (folder / name).parent.rmdir()
