"""Which words can be read in or on a colour, and what a brand's become where they cannot.

A colour changes in lightness alone and keeps its hue. One that would turn brown as letters is not darkened:
it is a ground, with dark words on it.
"""

from __future__ import annotations

from dataclasses import replace

from plcomms.model.oklch import OKLCH, from_rgb, to_rgb

READABLE = 4.5
"""The least contrast of text (WCAG 2.1, success criterion 1.4.3)."""

WHITE, INK = "#ffffff", "#1c1f22"

_STEPS = 12
_BROWN = (40.0, 125.0)
"""Hues, orange to yellow, that are seen as brown or olive when they are dark."""
_DARKER = 0.13
"""How much darker letters of such a hue may be than the brand, as a share (a choice of our own)."""
_TINT, _TINT_CHROMA = 0.967, 0.017
_WASH, _WASH_CHROMA = 0.94, 0.036
_WARM, _CREAM = (15.0, 110.0), 80.0
"""Hues from red to yellow, whose pale tints look like skin, and the hue of uncoloured paper."""
_INK_CHROMA = 0.025


def area(colour: str) -> str:
    """``colour`` as an area to write on: a middling one gets darker or lighter, by as little as will do.

    An orange or yellow one gets lighter, since as a darker one it would be brown.
    """
    if contrast(best_on(colour), colour) >= READABLE:
        return colour
    darker, lighter = readable_on(colour, WHITE), readable_on(colour, INK)
    at = from_rgb(colour)
    if _browns(at) or from_rgb(lighter).lightness - at.lightness < at.lightness - from_rgb(darker).lightness:
        return lighter
    return darker


def tint(primary: str) -> str:
    """The light ground of boxes, on which words in the brand's colours stand too."""
    return _pale(primary, _TINT, _TINT_CHROMA, 0.22)


def wash(colour: str) -> str:
    """``colour`` as the ground of a poster: pale and cool as it is, or the cream of paper for a warm one."""
    at = from_rgb(colour)
    warm = _WARM[0] <= at.hue <= _WARM[1]
    return to_rgb(OKLCH(_WASH, min(at.chroma * 0.45, _WASH_CHROMA), _CREAM if warm else at.hue))


def settled(primary: str) -> str:
    """``primary``, dark enough to be read on its own tint, which gets darker with it."""
    while (darker := readable_on(primary, tint(primary))) != primary:
        primary = darker
    return primary


def words_in(primary: str, accent: str) -> tuple[str, str]:
    """The colours of words that are set in ``primary`` and in ``accent``, on white and on the brand's tint.

    A colour that cannot be read gets darker. Where that would make it brown, the words are set in the other
    colour of the brand, or in ink.
    """
    ground = tint(primary)
    own = [None if turns_brown(c, ground) else readable_on(c, ground) for c in (primary, accent)]
    ink = inked(primary, ground)
    return own[0] or own[1] or ink, own[1] or own[0] or ink


def turns_brown(colour: str, ground: str = WHITE) -> bool:
    """Whether ``colour`` would be brown or olive once words in it can be read on ``ground``."""
    at = from_rgb(colour)
    return _browns(at) and at.lightness - from_rgb(readable_on(colour, ground)).lightness > _DARKER


def inked(colour: str, ground: str = WHITE) -> str:
    """Ink with a trace of ``colour``, to be read on ``ground``."""
    at = from_rgb(colour)
    return readable_on(to_rgb(OKLCH(0.27, min(at.chroma, _INK_CHROMA), at.hue)), ground)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.1, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str, background: str, least: float = READABLE) -> str:
    """``colour``, lighter or darker by as little as makes its contrast with ``background`` the ``least``.

    Its hue stays. It is white or black where nothing between them would do.
    """
    if contrast(colour, background) >= least:
        return colour
    end = WHITE if contrast(WHITE, background) > contrast("#000000", background) else "#000000"
    at, low, high = from_rgb(colour), 0.0, 1.0
    goal = from_rgb(end).lightness
    found = end
    for _ in range(_STEPS):
        share = (low + high) / 2
        tried = to_rgb(replace(at, lightness=at.lightness + (goal - at.lightness) * share))
        if contrast(tried, background) >= least:
            found, high = tried, share
        else:
            low = share
    return found


def best_on(background: str) -> str:
    """White or ink, whichever is easier to read on ``background``."""
    return max((WHITE, INK), key=lambda text: contrast(text, background))


def mixed(colour: str, with_colour: str, share: float) -> str:
    """``share`` (0 to 1) of ``colour`` in ``with_colour``."""
    pairs = zip(_channels(colour), _channels(with_colour), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _browns(at: OKLCH) -> bool:
    return at.chroma > _INK_CHROMA and _BROWN[0] <= at.hue <= _BROWN[1]


def _pale(colour: str, lightness: float, most: float, share: float) -> str:
    at = from_rgb(colour)
    return to_rgb(OKLCH(lightness, min(at.chroma * share, most), at.hue))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1, definition of relative luminance)."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (x / 255 for x in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
