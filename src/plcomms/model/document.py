"""What is to be made of the message: kinds, documents, artifacts and the plan of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from plcomms.model.element import Element, parse
from plcomms.model.fields import Id, Line, Model
from plcomms.model.finding import Finding
from plcomms.model.text import Block, Text

Scope = Literal["district", "schools", "everywhere"]
"""Who sends a document when nobody asks for one place: the district, each school, or all of them."""

Need = Literal["events", "dates", "stories", "faqs", "quotes", "whys", "reply"]
"""What a kind cannot be made without: entries of that name; ``dates``: dates or events; ``reply``: an event
one can answer."""


def _whole_number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.strip().isdecimal() else value


Up = Annotated[Literal[1, 2, 4], BeforeValidator(_whole_number)]
"""How many stand on one sheet of paper."""


Whole = Annotated[int, BeforeValidator(_whole_number), Field(ge=1)]


class Kind(Model):
    """The shape of ``kind.yaml``: one kind of document, which its folder's templates make."""

    name: Annotated[str, Field(exclude=True)] = ""
    title: Annotated[Line, Field(description="What people call it: Newsletter.")]
    about: Annotated[Line, Field(description="One line that says who uses it for what.")]
    audiences: Annotated[
        Mapping[Id, Scope], Field(min_length=1, description="Who it is for: whose it is to send.")
    ]
    each: Annotated[
        Literal["event", "notice"] | None,
        Field(description="Makes one document for each event, or for each notice, instead of one for all."),
    ] = None
    monthly: Annotated[
        bool, Field(description="Made anew for each issue of a school that has some, and named by it.")
    ] = False
    formats: Annotated[tuple[Id, ...], Field(min_length=1)]
    up: Annotated[
        tuple[Up, ...],
        Field(min_length=1, description="How many stand on a sheet of paper; each makes a file to print."),
    ] = (1,)
    landscape: Annotated[bool, Field(description="Printed on a sheet turned round, but for large print.")] = (
        False
    )
    pages: Annotated[
        Whole | Mapping[Id, Whole] | None,
        Field(
            description="How many pages it is to take, for all or for each audience; "
            "its letters get a little smaller where they must."
        ),
    ] = None
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Document:
    """One thing to read: of a kind, for an audience, from a school (or the district), in a language.

    ``event`` is what it is about, ``issue`` the month that it is for, where it has one.
    """

    kind: str
    audience: str
    school: str = ""
    language: str = "en"
    event: str = ""
    issue: str = ""

    @property
    def place(self) -> str:
        """The folder of who sends it: the school's id, or ``district``."""
        return self.school or "district"

    @property
    def name(self) -> str:
        """The stem of its files' names."""
        return "-".join(part for part in (self.kind, self.audience, self.event, self.issue) if part)

    @property
    def label(self) -> str:
        """What people see it called: ``cedar-elementary/newsletter-families``."""
        return f"{self.place}/{self.name}"


_LETTERS: Mapping[int, float] = {0: 11.5, 1: 11.5, 2: 10, 4: 8.5}


@dataclass(frozen=True, slots=True, order=True)
class PrintOptions:
    """How something is printed.

    ``up`` is how many stand on a sheet (0: as the kind says), ``ink`` is ``colour`` or ``bw`` (for a
    copier), ``large`` is large print.
    """

    up: int = 1
    paper: Literal["letter", "a4"] = "letter"
    ink: Literal["colour", "bw"] = "colour"
    large: bool = False

    @property
    def letters(self) -> float:
        """The size of ordinary letters, in points: large print has 18 (American Printing House)."""
        return 18 if self.large else _LETTERS[self.up]

    @property
    def suffix(self) -> str:
        """What a file's name says of it: nothing for the ordinary look, else ``-2-up-a4-bw-large-print``."""
        parts = (
            f"{self.up}-up" if self.up > 1 else "",
            self.paper if self.paper != "letter" else "",
            self.ink if self.ink != "colour" else "",
            "large-print" if self.large else "",
        )
        return "".join(f"-{part}" for part in parts if part)


@dataclass(frozen=True, slots=True, order=True)
class Artifact:
    """One file to make: a document in one format, and how it is printed where the format is for paper."""

    document: Document
    format: str
    look: PrintOptions = PrintOptions()

    def path(self, extension: str) -> str:
        """Where it goes, seen from the output folder."""
        return f"{self.document.place}/{self.document.name}{self.look.suffix}.{extension}"


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: which, where, what its document is called and how hard it is to read.

    ``found`` is how many errors, warnings and pieces of advice there are in the document; ``left_out`` are
    the classes of what did not fit on its sheet (``page.SPARE``).
    """

    artifact: Artifact
    path: str
    title: str
    grade: float | None = None
    found: tuple[int, int, int] = (0, 0, 0)
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asked for; empty means all."""

    kinds: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    look: PrintOptions = PrintOptions(up=0)
    issue: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing was left out."""
        chosen = self.kinds or self.audiences or self.schools or self.formats or self.issue
        return not chosen and self.look == PrintOptions(up=0)

    def covers(self, document: Document) -> bool:
        """Whether ``document`` is of what was asked for.

        Readers that were asked for may stand for others, so that then nothing is said to be meant for sure.
        """
        chosen = ((self.kinds, document.kind), (self.schools, document.school))
        return not self.audiences and all(not names or name in names for names, name in chosen)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that will be made, in order, and what was refused and why.

    ``lacking`` says which formats were left out because this computer has not what they need, if any.
    """

    artifacts: tuple[Artifact, ...]
    refused: tuple[Finding, ...] = ()
    lacking: str = ""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the artifacts, each once."""
        return tuple(dict.fromkeys(a.document for a in self.artifacts))


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a document: as HTML, and as the blocks that a reader reads, with their origins.

    ``explained`` are the terms of the glossary that its own box of words explains; ``heard`` are the words
    that stand for its pictures.
    """

    document: Document
    title: str
    html: str
    blocks: tuple[Block, ...]
    explained: tuple[str, ...] = ()
    heard: tuple[Block, ...] = ()
    _root: Element | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def root(self) -> Element:
        """The elements of ``html``: read once, when first asked for."""
        root = self._root
        if root is None:
            root = parse(self.html)
            object.__setattr__(self, "_root", root)
        return root

    def __reduce__(self) -> tuple[type[Body], tuple[Any, ...]]:
        """For another process: without the tree, which is read again there if it is asked for."""
        return Body, tuple(getattr(self, one.name) for one in fields(self) if one.init)

    @property
    def text(self) -> Text:
        """What a reader reads, in order, blocks set apart by a blank line."""
        parts: list[str] = []
        for block in self.blocks:
            parts += [block.text, "\n\n"]
        return Text.joined(parts[:-1])
