"""A district of many schools: how long a full build of it takes, and one after which nothing changed.

    python benchmarks/large.py                 make one of sixty schools, measure, take it away again
    python benchmarks/large.py --keep FOLDER   make it there and leave it; measure nothing

The district is drawn from the words of the example by a seed, so that two runs, also of two versions of the
program, are of the same words. What is measured is the processor time, of all processes together, and not
the time on the clock: a busy machine changes it little. Give ``--program`` to measure another version.
"""

from __future__ import annotations

import argparse
import copy
import random
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
RIVERBEND = ROOT / "examples" / "riverbend"
FORMATS = ("markdown", "text", "web")

_NAMES = (
    "Alder", "Aspen", "Birch", "Bluff", "Bridge", "Brook", "Canyon", "Creek", "Dover", "Eagle", "Elm",
    "Fairview", "Falcon", "Garden", "Glen", "Grove", "Harbor", "Hazel", "Heron", "Hickory", "Hill",
    "Juniper", "Lake", "Larch", "Lincoln", "Linden", "Maple", "Meadow", "Mesa", "Mill", "Monroe", "Oak",
    "Orchard", "Osprey", "Otter", "Pine", "Plaza", "Pond", "Poplar", "Prairie", "Quarry", "Quail", "Ridge",
    "Robin", "Sage", "Salem", "Sequoia", "Spring", "Spruce", "Sumac", "Summit", "Sycamore", "Tamarack",
    "Thistle", "Timber", "Union", "Valley", "Walnut", "Willow", "Winter",
)  # fmt: skip
_SENTENCES = (
    "On Friday your child brings home one goal and one piece of work.",
    "Ask what was hard this week, and what comes next.",
    "Our fifth graders read to the first graders at noon.",
    "We planted beans by the south fence, and each class waters one row.",
    "The library is open until five o'clock from Monday to Thursday.",
    "Some children need more time, and they get it.",
    "A teacher will call you back within two school days.",
    "Bring your questions to the front desk, or write to us.",
    "Two classes built a small bridge and found out how much it holds.",
    "We will look at the work together, and you can stay as long as you like.",
    "Nobody has to be good at it on the first day.",
    "Older students help in the lunch room on Wednesdays.",
)


def schools(count: int, seed: int) -> dict[str, dict[str, Any]]:
    """``count`` schools by the names of their files, each like one of the example's with words of its own."""
    draw = random.Random(seed)  # noqa: S311 (words to read, not a secret)
    models = [
        yaml.safe_load(file.read_text("utf-8")) for file in sorted((RIVERBEND / "schools").glob("*.yaml"))
    ]
    made = {}
    for number in range(count):
        school = copy.deepcopy(models[number % len(models)])
        name = _NAMES[number % len(_NAMES)] + ("" if number < len(_NAMES) else f" {number}")
        key = name.lower().replace(" ", "-")
        old = school["short_name"]
        school = _renamed(school, old, name)
        school["office"]["email"] = f"{key}@riverbend.example"
        school["note"] = "\n\n".join(" ".join(draw.sample(_SENTENCES, 5)) for _ in range(2)) + "\n"
        made[key] = school
    return made


def _renamed(value: Any, old: str, new: str) -> Any:
    """``value`` with the name ``new`` wherever it says ``old``."""
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    if isinstance(value, dict):
        return {key: _renamed(item, old, new) for key, item in value.items()}
    return value


def make(folder: Path, count: int, seed: int) -> None:
    """Write the district into the new ``folder``."""
    shutil.copytree(RIVERBEND, folder, ignore=shutil.ignore_patterns("schools", "out"))
    (folder / "schools").mkdir()
    for key, school in schools(count, seed).items():
        text = yaml.safe_dump(school, allow_unicode=True, sort_keys=False, width=100)
        (folder / "schools" / f"{key}.yaml").write_text(text, "utf-8")


def processor_seconds(command: list[str]) -> float:
    """The time that ``command`` and the processes it starts keep processors busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(folder: Path, program: list[str], runs: int) -> None:
    """Print the least of ``runs`` of a full build in each format, and of one after which nothing changed."""
    out = folder / "out"
    for format in FORMATS:
        build = [*program, "build", "-C", str(folder), "--format", format, "--out", str(out)]
        full, warm = [], []
        for _ in range(runs):
            shutil.rmtree(out, ignore_errors=True)
            full.append(processor_seconds(build))
            warm.append(processor_seconds(build))
        print(f"{format:<10} full build {min(full):7.2f} s   nothing changed {min(warm):7.2f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--schools", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--program", default=f"{sys.executable} -m plcomms", help="what is measured")
    given = parser.parse_args()
    if given.keep:
        make(given.keep, given.schools, given.seed)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "district"
        make(folder, given.schools, given.seed)
        measure(folder, shlex.split(given.program), given.runs)


if __name__ == "__main__":
    main()
