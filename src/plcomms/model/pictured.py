"""Every picture that a district or a school shows, wherever in its file it stands, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel

from plcomms.model.district import Content
from plcomms.model.entries import Picture, Story


class Print(NamedTuple):
    """What a picture is cropped to, as width and height, and how many millimetres wide it is at most."""

    shape: tuple[int, int]
    wide: float


class Use(NamedTuple):
    """How a picture is printed that was taken wide, and one that was taken upright."""

    wide: Print
    upright: Print


_SQUARE = Print((1, 1), 28)
_IN_TEXT = Use(Print((3, 2), 70), Print((4, 5), 50))
USES: Mapping[str, Use] = {
    "Principal": Use(_SQUARE, _SQUARE),
    "School": Use(Print((5, 2), 180), Print((5, 2), 180)),
    "Event": Use(Print((3, 2), 89), Print((4, 5), 46)),
    "gallery": Use(Print((3, 2), 65), Print((3, 2), 65)),
}
"""Printed sizes by whose picture it is; those of stories, and of all else, stand in the text."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture, ``name`` of the key it stands under, whose it is, and the outermost entry round it."""

    picture: Picture
    name: str
    owner: BaseModel
    entry: BaseModel

    @property
    def use(self) -> Use:
        """How it is printed."""
        known = USES.get(self.name) or USES.get(type(self.owner).__name__)
        return known or _IN_TEXT

    @property
    def readers(self) -> tuple[str, ...]:
        """The audiences that its entry is for alone; none means all."""
        found: tuple[str, ...] = getattr(self.entry, "for_", ()) or getattr(self.entry, "only", ())
        return found

    @property
    def named(self) -> bool:
        """Whether somebody is recorded who can be known in it."""
        if self.picture.people:
            return True
        consent = self.owner.quote.by.consent if isinstance(self.owner, Story) and self.owner.quote else None
        told = isinstance(self.owner, Story) and bool(self.owner.people)
        return told or bool(consent and "picture" in consent.covers)


def pictured(voice: Content) -> Iterator[Pictured]:
    """Every picture in ``voice``, in the order of its fields; what a later field holds is found, too."""
    for name, value in _fields(voice):
        for one in value if isinstance(value, tuple) else (value,):
            yield from _within(one, name, voice, one if isinstance(one, BaseModel) else voice)


def _within(value: Any, name: str, owner: BaseModel, entry: BaseModel) -> Iterator[Pictured]:
    if isinstance(value, Picture):
        yield Pictured(value, name, owner, entry)
    elif isinstance(value, BaseModel):
        for inner, field in _fields(value):
            for one in field if isinstance(field, tuple) else (field,):
                yield from _within(one, inner, value, entry)


def _fields(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """The fields of ``model`` in which a picture may stand."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, BaseModel | tuple):
            yield name, value
