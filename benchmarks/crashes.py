"""Builds that are killed, that find the disk full or closed, that run at once, on a clock set back.

``python benchmarks/crashes.py`` (Linux; as the administrator for the disks) prints what came of it. After
each accident nothing that a person made may be missing, and the next build must equal an undisturbed one,
byte for byte. A file of a calendar says the day on which it was made, so those builds are of one day.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
RIVERBEND = ROOT / "examples/riverbend"
ASK = ("newsletter", "letter", "invitation", "--school", "cedar-elementary")
FORMATS = ("--format", "web", "--format", "text", "--format", "pdf", "--format", "markdown", "--up", "1")
"""Enough of each to be built by several processes; cards of each size would be a minute more of layout."""
MINE = "cedar-elementary/letter-families.txt"
JOURNAL = ".plcomms-next.json"
TODAY = "2026-11-24"
_TRIES = 8
"""How often a build is begun again to be killed while it writes, which takes a hundredth of a second."""
Tree = dict[str, bytes]


def build(folder: Path, out: Path, today: str = TODAY) -> subprocess.Popen[str]:
    """A build of the district in ``folder`` into ``out``, begun."""
    words = [sys.executable, "-m", "plcomms", "build", *ASK, *FORMATS, "-C", str(folder), "--out", str(out)]
    environment = os.environ | {"PLCOMMS_TODAY": today}
    return subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code of ``process`` and what it said."""
    said, _ = process.communicate(timeout=600)
    return process.returncode, said


