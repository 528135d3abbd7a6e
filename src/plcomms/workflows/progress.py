"""How a step of the work reports what it does."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""What a step reports while it works: its name, how much is done, how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""
