"""How much memory a build takes as the district grows: a thousand files, and ten times as many.

    python benchmarks/memory.py                      districts of 100 and of 1,000 schools
    python benchmarks/memory.py --schools 20 100     others

The districts are those of ``large.py``; their documents are made as text and as Markdown, which costs the
least, so that what is held is what is measured. Each build is a process of its own, whose largest size is
printed. ``--steps`` prints what a process has after each step of the road instead.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from large import make

FORMATS = ("text", "markdown")
MEGABYTE = 1024
"""The kilobytes that ``ru_maxrss`` counts in one."""

_STEPS = """
import resource, sys
from datetime import date
from plcomms import load, plan, compose, check, write

def told(step):
    with open("/proc/self/status") as file:
        now = next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
    print(f"  {step:<10} {now / 1024:8.0f} MB", flush=True)

district = load(sys.argv[1], date(2026, 11, 24)); told("load")
planned = plan(district, formats=sys.argv[3:]); told("plan")
composed = compose(district, planned); told("compose")
checked = check(composed); told("check")
write(checked, sys.argv[2]); told("write")
"""


def peak(command: list[str]) -> tuple[float, float]:
    """Megabytes at most, and seconds of processor time, of the process that ``command`` starts."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):  # 3: some documents have errors in their texts, as drawn words may
        sys.exit(told.decode())
    return usage.ru_maxrss / MEGABYTE, usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--schools", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--steps", action="store_true")
    parser.add_argument("--program", default=f"{sys.executable} -m plcomms", help="what is measured")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    for count in given.schools:
        with tempfile.TemporaryDirectory() as name:
            folder, out = Path(name) / "district", Path(name) / "out"
            make(folder, count, seed=7)
            if given.steps:
                print(f"{count} schools", flush=True)
                subprocess.run([sys.executable, "-c", _STEPS, str(folder), str(out), *FORMATS], check=True)
                continue
            formats = [word for one in FORMATS for word in ("--format", one)]
            command = [*shlex.split(given.program), "build", "-C", str(folder), "--out", str(out), *formats]
            most, took = peak(command)
            files = sum(1 for file in out.rglob("*") if file.suffix in (".txt", ".md"))
            print(f"{count:6} schools {files:7,} files {most:8.0f} MB {took:8.1f} s", flush=True)


if __name__ == "__main__":
    main()