def tree(folder: Path) -> Tree:
    """Every file below ``folder``, hidden ones too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def districts(place: Path) -> tuple[Path, Path]:
    """The example, and the same with another name, without one event, and with a consent that has ended."""
    first, second = place / "first", place / "second"
    for folder in (first, second):
        shutil.copytree(RIVERBEND, folder, ignore=shutil.ignore_patterns("out"))
    text = (second / "district.yaml").read_text("utf-8")
    (second / "district.yaml").write_text(text.replace("name: Riverbend", "name: New Riverbend", 1), "utf-8")
    school = second / "schools/cedar-elementary.yaml"
    changed = school.read_text("utf-8").replace("id: show-me-night", "id: show-night")
    school.write_text(changed.replace("consent: {given: ", "consent: {until: 2026-11-20, given: "), "utf-8")
    return first, second


def before(place: Path, first: Path, name: str) -> Path:
    """The folder of a build of the ``first`` district, in which somebody changed a letter."""
    kept, out = place / "kept", place / name
    if not kept.exists():
        code, said = ended(build(first, kept))
        assert code == 0, said
        (kept / MINE).write_bytes(b"my own words")
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(kept, out)
    return out


def differences(one: Tree, other: Tree) -> list[str]:
    """The names of files that only one has or that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def helpers_of(parent: int) -> list[int]:
    """The processes that ``parent`` began and that are still there."""
    found = subprocess.run(
        ["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False
    ).stdout.split()
    return [int(number) for number in found]


def killed(folder: Path, out: Path, moment: Callable[[subprocess.Popen[str]], None]) -> str:
    """Begin a build, kill it at a ``moment``; gives in which step it was, empty where it had ended."""
    process = build(folder, out)
    moment(process)
    if process.poll() is not None:
        process.communicate()
        return ""
    helpers = helpers_of(process.pid)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    step = "writing" if (out / JOURNAL).exists() else "before"
    end = time.monotonic() + 10
    while any(Path(f"/proc/{helper}/task").exists() for helper in helpers):
        assert time.monotonic() < end, "a helper stayed behind"
        time.sleep(0.05)
    return step


def kills(place: Path, first: Path, second: Path, whole: Tree, number: int, seconds: float) -> str:
    """Kill ``number`` builds, half of them somewhere, half while files take their places."""
    steps: list[str] = []
    tries = 0
    while len(steps) < number:
        out = before(place, first, "out")
        later = random.uniform(0, 0.005)
        wanted = len(steps) % 2 == 1 and tries < _TRIES

        def somewhere(_process: subprocess.Popen[str]) -> None:
            time.sleep(random.uniform(0.1, seconds))

        def in_writing(process: subprocess.Popen[str], out: Path = out, later: float = later) -> None:
            while process.poll() is None and not (out / JOURNAL).exists():
                time.sleep(0)
            time.sleep(later)

        step = killed(second, out, in_writing if wanted else somewhere)
        tries = tries + 1 if wanted and step != "writing" else 0
        # One that was over, or that was not yet or no longer writing, says nothing of what was to be seen.
        if not step or tries:
            continue
        steps.append(step)
        print(f"{len(steps)} of {number}: {step}", file=sys.stderr, flush=True)
        assert b"my own words" in tree(out).values(), "what a person wrote is lost"
        _, said = ended(build(second, out))
        wrong = differences(tree(out), whole)
        assert not wrong, (step, wrong, said)
    return f"{number} ({steps.count('writing')} of them while writing)"


def at_once(place: Path, first: Path, second: Path, whole: Tree) -> str:
    """Two builds of one district into one folder."""
    out = before(place, first, "out")
    both = [build(second, out), build(second, out)]
    codes = [ended(one)[0] for one in both]
    assert not differences(tree(out), whole)
    return f"exit codes {codes}"


def on_disk(place: Path, first: Path, second: Path, whole: Tree, options: str) -> str:
    """A build into a disk of its own that is too small or closed; then the same with room."""
    disk = place / "disk"
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=True)
    try:
        shutil.copytree(before(place, first, "out"), disk / "out")
        state = tree(disk)
        used = sum(p.stat().st_blocks * 512 for p in disk.rglob("*") if p.is_file())
        size = options.replace("FULL", str(used + 200_000))
        subprocess.run(["mount", "-o", f"remount,{size}", disk], check=True)
        code, said = ended(build(second, disk / "out"))
        assert code == 3, said
        assert "cannot be written" in said, said
        assert "Traceback" not in said, said
        assert tree(disk) == state, differences(tree(disk), state)
        subprocess.run(["mount", "-o", "remount,rw,size=64m", disk], check=True)
        ended(build(second, disk / "out"))
        assert not differences(tree(disk / "out"), whole)
    finally:
        subprocess.run(["umount", disk], check=True)
    return said.strip().splitlines()[-2][-70:]


def clock_back(place: Path, first: Path, second: Path, whole: Tree) -> str:
    """A build over files from years to come, one on a day a month before, and one of today again."""
    out = before(place, first, "out")
    for file in (p for folder in (out, second) for p in folder.rglob("*")):
        os.utime(file, (2_000_000_000, 2_000_000_000))
    for today in (TODAY, "2026-10-24", TODAY):
        ended(build(second, out, today))
        assert b"my own words" in tree(out).values()
        assert today != TODAY or not differences(tree(out), whole)
    return "equal"


def main() -> int:
    """Let all of it happen, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    random.seed(asked.seed)
    place = Path(tempfile.mkdtemp(prefix="plcomms-crashes-"))
    try:
        first, second = districts(place)
        out = before(place, first, "whole")
        began = time.monotonic()
        ended(build(second, out))
        seconds, whole = time.monotonic() - began, tree(out)
        print(f"undisturbed: {len(whole)} files in {seconds:.1f} s")
        print("killed:     ", kills(place, first, second, whole, asked.kills, seconds), flush=True)
        print("at once:    ", at_once(place, first, second, whole), flush=True)
        if os.geteuid() == 0:
            print("disk full:  ", on_disk(place, first, second, whole, "size=FULL"), flush=True)
            print("read-only:  ", on_disk(place, first, second, whole, "ro"), flush=True)
        print("clock back: ", clock_back(place, first, second, whole))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
