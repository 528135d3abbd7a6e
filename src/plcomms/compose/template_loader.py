"""Where templates stand: the district's own laid over ours, whose code is compiled when plcomms is built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2

from plcomms.compose.allowlist import OWN_FILTERS
from plcomms.compose.confined import Tell
from plcomms.compose.sandbox import TemplateEnvironment
from plcomms.load.compiled import CompiledPiece, compiled_code
from plcomms.load.files import read_text

BUILT_IN = "plcomms"
"""The folder under which a district's template finds the one that it takes the place of."""

MARK = "template:"
"""What stands before a template's name where Python wants the name of a file of code."""

_COMPILED = (".html", ".mjml")
_NOT_COMPILED = ("_report", "_starter")
_ALSO_COMPILED = "_themes/*/*.css"
_MADE_BY = (
    "compose/allowlist.py",
    "compose/placeholders.py",
    "compose/sandbox.py",
    "compose/template_loader.py",
    "compose/values.py",
)
"""What the code of a template depends on, beside its text and the version of Jinja."""

_NAMED = re.compile(r'{%-?\s*(?:extends|include|import|from)\s+"([^"]+)"')

_UNREADABLE = "it is not text in UTF-8, or too large"


class Folders(jinja2.BaseLoader):
    """The templates in ``folders``: the district's own, if there are any, and ours, which stand last.

    ``tell`` hears of each that is read: its name, then its name and which of its lines those of its code are.
    """

    def __init__(self, folders: tuple[Path, ...], tell: Tell | None = None) -> None:
        self._folders = folders
        self._tell = tell
        self.reading = ""

    def place(self, name: str) -> tuple[Path | None, bool]:
        """The file of the template called ``name``, and whether it is ours."""
        prefix, _, rest = name.partition("/")
        folders = self._folders[-1:] if prefix == BUILT_IN else self._folders
        with suppress(jinja2.TemplateNotFound):
            parts = jinja2.loaders.split_template_path(rest if prefix == BUILT_IN else name)
            for folder in folders:
                file = folder.joinpath(*parts)
                if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                    return file, folder is self._folders[-1]
        return None, False

    def text(self, name: str) -> str:
        """The template called ``name``; empty where there is none, or it cannot be read."""
        file, _ = self.place(name)
        text, problem = read_text(file, name) if file else ("", None)
        return "" if problem else text.replace("\r\n", "\n").replace("\r", "\n")

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        """The text of ``template`` and what to call it in a trace."""
        file, _ = self.place(template)
        if file is None:
            raise jinja2.TemplateNotFound(template)
        text, problem = read_text(file, template)
        if problem:
            raise jinja2.TemplateSyntaxError(_UNREADABLE, 1, template, MARK + template)
        return text, MARK + template, None

    def load(self, environment: jinja2.Environment, name: str, globals: Any = None) -> jinja2.Template:
        """The template called ``name``: from code that ships with plcomms where it is ours."""
        self.reading = name
        if self._tell:
            self._tell(name, [])
        text, filename, _ = self.get_source(environment, name)
        code = compiled_code(_piece(environment, name, text)) if self.place(name)[1] else None
        if code is None:
            code = environment.compile(text, name, filename)
        template = environment.template_class.from_code(environment, code, globals or {})
        template.name, template.filename = name, filename
        if self._tell:
            self._tell(name, template.debug_info)
        self.reading = ""
        return template


def pieces(folder: Path) -> list[CompiledPiece]:
    """What is compiled of the templates in ``folder``, which ship with plcomms."""
    loader = Folders((folder,))
    environment = TemplateEnvironment(loader, dict.fromkeys(OWN_FILTERS, str))
    names = {
        file.relative_to(folder).as_posix()
        for suffix in _COMPILED
        for file in folder.rglob(f"*{suffix}")
        if file.parent.name not in _NOT_COMPILED
    }
    names |= {file.relative_to(folder).as_posix() for file in folder.glob(_ALSO_COMPILED)}
    names |= {used for name in names for used in names_in(loader.text(name))}
    sources = {name: loader.get_source(environment, name)[0] for name in sorted(names)}
    return [_piece(environment, name, source) for name, source in sources.items()]


def _piece(environment: jinja2.Environment, name: str, text: str) -> CompiledPiece:
    """The Python into which Jinja translates ``text``."""
    inputs = f"{jinja2.__version__}\0{text}"
    return CompiledPiece(
        "template", inputs, _MADE_BY, lambda: environment.compile(text, name, name, raw=True), ".py"
    )


def names_in(text: str) -> Iterator[str]:
    """The templates that one of ours, whose text this is, uses; ours name them as they are."""
    return (found[1] for found in _NAMED.finditer(text))
