"""Templates: an environment that can reach nothing but what it is given, and mistakes told at their line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plcomms.documents.kinds import Kinds
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span
from plcomms.source.cache import prepared_folder

_NO_FIELD = "The template asks for something that does not exist: {what}."
_NO_FIELD_HELP = "Take it out of the template, or correct its name."
BUILT_IN = "plcomms"
"""The folder under which a district's template finds the one that it takes the place of."""

_SYNTAX = "The template cannot be read: {what}."
_SYNTAX_HELP = "Check the line for a missing  %}  or  }}  or  {% endif %}  or  {% endfor %}."
_FAULT = "A template cannot be used."


def template_environment(kinds: Kinds) -> jinja2.Environment:
    """The environment in which the templates of ``kinds`` are read; it refuses a misspelt name.

    A district's own template may extend ours: ``{% extends "plcomms/letter/letter.md" %}``.
    """
    return ImmutableSandboxedEnvironment(
        bytecode_cache=_compiled(kinds.folders[-1]),
        loader=jinja2.ChoiceLoader(
            [
                jinja2.FileSystemLoader([str(folder) for folder in kinds.folders]),
                jinja2.PrefixLoader({BUILT_IN: jinja2.FileSystemLoader(str(kinds.folders[-1]))}),
            ]
        ),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates of the folder ``ours`` in the form that runs; those of a district are not kept."""

    def __init__(self, place: Path, ours: Path) -> None:
        super().__init__(str(place))
        self._ours = ours
        self._others: set[str] = set()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        key = super().get_cache_key(name, filename)
        if filename is None or not Path(filename).is_relative_to(self._ours):
            self._others.add(key)
        return key

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key not in self._others:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.key not in self._others:
            super().dump_bytecode(bucket)


def _compiled(ours: Path) -> jinja2.BytecodeCache | None:
    """Where our templates that were read before are kept in the form that runs; None where none can be."""
    place = prepared_folder("templates")
    return _Compiled(place, ours) if place else None


def rendered(environment: jinja2.Environment, name: str, values: Mapping[str, Any], kinds: Kinds) -> str:
    """The template called ``name`` with ``values`` in it.

    Raises:
        InputError: it has a mistake; the finding says on which line of which template.
    """
    try:
        return environment.get_template(name).render(values)
    except jinja2.TemplateError as error:
        raise _fault(error, name, kinds) from error


def _fault(error: jinja2.TemplateError, name: str, kinds: Kinds) -> InputError:
    file, line = _template_line(error, name)
    shown = f"templates/{file}"
    source = Source(shown, kinds.read(file))
    start = source.line_start(line) if line <= source.text.count("\n") + 1 else 0
    word = re.search(r"'(\w+)'(?!.*')", str(error.message or ""))
    at = source.text.find(word[1], start) if word else -1
    span = Span(shown, at, at + len(word[1])) if word and at >= 0 else Span(shown, start, start)
    syntax = isinstance(error, jinja2.TemplateSyntaxError)
    message = (_SYNTAX if syntax else _NO_FIELD).format(what=str(error.message).rstrip("."))
    help = _SYNTAX_HELP if syntax else _NO_FIELD_HELP
    found = Finding("template", Severity.ERROR, message, span, help)
    return InputError(_FAULT, findings=(found,), sources={shown: source})


def _template_line(error: jinja2.TemplateError, name: str) -> tuple[str, int]:
    """The template and the line in it at which ``error`` arose."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.name or name, error.lineno
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "templates" in f.filename]
    for frame in reversed(frames):
        kind, _, file = frame.filename.replace("\\", "/").rpartition("templates/")
        if kind and not frame.filename.endswith(".py"):
            return file, frame.lineno or 1
    return name, 1
