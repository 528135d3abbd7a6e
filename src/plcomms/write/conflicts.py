"""What stands in the output folder already: what people changed by hand, and what is no longer true."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from plcomms.write.manifest import Manifest, read
from plcomms.write.seal import is_sealed

OWN = "yours"
"""Stands in the name of a file that was changed by hand: ``letter-families.yours.docx``."""


def changed_by_hand(folder: Path, before: Manifest, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bytes of what ``files`` (path: new bytes) would replace and no build wrote.

    A build wrote what the manifest ``before`` knows, and what has the program's mark.
    """
    found = {}
    for path, new in files.items():
        old = read(folder / path)
        if old is not None and old != new and not before.wrote(path, old) and not is_sealed(old):
            found[path] = old
    return found


def set_aside(folder: Path, changed: Mapping[str, bytes]) -> dict[str, str]:
    """For each of the ``changed`` files (path: bytes) the path at which it is kept.

    Nothing stands there yet, or those very bytes, which a build that was stopped put there.
    """
    return {path: _free(folder, PurePosixPath(path), data) for path, data in changed.items()}


def as_written(folder: Path, before: Manifest, paths: Collection[str]) -> tuple[str, ...]:
    """Those of ``paths`` that are as the last build wrote them, so that nothing is lost with them."""
    return tuple(path for path in paths if before.wrote(path, read(folder / path)))


def _free(folder: Path, path: PurePosixPath, data: bytes) -> str:
    number, name = 1, path.with_suffix(f".{OWN}{path.suffix}")
    while os.path.lexists(folder / name) and read(folder / name) != data:
        number += 1
        name = path.with_suffix(f".{OWN}-{number}{path.suffix}")
    return str(name)
