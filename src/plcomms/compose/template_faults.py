"""The mistakes of templates: what to say of each, and in which line of which template it is."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from types import TracebackType

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser

from plcomms.compose.confined import Stopped
from plcomms.compose.placeholders import Forged, Full
from plcomms.compose.sandbox import Refused
from plcomms.compose.template_loader import MARK, Folders

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
class Fault:
    """A mistake in the template called ``name``, and what to say of it."""

    name: str
    line: int
    message: str
    help: str


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


def stopped_at(stopped: Stopped, name: str) -> tuple[str, int]:
    """The template and the line at which the process that rendered ``name`` was ``stopped``.

    What stands before the first line of a template's own, as where a macro is entered, is told by its caller.
    """
    entered = ""
    for file, line in stopped.frames:
        for known, lines in stopped.read.items():
            if file == (MARK + known).encode("ascii", "backslashreplace").decode():
                own = next((own for own, code in reversed(lines) if code <= line), 0)
                if own:
                    return known, own
                entered = entered or known
    return entered or stopped.reading or name, 1
