"""Bytes to files: every one is on the disk before the first takes its place."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plcomms.model.errors import RenderError

_FAILED = "“{path}” cannot be written: {reason}."
_HELP = "Nothing was changed. {what}"
_REASONS = {
    28: "Free some space on the disk, or choose another folder with --out.",
    13: "Choose another folder with --out, or ask for the right to write there.",
    30: "Choose another folder with --out; this disk cannot be written.",
}
_OTHER = "Choose another folder with --out."


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (path below ``folder``: bytes), or nothing at all.

    Each is written beside its place and made sure of; only then do all of them take their places.

    Raises:
        RenderError: one cannot be written; everything is as it was.
    """
    fresh: dict[Path, Path] = {}
    target = folder
    try:
        for name, data in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(21, "a folder of that name is in the way")
            fresh[target] = _beside(target, data)
        for target, made in fresh.items():
            os.replace(made, target)
    except OSError as error:
        for made in fresh.values():
            with contextlib.suppress(OSError):
                made.unlink(missing_ok=True)
        what = _REASONS.get(error.errno or 0, _OTHER)
        reason = (error.strerror or str(error)).lower()
        raise RenderError(_FAILED.format(path=target, reason=reason), _HELP.format(what=what)) from error


def _beside(target: Path, data: bytes) -> Path:
    """A finished temporary file in the folder of ``target``."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
    except OSError:
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
