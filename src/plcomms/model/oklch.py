"""Colours as the eye orders them: lightness, chroma and hue (OKLCH).

Source: B. Ottosson, "A perceptual color space for image processing" (2020), the space of CSS Color 4. A
colour that is made lighter or darker in it keeps its hue; mixed with black or white it turns brown or grey.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

_STEPS = 14
"""Halvings of an interval: 1/16384 is finer than one of 256 steps of a screen."""


@dataclass(frozen=True, slots=True)
class OKLCH:
    """A colour: ``lightness`` 0 to 1, ``chroma`` from 0 for grey to about 0.37, ``hue`` in degrees."""

    lightness: float
    chroma: float
    hue: float


@lru_cache(maxsize=512)
def from_rgb(colour: str) -> OKLCH:
    """``#rrggbb`` as lightness, chroma and hue."""
    r, g, b = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long, medium, short = (
        math.cbrt(x * r + y * g + z * b)
        for x, y, z in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    )
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return OKLCH(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def to_rgb(colour: OKLCH) -> str:
    """``colour`` as ``#rrggbb``; where a screen cannot show so much chroma, with as much as it can."""
    channels = _channels(colour.lightness, colour.chroma, colour.hue)
    if not _shows(channels):
        low, high = 0.0, colour.chroma
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (
                (middle, high) if _shows(_channels(colour.lightness, middle, colour.hue)) else (low, middle)
            )
        channels = _channels(colour.lightness, low, colour.hue)
    return "#" + "".join(f"{round(255 * _gamma(min(max(c, 0.0), 1.0))):02x}" for c in channels)


def _channels(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear red, green and blue; outside 0 to 1 where a screen cannot show the colour."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _shows(channels: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= c <= 1.0005 for c in channels)


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gamma(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055
