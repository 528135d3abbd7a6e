"""Where the program begins: a check of what has not changed is answered before anything is loaded."""

from __future__ import annotations

import sys

from plcomms.cli import memo


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    remembered = memo.recall(sys.argv[1:])
    if remembered is not None:
        code, output = remembered
        sys.stdout.write(output)
        sys.exit(code)
    from plcomms.cli.app import run_command

    sys.exit(run_command())
