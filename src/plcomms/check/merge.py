"""Findings of many documents and audiences as what there is to do: each place said once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from plcomms.model.finding import Finding
from plcomms.model.text import Span

_AVOIDED, _EXPLAINED = "jargon", "unexplained"
_ENOUGH = "{help} For {audiences} it is enough to say what it means."
_AND = " and "
_NO_LABELS: Mapping[str, str] = {}
_BY_PLACE = ("statement-level",)
"""Rules that say of one place the same to several audiences, of each by how much."""


def merged(findings: Iterable[Finding], labels: Mapping[str, str] = _NO_LABELS) -> tuple[Finding, ...]:
    """Each finding once, with all its readers and documents; in the order of the files.

    A word that some readers do not know and that others must have explained is one finding, which says what
    each of them should get. Of a statement that is too hard for several audiences, the one for whom it is
    hardest is spoken of. ``labels`` says what each audience is called in a sentence: ``the school board``.
    """
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        where = finding.span or (finding.documents[:1] and finding.documents)
        key = (finding.rule, where, "" if finding.rule in _BY_PLACE else finding.message)
        kept[key] = _both(kept[key], finding) if key in kept else finding
    return in_order(_words_once(kept.values(), labels))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """``findings`` in the order of the files."""
    return tuple(sorted(findings, key=_order))


def _both(one: Finding, other: Finding) -> Finding:
    """Two findings that say the same: the graver one, for the readers of both."""
    return replace(
        max(one, other, key=lambda f: (f.severity, f.excess)),
        audiences=_united(one.audiences, other.audiences),
        documents=_united(one.documents, other.documents),
    )


def _words_once(findings: Iterable[Finding], labels: Mapping[str, str]) -> Iterable[Finding]:
    """The findings, words to avoid and the same words to explain made one."""
    listed = list(findings)
    explain = {f.span: f for f in listed if f.rule == _EXPLAINED and f.span}
    avoid = {f.span for f in listed if f.rule == _AVOIDED}
    for finding in listed:
        other = explain.get(finding.span) if finding.span else None
        if finding.rule == _AVOIDED and other:
            yield _for_each(finding, other, labels)
        elif finding.rule != _EXPLAINED or finding.span not in avoid:
            yield finding


def _for_each(avoid: Finding, explain: Finding, labels: Mapping[str, str]) -> Finding:
    """One finding of two: the plain words for those who avoid it, and who else may be told its meaning."""
    others = [labels.get(a, a) for a in explain.audiences if a not in avoid.audiences]
    help = _ENOUGH.format(help=avoid.help, audiences=_AND.join(others)) if others else avoid.help
    return replace(
        avoid,
        help=help,
        audiences=_united(avoid.audiences, explain.audiences),
        documents=_united(avoid.documents, explain.documents),
    )


def _united(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _order(finding: Finding) -> tuple[object, ...]:
    span = finding.span or Span("~", 0, 0)
    return (
        span.file,
        span.start,
        -span.end,
        -finding.severity,
        finding.rule,
        finding.message,
        finding.documents,
    )
