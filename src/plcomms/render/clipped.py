"""Messages that a mail program cuts off: what stands below the cut, few read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plcomms.compose.templates import Templates
from plcomms.load.kinds import Kinds
from plcomms.model.document import Artifact, Body, Document
from plcomms.model.errors import RenderError
from plcomms.model.finding import Finding, Severity
from plcomms.model.project import Project
from plcomms.render.formats.email import CLIP, size
from plcomms.render.frame import apply_frame

EMAIL = "email"
_SHORT = CLIP // 12
"""Bytes of a body below which no message comes near the limit: styles make it several times as long."""

_CUT = "Gmail cuts the message of {label}{others} off before its end: {size:,} bytes, {most:,} at most."
_OTHERS = " and {count} more like it"
_CUT_HELP = (
    "Give it fewer entries or shorter ones, or send the PDF or a link to the web page in a short message."
)


def clipped(
    artifacts: Iterable[Artifact],
    bodies: Mapping[Document, Body],
    project: Project,
    kinds: Kinds,
    templates: Templates,
) -> tuple[Finding, ...]:
    """What to say of emails that are longer than Gmail shows, once for those of one kind and reader."""
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for artifact in artifacts:
        if artifact.format != EMAIL:
            continue
        document = artifact.document
        length = _size(artifact, bodies[document], project, kinds, templates)
        if length > CLIP:
            found.setdefault((document.kind, document.audience), []).append((length, document.label))
    return tuple(_finding(cut) for cut in found.values())


def _size(artifact: Artifact, body: Body, project: Project, kinds: Kinds, templates: Templates) -> int:
    """The bytes of a message, 0 where it is far from the limit.

    What cannot be made at all is for the build to tell.
    """
    if len(body.html) < _SHORT:
        return 0
    try:
        return size(apply_frame(artifact, body, project, kinds, templates))
    except RenderError:
        return 0


def _finding(cut: list[tuple[int, str]]) -> Finding:
    labels = tuple(label for _, label in cut)
    others = _OTHERS.format(count=len(labels) - 1) if len(labels) > 1 else ""
    message = _CUT.format(label=labels[0], others=others, size=max(cut)[0], most=CLIP)
    return Finding("clipped", Severity.ADVICE, message, None, _CUT_HELP, documents=labels)
