"""The trie in which the terms of a glossary are looked for: how their phrases are put into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plcomms.language.normalize import parts
from plcomms.language.terms.capital_letters import capitals_of, initials_of
from plcomms.language.terms.phrases import Node, insert, surface_forms
from plcomms.model.glossary import Term, WordClass

Entry = tuple[int, tuple[str, ...], str]
"""A term's number, the words of it that must be capitals, and the phrase that was met."""

Forms = Mapping[str, Sequence[Sequence[str]]]
"""The rows of folded words as which a phrase may be met, by its word class and the phrase."""

NO_FORMS: Forms = {}

NAME = -1
"""The number that stands for a name instead of a term."""

_PIECES = re.compile(r"[,;:.–—]\s+")


def entries_of(terms: Sequence[Term], first: int = 0) -> Iterator[tuple[WordClass, Entry]]:
    """What is looked for: each phrase of ``terms``, the first of which has the number ``first``."""
    for number, term in enumerate(terms, first):
        for phrase in (term.term, *term.also):
            yield term.kind, (number, capitals_of(phrase), str(phrase))


def as_written(phrase: str) -> list[tuple[str, ...]]:
    """The rows of words that are ``phrase`` as the glossary writes it, with its hyphens and without."""
    return [parts(written) for written in dict.fromkeys((phrase, phrase.replace("-", "")))]


def insert_as_written(root: Node, row: tuple[str, ...], entry: Entry) -> None:
    """Put ``entry`` before those of which ``row`` is only a form."""
    node = root
    for word in row:
        node = node.setdefault(word, {})
    held: list[Entry] = node.setdefault("", [])
    if entry not in held:
        forms = (k for k, other in enumerate(held) if row not in as_written(other[2]))
        held.insert(next(forms, len(held)), entry)


def insert_forms(root: Node, entries: Iterable[tuple[WordClass, Entry]], known: Forms) -> None:
    """Put in the forms of ``entries``: those that are ``known``, and else those that are worked out now."""
    for kind, entry in entries:
        for row in known.get(_form_key(kind, entry[2])) or surface_forms(entry[2], kind):
            insert(root, row, entry)


def insert_names(root: Node, names: Iterable[str]) -> Iterator[str]:
    """Put in what is no term; gives the words of it that are in capitals."""
    for name in names:
        # No match goes over a comma, so that a name with one is known by its pieces.
        for piece in {str(name), *_PIECES.split(name)}:
            if len(piece.split()) > 1 or piece == name:
                insert(root, parts(piece), (NAME, (), str(name)))
        yield from capitals_of(name)
        yield initials_of(name)


def words_in_capitals(terms: Iterable[Term]) -> Iterator[str]:
    """The words of ``terms`` that are written in capitals and have more than one letter."""
    phrases = (phrase for term in terms for phrase in (term.term, *term.also))
    return (word for phrase in phrases for word in capitals_of(phrase) if len(word) > 1)


def _form_key(kind: str, phrase: str) -> str:
    return f"{kind} {phrase}"


def forms_of(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """The forms of ``phrases``, each a word class followed by phrases of that class."""
    return {
        _form_key(kind, phrase): list(dict.fromkeys(surface_forms(phrase, kind)))  # type: ignore[arg-type]
        for kind, *all_phrases in phrases
        for phrase in all_phrases
    }
