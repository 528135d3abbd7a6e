"""Where the program begins."""

from __future__ import annotations

import contextlib
import gc
import os
import sys

# Looking for pydantic's plugins takes longer than reading a district.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_HOME = os.path.realpath(os.path.join(os.path.dirname(__file__), os.pardir, os.pardir))
"""Where plcomms itself is found."""


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    _take_no_code_from_here()
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


def _take_no_code_from_here() -> None:
    """Let neither this process nor one that it starts take code or programs from the folder it runs in.

    That folder is a district's, and may come from anywhere. ``python -m`` and an empty part of PYTHONPATH put
    it before Python's own; Windows looks for programs there first.
    """
    os.environ["PYTHONSAFEPATH"] = os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"
    with contextlib.suppress(OSError):
        here = os.path.realpath(os.curdir)
        if here != _HOME:
            sys.path[:] = [place for place in sys.path if os.path.realpath(place) != here]
