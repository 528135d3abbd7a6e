"""What a rule is, what it may see, and how one is made of a function.

A rule yields places in the text that it was given, as offsets; where that is in a file follows from the
text itself, so no rule can state a wrong line.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from plcomms.language.readability import Reading, measure
from plcomms.language.terms import TermHit, Terms
from plcomms.model.document import Document
from plcomms.model.finding import Severity
from plcomms.model.glossary import Audience, Glossary
from plcomms.model.project import Project
from plcomms.model.text import Block, Span

Scope = Literal["text", "statement", "document", "project"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place a rule speaks of: characters ``start:end`` of the passage's block number ``block``.

    ``fields`` fill the gaps in the rule's message and help; ``replacement`` can stand in the place's stead.
    A rule about the whole project says ``at``, the range of the file, instead of offsets.
    """

    start: int = 0
    end: int = 0
    block: int = 0
    fields: Mapping[str, object] = field(default_factory=dict)
    replacement: str | None = None
    at: Span | None = None
    severity: Severity | None = None
    help: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody reads in one go: a statement, or a whole document."""

    blocks: tuple[Block, ...]
    audience: Audience
    name: str
    document: Document | None = None
    explained: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Context:
    """What a rule may look at besides its passage."""

    glossary: Glossary
    today: date
    language: str = "en"
    names: tuple[str, ...] = ()

    @cached_property
    def terms(self) -> Terms:
        """The glossary's terms, ready to be looked for."""
        return Terms.of(self.glossary.terms, self.names)

    @cached_property
    def _readings(self) -> dict[tuple[tuple[str, str], ...], Reading]:
        return {}

    def reading(self, blocks: tuple[Block, ...]) -> Reading:
        """How hard ``blocks`` are to read; the same words are measured once."""
        key = tuple((block.kind, str(block.text)) for block in blocks)
        if key not in self._readings:
            self._readings[key] = measure(blocks, self.language)
        return self._readings[key]

    @cached_property
    def _hits(self) -> dict[tuple[str, tuple[tuple[int, int], ...]], tuple[TermHit, ...]]:
        return {}

    def terms_in(self, block: Block) -> tuple[TermHit, ...]:
        """The terms met in ``block``; the same words are looked through once."""
        key = (str(block.text), block.quiet)
        if key not in self._hits:
            self._hits[key] = tuple(self.terms.find(block))
        return self._hits[key]


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
    """A check with all that people may want to know of it."""

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


def _maker(scope: Scope) -> Callable[..., Callable[[Check], Rule]]:
    def decorator(
        *, severity: Severity, message: str, help: str, source: str, cases: tuple[Case, ...] = ()
    ) -> Callable[[Check], Rule]:
        """Make a rule: its id is the function's name, its summary and reason are the docstring."""

        def make(check: Check) -> Rule:
            summary, _, reason = inspect.cleandoc(check.__doc__ or "").partition("\n")
            name = check.__name__.replace("_", "-")
            return Rule(name, scope, severity, message, help, summary, reason.strip(), source, cases, check)

        return make

    return decorator


on_text = _maker("text")
"""A rule on every passage: each document, and each statement that stands in none."""

on_statement = _maker("statement")
"""A rule on each statement by itself, as each audience gets it."""

on_document = _maker("document")
"""A rule on each finished document, or on a loose text."""

on_project = _maker("project")
"""A rule on the whole project: ``check(project, context)`` with hits that say ``at``."""

__all__ = [
    "Case",
    "Context",
    "Hit",
    "Passage",
    "Project",
    "Rule",
    "Severity",
    "on_document",
    "on_project",
    "on_statement",
    "on_text",
]
