"""Kinds of document: folders of templates, the district's own laid over those that come with plcomms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plcomms.model.document import Document, Kind
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding
from plcomms.model.text import Source
from plcomms.source.builtin import builtin
from plcomms.source.files import read_text
from plcomms.source.validate import validated
from plcomms.source.yamlfile import read_yaml

KIND_FILE = "kind.yaml"
TEMPLATES = "templates"
SUFFIXES = (".md", ".html")

_BROKEN = "A kind of document cannot be used."
_NO_TEMPLATE = "The kind “{kind}” has no template for {audience}."
_NO_TEMPLATE_HELP = "Add the file {name} to its folder."


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds by name, and the folders in which their templates are looked for, first to last."""

    kinds: Mapping[str, Kind]
    folders: tuple[Path, ...]

    def template(self, document: Document) -> str:
        """The template of ``document``, seen from one of the folders: the most particular there is.

        Raises:
            InputError: there is none.
        """
        for name in _candidates(document):
            if any((folder / name).is_file() for folder in self.folders):
                return name
        raise InputError(
            _NO_TEMPLATE.format(kind=document.kind, audience=document.audience),
            _NO_TEMPLATE_HELP.format(name=f"{document.kind}.{document.audience}.md"),
        )

    def read(self, name: str) -> str:
        """The text of the file called ``name`` in the first folder that has it; empty where none has."""
        for folder in self.folders:
            if (folder / name).is_file():
                text, problem = read_text(folder / name, name)
                if problem:
                    raise InputError(problem.message, problem.help, (problem,))
                return text
        return ""


def _candidates(document: Document) -> Iterator[str]:
    stem = f"{document.kind}/{document.kind}"
    for middle in (
        f".{document.audience}.{document.language}",
        f".{document.audience}",
        f".{document.language}",
        "",
    ):
        for suffix in SUFFIXES:
            yield stem + middle + suffix


def load_kinds(root: Path | None) -> Kinds:
    """The kinds that ship with plcomms and those in the ``templates`` folder of the district at ``root``.

    Raises:
        InputError: a ``kind.yaml`` cannot be used.
    """
    own = root / TEMPLATES if root else None
    folders = tuple(folder for folder in (own, builtin(TEMPLATES)) if folder and folder.is_dir())
    kinds: dict[str, Kind] = {}
    problems: list[Finding] = []
    sources: dict[str, Source] = {}
    for folder in reversed(folders):
        for file in sorted(folder.glob(f"[!_.]*/{KIND_FILE}")):
            name = f"{TEMPLATES}/{file.parent.name}/{KIND_FILE}"
            text, problem = read_text(file, name)
            tree = read_yaml(name, text)
            sources[name] = tree.source
            kind, found = validated(Kind, tree)
            problems += [problem] if problem else found
            if kind:
                kinds[file.parent.name] = kind.model_copy(update={"name": file.parent.name})
    if problems:
        raise InputError(_BROKEN, findings=tuple(problems), sources=sources)
    return Kinds(kinds, folders)
