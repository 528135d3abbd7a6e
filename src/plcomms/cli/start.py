"""Where the program begins."""

from __future__ import annotations

import contextlib
import gc
import os
import sys

# Looking for pydantic's plugins takes longer than reading a district.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    # Loading makes many things and drops few: looking for those that were dropped takes a tenth of the time.
    gc.set_threshold(100_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from plcomms.cli.app import run_command

    code = run_command()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BrokenPipeError):
            stream.flush()
    # Taking everything apart first would keep people waiting for a tenth of the time, to no use.
    os._exit(code)
