"""The page that shows everything that was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from plcomms.documents.brand import dark, palette
from plcomms.documents.kinds import Kinds
from plcomms.documents.render import font_folder
from plcomms.documents.templates import rendered, template_environment
from plcomms.model.coverage import GUIDELINES, LABELS, carriers
from plcomms.model.document import Document, Kind, Made
from plcomms.model.glossary import Audience
from plcomms.model.project import Project

GALLERY = "index.html"
NAMES = {"web": "Web page", "pdf": "PDF", "markdown": "Markdown"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One document on the page, with its files by format."""

    document: Document
    kind: Kind
    audience: Audience
    sender: str
    title: str
    grade: float | None
    files: tuple[Made, ...]


def gallery(project: Project, kinds: Kinds, made: Iterable[Made]) -> str:
    """The index page of all files ``made``, now or earlier, by who sends them: the district first."""
    known = [m for m in made if _known(m.artifact.document, project, kinds)]
    ordered = sorted(known, key=lambda m: (m.artifact.document.school, m.artifact.document, m.path))
    shown = [
        _shown(document, tuple(files), project, kinds)
        for document, files in groupby(ordered, key=lambda m: m.artifact.document)
    ]
    colours = palette(project.district.brand.colours)
    values = {
        "district": project.district,
        "palette": colours,
        "night": dark(colours),
        "count": len(shown),
        "carriers": carriers(project),
        "guidelines": GUIDELINES,
        "labels": LABELS,
        "names": NAMES,
        "fonts": font_folder().as_uri(),
        "groups": [(name, list(group)) for name, group in groupby(shown, key=lambda s: s.sender)],
        "styles": Markup(kinds.read("_frames/index.css")),  # noqa: S704 (a stylesheet that ships with plcomms)
    }
    return rendered(template_environment(kinds), "_frames/index.html", values, kinds)


def _known(document: Document, project: Project, kinds: Kinds) -> bool:
    """Whether everything that ``document`` speaks of still exists."""
    return (
        document.kind in kinds.kinds
        and document.audience in project.glossary.audiences
        and (not document.school or document.school in project.schools)
    )


def _shown(document: Document, files: tuple[Made, ...], project: Project, kinds: Kinds) -> Shown:
    return Shown(
        document,
        kinds.kinds[document.kind],
        project.glossary.audience(document.audience),
        project.sender(document.school).name,
        files[0].title,
        files[0].grade,
        files,
    )
