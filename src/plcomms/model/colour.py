"""Colours by how light they are: which words can be read in or on them."""

from __future__ import annotations

READABLE = 4.5
"""The least contrast of text (WCAG 2.1, success criterion 1.4.3)."""

WHITE, INK = "#ffffff", "#1c1f22"


def area(colour: str) -> str:
    """``colour`` as an area to write on: a middling one is darkened until white can be read on it."""
    share = 0.0
    while contrast(best_on(mixed("#000000", colour, share)), mixed("#000000", colour, share)) < READABLE:
        share += 0.04
    return mixed("#000000", colour, share)


def tint(primary: str) -> str:
    """The light ground of boxes, on which words in the brand's colours stand too."""
    return mixed(area(primary), WHITE, 0.08)


def settled(primary: str) -> str:
    """``primary``, dark enough to be read on its own tint, which gets darker with it."""
    while (darker := readable_on(primary, tint(primary))) != primary:
        primary = darker
    return primary


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.1, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str, background: str, towards: str = "#000000") -> str:
    """``colour``, moved ``towards`` another in small steps until it can be read on ``background``."""
    share = 0.0
    while contrast(mixed(towards, colour, share), background) < READABLE and share < 1:
        share = min(share + 0.04, 1.0)
    return mixed(towards, colour, share)


def best_on(background: str) -> str:
    """White or ink, whichever is easier to read on ``background``."""
    return max((WHITE, INK), key=lambda text: contrast(text, background))


def mixed(colour: str, with_colour: str, share: float) -> str:
    """``share`` (0 to 1) of ``colour`` in ``with_colour``."""
    pairs = zip(_channels(colour), _channels(with_colour), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1, definition of relative luminance)."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (x / 255 for x in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
