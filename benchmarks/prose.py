"""Any Markdown on paper: 300 documents of drawn texts, each valid PDF/UA-1 and with every word on it.

    python benchmarks/prose.py [DOCUMENTS] [FIRST SEED]

The texts are those of ``tests/render/prose.py``, in every place of the example that takes prose, through
every kind. veraPDF's own engine validates; the words are read back from the PDF. Prints counts, and each
failure with the seed that makes it again. Exit code 1 where there is one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import verapdf_command  # noqa: E402
from tests.render import drawn  # noqa: E402

_TEXTS = 40
"""How many texts a district has before they come again."""
_OF_EACH = 12
"""How many pages are printed of a district: the plan has more, and each seed takes others."""
_AT_ONCE = 60
"""How many documents veraPDF looks at in one run: a Java program takes seconds to begin."""


def main(wanted: int = 300, first: int = 1) -> int:
    """Make and validate ``wanted`` documents; gives the exit code."""
    faults: list[str] = []
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = verapdf_command(folder)
        files: dict[Path, str] = {}
        number = first
        while counts["documents"] < wanted:
            faults += _made(folder, number, min(_OF_EACH, wanted - counts["documents"]), files, counts)
            if len(files) >= _AT_ONCE or counts["documents"] >= wanted:
                faults += _validated(files, command, counts)
                files.clear()
            print(f"seed {number}: {dict(counts)}", *faults[-3:], sep="\n  ", flush=True)
            number += 1
    print(*faults, sep="\n")
    print(f"{counts['documents']} documents, {len(faults)} failures")
    return 1 if faults else 0


def _made(folder: Path, seed: int, count: int, files: dict[Path, str], counts: Counter[str]) -> list[str]:
    """Write ``count`` documents and add them to ``files``; gives those on which a word is missing."""
    place = drawn.write(folder / str(seed), drawn.drawn(_TEXTS, seed, blocks=2 + seed % 4))
    faults = []
    started = time.process_time()
    for sheet in drawn.printed(place, slice(seed % 3, seed % 3 + 3 * count, 3)):
        file = place / sheet.artifact.path("pdf").replace("/", "-")
        file.write_bytes(sheet.data)
        files[file] = f"seed {seed}, {sheet.artifact.path('pdf')}"
        counts["documents"] += 1
        counts[sheet.artifact.document.kind] += 1
        counts["with something left out"] += bool(sheet.left_out)
        faults += [f"{files[file]}: not on the page: {sheet.missing[:5]}"] if sheet.missing else []
    counts["seconds"] += int(time.process_time() - started)
    return faults


def _validated(files: Mapping[Path, str], command: list[str], counts: Counter[str]) -> list[str]:
    """What veraPDF has to say against ``files``, all in one run of it."""
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    faults = []
    for file, said in files.items():
        counts["valid"] += f"pass {file}" in done.stdout
        if f"pass {file}" not in done.stdout:
            told = done.stdout.partition(f"FAIL {file}")[2].partition(".pdf")[0].split("\n")[1:4]
            faults.append(f"{said}: {' '.join(told)} {done.stderr[:200] if not told else ''}")
    return faults


if __name__ == "__main__":
    os.environ.setdefault("PLCOMMS_TODAY", "2026-11-24")
    sys.exit(main(*map(int, sys.argv[1:3])))
