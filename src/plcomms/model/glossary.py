"""The words a district may say, must explain or should avoid, for each audience."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from plcomms.model.fields import Id, Line, Model, choices

Policy = Literal["ok", "explain", "avoid"]
"""``ok``: say it; ``explain``: say it with its meaning at first use; ``avoid``: use the plain words."""

WordClass = Literal["noun", "verb", "adjective", "adverb", "phrase", "acronym"]


class Audience(Model):
    """Somebody to write for."""

    id: Annotated[str, Field(exclude=True)] = ""
    label: Line
    grade: Annotated[float, Field(ge=1, le=18, description="The highest reading grade to write at.")]
    like: Annotated[
        tuple[Id, ...],
        Field(description="The audiences whose words and policies this one gets where it has none."),
    ] = ()

    @property
    def chain(self) -> tuple[str, ...]:
        """The audience's id, then those it is like."""
        return (self.id, *self.like)


def reaches(readers: Collection[str], audience: Audience) -> bool:
    """Whether what is for ``readers`` (none means all) is for ``audience``: it, or one it is like, is one."""
    return not readers or any(name in readers for name in audience.chain)


class InLanguage(Model):
    """A term as another language says it."""

    term: Line
    also: tuple[Line, ...] = ()
    means: Line


def _or_one_for_all(schema: dict[str, Any]) -> None:
    """Say in a schema that one policy may stand for the mapping: it is everyone's."""
    mapping = dict(schema)
    schema.clear()
    schema.update(anyOf=[{"enum": list(choices(Policy)), "type": "string"}, mapping])


class Term(Model):
    """A word or phrase that some readers do not know."""

    term: Line
    kind: WordClass = "noun"
    also: tuple[Line, ...] = ()
    stands_for: Line | None = None
    say: Annotated[
        tuple[Line, ...], Field(min_length=1, description="Plain words to use instead, the best first.")
    ]
    fix: Annotated[bool, Field(description="Whether the first plain words can be put straight in.")] = True
    means: Annotated[Line, Field(description="One sentence that explains it.")]
    policy: Annotated[Mapping[Id, Policy], Field(json_schema_extra=_or_one_for_all)]
    not_in: Annotated[tuple[Line, ...], Field(description="Phrases in which it is not jargon.")] = ()
    not_near: Annotated[
        tuple[Line, ...], Field(description="Words that show another sense in a sentence.")
    ] = ()
    only_near: Annotated[
        tuple[Line, ...], Field(description="Words one of which must stand in the sentence.")
    ] = ()
    only_in: Annotated[tuple[Line, ...], Field(description="Phrases in which alone it is jargon.")] = ()
    es: InLanguage | None = None
    source: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_policy_for_all(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("policy"), str):
            return {**value, "policy": {"all": value["policy"]}}
        return value

    @property
    def fixable(self) -> bool:
        """Whether the first plain words may be put straight in: never where company tells the sense."""
        return self.fix and not (self.only_in or self.only_near)

    def policy_for(self, audience: Audience) -> Policy:
        """The policy for ``audience``, else for one it is like, else for all, else ``ok``."""
        return next((self.policy[a] for a in (*audience.chain, "all") if a in self.policy), "ok")


class GlossaryFile(Model):
    """The shape of ``glossary.yaml``."""

    audiences: Mapping[Id, Audience] = {}
    terms: tuple[Term, ...] = ()
    remove: Annotated[
        tuple[Line, ...], Field(description="Terms of the built-in glossary that are fine here.")
    ] = ()


class Glossary(Model):
    """All layers as one: the built-in glossary, then the district's own."""

    audiences: Mapping[str, Audience]
    terms: Sequence[Term]

    def audience(self, name: str) -> Audience:
        """The audience called ``name``; raises ``KeyError`` where there is none."""
        return self.audiences[name]
