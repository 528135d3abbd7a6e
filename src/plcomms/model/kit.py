"""What a school's starter kit holds: the shape of ``templates/_kit/kit.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from plcomms.model.fields import Id, Line, Model


class Part(Model):
    """A kind of document in a kit: for whom, in which formats, and what the principal does with it."""

    kind: Id
    audiences: Annotated[
        tuple[Id, ...], Field(description="Who it is for; all that it has where left out.")
    ] = ()
    first_of: Annotated[tuple[Id, ...], Field(description="Formats: the first that can be made.")] = ()
    formats: Annotated[tuple[Id, ...], Field(description="Formats: each that can be made.")] = ()
    use: Annotated[Line, Field(description="One sentence that says what it is for.")]


class Folder(Model):
    """A folder of a kit."""

    name: Line
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]


class Kit(Model):
    """All that a kit may hold, in order."""

    folders: Annotated[tuple[Folder, ...], Field(min_length=1)]
    levels: Annotated[
        Mapping[Id, tuple[Id, ...]],
        Field(description="Level of a school: the audiences that are at schools of that level alone."),
    ] = {}
    endings: Annotated[
        Mapping[Id, Line], Field(description="A file's ending: what a reader is told of it.")
    ] = {}

    def elsewhere(self, level: str | None) -> frozenset[str]:
        """The audiences that a school of ``level`` does not have; none where its level is not known."""
        others = (names for name, names in self.levels.items() if level and name != level)
        return frozenset(audience for names in others for audience in names)
