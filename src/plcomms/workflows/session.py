"""A district that was opened to be worked on: all that was read of it, and what is worked out of that once.

A session is a value: it does not change. Whoever holds one open asks for :meth:`Session.current` before each
piece of work, and gets a new one as soon as any file of the district is another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from plcomms.check.rule import Context
from plcomms.load.kinds import Kinds, load_kinds
from plcomms.load.project import DISTRICT, Texts, load_project
from plcomms.model.document import Artifact, Body
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument
from plcomms.model.issue import Asked
from plcomms.model.project import Project
from plcomms.model.roll import roll_of
from plcomms.plan.past import Dropped, to_come
from plcomms.render.formats import formats
from plcomms.render.frame import apply_frame
from plcomms.workspace import state_of

if TYPE_CHECKING:
    from plcomms.compose.composer import Composer
    from plcomms.compose.templates import Templates

BUILT = "out"
"""The folder into which a build writes, in the district's."""

_TODAYS = Asked()
"""The issue that the day decides."""

Tell = Callable[[str, int, int], None]
"""What a step reports while it works: its name, how much is done, how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Session:
    """A district, its kinds of document and the formats there are, on the day ``today``.

    ``project`` is all that people wrote, ``printed`` what of it is not over today: checks read the one,
    and documents are made of the other. ``asked`` says whether somebody wants another issue than today's.

    ``name`` is that of its own file, ``texts`` are words to read instead of those on the disk; ``state``
    tells the files that were read from others of the same names, where the session is one to be held open.
    """

    project: Project
    kinds: Kinds
    today: date
    formats: Mapping[str, Format] = field(default_factory=formats)
    name: str = DISTRICT
    texts: Texts = field(default_factory=dict)
    state: str = ""
    asked: Asked = _TODAYS

    @cached_property
    def _to_come(self) -> tuple[Project, tuple[Dropped, ...]]:
        return to_come(self.project, self.today)

    @property
    def printed(self) -> Project:
        """The district without what is over today: what documents are made of."""
        return self._to_come[0]

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What is over today."""
        return self._to_come[1]

    @cached_property
    def context(self) -> Context:
        """What the checks know of the district."""
        project = self.project
        language = project.district.languages[0]
        roll = roll_of(project, self.today)
        return Context(project.glossary, self.today, language, tuple(project.names()), roll)

    @cached_property
    def templates(self) -> Templates:
        """The templates of all kinds and frames, in one environment."""
        from plcomms.compose.templates import Templates  # noqa: PLC0415 (who lists kinds needs no Jinja)

        return Templates(self.kinds.folders)

    @cached_property
    def composer(self) -> Composer:
        """What makes the words of each document."""
        from plcomms.compose.composer import Composer  # noqa: PLC0415

        context = self.context
        return Composer(self.printed, self.kinds, context.terms, self.templates, context.told_in_english)

    def framed(self, artifact: Artifact, body: Body) -> FramedDocument:
        """``body`` in the frame of the format of ``artifact``, as of today."""
        made = apply_frame(artifact, body, self.printed, self.kinds, self.templates)
        return replace(made, day=self.today)

    def current(self) -> Session:
        """The same session where no file of the district changed since it was opened, else a new one.

        One that was not opened to be held knows nothing of its files, and is opened anew.

        Raises:
            InputError: the district was changed, and cannot be used as it is now.
        """
        root = self.project.root
        if self.state and self.state == state_of(root, BUILT):
            return self
        return open_session(root, self.today, self.name, self.texts, self.asked, held=True)


def open_session(
    root: Path,
    today: date,
    name: str = DISTRICT,
    texts: Texts | None = None,
    asked: Asked = _TODAYS,
    *,
    held: bool = False,
) -> Session:
    """Read the district in the folder ``root``, each school with the issue that is ``asked`` for.

    A session that is to be ``held`` open looks at every file below it, to tell later whether one is another.

    Raises:
        InputError: something in it cannot be used.
    """
    state = state_of(root, BUILT) if held else ""
    project = load_project(root, name, texts or {}, replace(asked, day=today))
    made = formats()
    kinds = load_kinds(project.root, project.glossary.audiences, made)
    return Session(project, kinds, today, made, name, texts or {}, state, asked)
