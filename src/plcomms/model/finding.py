"""What was found: one place, one sentence about it, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from plcomms.model.text import Span


class Severity(IntEnum):
    """How much it matters: ``ERROR`` stops a document, ``WARNING`` fails a check, ``ADVICE`` never does."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name people read and write."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put ``replacement`` where ``span`` is and ``found`` was read."""

    span: Span
    replacement: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    ``message`` says what it is, ``help`` what to do; ``edits`` can be made without a person's
    judgement. ``audiences`` and ``documents`` say who would have read it and where, ``excess`` by how much a
    measure is over its limit, ``topic`` what corrections go together with; they are not part of what makes
    two findings the same.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None = None
    help: str = ""
    edits: tuple[Edit, ...] = ()
    audiences: tuple[str, ...] = field(default=(), compare=False)
    documents: tuple[str, ...] = field(default=(), compare=False)
    excess: float = field(default=0.0, compare=False)
    topic: str = field(default="", compare=False)
