"""A district's two colours as the colours of a page: text that can be read, tints that can be written on."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from plcomms.model.brand import Colours
from plcomms.model.colour import INK, READABLE, WHITE, area, best_on, contrast, mixed, readable_on, tint
from plcomms.model.framed import Palette

__all__ = ["READABLE", "area", "best_on", "contrast", "dark", "mixed", "palette", "readable_on"]

_NIGHT, _NIGHT_INK = "#14181b", "#eef0f1"


@lru_cache(maxsize=64)
def dark(day: Palette) -> Palette:
    """The same brand on a dark screen; ``*_text`` are light enough to read on its ``tint`` and ``paper``."""
    ground = mixed(day.primary, _NIGHT, 0.28)
    lighter = min((ground, _NIGHT), key=lambda colour: contrast(colour, WHITE))
    return replace(
        day,
        primary_text=readable_on(day.primary, lighter, towards=WHITE),
        accent_text=readable_on(day.accent, lighter, towards=WHITE),
        tint=ground,
        rule=mixed(readable_on(day.primary, lighter, towards=WHITE), _NIGHT, 0.4),
        ink=_NIGHT_INK,
        paper=_NIGHT,
    )


def palette(colours: Colours) -> Palette:
    """The palette of a brand's ``colours``: changed where words could not be read in or on them."""
    return _palette(str(colours.primary), str(colours.accent))


@lru_cache(maxsize=64)
def _palette(first: str, second: str) -> Palette:
    primary, accent = area(first), area(second)
    ground = tint(first)
    return Palette(
        primary=primary,
        primary_text=readable_on(first, ground),
        on_primary=best_on(primary),
        accent=accent,
        accent_text=readable_on(second, ground),
        on_accent=best_on(accent),
        tint=ground,
        rule=mixed(primary, WHITE, 0.35),
        ink=INK,
        paper=WHITE,
    )
