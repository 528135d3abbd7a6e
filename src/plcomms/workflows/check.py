"""The story of a check: what of a district, or of one draft, its readers would stumble over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from plcomms.check.engine import check_project as run_rules
from plcomms.check.engine import check_text
from plcomms.check.gate import Checked
from plcomms.check.grades import Grade, grades_in, grades_of
from plcomms.check.languages import told_apart
from plcomms.check.rule import Context, Passage
from plcomms.check.selection import Selection, select
from plcomms.language import vocabulary
from plcomms.load.drafts.reader import Draft, read_draft
from plcomms.load.kinds import Kinds
from plcomms.load.project import DISTRICT, Texts, load_glossary
from plcomms.load.validation import nearest_help
from plcomms.model.document import Body, Document, Plan, Request
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.project import Project
from plcomms.model.text import Block, Source, Span
from plcomms.plan.planner import plan, possible
from plcomms.render.clipped import clipped
from plcomms.render.formats import lacking
from plcomms.report.report import Report, within
from plcomms.workflows.progress import Tell, silent
from plcomms.workflows.session import Session, open_session
from plcomms.write.journal import read_manifest

_NO_WORDS = "There are no words in this draft."
_NO_WORDS_HELP = "Save it first if it is open, or give another file; words in pictures cannot be read."
_NO_DISTRICT = "The files of the district around this draft cannot be read: its staff and places are unknown."
_NO_DISTRICT_HELP = "Run  plcomms check  on the district's folder; it says what to mend there."
_NO_AUDIENCE = "There is no audience “{name}”."
_NOT_READ = "“{file}” is not one of the files that plcomms reads in this district."
_NOT_READ_HELP = "It reads district.yaml, glossary.yaml, and the schools' files in the folder schools."
_SKIPPED = "Left out: {formats}. {why} {help}"
_AND = " and "

ALL = Selection()
"""Speak of everything."""


@dataclass(frozen=True, slots=True)
class Checking:
    """How a district is checked.

    ``name`` is that of its own file, ``texts`` are words to read instead of those on the disk; ``choice``
    says which findings are wanted, ``file`` in which file alone (empty means all).
    """

    name: str = DISTRICT
    texts: Texts = field(default_factory=dict)
    choice: Selection = ALL
    file: str = ""


AS_IT_IS = Checking()


@dataclass(frozen=True, slots=True)
class Composed:
    """A plan whose documents have their words."""

    session: Session
    plan: Plan
    bodies: Mapping[Document, Body]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A district with its plan carried out as far as words go.

    ``checked`` is all that was found, ``report`` what of it is spoken of. ``lacking`` says which formats were
    left out because this computer has not what they need, if any.
    """

    session: Session
    plan: Plan
    bodies: Mapping[Document, Body]
    checked: Checked
    report: Report
    lacking: str = ""

    @property
    def project(self) -> Project:
        """The district as it was read."""
        return self.session.project

    @property
    def kinds(self) -> Kinds:
        """The kinds of document."""
        return self.session.kinds


def prepare(
    root: Path,
    request: Request,
    today: date,
    tell: Tell = silent,
    how: Checking = AS_IT_IS,
    earlier: Path | None = None,
) -> Prepared:
    """Load, plan, compose and check the district in the folder ``root``: see ``prepared_from``.

    Raises:
        InputError: something in it cannot be used.
    """
    tell("load", 0, 1)
    session = open_session(root, today, how.name, how.texts)
    return prepared_from(session, request, tell, how.choice, earlier)


def prepared_from(
    session: Session,
    request: Request,
    tell: Tell = silent,
    choice: Selection = ALL,
    earlier: Path | None = None,
) -> Prepared:
    """Plan, compose and check what is in ``request``.

    Where everything is asked for, what was asked for by itself in earlier builds into the folder ``earlier``
    (a copier's version, say) is planned again, so that nothing out of date lies beside it.

    Raises:
        InputError: something that was asked for does not exist, or a template cannot be used.
    """
    planned = plan(session.project, session.kinds, session.formats, request)
    planned, skipped = _makeable(planned, request)
    if earlier and request.everything:
        planned = _with_earlier(planned, earlier, session)
    return replace(carry_out(planned, session, tell, choice), lacking=skipped)


def _with_earlier(planned: Plan, folder: Path, session: Session) -> Plan:
    """``planned`` and all that earlier builds made in ``folder`` and that can still be made."""
    before = [(folder / path, entry.made.artifact) for path, entry in read_manifest(folder).entries.items()]
    known = set(planned.artifacts)
    known_formats = session.formats
    again = {
        a
        for path, a in before
        if a not in known and path.is_file() and possible(a, session.project, session.kinds, known_formats)
    }
    return replace(planned, artifacts=tuple(sorted(known | again))) if again else planned


