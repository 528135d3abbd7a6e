"""A document dressed for one format, ready to become bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plcomms.model.calendar import CalendarEntry
from plcomms.model.day_ranges import Days
from plcomms.model.document import Artifact, Body
from plcomms.model.entries import Event
from plcomms.model.fonts import FONTS, Font
from plcomms.model.project import Sender


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a page, as ``#rrggbb``.

    ``primary`` and ``accent`` are the brand's own, for areas; ``*_text`` can be read on ``paper`` and on
    ``tint``; ``on_*`` is the colour of text on an area. ``wash`` is a pale ground of the accent's hue for a
    whole page or poster; ``highlight`` is the accent as it can be read on ``primary``.
    """

    primary: str
    primary_text: str
    on_primary: str
    accent: str
    accent_text: str
    on_accent: str
    tint: str
    rule: str
    ink: str
    paper: str
    wash: str
    on_wash: str
    highlight: str


TO_CALENDAR = "#calendar"
"""Where a link leads that is to put something into a person's calendar, as a template writes it."""


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """What goes into a calendar: an event or a date, and in the reader's words what will happen there.

    ``spans`` are the days of a date, which follow from more than what is written in it.
    """

    entry: Event | CalendarEntry
    about: str = ""
    spans: tuple[Days, ...] = ()


SPARE = ("spare", "spare-more", "spare-last")
"""The classes of what a full page may leave out, in the order in which it does."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The bytes of a page, and the classes of ``SPARE`` that were left out of it."""

    data: bytes
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FramedDocument:
    """``html`` is the whole page in its frame; files that it names may be read in ``roots`` alone.

    A format without a frame has the body's HTML there. ``event`` is what an invitation invites to, and
    ``about`` says in the reader's words what will happen there: lines without markup, entries of lists with
    hyphens, addresses of links in parentheses. ``listed`` is all that a calendar of the sender has for its
    reader, where the document is about no event. ``pages`` is how many it is to take on paper, 0 for as many
    as it needs; ``alone`` says whether it may have a sheet for itself. ``display`` are the letters of
    headings, ``filled`` says whether areas have the brand's colours. ``day`` is that on which it is made; it
    does not make a page another one.
    """

    artifact: Artifact
    body: Body
    html: str
    title: str
    roots: tuple[Path, ...]
    sender: Sender
    palette: Palette
    event: Event | None = None
    about: str = ""
    listed: tuple[CalendarItem, ...] = ()
    pages: int = 0
    alone: bool = True
    display: Font = FONTS["atkinson"]
    filled: bool = True
    day: date = date(2020, 1, 1)
