"""One function over many things: here, or in as many processes as there are processors."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from plcomms.model.errors import RenderError

T = TypeVar("T")
R = TypeVar("R")

_KILLED = "The computer stopped a part of the work, most likely as its memory was full. Nothing was changed."
_KILLED_HELP = "Close other programs and run the same command again, or ask for one kind or format at a time."

_WORTH_A_PROCESS = 6
"""A second process costs about as much to start as six pages to lay out."""


def map_parallel(
    work: Callable[[T], R],
    things: Sequence[T],
    jobs: int = 1,
    tell: Callable[[int], None] = lambda _done: None,
) -> list[R]:
    """``work`` on each of ``things``, in their order: in ``jobs`` processes where there is enough to do."""
    if jobs < 2 or len(things) < _WORTH_A_PROCESS:
        return _gathered(map(work, things), tell)
    import multiprocessing  # noqa: PLC0415 (only large builds need it)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    with ProcessPoolExecutor(min(jobs, len(things)), initializer=_as_a_helper) as pool:
        size = max(1, len(things) // (jobs * 4))
        parts = [pool.submit(_each, work, things[at : at + size]) for at in range(0, len(things), size)]
        try:
            return _gathered((result for part in parts for result in part.result()), tell)
        except BaseException as error:
            # Who stops it does not wait for what was still to be done, nor leaves it running.
            for process in multiprocessing.active_children():
                process.terminate()
            if isinstance(error, BrokenProcessPool):
                raise RenderError(_KILLED, _KILLED_HELP) from error
            raise


def _each(work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    return [work(thing) for thing in things]


def _as_a_helper() -> None:
    """Leave it to the process that a person sees to say that it was stopped, and end where that one ends.

    A helper that stayed would keep the lock of its folder, and every later build waiting.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing  # noqa: PLC0415

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _gathered(results: object, tell: Callable[[int], None]) -> list:  # type: ignore[type-arg]
    gathered: list[object] = []
    for result in results:  # type: ignore[attr-defined]
        gathered.append(result)
        tell(len(gathered))
    return gathered
