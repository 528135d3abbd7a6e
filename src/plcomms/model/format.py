"""A format that documents are made in: its values only; ``render/formats`` holds what makes the bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    ``name`` is what people ask for, ``label`` what they are shown; ``order`` is its place among the files of
    a document. ``frame`` is the template in ``templates/_frames`` that its body stands in, empty where it
    needs none; ``printed`` says whether it is for paper, so that sizes, inks and sheets matter.
    """

    name: str
    label: str
    order: int
    extension: str
    frame: str = ""
    printed: bool = False
