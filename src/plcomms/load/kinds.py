"""Kinds of document: folders of templates, the district's own laid over those that come with plcomms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from plcomms.load.files import read_text, shipped, unread
from plcomms.load.themes import read_themes, style_files
from plcomms.load.validation import nearest_help, validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.document import Document, Kind
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.glossary import Audience
from plcomms.model.project import span_of
from plcomms.model.text import Source
from plcomms.model.theme import Theme
from plcomms.workspace import Refusal, is_inside, strays

KIND_FILE = "kind.yaml"
WRITTEN_IN = "en"
"""The language of the templates that come with plcomms."""

TEMPLATES = "templates"
STYLE = "style.css"
SUFFIXES = (".md", ".html")

_BROKEN = "A kind of document cannot be used."
_UNUSABLE = "The district's own templates cannot be used."
_LINKED = "The folder “templates” is a link that leads out of the district's folder."
_LINKED_HELP = "Copy the folder there: what a template holds is printed, so it must be the district's own."
_UNKNOWN = "There is no {what} “{name}”."
_NO_TEMPLATE = "The kind “{kind}” has no template for {audience}."
_NO_TEMPLATE_HELP = "Add the file {name} to its folder."


@dataclass(frozen=True)
class Kinds:
    """All kinds and themes by name, and the folders where their templates are looked for, first to last."""

    kinds: Mapping[str, Kind]
    folders: tuple[Path, ...]
    themes: Mapping[str, Theme] = field(default_factory=dict)

    def template(self, document: Document, audience: Audience) -> str:
        """The template of ``document``, seen from one of the folders: the most particular there is.

        One for the audience comes first, then one for an audience that it is like, then that for all.

        Raises:
            InputError: there is none.
        """
        for name in _candidates(document, audience):
            if any((folder / name).is_file() for folder in self.folders):
                return name
        raise InputError(
            _NO_TEMPLATE.format(kind=document.kind, audience=document.audience),
            _NO_TEMPLATE_HELP.format(name=f"{document.kind}.{document.audience}.md"),
        )

    def speaks(self, document: Document, audience: Audience) -> bool:
        """Whether there is a template in the language of ``document``; a district's own is taken to be."""
        if document.language.split("-")[0] == WRITTEN_IN:
            return True
        names = list(_candidates(document, audience))
        *own, ours = self.folders
        marked = [name for name in names if f".{document.language}." in name]
        return any((folder / name).is_file() for folder in own for name in names) or any(
            (ours / name).is_file() for name in marked
        )

    def styles(self, kind: str, format: str) -> str:
        """The styles of ``kind``: ours, then the district's for that kind and for all its papers.

        ``style.css`` is for every format; one named after the format, as ``web.css``, is for that alone.
        """
        if (kind, format) not in self._styles:
            self._styles[kind, format] = self._read_styles(kind, format)
        return self._styles[kind, format]

    def theme_styles(self, theme: str, kind: str, format: str) -> tuple[str, ...]:
        """The names of the templates of styles that ``theme`` lays over those of ``kind``."""
        key = theme, kind, format
        if key not in self._theme_styles:
            names = style_files(theme, self.themes, kind, format)
            self._theme_styles[key] = tuple(n for n in names if any((f / n).is_file() for f in self.folders))
        return self._theme_styles[key]

    @cached_property
    def _theme_styles(self) -> dict[tuple[str, str, str], tuple[str, ...]]:
        return {}

    @cached_property
    def _styles(self) -> dict[tuple[str, str], str]:
        return {}

    def _read_styles(self, kind: str, format: str) -> str:
        *own, ours = self.folders
        names = (STYLE, f"{format}.css")
        files = [ours / kind / name for name in names]
        files += [f for folder in own for name in names for f in (folder / kind / name, folder / name)]
        return "\n".join(self._text(file, file.name) for file in files if file.is_file())

    def read(self, name: str) -> str:
        """The text of the file called ``name`` in the first folder that has it; empty where none has."""
        for folder in self.folders:
            if (folder / name).is_file():
                return self._text(folder / name, name)
        return ""

    @staticmethod
    def _text(file: Path, name: str) -> str:
        text, problem = read_text(file, name)
        if problem:
            raise InputError(problem.message, problem.help, (problem,))
        return text


def _candidates(document: Document, audience: Audience) -> Iterator[str]:
    stem = f"{document.kind}/{document.kind}"
    readers = [f".{name}" for name in audience.chain]
    for middle in (part + end for part in (*readers, "") for end in (f".{document.language}", "")):
        for suffix in SUFFIXES:
            yield stem + middle + suffix


def load_kinds(root: Path | None, audiences: Collection[str] = (), formats: Collection[str] = ()) -> Kinds:
    """The kinds that ship with plcomms and those in the ``templates`` folder of the district at ``root``.

    A kind may name no other ``audiences`` and ``formats`` than these; none given is any.

    Raises:
        InputError: a ``kind.yaml`` cannot be used.
    """
    own = root / TEMPLATES if root else None
    folders = tuple(folder for folder in (own, shipped(TEMPLATES)) if folder and folder.is_dir())
    kinds: dict[str, Kind] = {}
    problems: list[Finding] = []
    sources: dict[str, Source] = {}
    if root and own in folders:
        problems += _unusable(own or root, root)
    for folder in reversed(folders if not problems else folders[-1:]):
        for file in sorted(folder.glob(f"[!_.]*/{KIND_FILE}")):
            name = f"{TEMPLATES}/{file.parent.name}/{KIND_FILE}"
            text, problem = read_text(file, name)
            tree = read_yaml(name, text)
            sources[name] = tree.source
            kind, found = validated(Kind, tree)
            problems += [problem] if problem else found
            if kind:
                problems += _unknown(kind, {"audience": audiences, "format": formats})
                kinds[file.parent.name] = kind.model_copy(update={"name": file.parent.name})
    themes, wrong, files = read_themes(folders if not problems else folders[-1:])
    problems, sources = [*problems, *wrong], sources | files
    if problems:
        raise InputError(_BROKEN if sources else _UNUSABLE, findings=tuple(problems), sources=sources)
    return Kinds(kinds, folders, themes)


def _unknown(kind: Kind, known: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """What ``kind`` names that is not among what is ``known`` of its sort."""
    sized = kind.pages if isinstance(kind.pages, Mapping) else ()
    for what, names in (("audience", (*kind.audiences, *sized)), ("format", kind.formats)):
        for name in names:
            if known[what] and name not in known[what]:
                message = _UNKNOWN.format(what=what, name=name)
                help = nearest_help(name, known[what])
                yield Finding("reference", Severity.ERROR, message, span_of(name), help)


def _unusable(folder: Path, root: Path) -> Iterator[Finding]:
    """What in the district's own ``folder`` of templates is no file of it, or no text."""
    if folder.is_symlink() and not is_inside(folder, root):
        yield unread(TEMPLATES, Refusal(_LINKED, _LINKED_HELP))
        return
    wrong = dict(strays(folder, root))
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (*SUFFIXES, ".css", ".yaml")):
        name = path.relative_to(root).as_posix()
        if path not in wrong and path.is_file():
            _, problem = read_text(path, name)
            yield from [problem] if problem else []
    for path, refusal in sorted(wrong.items()):
        yield unread(path.relative_to(root).as_posix(), refusal)
