"""Templates: where they stand, how they are rendered, and their mistakes told at their line.

Ours are rendered here. One that a district brought, or that uses one of those, is rendered in a process with
limits; see ``confined``.
"""

from __future__ import annotations

import gc
import importlib.metadata
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from types import GeneratorType, TracebackType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser

from plcomms.compose.confined import Confined, Stopped, Tell
from plcomms.compose.placeholders import (
    CLOSE,
    MOST,
    OPEN,
    RESERVED,
    TOO_MUCH,
    Forged,
    Full,
    Placeholders,
    is_reserved,
)
from plcomms.compose.sandbox import OWN_FILTERS, Refused, TemplateEnvironment, Untrusted
from plcomms.compose.values import shown
from plcomms.load.compiled import CompiledPiece, compiled_code
from plcomms.load.files import read_text
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.tags import VOID
from plcomms.model.text import Source, Span

BUILT_IN = "plcomms"
"""The folder under which a district's template finds the one that it takes the place of."""

MARK = "template:"
"""What stands before a template's name where Python wants the name of a file of code."""

_COMPILED = (".html", ".mjml")
_NOT_COMPILED = ("_report", "_starter")
_MADE_BY = ("compose/sandbox.py",)
"""What the code of a template depends on, beside its text and the version of Jinja."""

FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    RuntimeError,
    StopIteration,
    SyntaxError,
    TypeError,
    ValueError,
    jinja2.TemplateError,
)
"""What a template that is not ours can raise by what it does."""

_EXTENSIONS = ["attr_list", "md_in_html", "sane_lists", "tables"]
_NAMED = re.compile(r'{%-?\s*(?:extends|include|import|from)\s+"([^"]+)"')
_DEEPEST = 100
"""Elements within each other; page layout takes each level as one of Python's 1,000 calls, or more."""

_FAULT = "A template cannot be used."
_SYNTAX = "The template cannot be read: {what}."
_SYNTAX_HELP = "Check the line for a missing  %}  or  }}  or  {% endif %}  or  {% endfor %}."
_NO_FIELD = "The template asks for something that does not exist: {what}."
_NO_FIELD_HELP = "Take it out of the template, or correct its name."
_NO_FILE = "The template asks for a file that is not there: {what}."
_NO_FILE_HELP = "Correct the name; it is seen from the folder “templates”."
_REFUSED = "The template asks for something that no template gets: {what}."
_REFUSED_HELP = "Take it out of the template; docs/add-a-kind.md lists what a template may use."
_NOT_ALLOWED = "The template does what no template may: {what}."
_WRONG = "The template cannot be worked out: {what}."
_WRONG_HELP = "Correct or take out what stands on this line."
_DEEP = "The template goes too deep: it includes, calls or nests without end."
_MEMORY = "The template needs more memory than one may use."
_LONG = "The template takes longer than one may."
_LESS_HELP = "Make it do less: fewer repeats, shorter texts, and nothing that names itself."
_UNREADABLE = "it is not text in UTF-8, or too large"
_ELEMENTS = "more than {most} of its elements stand within each other or are left open"

_SAID: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str, str], ...] = (
    ((Stopped, TimeoutError), _LONG, _LESS_HELP),
    (MemoryError, _MEMORY, _LESS_HELP),
    (RecursionError, _DEEP, _LESS_HELP),
    ((jinja2.TemplateSyntaxError, SyntaxError), _SYNTAX, _SYNTAX_HELP),
    ((jinja2.TemplateNotFound, jinja2.TemplatesNotFound), _NO_FILE, _NO_FILE_HELP),
    (jinja2.exceptions.SecurityError, _REFUSED, _REFUSED_HELP),
    ((Refused, Forged, Full), _NOT_ALLOWED, _WRONG_HELP),
    (jinja2.TemplateError, _NO_FIELD, _NO_FIELD_HELP),
)


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a template made: its text, in which numbered holes stand for ``values``."""

    text: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in the template called ``name``, and what to say of it."""

    name: str
    line: int
    message: str
    help: str


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
    names |= {used for name in names for used in names_in(loader.text(name))}
    sources = {name: loader.get_source(environment, name)[0] for name in sorted(names)}
    return [_piece(environment, name, source) for name, source in sources.items()]


