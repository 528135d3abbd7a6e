"""What stands in the output folder already: what people changed by hand, and what is no longer true."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from plcomms.build.manifest import Manifest, read

OWN = "yours"
"""Stands in the name of a file that was changed by hand: ``letter-families.yours.docx``."""


def changed_by_hand(folder: Path, before: Manifest, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bytes of what ``files`` (path: new bytes) would replace and the last build did not write."""
    found = {}
    for path, new in files.items():
        old = read(folder / path)
        if old is not None and old != new and not before.wrote(path, old):
            found[path] = old
    return found


def set_aside(folder: Path, changed: Collection[str]) -> dict[str, str]:
    """For each of the ``changed`` files the path at which it is kept; none of them is taken yet."""
    return {path: _free(folder, PurePosixPath(path)) for path in changed}


def as_written(folder: Path, before: Manifest, paths: Collection[str]) -> tuple[str, ...]:
    """Those of ``paths`` that are as the last build wrote them, so that nothing is lost with them."""
    return tuple(path for path in paths if before.wrote(path, read(folder / path)))


def _free(folder: Path, path: PurePosixPath) -> str:
    number, name = 1, path.with_suffix(f".{OWN}{path.suffix}")
    while (folder / name).exists():
        number += 1
        name = path.with_suffix(f".{OWN}-{number}{path.suffix}")
    return str(name)
