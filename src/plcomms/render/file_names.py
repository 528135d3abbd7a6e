"""What a file is called on a page that lists it, and its place among those of its document.

An earlier build may have made a format that is there no more: it is called by its own name, and stands last.
"""

from __future__ import annotations

from dataclasses import dataclass

from plcomms.model.document import Artifact, PrintOptions
from plcomms.render.formats import formats


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of a document: what it is called, and its address."""

    name: str
    path: str


_UP = {2: "2 to a sheet", 4: "4 to a sheet"}
_PAPER = {"a4": "A4"}
_INK = {"bw": "for a black-and-white copier"}
_LARGE = "large print"


def file_name(artifact: Artifact) -> str:
    """What a file is called on the page that shows it: “PDF, 2 to a sheet, A4”."""
    look: PrintOptions = artifact.look
    known = formats().get(artifact.format)
    parts = (
        known.label if known else artifact.format,
        _UP.get(look.up, ""),
        _PAPER.get(look.paper, ""),
        _INK.get(look.ink, ""),
        _LARGE if look.large else "",
    )
    return ", ".join(part for part in parts if part)


def format_order(artifact: Artifact) -> tuple[int, str, PrintOptions]:
    """Where a file stands among those of its document."""
    known = formats().get(artifact.format)
    return known.order if known else len(formats()), artifact.format, artifact.look