def carry_out(planned: Plan, session: Session, tell: Tell = silent, choice: Selection = ALL) -> Prepared:
    """Compose and check what is ``planned``.

    Raises:
        InputError: a template cannot be used.
    """
    composed = compose_all(planned, session, tell)
    tell("check", 0, 1)
    return check_composed(composed, choice)


def compose_all(planned: Plan, session: Session, tell: Tell = silent) -> Composed:
    """The words of each document that is ``planned``.

    Raises:
        InputError: a template cannot be used.
    """
    documents = planned.documents
    bodies = {}
    for done, document in enumerate(documents):
        tell("compose", done, len(documents))
        bodies[document] = session.composer.compose(document)
    return Composed(session, planned, bodies)


def check_composed(composed: Composed, choice: Selection = ALL) -> Prepared:
    """What the rules find in the district's statements and in the words of its documents."""
    session, planned, bodies = composed.session, composed.plan, composed.bodies
    project, context = session.project, session.context
    cut = clipped(planned.artifacts, bodies, project, session.kinds, session.templates)
    planned = replace(planned, refused=(*planned.refused, *cut))
    findings = (*project.notes, *run_rules(project, bodies.values(), context), *planned.refused)
    checked = Checked(findings, tuple(grades_of(project, bodies.values(), context)))
    report = report_of(findings, checked.grades, project.sources, choice)
    return Prepared(session, planned, bodies, checked, report)


def _makeable(planned: Plan, request: Request) -> tuple[Plan, str]:
    """``planned`` without the formats that need a program which is not here, and one word on those.

    Raises:
        RenderError: the ``request`` names one of them.
    """
    missing = {a.format: error for a in planned.artifacts if (error := lacking(a.format))}
    for name, error in missing.items():
        if name in request.formats:
            raise error
    if not missing:
        return planned, ""
    left = tuple(artifact for artifact in planned.artifacts if artifact.format not in missing)
    error = next(iter(missing.values()))
    said = _SKIPPED.format(formats=_AND.join(sorted(missing)), why=error.message, help=error.hint)
    return replace(planned, artifacts=left), said


def check_district(root: Path, today: date, how: Checking = AS_IT_IS) -> Report:
    """Check the district in the folder ``root`` and every document that would be made of it.

    Raises:
        InputError: something in it cannot be used.
    """
    report = prepare(root, Request(), today, how=how).report
    if how.file and how.file not in report.sources:
        raise InputError(_NOT_READ.format(file=how.file), _NOT_READ_HELP)
    return within(report, how.file) if how.file else report


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
    """Check a ``draft`` as ``audience`` would read it.

    The glossary, and who is who, are those of the district at ``root``; without one, the glossary is the
    built-in one and nobody is known. The draft is in ``language``, or each of its paragraphs in that which
    its words tell.

    Raises:
        InputError: there is no such audience, or the district's glossary cannot be used.
    """
    name = draft.source.name
    context, notes = _around(root, today, name)
    context = replace(context, language=language or "en", told=bool(language))
    glossary = context.glossary
    if audience not in glossary.audiences:
        raise InputError(_NO_AUDIENCE.format(name=audience), nearest_help(audience, glossary.audiences))
    passage = Passage(told_apart(draft.blocks, context), glossary.audience(audience), name)
    found = check_text(passage, context)
    empty = () if any(_has_words(block) for block in draft.blocks) else (_nothing_in(name),)
    notes = (*draft.notes, *notes, *empty)
    findings = (*notes, *found) if draft.blocks else notes
    return report_of(findings, grades_in(passage, context), {name: draft.source}, choice)


def _around(root: Path | None, today: date, name: str) -> tuple[Context, tuple[Finding, ...]]:
    """What a draft called ``name`` is checked with, and what there is to say of it.

    A district whose files cannot be used lends its glossary alone.
    """
    if root is None:
        return Context(load_glossary(None), today), ()
    try:
        context = open_session(root, today).context
    except InputError:
        note = Finding("no-district", Severity.ADVICE, _NO_DISTRICT, Span(name, 0, 0), _NO_DISTRICT_HELP)
        return Context(load_glossary(root), today), (note,)
    return replace(context, roll=context.roll and context.roll.for_draft()), ()


def _has_words(block: Block) -> bool:
    """Whether a block is more than the name of a picture."""
    return not any(link.picture and link.end - link.start == len(block.text) for link in block.links)


def _nothing_in(name: str) -> Finding:
    """What to say of a draft without a word, of which “no findings” would be true and misleading."""
    return Finding("no-words", Severity.ADVICE, _NO_WORDS, Span(name, 0, 0), _NO_WORDS_HELP)


def report_of(
    findings: Sequence[Finding], grades: Sequence[Grade], sources: Mapping[str, Source], choice: Selection
) -> Report:
    """What is to be said of ``findings``: see ``checks.settle``."""
    chosen = select(findings, sources, choice)
    return Report(chosen.findings, tuple(grades), sources, chosen.suppressed, chosen.known)
