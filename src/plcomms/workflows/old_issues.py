"""The story of old issues: they stay as they were sent, but for what may not be shown any more.

A consent may end, or be taken back, after an issue went out. Its files are then taken away, as those of any
document whose story has no consent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plcomms.check.registry import all_rules
from plcomms.check.rule import Hit
from plcomms.compose.holdings import pieces
from plcomms.model.document import Document
from plcomms.model.finding import Severity
from plcomms.model.issue import in_issue
from plcomms.model.project import Project
from plcomms.model.reader_text import ReaderText
from plcomms.model.text import Span
from plcomms.workflows.check import Prepared
from plcomms.write.manifest import Manifest

_RULE = "consent"


def is_old_issue(document: Document, project: Project) -> bool:
    """Whether ``document`` is of another issue than the one that is made now."""
    return bool(document.issue) and document.issue != project.month(document.school)


def withdrawn(prepared: Prepared, before: Manifest, read: Mapping[str, ReaderText]) -> frozenset[str]:
    """The labels of old issues in which somebody stands who may not be shown any more.

    ``read`` says what stands in them; where that is not known, all that they could print counts.
    """
    documents = {entry.made.artifact.document for entry in before.entries.values()}
    old = [document for document in documents if is_old_issue(document, prepared.project)]
    return frozenset(d.label for d in old if any(_shown(d, prepared, read.get(d.label))))


def _shown(document: Document, prepared: Prepared, read: ReaderText | None) -> Iterator[Hit]:
    project = prepared.project
    months = project.months.get(document.school)
    if months is None or document.issue not in months.issues:
        return
    school = in_issue(replace(months, chosen=document.issue))
    as_then = replace(project, schools={document.school: school})
    held = set(read.held) if read else None
    printed = [
        span
        for every in pieces(as_then).values()
        for piece in every
        if held is None or piece.key in held
        for span in piece.spans
    ]
    rule = next(rule for rule in all_rules() if rule.id == _RULE)
    for hit in rule.check(as_then, prepared.session.context):
        severe = (hit.severity or rule.severity) is Severity.ERROR
        if severe and any(_meet(one, other) for one in hit.shows for other in printed):
            yield hit


def _meet(one: Span, other: Span) -> bool:
    return one.file == other.file and one.start < other.end and other.start < one.end
