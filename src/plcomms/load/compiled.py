"""What plcomms works out of its own files, worked out once: when it is built, beside its code.

``tools/compile_data.py`` writes it. Each piece is named after a digest of all that it is made from, code
included, so that one that is out of date is never found; it is then worked out again, correct and slower.
Nothing that a district wrote is kept, and nothing is read from or written to a person's own folders.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.machinery
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType

PACKAGE = Path(__file__).resolve().parents[1]
FOLDER = PACKAGE / "_compiled"
"""Where it stands; not part of what is committed."""


@dataclass(frozen=True, slots=True)
class CompiledPiece:
    """Something to work out: ``work()`` depends on ``text`` and on the files ``made_by``, and nothing else.

    The files are seen from the package's folder.
    """

    name: str
    text: str
    made_by: tuple[str, ...]
    work: Callable[[], str]
    ending: str = ".json"

    @property
    def file(self) -> Path:
        """Where it is kept."""
        digest = hashlib.sha256(f"{_digest_of(self.made_by)}\0{self.text}".encode()).hexdigest()
        return FOLDER / f"{self.name}_{digest[:24]}{self.ending}"


def compiled(piece: CompiledPiece) -> str:
    """What ``piece`` comes to: as it was worked out when plcomms was built, else worked out now."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return piece.file.read_text("utf-8")
    return piece.work()


def compiled_code(piece: CompiledPiece) -> CodeType | None:
    """The code of ``piece``, whose work gives Python; None where it was not worked out."""
    file = piece.file
    if not file.is_file():
        return None
    return importlib.machinery.SourceFileLoader(file.stem, str(file)).get_code(file.stem)


def write_all(pieces: list[CompiledPiece]) -> None:
    """Work out all ``pieces`` and keep them, and no others."""
    FOLDER.mkdir(exist_ok=True)
    files = {piece.file: piece for piece in pieces}
    for old in FOLDER.iterdir():
        if old not in files and old.is_file():
            old.unlink()
    for file, piece in files.items():
        if not file.exists():
            fresh = file.with_suffix(".new")
            fresh.write_text(piece.work(), "utf-8")
            fresh.replace(file)


def sources(*patterns: str) -> tuple[str, ...]:
    """The files of the package that match ``patterns``, as ``made_by`` names them."""
    found = {file for pattern in patterns for file in PACKAGE.glob(pattern)}
    return tuple(sorted(file.relative_to(PACKAGE).as_posix() for file in found))


@cache
def _digest_of(files: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in files:
        data = (PACKAGE / name).read_bytes()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
