"""One module a format: a dressed page in, bytes out.

A module is found by its name; it must have ``EXTENSION``, ``FRAME`` (empty where it needs none) and
``render``. Where it has ``message`` too, its frame gets what that makes of the body's HTML. One that needs a
program may have ``lacking``: see there.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from plcomms.model.errors import InputError, PlcommsError


@cache
def format_names() -> tuple[str, ...]:
    """The formats there are, in the order of their names."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def format_named(name: str) -> ModuleType:
    """The module of the format called ``name``.

    Raises:
        InputError: there is none.
    """
    if name not in format_names():
        raise InputError(f"There is no format “{name}”.", f"These exist: {', '.join(format_names())}.")
    return importlib.import_module(f"{__name__}.{name}")


def lacking(name: str) -> PlcommsError | None:
    """What to say where the format called ``name`` needs a program that is not on this computer."""
    missing: PlcommsError | None = getattr(format_named(name), "lacking", lambda: None)()
    return missing
