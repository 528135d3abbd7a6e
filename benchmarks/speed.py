"""How long a person waits: whole processes, on this machine, now.

Run it with ``make bench``. It prints medians of several runs after one that warms the disk; it asserts
nothing, because a busy machine is not a fault of the program.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pypdf import PdfReader

ROOT = Path(__file__).parents[1]
PLCOMMS = [sys.executable, "-m", "plcomms"]
RIVERBEND = ROOT / "examples" / "riverbend"


def seconds(command: list[str], runs: int = 7, before: object = None) -> tuple[float, float, float]:
    """Least, median and most wall seconds of ``command`` after one uncounted run."""
    took = []
    for run in range(runs + 1):
        if callable(before):
            before()
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if run:
            took.append(time.perf_counter() - start)
    return min(took), statistics.median(took), max(took)


def line(name: str, figures: tuple[float, float, float], note: str = "") -> None:
    low, median, high = figures
    print(f"{name:<44} {median:7.3f} s   ({low:.3f} to {high:.3f}) {note}", flush=True)


def pages(folder: Path) -> int:
    """Pages of all PDFs below ``folder``."""
    return sum(len(PdfReader(file).pages) for file in folder.rglob("*.pdf"))


def main() -> None:
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}")
    line("plcomms --help", seconds([*PLCOMMS, "--help"]))
    line("plcomms check examples/riverbend", seconds([*PLCOMMS, "check", str(RIVERBEND)]))
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        build = [*PLCOMMS, "build", "-C", str(RIVERBEND), "--out", str(out)]
        pdf = seconds([*build, "--format", "pdf"], 3, lambda: shutil.rmtree(out, ignore_errors=True))
        count = pages(out)
        line("first build of all PDFs", pdf, f"{count} pages, {pdf[1] / count:.3f} s a page")
        line("first build of everything", seconds(build, 3, lambda: shutil.rmtree(out, ignore_errors=True)))
        line("build when nothing changed", seconds(build, 3))


if __name__ == "__main__":
    main()
