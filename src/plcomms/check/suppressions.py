"""Findings that somebody set aside in a comment, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plcomms.check.notes import OTHERS
from plcomms.check.registry import all_rules
from plcomms.load.directives import Directive, by_file
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source

_IGNORE = ("ignore", "ignore-file")
_SHAPE = "# plcomms: ignore jargon -- the board's own term"

NOTES: Mapping[str, tuple[Severity, str, str]] = {
    "suppression-without-reason": (
        Severity.WARNING,
        "This comment sets findings aside without saying why.",
        "Add the reason after two hyphens:  {shape}",
    ),
    "suppression-unclear": (
        Severity.WARNING,
        "plcomms does not understand this comment: {problem}.",
        "Write it like this:  {shape}",
    ),
    "suppression-of-error": (
        Severity.WARNING,
        "“{rules}” is an error here, and an error cannot be set aside.",
        "Mend what it speaks of, then take this comment out. Privacy comes before wording.",
    ),
    "unused-suppression": (
        Severity.ADVICE,
        "There is nothing left here to set aside for “{rules}”.",
        "Take this comment out.",
    ),
}
"""What is said about a comment: how much it matters, the words, what to do."""

_NO_VERB = "“{verb}” is neither ignore nor ignore-file"
_NO_RULE = "it names no rule"
_UNKNOWN = "there is no rule “{name}”"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The findings that remain, with those about the comments themselves, and the ones set aside."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()


def suppress(findings: Sequence[Finding], sources: Mapping[str, Source], partial: bool = False) -> Suppressed:
    """``findings`` without those that a comment in one of ``sources`` sets aside.

    Args:
        findings: what was found.
        sources: the files.
        partial: only some rules were run, so that nothing can be said about what is unused.
    """
    asked = by_file(sources)
    notes = {remark: _problem(remark) for remark in asked}
    valid = [remark for remark in asked if notes[remark] is None]
    unused = set(valid)
    kept: list[Finding] = []
    aside: list[Finding] = []
    for finding in findings:
        mine = [remark for remark in valid if _covers(remark, finding)]
        unused.difference_update(mine)
        if finding.severity is Severity.ERROR:
            notes |= {r: _note("suppression-of-error", r, rules=finding.rule) for r in mine}
        (aside if mine and finding.severity is not Severity.ERROR else kept).append(finding)
    if not partial:
        notes |= {r: _note("unused-suppression", r, rules=", ".join(r.rules)) for r in valid if r in unused}
    return Suppressed((*kept, *(note for note in notes.values() if note)), tuple(aside))


def _covers(remark: Directive, finding: Finding) -> bool:
    if finding.rule not in remark.rules:
        return False
    if finding.span is None:
        return remark.verb == "ignore-file" and remark.span.file == "district.yaml"
    same = finding.span.file == remark.covers.file
    return same and remark.covers.start <= finding.span.start < max(remark.covers.end, 1)


def _problem(remark: Directive) -> Finding | None:
    """What is wrong with a comment by itself."""
    if remark.verb not in _IGNORE:
        return _note("suppression-unclear", remark, problem=_NO_VERB.format(verb=remark.verb))
    if not remark.rules:
        return _note("suppression-unclear", remark, problem=_NO_RULE)
    unknown = _unknown(remark.rules)
    if unknown:
        return _note("suppression-unclear", remark, problem=_UNKNOWN.format(name=unknown))
    if not remark.why:
        return _note("suppression-without-reason", remark)
    return None


def _unknown(names: Iterable[str]) -> str:
    known = {*OTHERS, *(rule.id for rule in all_rules())}
    return next((name for name in names if name not in known), "")


def _note(name: str, remark: Directive, **fields: str) -> Finding:
    severity, message, help = NOTES[name]
    return Finding(name, severity, message.format(**fields), remark.span, help.format(shape=_SHAPE, **fields))
