"""The story of a check: what of a district its readers would stumble over; ``draft`` is that of one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from plcomms.check.engine import check_project as run_rules
from plcomms.check.gate import Checked
from plcomms.check.grades import Grade, grades_in, statement_grades
from plcomms.check.selection import Selection, select
from plcomms.load.issues import asked_by
from plcomms.load.kinds import Kinds
from plcomms.load.project import DISTRICT, Texts
from plcomms.model.document import Body, Document, Plan, Request
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding
from plcomms.model.issue import Asked
from plcomms.model.project import Project
from plcomms.model.text import Source
from plcomms.plan.planner import plan, possible
from plcomms.render.clipped import clipped
from plcomms.render.formats import lacking
from plcomms.report.report import Report, joined, within
from plcomms.workflows.bodies import Bodies
from plcomms.workflows.session import Session, Tell, open_session, silent
from plcomms.write.journal import read_manifest

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

    ``checked`` is all that was found, ``report`` what of it is spoken of.
    """

    session: Session
    plan: Plan
    bodies: Mapping[Document, Body]
    checked: Checked
    report: Report

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
    asked = asked_by(how.file, Asked(today, request.issue))
    session = open_session(root, today, how.name, how.texts, asked)
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
        RenderError: a format was asked for by name that this computer cannot make.
    """
    planned = planned_of(session, request)
    if earlier and request.everything:
        planned = _with_earlier(planned, earlier, session)
    return carry_out(planned, session, tell, choice)


def planned_of(session: Session, request: Request) -> Plan:
    """What of ``request`` there is to make, and can be made on this computer.

    Raises:
        InputError: something that was asked for does not exist.
        RenderError: a format was asked for by name that this computer cannot make.
    """
    return _makeable(plan(session.printed, session.kinds, session.formats, request), request)


def _with_earlier(planned: Plan, folder: Path, session: Session) -> Plan:
    """``planned`` and all that earlier builds made in ``folder`` and that can still be made."""
    before = [(folder / path, entry.made.artifact) for path, entry in read_manifest(folder).entries.items()]
    known = set(planned.artifacts)
    known_formats = session.formats
    again = {
        a
        for path, a in before
        if a not in known and path.is_file() and possible(a, session.printed, session.kinds, known_formats)
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
    bodies = Bodies()
    for done, document in enumerate(documents):
        tell("compose", done, len(documents))
        bodies.add(session.composer.compose(document))
        session.context.forget()
    return Composed(session, planned, bodies)


def check_composed(composed: Composed, choice: Selection = ALL) -> Prepared:
    """What the rules find in the district's statements and in the words of its documents."""
    session, planned, bodies = composed.session, composed.plan, composed.bodies
    project, context = session.project, session.context
    cut = clipped(planned.artifacts, bodies, session.printed, session.kinds, session.templates)
    planned = replace(planned, refused=(*planned.refused, *cut))
    grades: list[Grade] = []
    found = run_rules(
        project, bodies.values(), context, lambda passage: grades.extend(grades_in(passage, context))
    )
    findings = (*project.notes, *found, *planned.refused)
    checked = Checked(findings, (*grades, *statement_grades(project, context)))
    report = report_of(findings, checked.grades, project.sources, choice)
    return Prepared(session, planned, bodies, checked, report)


def _makeable(planned: Plan, request: Request) -> Plan:
    """``planned`` without the formats that need a program which is not here.

    Raises:
        RenderError: the ``request`` names one of them.
    """
    missing = {a.format: error for a in planned.artifacts if (error := lacking(a.format))}
    for name, error in missing.items():
        if name in request.formats:
            raise error
    if not missing:
        return planned
    left = tuple(artifact for artifact in planned.artifacts if artifact.format not in missing)
    error = next(iter(missing.values()))
    said = _SKIPPED.format(formats=_AND.join(sorted(missing)), why=error.message, help=error.hint)
    return replace(planned, artifacts=left, lacking=said)


def check_district(root: Path, today: date, how: Checking = AS_IT_IS) -> Report:
    """Check the district in the folder ``root`` and every document that would be made of it.

    Raises:
        InputError: something in it cannot be used.
    """
    prepared = prepare(root, Request(), today, how=how)
    report = joined((prepared.report, *_of_later_issues(prepared, root, today, how)))
    if how.file and how.file not in report.sources:
        raise InputError(_NOT_READ.format(file=how.file), _NOT_READ_HELP)
    return within(report, how.file) if how.file else report


def _of_later_issues(prepared: Prepared, root: Path, today: date, how: Checking) -> Iterator[Report]:
    """What is found in the issues that are not begun yet, file by file, beside what is found in any case."""
    months = {} if how.file else prepared.project.months
    for school, one in months.items():
        for month in one.later:
            asked = Asked(today, month, school)
            session = open_session(root, today, how.name, how.texts, asked)
            report = prepared_from(session, Request(schools=(school,)), choice=how.choice).report
            yield within(report, one.files[month])


def report_of(
    findings: Sequence[Finding], grades: Sequence[Grade], sources: Mapping[str, Source], choice: Selection
) -> Report:
    """What is to be said of ``findings``: see ``check.selection``."""
    chosen = select(findings, sources, choice)
    return Report(chosen.findings, tuple(grades), sources, chosen.suppressed, chosen.known)