def _piece(environment: jinja2.Environment, name: str, text: str) -> CompiledPiece:
    """The Python into which Jinja translates ``text``."""
    inputs = f"{importlib.metadata.version('jinja2')}\0{text}"
    return CompiledPiece(
        "template", inputs, _MADE_BY, lambda: environment.compile(text, name, name, raw=True), ".py"
    )


class Templates:
    """All templates of one district and ours, each read once."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._loader = Folders(folders)
        self._folders = folders
        self._environment = TemplateEnvironment(self._loader, {})
        self._ours: dict[str, bool] = {}

    @cached_property
    def _confined(self) -> Confined:
        return Confined(self._folders)

    def with_filters(self, filters: Mapping[str, Callable[..., Any]]) -> Templates:
        """The same, with ``filters`` that a template may use."""
        self._environment.add_filters(filters)
        return self

    def rendered(self, name: str, values: Mapping[str, Any]) -> str:
        """The template called ``name`` with ``values`` in it.

        Raises:
            InputError: it has a mistake; the finding says on which line of which template.
        """
        return self._made(name, values, document=False).text

    def composed(self, name: str, values: Mapping[str, Any]) -> Rendering:
        """The HTML of a document that the template called ``name`` makes, with holes in place of ``values``.

        Raises:
            InputError: it has a mistake; the finding says on which line of which template.
        """
        return self._made(name, values, document=True)

    def _made(self, name: str, values: Mapping[str, Any], document: bool) -> Rendering:
        given = {key: shown(value, self._environment.memo) for key, value in values.items()}
        if not self._is_ours(name):
            reply = self._confined.ask(name, given, document)
            if isinstance(reply, Stopped):
                raise self._error(Fault(*_stopped_at(reply, name), *said_of(reply)))
            if reply["fault"]:
                raise self._error(Fault(*reply["fault"]))
            return Rendering(reply["text"], reply["values"])
        try:
            return render(self._environment, name, given, document)
        except jinja2.TemplateError as error:
            raise self._error(fault_of(error, name, self._loader)) from error

    def _is_ours(self, name: str) -> bool:
        """Whether the template called ``name`` and all that it uses ship with plcomms."""
        if name not in self._ours:
            self._ours[name] = True
            ours = self._loader.place(name)[1]
            self._ours[name] = ours and all(map(self._is_ours, names_in(self._loader.text(name))))
        return self._ours[name]

    def _error(self, fault: Fault) -> InputError:
        shown_as = f"templates/{fault.name.removeprefix(f'{BUILT_IN}/')}"
        source = Source(shown_as, self._loader.text(fault.name))
        start = source.line_start(fault.line) if fault.line <= source.text.count("\n") + 1 else 0
        word = re.search(r"'(\w+)'(?!.*')", fault.message)
        at = source.text.find(word[1], start) if word else -1
        span = Span(shown_as, at, at + len(word[1])) if word and at >= 0 else Span(shown_as, start, start)
        found = Finding("template", Severity.ERROR, fault.message, span, fault.help)
        return InputError(_FAULT, findings=(found,), sources={shown_as: source})


def names_in(text: str) -> Iterator[str]:
    """The templates that one of ours, whose text this is, uses; ours name them as they are."""
    return (found[1] for found in _NAMED.finditer(text))


def render(
    environment: TemplateEnvironment, name: str, values: Mapping[str, Any], document: bool
) -> Rendering:
    """What the template called ``name`` makes of ``values``, which were shown before."""
    holes = environment.holes = Placeholders() if document else None
    try:
        template = environment.get_template(name)
        text = "".join(_pieces(environment, template.generate(values))) if holes else template.render(values)
    finally:
        environment.holes = None
    if holes is None:
        return Rendering(text)
    text = holes.numbered(text)
    return Rendering(_from_markdown(text) if name.endswith(".md") else text, tuple(holes.values))


def _pieces(environment: TemplateEnvironment, pieces: Iterator[str]) -> Iterator[str]:
    """The ``pieces`` that a template makes; too much of them is a mistake at the line that makes them."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MOST:
            try:
                _innermost(pieces).throw(Full(TOO_MUCH))
            except Full:
                environment.handle_exception()
        yield piece


