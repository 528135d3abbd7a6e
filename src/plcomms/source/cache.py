"""Results that are slow to work out and depend on nothing but their input, kept between runs.

Nothing a district wrote is kept here: only what comes from files that ship with plcomms.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from plcomms import __version__

OFF = "off"


def folder() -> Path | None:
    """Where they are kept: the system's folder for that, or ``PLCOMMS_CACHE``; None where that is ``off``."""
    chosen = os.environ.get("PLCOMMS_CACHE")
    if chosen:
        return None if chosen == OFF else Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home())
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "plcomms"


def prepared_folder(name: str) -> Path | None:
    """The folder ``name`` among them, made and writable; None where there is none."""
    place = folder()
    if place is None:
        return None
    with contextlib.suppress(OSError):
        (place / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    return place / name if os.access(place / name, os.W_OK) else None


def cached(name: str, source: str, work: Callable[[], str]) -> str:
    """``work()``, or what it gave when it was last called with the same ``source`` by this version.

    A folder that cannot be written only means that the work is done each time.
    """
    place = folder()
    if place is None:
        return work()
    key = hashlib.sha256(f"{__version__}\0{source}".encode()).hexdigest()[:24]
    kept = place / f"{name}-{key}.json"
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return kept.read_text("utf-8")
    result = work()
    with contextlib.suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_text(result, "utf-8")
        fresh.replace(kept)
    return result
