"""The page that shows everything that was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from plcomms.compose.labels import GUIDELINES, called, counted, language_name
from plcomms.compose.templates import Templates
from plcomms.load.kinds import Kinds
from plcomms.model.coverage import Carrier, carriers
from plcomms.model.document import Artifact, Document, Kind, Made
from plcomms.model.framed import Palette
from plcomms.model.glossary import Audience
from plcomms.model.issue import spoken_month
from plcomms.model.project import Project
from plcomms.render.file_names import ListedFile, file_name, format_order
from plcomms.render.frame import faces_of, letters_of, roots_of, with_files
from plcomms.render.issue_list import PAGE
from plcomms.render.palette import dark, palette

OVERVIEW = "index.html"


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture of a page: its address, seen from the page that shows it, and its size."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One document on the page, with its files; the first is the one to look at."""

    document: Document
    kind: Kind
    audience: Audience
    sender: str
    title: str
    grade: float | None
    found: tuple[int, int, int]
    files: tuple[ListedFile, ...]
    picture: Thumbnail | None
    palette: Palette

    @property
    def hard(self) -> bool:
        """Whether it reads harder than its audience reads easily."""
        return self.grade is not None and round(self.grade, 1) > self.audience.grade

    @property
    def language(self) -> str:
        """The name of its language."""
        return language_name(self.document.language)

    @property
    def month(self) -> str:
        """The month that it is for, where it has one."""
        return spoken_month(self.document.issue) if self.document.issue else ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A list to choose from: its name, its label, the words for all, and value and label of each choice."""

    name: str
    label: str
    all: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A guideline in the message map: what carries it to each audience, and every piece by its name.

    An empty cell is a gap.
    """

    label: str
    cells: tuple[str, ...]
    pieces: tuple[tuple[str, str, str], ...]

    @property
    def gaps(self) -> bool:
        """Whether there is an audience that nothing tells it."""
        return not all(self.cells)


_FILTERS = {
    "audience": ("For whom", "Everyone"),
    "kind": ("Kind of document", "All kinds"),
    "place": ("From", "The district and all schools"),
    "language": ("Language", "All languages"),
}
_JOIN = ", "


def overview(
    project: Project,
    kinds: Kinds,
    made: Iterable[Made],
    pictures: Mapping[str, Thumbnail] | None = None,
    not_made: Sequence[tuple[str, str]] = (),
    templates: Templates | None = None,
    held: Collection[str] | None = None,
) -> str:
    """The index page of all files ``made``, now or earlier, by who sends them: the district first.

    Of a paper that has issues the last one is there. ``held`` are the keys of what stands in some document;
    nothing else is counted (None: all is, as where only some documents were made). ``pictures`` gives the
    small picture of a file's first page by the file's path; ``not_made`` says what could not be made, and
    what to do.
    """
    shown = documents(project, kinds, made, pictures or {})
    colours = palette(project.district.brand.colours)
    audiences = columns(project, kinds)
    font, display = letters_of(project.district.brand, kinds)
    values = {
        "district": project.district,
        "palette": colours,
        "night": dark(colours),
        "shown": shown,
        "groups": [(name, list(group)) for name, group in groupby(shown, key=lambda s: s.sender)],
        "filters": filters(shown),
        "audiences": audiences,
        "rows": rows(project, audiences, held),
        "every_issue": PAGE,
        "not_made": not_made,
        "font": font,
        "display": display,
        "faces": Markup(with_files(faces_of(font, display), roots_of(project, kinds))),  # noqa: S704 (our own)
        "styles": Markup(kinds.read("_frames/index.css")),  # noqa: S704 (a stylesheet that ships with plcomms)
        "script": Markup(kinds.read("_frames/index.js")),  # noqa: S704 (a script that ships with plcomms)
    }
    return (templates or Templates(kinds.folders)).rendered("_frames/index.html", values)


def documents(
    project: Project, kinds: Kinds, made: Iterable[Made], pictures: Mapping[str, Thumbnail]
) -> list[Shown]:
    """The documents of the files ``made`` that still belong to the project, the district's first."""
    known = _last_issues([m for m in made if _known(m.artifact.document, project, kinds)])
    ordered = sorted(known, key=lambda m: (m.artifact.document.school, m.artifact.document))
    return [
        _shown(document, list(files), project, kinds, pictures)
        for document, files in groupby(ordered, key=lambda m: m.artifact.document)
    ]


