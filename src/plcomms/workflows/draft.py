"""The story of a draft: a text that belongs to no district is checked as its readers would read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from plcomms.check.engine import check_text
from plcomms.check.grades import grades_in
from plcomms.check.languages import told_apart
from plcomms.check.rule import Context, Passage
from plcomms.check.selection import Selection
from plcomms.language import vocabulary
from plcomms.load.drafts.draft import Draft, read_draft
from plcomms.load.project import load_glossary
from plcomms.load.validation import nearest_help
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Block, Span
from plcomms.report.report import Report
from plcomms.workflows.check import ALL, report_of
from plcomms.workflows.session import open_session

_NO_WORDS = "There are no words in this draft."
_NO_WORDS_HELP = "Save it first if it is open, or give another file; words in pictures cannot be read."
_NO_DISTRICT = "The files of the district around this draft cannot be read: its staff and places are unknown."
_NO_DISTRICT_HELP = "Run  plcomms check  on the district's folder; it says what to mend there."
_NO_AUDIENCE = "There is no audience “{name}”."


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known where a draft lies: the words and people of its district, if that is ``usable``."""

    context: Context
    usable: bool = True


@dataclass(frozen=True, slots=True)
class Districts:
    """The districts round the drafts of one run, each read when the first draft in it is checked."""

    today: date
    _read: dict[Path | None, Surroundings] = field(default_factory=dict)

    def of(self, root: Path | None) -> Surroundings:
        """What is known in the district at ``root``; without one, the built-in glossary and nobody.

        Raises:
            InputError: the district's glossary cannot be used.
        """
        if root not in self._read:
            self._read[root] = _surroundings(root, self.today)
        return self._read[root]


def draft_of(name: str, text: str) -> Draft:
    """The Markdown or plain ``text`` that somebody calls ``name``, read with the words of English."""
    return read_draft(name, text, vocabulary.known)


def check_draft(
    draft: Draft,
    audience: str,
    today: date,
    root: Path | None = None,
    choice: Selection = ALL,
    language: str = "",
) -> Report:
    """Check a ``draft`` of the district at ``root``, if any, as ``audience`` would read it: see ``checker``.

    Raises:
        InputError: there is no such audience, or the district's glossary cannot be used.
    """
    return checker(Districts(today).of(root), audience, choice, language)(draft)


def checker(
    around: Surroundings, audience: str, choice: Selection = ALL, language: str = ""
) -> Callable[[Draft], Report]:
    """What checks drafts in one place as ``audience`` would read them: what it reads twice it looks at once.

    A draft is in ``language``, or each of its paragraphs in that which its words tell.
    """
    context = replace(around.context, language=language or "en", told=bool(language))
    return lambda draft: _checked(draft, audience, context, around.usable, choice)


def _checked(draft: Draft, audience: str, context: Context, usable: bool, choice: Selection) -> Report:
    """What ``audience`` would stumble over in ``draft``.

    Raises:
        InputError: there is no such audience.
    """
    name = draft.source.name
    glossary = context.glossary
    if audience not in glossary.audiences:
        raise InputError(_NO_AUDIENCE.format(name=audience), nearest_help(audience, glossary.audiences))
    passage = Passage(told_apart(draft.blocks, context), glossary.audience(audience), name)
    found = check_text(passage, context)
    empty = () if any(_has_words(block) for block in draft.blocks) else (_nothing_in(name),)
    around = () if usable else (_no_district(name),)
    notes = (*draft.notes, *around, *empty)
    findings = (*notes, *found) if draft.blocks else notes
    return report_of(findings, grades_in(passage, context), {name: draft.source}, choice)


def _surroundings(root: Path | None, today: date) -> Surroundings:
    """What is known in the district at ``root``; one whose files cannot be used lends its glossary alone."""
    if root is None:
        return Surroundings(Context(load_glossary(None), today))
    try:
        context = open_session(root, today).context
    except InputError:
        return Surroundings(Context(load_glossary(root), today), usable=False)
    return Surroundings(replace(context, roll=context.roll and context.roll.for_draft()))


def _no_district(name: str) -> Finding:
    """What to say of a draft whose district is not known."""
    return Finding("no-district", Severity.ADVICE, _NO_DISTRICT, Span(name, 0, 0), _NO_DISTRICT_HELP)


def _has_words(block: Block) -> bool:
    """Whether a block is more than the name of a picture."""
    return not any(link.picture and link.end - link.start == len(block.text) for link in block.links)


def _nothing_in(name: str) -> Finding:
    """What to say of a draft without a word, of which “no findings” would be true and misleading."""
    return Finding("no-words", Severity.ADVICE, _NO_WORDS, Span(name, 0, 0), _NO_WORDS_HELP)
