"""Times of a day as people write them: “6:30 pm”, “6:30-8 pm”, “9 am to noon”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from plcomms.model.dates import plain, read_clock, wrong

_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?)?|noon|midnight)"
_HOURS = re.compile(
    rf"(?:^|[\s,;(]+)(?:at\s+|from\s+|@\s*)?(?P<hours>(?<![\d/-]){_CLOCK}(?:\s*(?:-|–|—|\b(?:to|until|till?)\b)\s*{_CLOCK})?)"
    r"\s*\)?\s*$",
    re.IGNORECASE,
)
_IS_CLOCK = re.compile(r"[ap]\.?\s?m\b|noon|midnight|\d:\d\d", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill?\b)\s*", re.IGNORECASE)
_HALF = re.compile(r"(?P<half>[ap])\.?\s?m\.?$", re.IGNORECASE)

_HOURS_BACKWARD = "“{said}” ends before it starts; correct one of the two times"


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when on a day; ``end`` is None where nobody said."""

    start: time
    end: time | None = None


def read_hours(value: object) -> Hours:
    """From when to when ``value`` says: “6:30 pm”, “6:30-8 pm”, “9 am to noon”.

    Raises:
        PydanticCustomError: it is no time, may be morning or evening, or ends before it starts.
    """
    if isinstance(value, Hours):
        return value
    said = plain(value) if isinstance(value, str) else value
    parts = _TO.split(said) if isinstance(said, str) else []
    if len(parts) != 2:
        clock = read_clock(said)
        assert isinstance(clock, time)  # noqa: S101 (it raises for all else)
        return Hours(clock)
    start, end = re.sub(r"^(?:from|at)\s+", "", parts[0], flags=re.IGNORECASE), parts[1]
    first, last = read_clock(_with_half(start, end)), read_clock(end)
    assert isinstance(first, time)  # noqa: S101
    assert isinstance(last, time)  # noqa: S101
    if last <= first:
        raise wrong(_HOURS_BACKWARD, said=said)
    return Hours(first, last)


def _with_half(start: str, end: str) -> str:
    """``start`` with the half of the day that ``end`` has, or the one before, where it has none."""
    half, one, two = _HALF.search(end), re.match(r"\d+", start), re.match(r"\d+", end)
    if not half or _HALF.search(start) or not one or not two:
        return start
    same = int(one[0]) % 12 <= int(two[0]) % 12
    letter = half["half"].lower()
    return f"{start} {letter if same else {'a': 'p', 'p': 'a'}[letter]}m"


def without_hours(said: str) -> tuple[str, Hours | None]:
    """``said`` without the times at its end, and these."""
    found = _HOURS.search(said)
    if not found or not _IS_CLOCK.search(found["hours"]):
        return said, None
    return said[: found.start()].rstrip(" ,;("), read_hours(found["hours"])
