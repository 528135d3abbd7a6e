"""The story of what is new: what readers will read now, against what they could read after the last build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from plcomms.compose.holdings import Piece, held, pieces
from plcomms.language.sentences import sentences
from plcomms.model.document import Body, Request
from plcomms.model.reader_text import ReaderText
from plcomms.plan.turns import told_before
from plcomms.report.changes import told_in_short
from plcomms.workflows.check import Prepared
from plcomms.write.readings import as_file

_TOLD = ("story", "news", "event", "date")
"""What is told where it is in no document: things of the day, which somebody wrote to be read now."""


@dataclass(frozen=True, slots=True)
class Unused:
    """Entries of one kind that are in no document: what they are, and what they are called."""

    what: str
    names: tuple[str, ...]


def readings(prepared: Prepared) -> Mapping[str, ReaderText]:
    """What readers read in each document, by its label."""
    known = pieces(prepared.session.printed)
    return {document.label: _reading(body, held(body, known)) for document, body in prepared.bodies.items()}


def _reading(body: Body, holds: Iterable[Piece]) -> ReaderText:
    document = body.document
    digests = {piece.key: piece.digest for piece in holds}
    lines = tuple(line for block in body.blocks for line in _lines(str(block.text)))
    return ReaderText(
        document.kind, document.audience, document.school, document.event, document.issue, lines, digests
    )


def _lines(text: str) -> Iterator[str]:
    """A line for each sentence."""
    for start, end in sentences(text):
        if line := " ".join(text[start:end].split()):
            yield line


def unused(prepared: Prepared, now: Mapping[str, ReaderText], request: Request) -> tuple[Unused, ...]:
    """What people wrote and no document has, where documents of every kind, or newsletters, were made.

    A story that an earlier issue told has been used.
    """
    session = prepared.session
    monthly = any(kind.monthly for kind in prepared.kinds.kinds.values() if kind.name in request.kinds)
    if request.audiences or (request.kinds and not monthly):
        return ()
    there = {key for one in now.values() for key in one.held}
    voices = set(
        request.schools or (session.project.schools if request.kinds else ("", *session.project.schools))
    )
    told = _told(prepared)
    found = [
        piece
        for school, every in pieces(session.printed).items()
        for piece in every
        if school in voices
        and piece.what in _TOLD
        and piece.spans
        and piece.key not in there
        and piece.key not in told
    ]
    counts = Counter(piece.what for piece in found)
    return tuple(Unused(what, tuple(p.name for p in found if p.what == what)) for what in counts)


def _told(prepared: Prepared) -> frozenset[str]:
    """The keys of the stories that earlier issues told."""
    project = prepared.project
    families = [
        project.glossary.audience(document.audience) for document in prepared.bodies if document.issue
    ]
    found = {
        name
        for months in project.months.values()
        for audience in dict.fromkeys(families)
        for name in told_before(months, project.district, months.chosen, audience)
    }
    return frozenset(
        piece.key
        for every in pieces(project).values()
        for piece in every
        if piece.what == "story" and getattr(piece.entry, "id", "") in found
    )


@dataclass(frozen=True, slots=True)
class KeptWords:
    """The file that keeps what readers read, what stands in documents, what is new, and what is not used."""

    file: bytes
    held: frozenset[str]
    news: tuple[str, ...]
    unused: tuple[Unused, ...]


def words_of(
    prepared: Prepared, before: Mapping[str, ReaderText], there: Collection[str], request: Request
) -> KeptWords:
    """What is kept and told of the words of ``prepared``.

    ``before`` is what was kept of the last build, ``there`` are the labels of the documents that there are.
    """
    composed = readings(prepared)
    now = {label: one for label, one in composed.items() if label not in prepared.checked.stopped}
    project = prepared.project
    names = {"": project.district.name, **{key: school.name for key, school in project.schools.items()}}
    kept = {label: one for label, one in {**before, **now}.items() if label in there}
    current = [one for one in kept.values() if one.issue in ("", project.month(one.school))]
    return KeptWords(
        as_file(kept),
        frozenset(key for one in current for key in one.held),
        told_in_short(before, {label: one for label, one in now.items() if label in there}, names),
        unused(prepared, composed, request),
    )
