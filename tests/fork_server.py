"""``plcomms`` as a process that need not load itself first: each command is a fork of one that has.

Such a process has its own folder, variables, streams, memory and exit code, as one that a person starts. What
it shares with that is only what Python had loaded, and what is worked out of plcomms' own files. Where these
are what is tested (what is loaded, from where, in which order Python keeps a set), one is ``started``.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
_LOADED = (
    "weasyprint",
    "markdown",
    "markdownify",
    "textstat",
    "mrml",
    "icalendar",
    "pypandoc",
    "bs4.builder",
)
"""What plcomms loads when it needs it."""


def started(
    words: Sequence[str], cwd: Path, environment: Mapping[str, str], stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """What ``plcomms`` with ``words`` did in the folder ``cwd``, as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "plcomms", *words],
        cwd=cwd,
        env=environment,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


class ForkServer:
    """The process that has loaded plcomms, seen from outside; it starts when it is first needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def run(
        self, words: Sequence[str], cwd: Path, environment: Mapping[str, str], stdin: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The same as ``started``; on Windows, which has no forks, it is that."""
        if not hasattr(os, "fork"):
            return started(words, cwd, environment, stdin)
        with tempfile.TemporaryDirectory(prefix="plcomms-fork-") as place:
            streams = [str(Path(place) / name) for name in ("in", "out", "err")]
            Path(streams[0]).write_text(stdin or "", "utf-8")
            asked = {"words": [*words], "cwd": str(cwd), "environment": dict(environment), "streams": streams}
            code = self._ask(json.dumps(asked))
            out, err = (Path(stream).read_text("utf-8") for stream in streams[1:])
        return subprocess.CompletedProcess(words, code, out, err)

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.communicate()

    def _ask(self, asked: str) -> int:
        if not self._process:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.fork_server"], cwd=ROOT, stdin=pipe, stdout=pipe, text=True
            )
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(asked + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def _load() -> None:
    """Import all of plcomms and what it loads when needed, and have what it works out of its own files."""
    import plcomms

    for module in pkgutil.walk_packages(plcomms.__path__, "plcomms."):
        if not module.name.startswith(("plcomms.__main__", "plcomms._compiled")):
            importlib.import_module(module.name)
    for name in _LOADED:
        importlib.import_module(name)
    from datetime import date

    from plcomms.load.drafts.draft import read_draft
    from plcomms.workflows.draft import check_draft

    check_draft(read_draft("draft.md", "We utilize the gym.\n"), "families", date(2026, 11, 24))


def _become(asked: dict[str, Any]) -> None:
    """Be the command that is ``asked`` for."""
    from plcomms.cli.start import main

    for number, stream in enumerate(asked["streams"]):
        opened = os.open(stream, os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False) for number in range(3)
    )
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = ["plcomms", *asked["words"]]
    main()


def serve() -> None:
    """Answer each line that asks for a command with its exit code."""
    _load()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                _become(json.loads(line))
            except BaseException:  # noqa: BLE001 (a fork must not go on as the server)
                traceback.print_exc()
                sys.stderr.flush()
            os._exit(99)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
