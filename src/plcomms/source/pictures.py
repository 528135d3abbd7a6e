"""Whether a file that is called a picture can be shown, and whether anything of it will be seen."""

from __future__ import annotations

from pathlib import Path

from plcomms.images.drawing import SVG, letters_in
from plcomms.images.opener import FAINTEST, SUFFIXES, Problem, darkest, opened, problem_of

__all__ = ["SUFFIXES", "Problem", "doubts", "problem_at"]

_UNREADABLE = "The file “{name}” cannot be read ({reason})."
_UNREADABLE_HELP = "Check that it is there and that you may open it."
_UNSEEN = "“{name}” cannot be seen on white paper: all of it is white or clear."
_UNSEEN_HELP = "Take the version of it that is made for a white ground."
_LETTERS = "“{name}” has words in it as letters, which each computer shows in another font or not at all."
_LETTERS_HELP = "Turn the letters into paths (outlines) in the program that made it, or save it as PNG."


def problem_at(path: Path, name: str) -> Problem | None:
    """Why the file at ``path``, called ``name`` by people, cannot be used as a picture; None where it can."""
    try:
        return problem_of(name, path.read_bytes())
    except OSError as error:
        return Problem(_UNREADABLE.format(name=name, reason=error.strerror), _UNREADABLE_HELP)


def doubts(path: Path, name: str) -> tuple[Problem, ...]:
    """What may look wrong in a picture without a problem, though it can be used."""
    data = path.read_bytes()
    found = []
    if darkest(name, data) < FAINTEST:
        found.append(Problem(_UNSEEN.format(name=name), _UNSEEN_HELP))
    kind, given = opened(name, data)
    if kind == SVG and letters_in(given):
        found.append(Problem(_LETTERS.format(name=name), _LETTERS_HELP))
    return tuple(found)
