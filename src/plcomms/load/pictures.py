"""Whether a file that is called a picture can be shown, and whether anything of it will be seen."""

from __future__ import annotations

from pathlib import Path

from plcomms.images.drawing import SVG, letters_in
from plcomms.images.opener import FAINTEST, SUFFIXES, Problem, darkest, opened, problem_of
from plcomms.workspace import PICTURE, Refusal, contents

__all__ = ["SUFFIXES", "Problem", "doubts", "problem_at"]

_UNSEEN = "“{name}” cannot be seen on white paper: all of it is white or clear."
_UNSEEN_HELP = "Take the version of it that is made for a white ground."
_LETTERS = "“{name}” has words in it as letters, which each computer shows in another font or not at all."
_LETTERS_HELP = "Turn the letters into paths (outlines) in the program that made it, or save it as PNG."


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