def _last_issues(made: Sequence[Made]) -> list[Made]:
    """``made`` without the older issues of each paper."""
    last: dict[Document, str] = {}
    for one in made:
        paper = replace(one.artifact.document, issue="")
        last[paper] = max(last.get(paper, ""), one.artifact.document.issue)
    return [m for m in made if last[replace(m.artifact.document, issue="")] == m.artifact.document.issue]


def _known(document: Document, project: Project, kinds: Kinds) -> bool:
    """Whether everything that ``document`` speaks of still exists."""
    return (
        document.kind in kinds.kinds
        and document.audience in project.glossary.audiences
        and (not document.school or document.school in project.schools)
    )


def _shown(
    document: Document, made: list[Made], project: Project, kinds: Kinds, pictures: Mapping[str, Thumbnail]
) -> Shown:
    files = sorted(made, key=lambda m: format_order(m.artifact))
    sender = project.sender(document.school)
    return Shown(
        document,
        kinds.kinds[document.kind],
        project.glossary.audience(document.audience),
        sender.name,
        files[0].title,
        files[0].grade,
        files[0].found,
        tuple(ListedFile(file_name(m.artifact), m.path) for m in files),
        next((pictures[m.path] for m in files if m.path in pictures), None),
        palette(sender.brand.colours),
    )


def pictured(made: Iterable[Made]) -> Iterator[Made]:
    """Of each document, the page to print of which there is to be a small picture: the plainest one."""
    pages = [m for m in made if m.artifact.format == "pdf"]
    ordered = sorted(pages, key=lambda m: m.artifact)
    for _, group in groupby(ordered, key=lambda m: m.artifact.document):
        yield min(group, key=lambda m: _plainness(m.artifact))


def _plainness(artifact: Artifact) -> tuple[bool, bool, int, bool]:
    look = artifact.look
    return look.large, look.ink == "bw", look.up, look.paper != "letter"


def filters(shown: Sequence[Shown]) -> list[Filter]:
    """What the documents can be chosen by, each with the values that there are."""
    found: dict[str, dict[str, str]] = {name: {} for name in _FILTERS}
    for one in shown:
        found["audience"][one.audience.id] = _capital(str(one.audience.label))
        found["kind"][one.kind.name] = str(one.kind.title)
        found["place"][one.document.place] = one.sender
        found["language"][one.document.language] = one.language
    return [
        Filter(name, *_FILTERS[name], tuple(sorted(choices.items(), key=lambda c: _place_first(name, c))))
        for name, choices in found.items()
    ]


def _place_first(name: str, choice: tuple[str, str]) -> tuple[bool, str]:
    return name == "place" and choice[0] != "district", choice[1].lower()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def columns(project: Project, kinds: Kinds) -> list[Audience]:
    """The audiences of the message map: those written for, students of every grade as students."""
    audiences = project.glossary.audiences
    roots = {
        audiences[name].chain[-1]
        for kind in kinds.kinds.values()
        for name in kind.audiences
        if name in audiences
    }
    return [audience for name, audience in audiences.items() if name in roots]


def rows(
    project: Project, audiences: Sequence[Audience], held: Collection[str] | None = None
) -> list[OverviewRow]:
    """The message map: for each guideline, what carries it to each of ``audiences``, of what is ``held``."""
    found = [c for c in carriers(project) if held is None or c.key in held]
    return [
        _row(label, [c for c in found if c.guideline == guideline], audiences, project)
        for guideline, label in GUIDELINES.items()
    ]


def _row(
    label: str, found: Sequence[Carrier], audiences: Sequence[Audience], project: Project
) -> OverviewRow:
    cells = []
    for audience in audiences:
        counts = Counter(c.what for c in found if c.reaches(audience))
        cells.append(_JOIN.join(counted(what, count) for what, count in counts.items()))
    pieces = dict.fromkeys((called(c.what), c.name, project.sender(c.school).name) for c in found)
    return OverviewRow(label, tuple(cells), tuple(pieces))
