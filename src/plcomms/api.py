"""The road in six verbs, for programs: what the commands do, and no more.

Each verb takes what the one before it gave. ``docs/api.md`` shows them at work.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from plcomms.model.document import Plan, PrintOptions, Request
from plcomms.model.issue import Asked
from plcomms.report.report import Report
from plcomms.workflows.build import Built, build
from plcomms.workflows.check import Composed, Prepared, check_composed, compose_all, planned_of, prepared_from
from plcomms.workflows.draft import check_draft, draft_of
from plcomms.workflows.rendering import Rendered, render_prepared
from plcomms.workflows.session import Session, open_session

__all__ = ["check", "check_text", "compose", "load", "plan", "render", "write"]

_AS_THE_KIND_SAYS = Request().look


def load(folder: str | Path, today: date | None = None, issue: str = "") -> Session:
    """Read the district in ``folder``, to work on it as on the day ``today`` (left out: this one).

    ``issue`` is the month of the schools' newsletters, as in 2026-11; left out, the newest that has begun.

    Raises:
        InputError: something in it cannot be used; its ``findings`` say what, and where.
    """
    return open_session(Path(folder), today or date.today(), asked=Asked(issue=issue), held=True)


def plan(
    session: Session,
    kinds: Iterable[str] = (),
    audiences: Iterable[str] = (),
    schools: Iterable[str] = (),
    formats: Iterable[str] = (),
    look: PrintOptions = _AS_THE_KIND_SAYS,
) -> Plan:
    """The documents and files that there are to make; of each thing that is left out, all.

    Formats that need a program which is not on this computer are left out too: ``lacking`` of what it gives
    says which, and how to get it.

    Raises:
        InputError: something was asked for that does not exist.
        RenderError: a format was asked for by name that this computer cannot make.
    """
    request = Request(tuple(kinds), tuple(audiences), tuple(schools), tuple(formats), look)
    return planned_of(session, request)


def compose(session: Session, planned: Plan) -> Composed:
    """The words of each document of ``planned``, each character with the place where it was written.

    Raises:
        InputError: a template cannot be used.
    """
    return compose_all(planned, session)


def check(composed: Composed | Session) -> Prepared:
    """What stands in the way of readers: in all documents of a session, or in those that were composed.

    ``report`` of what it gives holds the findings; ``checked.stopped`` says which documents must not be made.

    Raises:
        InputError: a template cannot be used.
    """
    return prepared_from(composed, Request()) if isinstance(composed, Session) else check_composed(composed)


def check_text(
    text: str, audience: str = "families", name: str = "draft.md", today: date | None = None
) -> Report:
    """What stands in the way of ``audience`` in a text of no district.

    ``name`` says by its ending how it is read: as Markdown or, with ``.txt``, as it stands.

    Raises:
        InputError: there is no such audience.
    """
    return check_draft(draft_of(name, text), audience, today or date.today())


def render(checked: Prepared) -> Rendered:
    """The bytes of all files by their paths: ``files``, and in ``failed`` what could not be made, and why.

    A document with an error in its text is not made.
    """
    return render_prepared(checked)


def write(checked: Prepared, folder: str | Path) -> Built:
    """Render what changed since the last time and write it below ``folder``, all or nothing.

    Raises:
        RenderError: the files cannot be written; everything is as it was.
    """
    return build(checked, Path(folder), Request())
