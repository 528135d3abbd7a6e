"""One function over many things: here, or in as many processes as there are processors."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")
R = TypeVar("R")

_WORTH_A_PROCESS = 6
"""A second process costs about as much to start as six pages to lay out."""


def run_all(
    work: Callable[[T], R],
    things: Sequence[T],
    jobs: int = 1,
    tell: Callable[[int], None] = lambda _done: None,
    executor: Executor | None = None,
) -> list[R]:
    """``work`` on each of ``things``, in their order.

    ``executor`` is used where one is given (a cluster's, say); else ``jobs`` processes where there is
    enough to do for them.
    """
    if executor is not None:
        return _gathered(executor.map(work, things), tell)
    if jobs < 2 or len(things) < _WORTH_A_PROCESS:
        return _gathered(map(work, things), tell)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (only large builds need it)

    with ProcessPoolExecutor(min(jobs, len(things)), initializer=_heed_no_keys) as pool:
        size = max(1, len(things) // (jobs * 4))
        parts = [pool.submit(_each, work, things[at : at + size]) for at in range(0, len(things), size)]
        try:
            return _gathered((result for part in parts for result in part.result()), tell)
        except BaseException:
            # Who stops it does not wait for what was still to be done, nor leaves it running.
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _each(work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    return [work(thing) for thing in things]


def _heed_no_keys() -> None:
    """Leave it to the process that a person sees to say that it was stopped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _gathered(results: object, tell: Callable[[int], None]) -> list:  # type: ignore[type-arg]
    gathered: list[object] = []
    for result in results:  # type: ignore[attr-defined]
        gathered.append(result)
        tell(len(gathered))
    return gathered
