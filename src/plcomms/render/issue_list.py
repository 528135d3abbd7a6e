"""The page that lists every issue of a school's newsletter, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from markupsafe import Markup

from plcomms.compose.templates import Templates
from plcomms.load.kinds import Kinds
from plcomms.model.document import Document, Made
from plcomms.model.issue import spoken_month
from plcomms.model.project import Project
from plcomms.render.file_names import ListedFile, file_name, format_order
from plcomms.render.frame import faces_of, letters_of, roots_of, with_files
from plcomms.render.palette import dark, palette

PAGE = "newsletters.html"
_FORMATS = ("web", "pdf", "text")
"""What a family can open anywhere; drafts for a mail program are in no list for it."""

_CALLED = "{month}, {title} for {readers}"


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """An issue: what it is called, and its files, seen from the page that lists it."""

    called: str
    files: tuple[ListedFile, ...]


def issue_lists(
    project: Project, kinds: Kinds, made: Iterable[Made], templates: Templates
) -> Mapping[str, str]:
    """The pages of the schools that have issues, by their paths; ``made`` are the files that there are."""
    of_issues = [
        m for m in made if m.artifact.document.issue and m.artifact.document.school in project.schools
    ]
    ordered = sorted(of_issues, key=lambda m: m.artifact.document.school)
    return {
        f"{school}/{PAGE}": _page(school, list(group), project, kinds, templates)
        for school, group in groupby(ordered, key=lambda m: m.artifact.document.school)
    }


def _page(school: str, made: list[Made], project: Project, kinds: Kinds, templates: Templates) -> str:
    sender = project.sender(school)
    colours = palette(sender.brand.colours)
    ordered = sorted(made, key=lambda m: (m.artifact.document.issue, m.artifact.document), reverse=True)
    issues = [
        _issue(document, list(files), project, kinds)
        for document, files in groupby(ordered, key=lambda m: m.artifact.document)
    ]
    font, display = letters_of(sender.brand, kinds)
    values = {
        "sender": sender,
        "district": project.district,
        "palette": colours,
        "night": dark(colours),
        "font": font,
        "display": display,
        "faces": Markup(with_files(faces_of(font, display), roots_of(project, kinds))),  # noqa: S704 (our own)
        "issues": [issue for issue in issues if issue.files],
        "styles": Markup(kinds.read("_frames/index.css")),  # noqa: S704 (a stylesheet that ships with plcomms)
    }
    return templates.rendered("_frames/archive.html", values)


def _issue(document: Document, made: list[Made], project: Project, kinds: Kinds) -> ListedIssue:
    files = sorted((m for m in made if m.artifact.format in _FORMATS), key=lambda m: format_order(m.artifact))
    kind = kinds.kinds.get(document.kind)
    readers = project.glossary.audiences.get(document.audience)
    called = _CALLED.format(
        month=spoken_month(document.issue),
        title=str(kind.title if kind else document.kind).lower(),
        readers=readers.label if readers else document.audience,
    )
    return ListedIssue(
        called, tuple(ListedFile(file_name(m.artifact), PurePosixPath(m.path).name) for m in files)
    )
