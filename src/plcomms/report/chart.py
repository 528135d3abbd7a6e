"""Where the bars of a readability chart stand: numbers only, the template draws them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plcomms.check.grades import Grade

WIDTH = 720
"""Units of the drawing; the page scales it."""

_NAMES = 260
_ROW = 28
_TOP = 34
_LAST = 44
_LEAST_SCALE = 12
_LONGEST_NAME = 34
_DOTS = "…"


@dataclass(frozen=True, slots=True)
class Bar:
    """One statement or document: how far its bar goes and where on the page it stands."""

    grade: Grade
    name: str
    y: float
    width: float

    @property
    def middle(self) -> float:
        """Where the words beside the bar stand."""
        return self.y + _ROW / 2


@dataclass(frozen=True, slots=True)
class Chart:
    """The grades of all that one audience reads."""

    audience: str
    target: float
    bars: tuple[Bar, ...]
    unscored: tuple[Grade, ...]
    left: float
    target_x: float
    ticks: tuple[tuple[int, float], ...]
    height: float

    @property
    def above(self) -> int:
        """How many are harder than the audience reads easily."""
        return sum(not bar.grade.reached for bar in self.bars)


def charts(grades: Iterable[Grade]) -> Sequence[Chart]:
    """A chart for each audience, in the order in which they are met; each thing once, the hardest first."""
    by_audience: dict[str, list[Grade]] = {}
    for grade in dict.fromkeys(grades):
        by_audience.setdefault(grade.audience, []).append(grade)
    return [_chart(audience, mine) for audience, mine in by_audience.items()]


def _chart(audience: str, grades: Sequence[Grade]) -> Chart:
    scored = sorted((g for g in grades if g.grade is not None), key=_hardest)
    target = grades[0].target
    most = max([_LEAST_SCALE, target + 1, *(g.grade or 0 for g in scored)])
    last = math.ceil(most / 2) * 2
    unit = (WIDTH - _NAMES - _LAST) / last
    bars = tuple(
        Bar(grade, _short(grade.name), _TOP + i * _ROW, max(grade.grade or 0, 0) * unit)
        for i, grade in enumerate(scored)
    )
    ticks = tuple((n, _NAMES + n * unit) for n in range(0, last + 1, 2))
    unscored = tuple(g for g in grades if g.grade is None)
    height = _TOP + len(bars) * _ROW + 8
    return Chart(audience, target, bars, unscored, _NAMES, _NAMES + target * unit, ticks, height)


def _hardest(grade: Grade) -> tuple[float, str]:
    return (-(grade.grade or 0), grade.name)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + _DOTS
