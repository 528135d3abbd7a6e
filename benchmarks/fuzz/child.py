"""One command in a child that has the program loaded: what it did, how long it took, what it touched."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pkgutil
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

LONGEST, WAITED = 30, 600
"""Seconds of a processor, and of the clock, after which a child is stopped."""
STOPPED = (-signal.SIGXCPU, -signal.SIGALRM)
"""The exit codes of one that was."""

_SAID = "Dear families,\n\nWe utilize rigor on Friday, December 4, 2026. Meet Ana Ruiz, a fourth grader.\n"
_MEMORY = 4_000_000_000
_CONNECTS = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"}
_CHANGES = {
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to: ``touched`` are places outside the allowed folders, ``dialled`` connections."""

    code: int
    said: str
    seconds: float
    waited: float
    megabytes: float
    touched: tuple[str, ...]
    dialled: tuple[str, ...]

    @property
    def broke(self) -> bool:
        """Whether it ended in a way that no person is told of in words."""
        return self.code not in (0, 1, 2, 3, *STOPPED) or "Traceback (most recent" in self.said


def ready(example: Path) -> None:
    """Load all that a command needs, and do once what a child would do, so that a child has it done."""
    os.environ |= {"PLCOMMS_TODAY": "2026-11-24", "NO_COLOR": "1"}
    import plcomms  # noqa: PLC0415
    from plcomms.model.document import Request  # noqa: PLC0415
    from plcomms.workflows.check import prepare  # noqa: PLC0415
    from plcomms.workflows.draft import check_draft, draft_of  # noqa: PLC0415

    for module in pkgutil.walk_packages(plcomms.__path__, "plcomms."):
        if "__main__" not in module.name and "_compiled" not in module.name:
            importlib.import_module(module.name)
    with contextlib.suppress(ImportError, OSError):
        import docx  # noqa: F401, PLC0415
        import weasyprint  # noqa: F401, PLC0415
    today = date(2026, 11, 24)
    prepare(example, Request(), today)
    for name, text in (("a.md", _SAID), ("a.txt", _SAID)):
        check_draft(draft_of(name, text), "families", today, example)
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        _command(("check", str(example)))
    gc.freeze()


def _command(words: Sequence[str]) -> int:
    from plcomms.cli.app import run_command  # noqa: PLC0415

    before, sys.argv = sys.argv, ["plcomms", *words]
    try:
        return run_command()
    finally:
        sys.argv = before


def run(words: Sequence[str], allowed: Sequence[Path]) -> Done:
    """Run ``plcomms`` with ``words`` in a child; it may write below the ``allowed`` folders alone."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as noted:
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            _as_child(words, [str(path.resolve()) for path in allowed], said.fileno(), noted.fileno())
        code, usage = _ended(child)
        waited = time.monotonic() - began
        said.seek(0)
        noted.seek(0)
        lines = noted.read().decode("utf-8", "replace").split("\0")
        told = said.read(3_000_000).decode("utf-8", "replace")
    return Done(
        code,
        told,
        usage.ru_utime + usage.ru_stime,
        waited,
        usage.ru_maxrss / 1000,
        tuple(line[2:] for line in lines if line.startswith("W ")),
        tuple(line[2:] for line in lines if line.startswith("C ")),
    )


def _ended(child: int) -> tuple[int, resource.struct_rusage]:
    _, status, usage = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), usage


def _as_child(words: Sequence[str], allowed: Sequence[str], said: int, noted: int) -> None:
    os.setpgid(0, 0)
    os.dup2(said, 1)
    os.dup2(said, 2)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(WAITED)
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 5))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.stdin = open(os.devnull)  # noqa: SIM115
    tempfile.tempdir = allowed[-1]
    os.environ["TMPDIR"] = allowed[-1]
    sys.addaudithook(_hook(allowed, noted))
    code = 99
    try:
        code = _command(words)
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _hook(allowed: Sequence[str], noted: int) -> Any:
    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CONNECTS and not _is_local(arguments):
            os.write(noted, f"C {event} {arguments!r}"[:300].encode() + b"\0")
        for path in _written(event, arguments):
            if not _is_in(path, allowed):
                os.write(noted, f"W {event} {path}"[:300].encode("utf-8", "replace") + b"\0")

    return hook


def _is_local(arguments: tuple[Any, ...]) -> bool:
    """A pipe between the processes of one program has a path for its name."""
    return len(arguments) > 1 and isinstance(arguments[1], (str, bytes))


def _written(event: str, arguments: tuple[Any, ...]) -> Iterator[str]:
    if event == "open":
        path, mode, flags = arguments
        writes = any(c in "wax+" for c in mode) if isinstance(mode, str) else bool(flags & _WRITES)
        if writes and isinstance(path, (str, bytes, os.PathLike)):
            yield os.fsdecode(path)
    elif event in _CHANGES:
        yield from _changed(event, arguments)


def _changed(event: str, arguments: tuple[Any, ...]) -> Iterator[str]:
    """The places that a change speaks of; one may be named from a folder that is open."""
    two = event in ("os.rename", "os.link", "os.symlink")
    folders = arguments[2:] if two else arguments[-1:]
    for path, folder in zip(arguments[: 2 if two else 1], [*folders, -1, -1], strict=False):
        if isinstance(path, (str, bytes, os.PathLike)):
            inside = isinstance(folder, int) and folder >= 0 and event != "os.chmod"
            yield os.path.join(os.readlink(f"/proc/self/fd/{folder}") if inside else "", os.fsdecode(path))


def _is_in(path: str, allowed: Sequence[str]) -> bool:
    whole = os.path.realpath(path)
    # Processes that work together have their locks there.
    return whole.startswith(("/dev/null", "/dev/shm/")) or any(
        whole == folder or whole.startswith(folder + os.sep) for folder in allowed
    )
