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
from functools import cache
from pathlib import Path
from types import CodeType

PACKAGE = Path(__file__).resolve().parents[1]
FOLDER = PACKAGE / "_compiled"
"""Where it stands; not part of what is committed."""


def compiled(name: str, text: str, made_by: tuple[str, ...], work: Callable[[], str]) -> str:
    """``work()``, or what it gave when plcomms was built.

    It depends on ``text`` and on the files ``made_by``, seen from the package's folder, and on nothing else.
    """
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return (FOLDER / file_name(name, text, made_by, ".json")).read_text("utf-8")
    return work()


def compiled_code(name: str, text: str, made_by: tuple[str, ...]) -> CodeType | None:
    """The code into which ``text`` was translated when plcomms was built; None where it was not."""
    file = FOLDER / file_name(name, text, made_by, ".py")
    if not file.is_file():
        return None
    return importlib.machinery.SourceFileLoader(file.stem, str(file)).get_code(file.stem)


def file_name(name: str, text: str, made_by: tuple[str, ...], ending: str) -> str:
    """What the file is called that holds what was made of ``text``."""
    digest = hashlib.sha256(f"{_digest_of(made_by)}\0{text}".encode())
    return f"{name}_{digest.hexdigest()[:24]}{ending}"


@cache
def _digest_of(files: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in files:
        data = (PACKAGE / name).read_bytes()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
