"""``python -m benchmarks.fuzz.growth``: drafts of one piece over and over, each four times as long.

Where a draft of them takes much more than four times as long, a pattern looks at the same characters again
and again; a long one would then take for ever. Prints those, and exits with 1 where there is one.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.fuzz.child import ready, run
from benchmarks.fuzz.inputs import RIVERBEND
from benchmarks.fuzz.mutations import NASTY

PIECES = (
    *(piece for piece in NASTY if len(piece) < 40),
    *(
        "a",
        "A",
        "1",
        " ",
        "\n\n",
        "x ",
        "utilize ",
        "Ana Ruiz ",
        "Ana Ruiz, ",
        "555-0100 ",
        "a.",
        "a@",
        "a@b.c ",
        "a-",
    ),
    *(
        "ABC ",
        "a, ",
        "ID 123456 ",
        "We read each day. ",
        "- a\n",
        "> a\n",
        "1. a\n",
        "a\n\n",
        "Monday, ",
        "April 5-9, ",
    ),
    *(
        "April 5–9, ",
        "of the ",
        "https://a.example/ ",
        "http://",
        "www.",
        "Mr. ",
        "Dr. A. ",
        "“a” ",
        "'",
        "12/31/2026 ",
    ),
    *(
        "1/",
        "3:00 p.m. ",
        "$1,",
        "#a ",
        "(a) ",
        "a; ",
        "a: ",
        "grade 4 ",
        "a/b",
        "a's ",
        "é",
        "a–",
        "—",
        "…",
        "...",
        "\u00ad",
    ),
)
SIZES = (4_000, 16_000, 64_000)
TOO_MUCH, TOO_LONG = 9, 10.0
"""Times as long for four times the text; and seconds for the longest."""
_UNSURE = 1.0
"""Seconds below which a time says nothing."""


def main() -> int:
    """Time each piece in each kind of draft."""
    ready(RIVERBEND)
    found = 0
    with tempfile.TemporaryDirectory(prefix="plcomms-growth-") as place:
        for piece in dict.fromkeys(PIECES):
            for name in ("draft.md", "draft.txt"):
                times = _times(Path(place), piece, name)
                grows = times[-1] > _UNSURE and times[-1] > TOO_MUCH * max(times[-2], 0.1)
                if grows or times[-1] > TOO_LONG or len(times) < len(SIZES):
                    found += 1
                    print(f"{piece!r:24} {name:10}", *(f"{t:7.1f} s" for t in times), flush=True)
    print(f"{len(dict.fromkeys(PIECES)) * 2} rows, {found} of them grow faster than their text")
    return int(found > 0)


def _times(place: Path, piece: str, name: str) -> list[float]:
    """Seconds of a processor for each size; no more after one that took too long."""
    times: list[float] = []
    for size in SIZES:
        data = piece.encode("utf-8", "surrogatepass")
        (place / name).write_bytes(data * (size // len(data)))
        times.append(run(("check", str(place / name)), (place,)).seconds)
        if times[-1] > TOO_LONG:
            break
    return times


if __name__ == "__main__":
    sys.exit(main())
