"""Write a school district's message once, check it, and make every document from it.

``load``, ``plan``, ``compose``, ``check``, ``render`` and ``write`` are the road for programs; see
``plcomms.api``. They are loaded when they are first asked for.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from plcomms.version import __version__

if TYPE_CHECKING:
    from plcomms.api import check, check_text, compose, load, plan, render, write  # noqa: TC004 (see below)

__all__ = ["__version__", "check", "check_text", "compose", "load", "plan", "render", "write"]

_VERBS = frozenset(__all__) - {"__version__"}


class _Package(ModuleType):
    """A package whose verbs have the names of its folders: ``from plcomms import plan`` is the verb."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Leave out what loading the folder ``plan`` sets; it is found all the same."""
        if not (name in _VERBS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        """The verb called ``name``."""
        if name not in _VERBS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from plcomms import api  # noqa: PLC0415 (a command that needs one step loads that one)

        return getattr(api, name)


sys.modules[__name__].__class__ = _Package
