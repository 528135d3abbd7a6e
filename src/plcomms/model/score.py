"""What a person says about a piece of writing that a program cannot tell: the shape of ``score.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from plcomms.model.fields import Line, Model

Answer = Literal["yes", "no", "n/a"]

Number = Annotated[str, Field(pattern=r"^(?:[1-9]|1\d|20)$", description="The number of an item: 1 to 20.")]


class Answers(Model):
    """The main message of a piece, and answers to items of the index by their number."""

    message: Annotated[
        Line | None, Field(description="The one thing that readers must remember, in the piece's own words.")
    ] = None
    answers: Mapping[Number, Answer] = {}


class Score(Answers):
    """Answers for everything, and those for single documents, which come first."""

    documents: Annotated[
        Mapping[str, Answers], Field(description="By the document's name: cedar-elementary/letter-families.")
    ] = {}

    def of(self, label: str) -> Answers:
        """The answers for the document called ``label``."""
        own = self.documents.get(label, Answers())
        return Answers(message=own.message or self.message, answers={**self.answers, **own.answers})


class ScoreFile(Model):
    """The shape of ``score.yaml``."""

    score: Score
