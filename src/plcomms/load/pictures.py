"""Whether a file that is called a picture can be shown, and whether anything of it will be seen."""

from __future__ import annotations

from pathlib import Path

from plcomms.images.drawing import SVG, letters_in
from plcomms.images.fitted import INCH, Crop, dots_an_inch, is_upright
from plcomms.images.opener import FAINTEST, SUFFIXES, Problem, darkest, opened, problem_of
from plcomms.model.pictured import Use
from plcomms.workspace import PICTURE, Refusal, contents

__all__ = ["SUFFIXES", "Problem", "doubts", "problem_at", "too_coarse", "upright"]

FINE = 200
"""Dots an inch below which a photograph looks blurred on paper; 300 are as fine as print shops ask for."""

_UNSEEN = "“{name}” cannot be seen on white paper: all of it is white or clear."
_UNSEEN_HELP = "Take the version of it that is made for a white ground."
_LETTERS = "“{name}” has words in it as letters, which each computer shows in another font or not at all."
_LETTERS_HELP = "Turn the letters into paths (outlines) in the program that made it, or save it as PNG."
_COARSE = (
    "“{name}” will look blurred on paper: printed {inches} inches wide, it has {dots} dots an inch, and "
    "{fine} are needed."
)
_COARSE_HELP = (
    "Take the picture as the camera saved it, at least {dots} dots wide{crop}. Messengers and web pages make "
    "pictures smaller."
)
_CROPPED = " where it is cropped"


def problem_at(path: Path, name: str) -> Problem | None:
    """Why the file at ``path``, called ``name`` by people, cannot be used as a picture; None where it can."""
    data = contents(path, name, PICTURE)
    return Problem(*data) if isinstance(data, Refusal) else problem_of(name, data)


def doubts(path: Path, name: str) -> tuple[Problem, ...]:
    """What may look wrong in a picture without a problem, though it can be used."""
    data = contents(path, name, PICTURE)
    if isinstance(data, Refusal):
        return ()
    found = []
    if darkest(name, data) < FAINTEST:
        found.append(Problem(_UNSEEN.format(name=name), _UNSEEN_HELP))
    kind, given = opened(name, data)
    if kind == SVG and letters_in(given):
        found.append(Problem(_LETTERS.format(name=name), _LETTERS_HELP))
    return tuple(found)


def upright(path: Path, name: str) -> bool:
    """Whether a picture without a problem is higher than wide."""
    data = contents(path, name, PICTURE)
    return not isinstance(data, Refusal) and is_upright(name, data)


def too_coarse(path: Path, name: str, use: Use, focus: str | None) -> Problem | None:
    """What to say of a picture without a problem that has too few dots for the size ``use`` prints it at."""
    data = contents(path, name, PICTURE)
    if isinstance(data, Refusal):
        return None
    shape, wide = use.upright if is_upright(name, data) else use.wide
    found = dots_an_inch(name, data, _crop(shape, focus), wide)
    if found >= FINE:
        return None
    inches = wide / INCH
    message = _COARSE.format(
        name=name, inches=f"{inches:.1f}".removesuffix(".0"), dots=round(found), fine=FINE
    )
    return Problem(message, _COARSE_HELP.format(dots=f"{-(-inches * FINE // 10) * 10:,.0f}", crop=_CROPPED))


def _crop(shape: tuple[int, int], focus: str | None) -> Crop:
    point = [float(part) for part in focus.split()] if focus else None
    return Crop(*shape, (point[0], point[1])) if point else Crop(*shape)
