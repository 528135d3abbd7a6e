"""One module a way to write findings. A module is found by being here: it has a ``FORMAT``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A way to write a report: ``write(report, colour)`` gives the text.

    ``from_here`` says that files are named as seen from where the command is given, for programs that open
    them. ``in_short`` says that ``write`` also takes ``most``: of more findings it then shows those that
    matter most.
    """

    write: Callable[..., str]
    from_here: bool = False
    in_short: bool = False


@cache
def report_formats() -> tuple[str, ...]:
    """The names of all, in the order of the alphabet."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__)))


def report_format(name: str) -> ReportFormat:
    """The one called ``name``, which is there."""
    found: ReportFormat = importlib.import_module(f"{__name__}.{name}").FORMAT
    return found
