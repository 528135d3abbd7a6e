"""Phrases that a rule speaks of, as people write them in a file of ``check/phrases``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from plcomms.model.fields import Id, Line, Model
from plcomms.model.glossary import WordClass


class Phrase(Model, defer_build=True):
    """What to write instead of a phrase, and where it is left alone.

    One plain wording, or a list of them, may stand in its place.
    """

    plain: Annotated[tuple[Line, ...], Field(description="What to write instead, the best first.")] = ()
    why: Annotated[Line | None, Field(description="What this one does to its reader.")] = None
    kind: Annotated[WordClass | None, Field(description="How it is inflected; else as the file says.")] = None
    not_in: tuple[Line, ...] = ()
    not_near: tuple[Line, ...] = ()
    only_near: tuple[Line, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short_ways(cls, value: Any) -> Any:
        """Let one wording stand for a list of one, and a wording or a list for the whole."""
        whole = value if isinstance(value, dict) else {"plain": () if value is None else value}
        return {
            key: (item,) if key in _LISTS and isinstance(item, str) else item for key, item in whole.items()
        }


_LISTS = ("plain", "not_in", "not_near", "only_near")


class PhraseRule(Model, defer_build=True):
    """The shape of a file in ``check/phrases``: one rule made of phrases alone."""

    id: Annotated[str, Field(exclude=True)] = ""
    summary: Annotated[Line, Field(description="One sentence that says what the rule is for.")]
    reason: Annotated[Line, Field(description="Why it matters.")]
    message: Annotated[Line, Field(description="What was found; {found} stands for the words.")]
    help: Annotated[Line, Field(description="What to do; {plain} stands for the words to write.")]
    other: Annotated[Line | None, Field(description="The help where a phrase has no plain words.")] = None
    severity: Literal["advice", "warning", "error"]
    source: Line
    audiences: Annotated[tuple[Id, ...], Field(description="Readers it is for; none means all.")] = ()
    kind: Annotated[WordClass, Field(description="How the phrases are inflected.")] = "noun"
    say: Annotated[Mapping[Line, Phrase], Field(min_length=1, description="Phrase: what to write instead.")]
    passes: Annotated[tuple[str, ...], Field(min_length=2, description="Texts that it leaves alone.")]
    fails: Annotated[
        Mapping[str, tuple[str, ...]], Field(min_length=2, description="Text: the words that it marks.")
    ]

    @model_validator(mode="before")
    @classmethod
    def _one_mark(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("fails"), dict):
            fails = {t: (m,) if isinstance(m, str) else m for t, m in value["fails"].items()}
            return {**value, "fails": fails}
        return value
