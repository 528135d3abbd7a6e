"""Templates as they are rendered, into text or into a document with holes for its values.

Ours are rendered here. One that a district brought, or that uses one of those, is rendered in a process with
limits; see ``confined``.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from types import GeneratorType
from typing import Any

import jinja2

from plcomms.compose.confined import Confined, Stopped
from plcomms.compose.placeholders import (
    CLOSE,
    MOST,
    OPEN,
    RESERVED,
    TOO_MUCH,
    Full,
    Placeholders,
    is_reserved,
)
from plcomms.compose.sandbox import Refused, TemplateEnvironment, Untrusted
from plcomms.compose.template_faults import FAULTS, Fault, fault_of, said_of, stopped_at
from plcomms.compose.template_loader import BUILT_IN, Folders, names_in
from plcomms.compose.values import shown
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.tags import VOID
from plcomms.model.text import Source, Span

_EXTENSIONS = ["attr_list", "md_in_html", "sane_lists", "tables"]
_DEEPEST = 100
"""Elements within each other; page layout takes each level as one of Python's 1,000 calls, or more."""

_FAULT = "A template cannot be used."
_ELEMENTS = "more than {most} of its elements stand within each other or are left open"


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a template made: its text, in which numbered holes stand for ``values``."""

    text: str
    values: tuple[str, ...] = ()


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
                raise self._error(Fault(*stopped_at(reply, name), *said_of(reply)))
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
