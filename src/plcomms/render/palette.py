"""A district's two colours as the colours of a page: text that can be read, tints that can be written on."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from plcomms.model.brand import Colours
from plcomms.model.colour import (
    INK,
    READABLE,
    WHITE,
    area,
    best_on,
    contrast,
    mixed,
    readable_on,
    tint,
    wash,
    words_in,
)
from plcomms.model.framed import Palette
from plcomms.model.oklch import OKLCH, from_rgb, to_rgb

__all__ = ["NIGHT_HEADING", "READABLE", "area", "best_on", "contrast", "dark", "mixed", "palette"]

NIGHT_HEADING = 9.0
"""The least contrast of headings on a dark screen, so that they do not look fainter than the text."""
_NIGHT, _NIGHT_BOX = (0.205, 0.012), (0.262, 0.03)
"""Lightness and most chroma of a dark page and of the boxes on it."""
_NIGHT_INK = "#dfe3e6"
_HIGHLIGHT = 5.5


@lru_cache(maxsize=64)
def dark(day: Palette) -> Palette:
    """The same brand on a dark screen; ``*_text`` are light enough to read on its ``tint`` and ``paper``."""
    hue = from_rgb(day.primary)
    paper, ground = (
        to_rgb(OKLCH(lightness, min(hue.chroma, most), hue.hue)) for lightness, most in (_NIGHT, _NIGHT_BOX)
    )
    lighter = min((ground, paper), key=lambda colour: contrast(colour, WHITE))
    heading = readable_on(day.primary, lighter, NIGHT_HEADING)
    return replace(
        day,
        primary_text=heading,
        accent_text=readable_on(day.accent, lighter, NIGHT_HEADING),
        tint=ground,
        rule=mixed(heading, paper, 0.4),
        ink=_NIGHT_INK,
        paper=paper,
        wash=ground,
        on_wash=heading,
    )


def palette(colours: Colours) -> Palette:
    """The palette of a brand's ``colours``: changed where words could not be read in or on them."""
    return _palette(str(colours.primary), str(colours.accent))


@lru_cache(maxsize=64)
def _palette(first: str, second: str) -> Palette:
    primary, accent = area(first), area(second)
    primary_text, accent_text = words_in(first, second)
    ground = wash(second)
    return Palette(
        primary=primary,
        primary_text=primary_text,
        on_primary=best_on(primary),
        accent=accent,
        accent_text=accent_text,
        on_accent=best_on(accent),
        tint=tint(first),
        rule=mixed(primary, WHITE, 0.35),
        ink=INK,
        paper=WHITE,
        wash=ground,
        on_wash=readable_on(primary_text, ground),
        highlight=readable_on(second, primary, _HIGHLIGHT),
    )
