"""What a check printed last time, given again while nothing that it read has changed.

Reading this costs less than loading the program. What is kept stands in the person's own cache folder, to be
read by nobody else; ``PLCOMMS_CACHE=off`` keeps nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from plcomms import __version__
from plcomms.source.cache import folder

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_REPEATABLE = ("check",)
_ASIDE = ("out", "__pycache__", "node_modules")


def recall(words: Sequence[str]) -> tuple[int, str] | None:
    """The exit code and the output of the same command when it last ran, if it would be the same now."""
    place = _place(words) if words and words[0] in _REPEATABLE else None
    if place is None:
        return None
    try:
        with open(place, encoding="utf-8", newline="") as file:
            kept = json.load(file)
        if kept["made_of"] == _made_of(kept["read"]):
            return int(kept["code"]), str(kept["output"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return None


def keep(words: Sequence[str], code: int, output: str, read: Iterable[str]) -> None:
    """Keep what a command printed; ``read`` are the files and folders that it followed from."""
    paths = sorted({os.path.abspath(path) for path in read})
    kept = {"code": code, "output": output, "read": paths, "made_of": _made_of(paths)}
    place = _place(words)
    if place is None:
        return
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
        fresh = f"{place}.{os.getpid()}"
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8", newline="") as file:
            json.dump(kept, file)
        os.replace(fresh, place)


def _place(words: Sequence[str]) -> str | None:
    """Where the output of a command is kept: everything but files that it depends on is in the name."""
    cache = folder()
    if cache is None:
        return None
    around = [name for name in sorted(os.environ) if name.startswith("PLCOMMS_")]
    around += ["NO_COLOR", "TERM", "COLUMNS"]
    said = [__version__, time.strftime("%Y-%m-%d"), os.getcwd(), str(sys.stdout.isatty()), *words]
    said += [os.environ.get(name, "") for name in around]
    return os.path.join(cache, "said", hashlib.sha256("\0".join(said).encode()).hexdigest()[:32] + ".json")


def _made_of(paths: Iterable[str]) -> str:
    """A hash of the names, sizes and times of change of all files in ``paths`` and of the program's own."""
    total = hashlib.sha256()
    for path in (_PACKAGE, *paths):
        for name, size, changed in _files(path):
            total.update(f"{name}\0{size}\0{changed}\0".encode())
    return total.hexdigest()


def _files(path: str) -> Iterator[tuple[str, int, int]]:
    try:
        entries = sorted(os.scandir(path), key=lambda e: e.name)
    except NotADirectoryError:
        stat = os.stat(path)
        yield path, stat.st_size, stat.st_mtime_ns
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and entry.name not in _ASIDE:
                yield from _files(entry.path)
        elif not entry.name.startswith("."):
            stat = entry.stat()
            yield entry.path, stat.st_size, stat.st_mtime_ns
