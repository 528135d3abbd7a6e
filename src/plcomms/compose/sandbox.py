"""What a template may do: an environment in which everything is refused that is not on a list.

It is the second wall: ``values`` gives templates nothing but values, and here no attribute, item, function,
filter or test can be reached that ``allowlist`` does not name. What is refused ends the template, and
``template_faults`` says at which line. A template that is not ours is read by stricter rules, too
(``Untrusted``), and runs in a process with limits (``confined``).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any, NoReturn

import jinja2
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.filters import FILTERS
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup

from plcomms.compose.allowlist import CALLABLE, INDEXED, JINJA_FILTERS, MEMBERS, PRINTED, SIZED
from plcomms.compose.placeholders import RESERVED, Placeholders, is_reserved
from plcomms.compose.values import Builtin, Function, Memo, Record, kind_of, members_of

_BLOCKS = frozenset(("autoescape", "block", "call", "filter", "for", "if", "macro", "with"))
LARGEST = 10_000
"""The largest number that a size, a width or a count in a template may be."""
_LONGEST = 1_000_000
_DEEPEST = 15
"""Blocks of a template within each other; Python takes no more than 20 loops."""
_WIDTH = re.compile(r"%[^%a-zA-Z]*?(?:\*|\d{4,})")

_PRIVATE = "'{name}' is not for templates"
_NO_MEMBER = "a {kind} has no '{name}'"
_NO_PRINT = "it prints what has no words: a function, or a list that nobody has gone through yet"
_NO_CALL = "this cannot be called"
_LARGE = "it makes a number or a text too large"
_SAFE = "the words of a document are never markup, so that 'safe' is for frames alone"
_NESTED = "more than {most} blocks stand within each other; put the inner ones into a file and include it"


class Refused(jinja2.TemplateRuntimeError):
    """A template asks for what no template gets."""


class Missing(jinja2.StrictUndefined):
    """What is not there; it cannot even be printed as a part of a list."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja with lists of what may be used.

    ``holes`` are those of the document that is being made, if it is one; ``memo`` keeps what was shown.
    """

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, loader: jinja2.BaseLoader, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            loader=loader,
            undefined=Missing,
            finalize=_printed,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.holes: Placeholders | None = None
        self.memo: Memo = {}
        given = {name: FILTERS[name] for name in sorted(JINJA_FILTERS)} | {
            name: _sized(FILTERS[name]) for name in SIZED
        }
        self.filters = {**given, "format": _formatted, "safe": _safe}
        self.add_filters(filters)
        self.globals = {
            "range": Builtin(safe_range),
            "namespace": Builtin(Namespace),
            "cycler": Builtin(Cycler),
            "joiner": Builtin(Joiner),
        }

    def add_filters(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Let a template use ``filters``, too."""
        self.filters.update({name: Function(call) for name, call in filters.items()})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute`` in a template."""
        return self._member(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]`` in a template, and what filters such as ``map(attribute=...)`` ask for."""
        if isinstance(obj, INDEXED):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        if isinstance(argument, str):
            return self._member(obj, argument)
        return self.undefined(_NO_MEMBER.format(kind=_called(obj), name=argument), obj, argument)

    def _member(self, obj: Any, name: str) -> Any:
        if isinstance(obj, jinja2.Undefined):
            _fail(obj)
        if name.startswith("_"):
            raise jinja2.exceptions.SecurityError(_PRIVATE.format(name=name))
        if isinstance(obj, Record):
            found = members_of(obj)
        elif isinstance(obj, (Namespace, TemplateModule)):
            found = _attributes(obj)
        elif isinstance(obj, TemplateReference):
            return obj[name]
        else:
            return self._of_type(obj, name)
        if name in found:
            return found[name]
        return self.undefined(_NO_MEMBER.format(kind=_called(obj), name=name), obj, name)

    def _of_type(self, obj: Any, name: str) -> Any:
        for kind, names in MEMBERS:
            if isinstance(obj, kind) and name in names and hasattr(obj, name):
                value = getattr(obj, name)
                return Builtin(value) if callable(value) and not isinstance(value, CALLABLE) else value
        if isinstance(obj, dict) and name in obj:
            return obj[name]
        return self.undefined(_NO_MEMBER.format(kind=_called(obj), name=name), obj, name)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 (Jinja's)
        """Nothing is reached in Jinja's own way."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether ``obj`` is on the list."""
        return isinstance(obj, CALLABLE)

    def call(__self, __context: Context, __obj: Any, *args: Any, **named: Any) -> Any:  # noqa: N805
        """``obj(...)`` in a template."""
        if isinstance(__obj, jinja2.Undefined):
            _fail(__obj)
        if not __self.is_safe_callable(__obj):
            raise jinja2.exceptions.SecurityError(_NO_CALL)
        return __context.call(__obj, *args, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """``left * right``, ``left ** right`` and ``left % right``, where the result stays small."""
        if not _stays_small(operator, left, right):
            raise Refused(_LARGE)
        return self.binop_table[operator](left, right)


class Untrusted(Extension):
    """Reads a template that is not ours: reserved characters and deep nesting are refused at their line."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of ``stream``, each looked at."""
        depth, before = 0, ""
        for token in stream:
            if token.type in ("data", "string") and is_reserved(unescape(token.value)):
                raise jinja2.TemplateSyntaxError(RESERVED, _line_of(token), stream.name, stream.filename)
            if before == "block_begin":
                depth += _step(token.value)
            if depth > _DEEPEST:
                message = _NESTED.format(most=_DEEPEST)
                raise jinja2.TemplateSyntaxError(message, token.lineno, stream.name, stream.filename)
            before = token.type
            yield token


def _step(name: str) -> int:
    """How much deeper the tag ``name`` leads."""
    return 1 if name in _BLOCKS else -1 if name.startswith("end") and name[3:] in _BLOCKS else 0


def _line_of(token: Token) -> int:
    """The line of the first reserved character in ``token``."""
    first = next(
        (line for line, text in enumerate(token.value.split("\n")) if is_reserved(unescape(text))), 0
    )
    return token.lineno + (first if token.type == "data" else 0)


@jinja2.pass_context
def _printed(context: Context, value: Any) -> Any:
    """What ``{{ value }}`` prints: the number of its hole where a document is made, else the value."""
    if isinstance(value, Record):
        str(value)
    if not isinstance(value, PRINTED):
        raise Refused(_NO_PRINT)
    environment = context.environment
    assert isinstance(environment, TemplateEnvironment)  # noqa: S101 (nobody else has this function)
    return value if environment.holes is None else environment.holes.made(value)


@jinja2.pass_environment
def _safe(environment: TemplateEnvironment, value: str) -> Markup:
    """``value`` as markup; in a document a value stays what it is."""
    if environment.holes is not None:
        raise Refused(_SAFE)
    return Markup(value)  # noqa: S704 (a frame is a page, and its writer's own)


def _fail(undefined: jinja2.Undefined) -> NoReturn:
    str(undefined)
    raise jinja2.UndefinedError(_NO_CALL)


def _attributes(obj: Any) -> Mapping[str, Any]:
    """The names that a template gave to a namespace, or that it gets from an imported file."""
    if isinstance(obj, Namespace):
        given: Mapping[str, Any] = object.__getattribute__(obj, "_Namespace__attrs")
        return given
    return {name: value for name, value in vars(obj).items() if not name.startswith("_")}


def _called(obj: Any) -> str:
    """What a kind of value is called in a message."""
    if isinstance(obj, Record):
        return kind_of(obj)
    names = ((str, "text"), (bool, "yes or no"), ((int, float), "number"), (dict, "mapping"))
    return next((name for kind, name in names if isinstance(obj, kind)), "value")


def _sized(call: Callable[..., Any]) -> Callable[..., Any]:
    """The filter ``call``, which takes no number that is larger than any page needs."""

    @functools.wraps(call)
    def sized(*args: Any, **named: Any) -> Any:
        if any(isinstance(value, int) and abs(value) > LARGEST for value in (*args[1:], *named.values())):
            raise Refused(_LARGE)
        return call(*args, **named)

    return sized


def _formatted(value: str, *args: Any, **named: Any) -> str:
    """The filter ``format``, which takes no width that is larger than any page needs."""
    if _WIDTH.search(value):
        raise Refused(_LARGE)
    made: str = FILTERS["format"](value, *args, **named)
    return made


def _stays_small(operator: str, left: Any, right: Any) -> bool:
    if operator == "%":
        return not (isinstance(left, str) and _WIDTH.search(left))
    if operator == "**":
        return all(isinstance(value, (int, float)) and abs(value) <= LARGEST for value in (left, right))
    sizes = [len(value) if isinstance(value, Sequence) else 0 for value in (left, right)]
    numbers = [abs(value) for value in (left, right) if isinstance(value, int)]
    if any(sizes):
        return not numbers or max(sizes) * numbers[0] <= _LONGEST
    return all(number.bit_length() < LARGEST for number in numbers)
