"""What a rule is, and how one is made of a function; ``context`` is what it may see.

A rule yields places in the text that it was given, as offsets; where that is in a file follows from the
text itself, so no rule can state a wrong line.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from plcomms.check.context import Context, Passage
from plcomms.model.finding import Severity
from plcomms.model.glossary import reaches
from plcomms.model.project import Project
from plcomms.model.text import Block, Span

Scope = Literal["text", "statement", "document", "project"]

ENGLISH = ("en",)
ANY_LANGUAGE = ("*",)
"""The languages of a rule that looks at numbers, links or pictures, not at words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place a rule speaks of: characters ``start:end`` of the passage's block number ``block``.

    ``fields`` fill the gaps in the rule's message and help; ``replacement`` can stand in the place's stead.
    A rule about the whole project says ``at``, the range of the file, instead of offsets; ``shows`` are then
    the ranges whose words bring it into a document: an error is one of each document that shows them.
    ``excess`` is by how much a measure is over its limit, in the measure's own units; ``topic`` is what all
    corrections of a file make the same change to: they are made together or not at all.
    """

    start: int = 0
    end: int = 0
    block: int = 0
    fields: Mapping[str, object] = field(default_factory=dict)
    replacement: str | None = None
    at: Span | None = None
    severity: Severity | None = None
    help: str | None = None
    shows: tuple[Span, ...] = ()
    excess: float = 0.0
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A text that a rule must mark at just ``marked`` (in order), or leave alone where that is empty.

    ``fixed`` is the text after the rule's own corrections.
    """

    text: str
    marked: tuple[str, ...] = ()
    audience: str = "families"
    fixed: str | None = None
    kind: str = ""


Check = Callable[[Any, Context], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with all that people may want to know of it.

    ``audiences`` are the only ones it is for; none means all. Those who are like one of them are meant too.
    ``languages`` are those whose words it knows: it gets no block in another; ``*`` means that it needs none.
    """

    id: str
    scope: Scope
    severity: Severity
    message: str
    help: str
    summary: str
    reason: str
    source: str
    cases: tuple[Case, ...]
    check: Check
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ENGLISH


def _maker(
    scope: Scope, wrapped: Callable[[str, Check], Check] | None = None
) -> Callable[..., Callable[[Check], Rule]]:
    def decorator(
        *,
        severity: Severity,
        message: str,
        help: str,
        source: str,
        cases: Sequence[Case] = (),
        audiences: tuple[str, ...] = (),
        languages: tuple[str, ...] = ENGLISH,
    ) -> Callable[[Check], Rule]:
        """Make a rule: its id is the function's name, its summary and reason are the docstring."""

        def make(check: Check) -> Rule:
            summary, _, reason = inspect.cleandoc(check.__doc__ or "").partition("\n")
            name = check.__name__.replace("_", "-")
            work = wrapped(name, check) if wrapped else check
            if audiences:
                work = _for_only(audiences, work)
            told = (message, help, summary, reason.strip(), source)
            return Rule(name, scope, severity, *told, tuple(cases), work, audiences, languages)

        return make

    return decorator


def _each_block(name: str, check: Check) -> Check:
    """A check of passages made of one of blocks; equal blocks are looked at once."""

    def on_block(block: Block, context: Context) -> tuple[Hit, ...]:
        return context.once((name, block), lambda: tuple(check(block, context)))

    def on_passage(passage: Passage, context: Context) -> Iterator[Hit]:
        for number, block in enumerate(passage.blocks):
            for hit in on_block(block, context):
                yield replace(hit, block=number) if number else hit

    return on_passage


def _for_only(audiences: tuple[str, ...], check: Check) -> Check:
    """A check that leaves alone what others than ``audiences`` read."""

    def on_passage(passage: Passage, context: Context) -> Iterator[Hit]:
        if reaches(audiences, passage.audience):
            yield from check(passage, context)

    return on_passage


on_block = _maker("text", _each_block)
"""A rule on every paragraph, heading and list item by itself: ``check(block, context)``."""

on_text = _maker("text")
"""A rule on every passage: each document, and each statement that stands in none."""

on_statement = _maker("statement")
"""A rule on each statement by itself, as each audience gets it."""

on_document = _maker("document")
"""A rule on each finished document, or on a loose text."""

on_project = _maker("project")
"""A rule on the whole project: ``check(project, context)`` with hits that say ``at``."""

__all__ = [
    "ANY_LANGUAGE",
    "Block",
    "Case",
    "Context",
    "Hit",
    "Passage",
    "Project",
    "Rule",
    "Severity",
    "on_block",
    "on_document",
    "on_project",
    "on_statement",
    "on_text",
]