def _innermost(pieces: Any) -> Any:
    """The generator that waits at the line of a template from which ``pieces`` got the last one."""
    inner = pieces.gi_yieldfrom
    if inner is None:
        held = gc.get_referents(pieces)
        inner = next((each for each in held if isinstance(each, GeneratorType) and each.gi_frame), None)
    return _innermost(inner) if isinstance(inner, GeneratorType) else pieces


def confined(
    environment: TemplateEnvironment, name: str, values: Mapping[str, Any], document: bool
) -> Rendering | Fault:
    """``render`` for a template that is not ours, with whatever it raises as a fault."""
    loader = environment.loader
    assert isinstance(loader, Folders)  # noqa: S101 (nobody makes another)
    try:
        made = render(environment, name, values, document)
        if is_reserved(made.text.replace(OPEN, "").replace(CLOSE, "")):
            raise Refused(RESERVED)
        if document:
            _Depth().feed(made.text)
        return made
    except FAULTS as error:
        return fault_of(error, name, loader)


def untrusting(
    folders: tuple[Path, ...], tell: Callable[[str, list[tuple[int, int]]], None]
) -> TemplateEnvironment:
    """The environment in which ``confined`` renders."""
    environment = TemplateEnvironment(Folders(folders, tell), {})
    environment.add_extension(Untrusted)
    return environment


class _Depth(HTMLParser):
    """Refuses HTML in which too many elements stand within each other, or are left open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in VOID:
            self._open.append(tag)
        if len(self._open) > _DEEPEST:
            raise Refused(_ELEMENTS.format(most=_DEEPEST))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """It is closed where it is opened."""

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass


def _from_markdown(source: str) -> str:
    """The HTML of a template written in Markdown."""
    import markdown  # noqa: PLC0415 (loads for as long as a check takes; most templates are HTML)

    return markdown.markdown(source, extensions=_EXTENSIONS, output_format="html")


def said_of(error: BaseException) -> tuple[str, str]:
    """What to say of ``error``, and what to do."""
    message, help = next(((m, h) for kinds, m, h in _SAID if isinstance(error, kinds)), (_WRONG, _WRONG_HELP))
    what = str(getattr(error, "message", None) or error).rstrip(".")
    return message.format(what=what), help


def fault_of(error: BaseException, name: str, loader: Folders) -> Fault:
    """The fault that ``error`` is, which arose in the template called ``name`` or in one that it uses."""
    return Fault(*_place(error, name, loader), *said_of(error))


def _place(error: BaseException, name: str, loader: Folders) -> tuple[str, int]:
    """The template and the line in it at which ``error`` arose: in one of the district's, if in any."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.name or name, error.lineno
    frames = [
        (frame.filename.removeprefix(MARK), frame.lineno or 1)
        for frame in reversed(traceback.extract_tb(error.__traceback__))
        if frame.filename.startswith(MARK)
    ]
    if not frames:
        return loader.reading or name, _line_in(error.__traceback__) if loader.reading else 1
    return next((place for place in frames if not loader.place(place[0])[1]), frames[0])


def _line_in(trace: TracebackType | None) -> int:
    """The line of a template that was being read when ``trace`` arose."""
    line = 1
    for frame, _ in traceback.walk_tb(trace):
        reader, node = frame.f_locals.get("self"), frame.f_locals.get("node")
        if isinstance(reader, Parser):
            line = reader.stream.current.lineno
            continue
        found = next((each for each in (node, reader) if isinstance(each, nodes.Node)), None)
        line = (found and found.lineno) or line
    return line


def _stopped_at(stopped: Stopped, name: str) -> tuple[str, int]:
    """The template and the line at which the process that rendered ``name`` was ``stopped``."""
    for file, line in stopped.frames:
        for known, lines in stopped.read.items():
            if file == (MARK + known).encode("ascii", "backslashreplace").decode():
                return known, next((own for own, code in reversed(lines) if code <= line), 1)
    return stopped.reading or name, 1
