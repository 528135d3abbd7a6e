"""One function over many things: here, or in as many processes as there are processors."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from plcomms.model.errors import RenderError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

_KILLED = "The computer stopped a part of the work, most likely as its memory was full. Nothing was changed."
_KILLED_HELP = "Close other programs and run the same command again, or ask for one kind or format at a time."

_WORTH_A_PROCESS = 6
"""A second process costs about as much to start as six pages to lay out."""

_PART, _WAITING = 6, 3
"""How many things a process gets at once, and how many such parts there are for each at a time."""


def map_parallel(work: Callable[[T], R], things: Iterable[T], jobs: int = 1) -> Iterator[R]:
    """``work`` on each of ``things``, in their order: in ``jobs`` processes where there is enough to do.

    No more of ``things`` are taken, and no more results are held, than keep the processes busy.
    """
    rest = iter(things)
    first = list(islice(rest, _WORTH_A_PROCESS))
    every = chain(first, rest)
    if jobs < 2 or len(first) < _WORTH_A_PROCESS:
        yield from map(work, every)
        return
    import multiprocessing  # noqa: PLC0415 (only large builds need it)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    with ProcessPoolExecutor(jobs, initializer=_as_a_helper) as pool:
        try:
            yield from _in_turn(pool, work, every, jobs)
        except BaseException as error:
            # Who stops it does not wait for what was still to be done, nor leaves it running.
            for process in multiprocessing.active_children():
                process.terminate()
            if isinstance(error, BrokenProcessPool):
                raise RenderError(_KILLED, _KILLED_HELP) from error
            raise


def _in_turn(pool: Executor, work: Callable[[T], R], things: Iterator[T], jobs: int) -> Iterator[R]:
    """What ``pool`` makes of ``things``, a part after the other; some parts wait for a process."""
    waiting: deque[Future[list[R]]] = deque()
    while part := list(islice(things, _PART)):
        waiting.append(pool.submit(_each, work, part))
        if len(waiting) > _WAITING * jobs:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


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
