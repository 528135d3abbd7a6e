"""One module a format: a framed document in, bytes out.

A module is found by being here: it has a ``RENDERER``, which says what the format is and what makes it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from plcomms.model.element import Element
from plcomms.model.errors import InputError, PlcommsError
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument, Printed


def _nothing() -> PlcommsError | None:
    """What is said where a format needs nothing that could be missing."""
    return None


@dataclass(frozen=True, slots=True)
class Renderer:
    """What makes the files of one format.

    ``render`` gives the bytes of a framed document. ``printed`` stands in its place where something may be
    left out for it to fit. ``lacking`` says what this computer would need, if anything. ``message`` makes of
    the body's elements what the frame of a message needs.
    """

    format: Format
    render: Callable[[FramedDocument], bytes]
    printed: Callable[[FramedDocument], Printed] | None = None
    lacking: Callable[[], PlcommsError | None] = _nothing
    message: Callable[[Element], Any] | None = None

    def to_printed(self, page: FramedDocument) -> Printed:
        """The bytes of ``page`` and what was left out of it.

        Raises:
            RenderError: the page cannot be made.
        """
        return self.printed(page) if self.printed else Printed(self.render(page))


@cache
def renderers() -> Mapping[str, Renderer]:
    """All formats by name, in the order of their names."""
    found = [importlib.import_module(f"{__name__}.{m.name}").RENDERER for m in pkgutil.iter_modules(__path__)]
    return {renderer.format.name: renderer for renderer in sorted(found, key=lambda r: r.format.name)}


def formats() -> Mapping[str, Format]:
    """What each format is, by its name."""
    return {name: renderer.format for name, renderer in renderers().items()}


def renderer_of(name: str) -> Renderer:
    """What makes the format called ``name``.

    Raises:
        InputError: there is none.
    """
    known = renderers()
    if name not in known:
        raise InputError(f"There is no format “{name}”.", f"These exist: {', '.join(known)}.")
    return known[name]


def lacking(name: str) -> PlcommsError | None:
    """What to say where the format called ``name`` needs a program that is not on this computer."""
    return renderer_of(name).lacking()
