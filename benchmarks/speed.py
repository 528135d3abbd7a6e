"""How long a person waits: whole processes, on this machine, now.

Run it with ``make bench``. It prints medians of several runs after one that warms the disk; it asserts
nothing, because a busy machine is not a fault of the program.
"""

from __future__ import annotations

import json
import os
import random
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


SENTENCE = (
    "we read a book about rain and your child tells you what it was when school is out on friday then "
    "every teacher looks at the work and says what comes next so that no one has to guess or wait"
)
JARGON = (
    "utilize",
    "stakeholders",
    "facilitate",
    "pedagogy",
    "formative assessments",
    "rubrics",
    "differentiated instruction",
    "learner agency",
)


def dense(size: int, share: float = 0.02) -> str:
    """A Markdown text of ``size`` characters, no two paragraphs alike, in which many words are jargon."""
    draw = random.Random(7)  # noqa: S311 (a text to read, not a secret)
    plain = SENTENCE.split()
    paragraphs: list[str] = []
    length = 0
    while length < size:
        rows = []
        for _ in range(draw.randint(2, 5)):
            words = [
                draw.choice(JARGON if draw.random() < share else plain) for _ in range(draw.randint(8, 18))
            ]
            rows.append(" ".join(words).capitalize() + ".")
        paragraphs.append("\n".join(rows))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def check_dense(folder: Path) -> None:
    """Check a text full of findings, and one four times as long: the time must grow as the text does."""
    for times in (1, 4):
        text = folder / f"dense-{times}.md"
        text.write_text(dense(times * 1_000_000), "utf-8")
        command = [*PLCOMMS, "check", str(text)]
        done = subprocess.run([*command, "--format", "json"], capture_output=True, check=False)
        found = len(json.loads(done.stdout)["findings"])
        line(f"plcomms check, {times} MB full of jargon", seconds(command, 3), f"{found:,} findings")


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
        check_dense(Path(name))


if __name__ == "__main__":
    main()
