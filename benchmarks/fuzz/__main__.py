"""``python -m benchmarks.fuzz --check 10000 --build 500``: prints what came of it.

The exit code is 1 where one of the figures that should be 0 is not.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.fuzz.child import STOPPED, Done, ready, run
from benchmarks.fuzz.inputs import KINDS, OF_A_DISTRICT, RIVERBEND, Files, command

SLOW, LARGE = 10, 1000
"""Seconds of a processor, megabytes."""
_READ = (0, 1, 3)
"""The exit codes of runs whose input could be read: a runner of refusals alone tests little."""
_TOLD = 250
"""After how many runs it is said how far it is."""

_FAULTS = {
    "traceback": "traceback",
    "slow": "> 10 s",
    "large": "> 1 GB",
    "outside": "outside",
    "dialled": "dialled",
}
"""What should never be, and its column: ``outside`` is a write elsewhere, ``dialled`` a connection."""


@dataclass(slots=True)
class Tally:
    """What came of the runs of one kind."""

    counts: Counter[str] = field(default_factory=Counter)
    longest: float = 0
    largest: float = 0

    def add(self, done: Done) -> list[str]:
        """Count one run; gives what was wrong with it."""
        self.counts["runs"] += 1
        self.counts["read"] += done.code in _READ
        self.longest, self.largest = max(self.longest, done.seconds), max(self.largest, done.megabytes)
        wrong = {
            "traceback": done.broke,
            "slow": done.seconds > SLOW or done.code in STOPPED,
            "large": done.megabytes > LARGE,
            "outside": bool(done.touched),
            "dialled": bool(done.dialled),
        }
        found = [name for name, is_so in wrong.items() if is_so]
        self.counts.update(found)
        return found

    def line(self, name: str) -> str:
        """The tally as a line of the table."""
        c = self.counts
        figures = "".join(f"{c[fault]:>11}" for fault in ("runs", *_FAULTS))
        return f"{name:28}{figures}{self.longest:>9.1f} s{self.largest:>8.0f} MB{c['read']:>9}"


def main() -> int:
    """Run what was asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", type=int, default=1000, help="runs of plcomms check")
    parser.add_argument("--build", type=int, default=50, help="runs of plcomms build")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="go on where another run was stopped")
    parser.add_argument("--only", help="one kind of input")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "plcomms-fuzz")
    asked = parser.parse_args()
    ready(RIVERBEND)
    tallies: dict[str, Tally] = {}
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for action, number, kinds in (
            ("check", asked.check, tuple(KINDS)),
            ("build", asked.build, OF_A_DISTRICT),
        ):
            chosen = [kind for kind in kinds if not asked.only or asked.only in kind]
            for at in range(asked.first, asked.first + number):
                kind = chosen[at % len(chosen)]
                tally = tallies.setdefault(f"{action} {kind}", Tally())
                _once(action, kind, asked.seed * 1_000_000 + at, tally, asked.keep)
                if (at + 1) % _TOLD == 0:
                    print(f"{action}: {at + 1}", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("Stopped; this is how far it came.")
    total = Tally()
    print(
        " " * 28
        + "".join(f"{title:>11}" for title in ("runs", *_FAULTS.values(), "longest", "largest", "read"))
    )
    for name, tally in tallies.items():
        print(tally.line(name))
        total.counts.update(tally.counts)
        total.longest, total.largest = max(total.longest, tally.longest), max(total.largest, tally.largest)
    print(total.line("all"))
    return int(any(total.counts[name] for name in _FAULTS))


def _once(action: str, kind: str, seed: int, tally: Tally, keep: Path) -> None:
    random = Random(f"{action} {kind} {seed}")
    files = KINDS[kind](random)
    with tempfile.TemporaryDirectory(prefix="plcomms-fuzz-") as place:
        folder, spare = Path(place) / "district", Path(place) / "tmp"
        spare.mkdir()
        _write(folder, files)
        words = command(files, folder, action == "build", random)
        before = _state(folder)
        done = run(words, (folder / "out", _cache(), spare))
        wrong = tally.add(done)
        if _state(folder) != before:
            tally.counts["outside"] += 1
            wrong.append("outside")
        if wrong:
            _kept(keep, f"{action}-{kind}-{seed}", folder, words, done, wrong)


def _cache() -> Path:
    return Path(os.environ.get("PLCOMMS_CACHE") or Path.home() / ".cache/plcomms")


def _write(folder: Path, files: Files) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _state(folder: Path) -> dict[str, str]:
    """The files of the district, but for what was made of it."""
    return {
        str(p): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and "out" not in p.relative_to(folder).parts
    }


def _kept(keep: Path, name: str, folder: Path, words: tuple[str, ...], done: Done, wrong: list[str]) -> None:
    place = keep / re.sub(r"[^a-z0-9]+", "-", name)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder, place / "district")
    (place / "said").write_text(done.said[-20_000:], "utf-8")
    told = [*wrong, f"{done.seconds:.1f} s", f"{done.megabytes:.0f} MB", *done.touched[:5], *done.dialled[:5]]
    (place / "why").write_text("\n".join([" ".join(words), *told]) + "\n", "utf-8")
    last = [line for line in done.said.strip().splitlines() if line.strip()][-1:]
    print(f"{'+'.join(wrong)} {place} {done.code} {done.seconds:.1f}s {''.join(last)[:150]}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
