"""Work on several files, of which one that cannot be used keeps none of the others from being done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from plcomms.model.errors import PlcommsError

T = TypeVar("T")
R = TypeVar("R")


class Each:
    """Does the same with each of some things, and keeps the errors that stopped it."""

    def __init__(self) -> None:
        self.errors: list[PlcommsError] = []

    def of(self, work: Callable[[T], R], things: Iterable[T]) -> list[R]:
        """What ``work`` gives for each of ``things`` that it does not stop at.

        Raises:
            PlcommsError: there was one thing only, and it cannot be used.
        """
        all_things = list(things)
        done: list[R] = []
        for thing in all_things:
            try:
                done.append(work(thing))
            except PlcommsError as error:
                if len(all_things) == 1 and not self.errors:
                    raise
                self.errors.append(error)
        return done

    def told(self) -> int:
        """Say what could not be used, and give the exit code for it; 0 where there is nothing to say."""
        from plcomms.cli.app import tell_error

        for error in self.errors:
            tell_error(error)
        return max((error.exit_code for error in self.errors), default=0)
