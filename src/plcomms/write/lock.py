"""One build at a time for each output folder, so that none forgets what another made."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows has none; there the second of two builds at once still writes whole files
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def build_locks(folders: Iterable[Path], waiting: Callable[[], None]) -> Iterator[None]:
    """The same for several folders: always in the same order, so that no two wait for each other."""
    with contextlib.ExitStack() as stack:
        for folder in sorted({folder.resolve() for folder in folders}):
            stack.enter_context(build_lock(folder, waiting))
        yield


@contextlib.contextmanager
def build_lock(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Wait until no other build writes into ``folder``, and keep others waiting until this one has.

    ``waiting`` is called where there is another. The lock is a file in the computer's folder for temporary
    files; it ends with the process at the latest.
    """
    with contextlib.ExitStack() as stack:
        file = _opened(folder)
        if file is not None:
            stack.enter_context(file)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _opened(folder: Path) -> IO[bytes] | None:
    """The file to lock; None where there can be none."""
    if fcntl is None:
        return None
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    place = Path(tempfile.gettempdir()) / f"plcomms-{os.getuid()}-{name}.lock"
    with contextlib.suppress(OSError):
        # The folder is everybody's: a link that somebody put there is not followed.
        return os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "r+b")
    return None
