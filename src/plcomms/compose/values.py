"""What a template is given: named values that hold no model, no method and no way back to either.

A template may come from anywhere, and a pydantic model has methods that read files and run code. So nothing
that the program works with is handed on: ``shown`` copies the declared fields of models and dataclasses, and
the few properties and functions that templates need, into records of values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from plcomms.model.project import Sender
from plcomms.model.text import Marked, Text

ALSO: Mapping[str, tuple[str, ...]] = {
    "Audience": ("chain",),
    "Call": ("seconds",),
    "Carrier": ("reaches",),
    "Document": ("place", "name", "label"),
    "Font": ("stack",),
    "Message": ("preheader", "said"),
    "MessagePart": ("words",),
    "OverviewRow": ("gaps",),
    "Post": ("everywhere",),
    "PrintOptions": ("letters", "suffix"),
    "Sender": (
        "name",
        "brand",
        "contact",
        "issue",
        "stories",
        "quotes",
        "events",
        "dates",
        "news",
        "notices",
        "sections",
        "faqs",
        "next_steps",
        "proof",
    ),
    "Shown": ("hard", "language", "month"),
    "Sms": ("fits_without", "relieved", "room", "signs", "spelled"),
}
"""Properties and functions that templates may use, beside the declared fields, by the name of the class."""

HIDDEN: Mapping[str, tuple[str, ...]] = {"Person": ("consent",)}
"""Declared fields that no template needs: who agreed to what is nobody's to print."""

_PLAIN = (type(None), bool, int, float, str, Text, Marked, Markup, date, time)
_LASTING = (tuple, Sender)
"""What does not change once it is there, so that it is shown once."""

_NO_WORDS = "a {kind} has no words of its own; name one of its parts, as in .name or .title"
_NOT_FOR_TEMPLATES = "a value of the type {type} is not for templates"


class Record:
    """Named values: all that a template sees of a model or a dataclass. ``kind`` is what it is called."""

    __slots__ = ("_kind", "_members")

    def __init__(self, kind: str, members: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_kind", kind)
        object.__setattr__(self, "_members", dict(members))

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "_members")[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(name)

    def __str__(self) -> str:
        raise TypeError(_NO_WORDS.format(kind=kind_of(self)))

    def __repr__(self) -> str:
        return f"<{kind_of(self)}>"

    def __reduce__(self) -> tuple[type[Record], tuple[str, dict[str, Any]]]:
        return Record, (kind_of(self), dict(members_of(self)))


class Function:
    """A function that a template may call; what it gives is shown as values, too."""

    __slots__ = ("_call",)

    def __init__(self, call: Callable[..., Any]) -> None:
        self._call = call

    def __call__(self, *args: Any, **named: Any) -> Any:  # noqa: D102 (it calls)
        return shown(self._call(*args, **named))

    def __repr__(self) -> str:
        return "<function>"

    def __reduce__(self) -> tuple[type[Function], tuple[Callable[..., Any]]]:
        return type(self), (self._call,)


class Builtin(Function):
    """A function that makes values of values, so that there is nothing more to show."""

    __slots__ = ()

    def __call__(self, *args: Any, **named: Any) -> Any:  # noqa: D102
        return self._call(*args, **named)


Memo = dict[int, tuple[Any, Any]]
"""What was shown, by the identity of each value, which is kept: no other one may take its number."""


def kind_of(record: Record) -> str:
    """What ``record`` is called: the name of its class, in small letters."""
    kind: str = object.__getattribute__(record, "_kind")
    return kind


def members_of(record: Record) -> Mapping[str, Any]:
    """The named values of ``record``."""
    members: Mapping[str, Any] = object.__getattribute__(record, "_members")
    return members


def shown(value: Any, memo: Memo | None = None) -> Any:
    """``value`` as a template gets it.

    ``memo`` keeps what was made of models and tuples, which never change, from one call to the next.

    Raises:
        TypeError: it is, or holds, what is not for templates; this is a fault of the program.
    """
    if type(value) in _PLAIN or isinstance(value, (Record, Function)):
        return value
    memo = {} if memo is None else memo
    if isinstance(value, BaseModel):
        if id(value) not in memo:
            memo[id(value)] = value, _record(value, tuple(type(value).model_fields), memo)
        return memo[id(value)][1]
    if id(value) in memo:
        return memo[id(value)][1]
    if is_dataclass(value) and not isinstance(value, type):
        made = _record(value, tuple(field.name for field in fields(value)), memo)
    else:
        made = _gathered(value, memo)
    if isinstance(value, _LASTING):
        memo[id(value)] = value, made
    return made


def _gathered(value: Any, memo: Memo) -> Any:
    """A collection with all that it holds shown; a kind of string or number as one of its own."""
    if isinstance(value, Mapping):
        return {str(key): shown(item, memo) for key, item in value.items()}
    for kind in (tuple, list, frozenset):
        if isinstance(value, kind):
            return kind(shown(item, memo) for item in value)
    if isinstance(value, set):
        return frozenset(shown(item, memo) for item in value)
    if isinstance(value, Enum):
        return shown(value.value, memo)
    raise TypeError(_NOT_FOR_TEMPLATES.format(type=type(value).__name__))


def _record(value: Any, names: tuple[str, ...], memo: Memo) -> Record:
    classes = [base.__name__ for base in type(value).__mro__]
    hidden = {name for base in classes for name in HIDDEN.get(base, ())}
    # Two classes may have one name: what only the other has is passed over.
    more = tuple(n for base in classes for n in ALSO.get(base, ()) if hasattr(type(value), n))
    members = {name: _member(getattr(value, name), memo) for name in (*names, *more) if name not in hidden}
    return Record(type(value).__name__.lower(), members)


def _member(value: Any, memo: Memo) -> Any:
    """A member as it is shown: a method that is on the list as a function."""
    return Function(value) if callable(value) else shown(value, memo)
