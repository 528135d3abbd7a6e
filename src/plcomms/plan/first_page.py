"""The first page of a school's starter kit: what is in it, what for, and by when it goes home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from plcomms.load.kinds import Kinds
from plcomms.model.document import Artifact, Body, Document, Kind, Request
from plcomms.model.entries import Event
from plcomms.model.html_reader import Attributes, HTMLCopier
from plcomms.model.kit import Kit, Part
from plcomms.model.project import Project
from plcomms.plan.kit import KIT, KitItem

_READER = "principals"
_FIRST_PAGE = "Start here"
_SHEETS = "{ending}, {up} on a sheet"
_FILE = "file"
"""The class of a link to a file of the kit."""

_SHEETS_TRAVEL = timedelta(days=14)
"""How long before the last day to reply an invitation goes home: two weeks, so that a family can plan."""


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document of a kit: its name, and the address of the first of its files, seen from the first page."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class KitRow:
    """What the first page says of a part: its documents, what their files are for, and their use."""

    names: tuple[NamedDocument, ...]
    endings: tuple[str, ...]
    use: str


@dataclass(frozen=True, slots=True)
class KitDay:
    """An event and the day by which its invitations go home; none where that day is past."""

    event: Event
    send_by: date | None


def with_first_page(kinds: Kinds) -> Kinds:
    """``kinds`` and the first page of a kit, which is made with a kit alone."""
    kind = Kind(
        name=KIT,
        title=_FIRST_PAGE,
        about=_FIRST_PAGE,
        audiences={_READER: "schools"},
        formats=("web", "pdf"),
        pages=1,
    )
    return replace(kinds, kinds={**kinds.kinds, KIT: kind})


def first_page(school: str, project: Project, request: Request) -> tuple[Artifact, ...]:
    """The first page of the kit of ``school``: to print, and to open."""
    document = Document(KIT, _READER, school, project.district.languages[0])
    return Artifact(document, "pdf", replace(request.look, up=1)), Artifact(document, "web")


def first_page_path(extension: str) -> str:
    """Where the first page goes in a kit."""
    return f"{_FIRST_PAGE}.{extension}"


def kit_values(
    kit: Kit,
    packed: Sequence[tuple[KitItem, str]],
    left_out: Iterable[KitItem],
    events: Iterable[Event],
    today: date,
) -> Mapping[str, Any]:
    """What the template of the first page may name beside what every template may.

    ``packed`` are the files that are in the kit, each with its path; ``left_out`` those that are not.
    """
    folders = [(folder.name, list(_rows(kit, folder.parts, packed))) for folder in kit.folders]
    kinds = {item.part.kind for item, _ in packed}
    invited = {item.artifact.document.event for item, _ in packed if item.artifact.document.event}
    return {
        "folders": [(name, rows) for name, rows in folders if rows],
        "days": [_day(event, today) for event in events if event.id in invited and event.date >= today],
        "packed": kinds,
        "missing": list(dict.fromkeys(item.name for item in left_out)),
    }


def _rows(kit: Kit, parts: Iterable[Part], packed: Sequence[tuple[KitItem, str]]) -> Iterator[KitRow]:
    for part in parts:
        mine = [(item, path) for item, path in packed if item.part is part]
        if mine:
            first = {
                item.name: path for item, path in reversed(sorted(mine, key=lambda m: _order(kit, m[1])))
            }
            names = dict.fromkeys(item.name for item, _ in mine)
            documents = tuple(NamedDocument(name, quote(first[name])) for name in names)
            yield KitRow(documents, tuple(_endings(kit, mine)), part.use)


def _endings(kit: Kit, files: Sequence[tuple[KitItem, str]]) -> Iterator[str]:
    """What is said of ``files`` by their endings, in the order of the list, and how many are on a sheet."""
    for ending in sorted({_ending(path) for _, path in files}, key=lambda e: _order(kit, e)):
        ups = sorted({item.artifact.look.up for item, path in files if _ending(path) == ending})
        told = str(kit.endings.get(ending, ending))
        yield _SHEETS.format(ending=told, up=_or(ups)) if len(ups) > 1 else told


def _ending(path: str) -> str:
    return path.rpartition(".")[2]


def _order(kit: Kit, path: str) -> int:
    known = list(kit.endings)
    return known.index(_ending(path)) if _ending(path) in known else len(known)


def _or(numbers: Sequence[int]) -> str:
    *most, last = map(str, numbers)
    return f"{', '.join(most)} or {last}"


def for_paper(body: Body) -> Body:
    """``body`` without its links to files, which nobody can follow from paper."""
    return replace(body, html=_Unlinker().copied(body.html))


class _Unlinker(HTMLCopier):
    """Copies HTML as it is, but for its links to files, of which the words are left."""

    def __init__(self) -> None:
        super().__init__()
        self.dropped: list[bool] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "a":
            self.dropped.append(_FILE in (dict(attrs).get("class") or "").split())
        if tag != "a" or not self.dropped[-1]:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag != "a" or not (self.dropped and self.dropped.pop()):
            super().handle_endtag(tag)


def _day(event: Event, today: date) -> KitDay:
    send_by = event.reply_by - _SHEETS_TRAVEL if event.reply_by else None
    return KitDay(event, send_by if send_by and send_by > today else None)
