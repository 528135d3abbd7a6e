"""A document dressed for one format, ready to become bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plcomms.model.document import Artifact, Body


@dataclass(frozen=True, slots=True)
class Page:
    """``html`` is the whole page in its frame; files that it names may be read in ``roots`` alone."""

    artifact: Artifact
    body: Body
    html: str
    title: str
    roots: tuple[Path, ...]
