"""Which entries of the message stand in which document: told by where each word of it was written."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from plcomms.model.coverage import entries, entry_key
from plcomms.model.document import Body
from plcomms.model.project import Project
from plcomms.model.text import Span


@dataclass(frozen=True)
class Piece:
    """An entry: what it is (``story``...), its key, what people call it, whose it is, and its words."""

    what: str
    key: str
    name: str
    school: str
    entry: Any

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where its words were written."""
        return tuple(_span(words) for words in _texts(self.entry) if getattr(words, "segments", ()))

    @cached_property
    def digest(self) -> str:
        """Another one as soon as a word of it is."""
        data = (
            self.entry.model_dump_json(exclude_defaults=True)
            if isinstance(self.entry, BaseModel)
            else str(self.entry)
        )
        return hashlib.sha256(data.encode()).hexdigest()[:16]


def pieces(project: Project) -> Mapping[str, tuple[Piece, ...]]:
    """Every entry of ``project`` by whose it is: a school's id, or nothing for the district's."""
    voices = {"": project.district, **project.schools}
    return {school: tuple(_of(school, entries(voice))) for school, voice in voices.items()}


def _of(school: str, found: Iterable[tuple[str, Iterable[Any]]]) -> Iterator[Piece]:
    for what, every in found:
        for entry in every:
            name = getattr(entry, "title", None) or getattr(entry, "id", None) or _UNNAMED.get(what, what)
            yield Piece(what, entry_key(what, school, entry), str(name), school, entry)


def held(body: Body, known: Mapping[str, tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Those of the pieces that are ``known`` of which a word stands in ``body``."""
    starts: dict[str, list[int]] = {}
    for block in body.blocks:
        for segment in block.text.segments:
            starts.setdefault(segment.span.file, []).append(segment.span.start)
    for places in starts.values():
        places.sort()
    mine = dict.fromkeys(("", body.document.school))
    return tuple(p for school in mine for p in known.get(school, ()) if _stands_in(p, starts))


def _stands_in(piece: Piece, starts: Mapping[str, list[int]]) -> bool:
    for span in piece.spans:
        places = starts.get(span.file, [])
        at = bisect_left(places, span.start)
        if at < len(places) and places[at] < span.end:
            return True
    return False


def _span(words: Any) -> Span:
    first, last = words.segments[0].span, words.segments[-1].span
    return Span(first.file, first.start, last.end)


def _texts(value: Any) -> Iterator[Any]:
    """The texts of an entry by which it is known in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name in _WORDS:
                yield from _texts(getattr(value, name))


_UNNAMED = {"date": "No school"}
_WORDS = ("title", "question", "figure", "statement", "variants", "words", "about", "answer", "text")
"""The fields of an entry by whose words it is known in a document."""
