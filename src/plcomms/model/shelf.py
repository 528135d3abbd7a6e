"""The terms of a large glossary, each made of its data when somebody first asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from plcomms.model.glossary import InLanguage, Term


class Shelf(Sequence[Term]):
    """A row of terms as JSON: of the thousands that there are, a check meets some fifty.

    The data was validated when it was written; to do it again would take longer than a check.
    """

    __slots__ = ("_first", "_rows")

    def __init__(self, rows: Iterable[str | Term], first: Sequence[Term] | None = None) -> None:
        self._rows = list(rows)
        self._first = first

    @staticmethod
    def joined(first: Sequence[Term], more: Iterable[Term]) -> Shelf:
        """Both, in this order."""
        known = first._rows if isinstance(first, Shelf) else first
        return Shelf([*known, *more], first)

    def begins_with(self, first: Sequence[Term]) -> bool:
        """Whether it was joined of ``first`` and more."""
        return self._first is first

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Term: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Term, ...]: ...
    def __getitem__(self, at: int | slice) -> Term | tuple[Term, ...]:
        if isinstance(at, slice):
            return tuple(self[k] for k in range(*at.indices(len(self))))
        row = self._rows[at]
        if isinstance(row, str):
            row = self._rows[at] = _term(json.loads(row))
        return row

    def __iter__(self) -> Iterator[Term]:
        return (self[k] for k in range(len(self)))


def _term(data: dict[str, Any]) -> Term:
    es = data.get("es")
    return Term.model_construct(**{**fixed(data), "es": es and InLanguage.model_construct(**fixed(es))})


def fixed(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` with what JSON has as a list as the tuple that it was."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
