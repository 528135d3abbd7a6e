"""Wordings of one text, from full to short, and the fullest that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from plcomms.model.text import Text

Part = Sequence[Any]
"""A part of a text: its rank, then its wordings from the fullest to the shortest, each a list of pieces.

The rank says which part is shortened first: 1, then 2 and so on; rank 0 keeps its first wording. Where a list
of ranks stands in its place, they are those of the steps from each wording to the next. A part that may be
left out altogether has an empty list as its last wording.
"""


def fitted(parts: Sequence[Part], fits: Callable[[Text], bool]) -> Text:
    """The words of ``parts`` in order, shortened until they ``fit``; the shortest where nothing does.

    What then turns out to have had room comes back, the most important first. No word is ever cut.
    """
    steps = sorted(
        (rank, i, to) for i, part in enumerate(parts) for to, rank in enumerate(_ranks(part), 2) if rank
    )
    joined = cache(partial(_joined, parts))
    fit = cache(lambda chosen: fits(joined(chosen)))
    chosen = (1,) * len(parts)
    for _rank, i, to in steps:
        if fit(chosen):
            break
        chosen = (*chosen[:i], max(to, chosen[i]), *chosen[i + 1 :])
    if fit(chosen):
        for i in dict.fromkeys(i for _rank, i, _to in reversed(steps)):
            fuller = ((*chosen[:i], to, *chosen[i + 1 :]) for to in range(1, chosen[i]))
            chosen = next((wordings for wordings in fuller if fit(wordings)), chosen)
    return joined(chosen)


def _ranks(part: Part) -> Sequence[int]:
    """The ranks of the steps from each wording of ``part`` to the next."""
    steps = len(part) - 2
    return part[0] if isinstance(part[0], (list, tuple)) else [part[0]] * steps


def _joined(parts: Sequence[Part], chosen: Sequence[int]) -> Text:
    """The chosen wordings one after the other; a full stop after the end of a sentence is left out."""
    said: list[str] = []
    for part, wording in zip(parts, chosen, strict=True):
        for piece in map(_words, part[wording]):
            if piece and not (piece == "." and said and said[-1][-1] in ".?!"):
                said.append(piece)
    return Text.joined(said).trimmed()


def _words(piece: Any) -> str:
    return piece if isinstance(piece, str) else str(piece)
