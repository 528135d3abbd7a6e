"""Findings that were there when plcomms was adopted, so that a check can speak of new ones only.

An entry is the rule, the file, the words and a hash of the sentence around them: lines may move, and an entry
ends when its sentence is rewritten. Errors are never entered.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from plcomms.check import suppressions
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span

NAME = "plcomms-baseline.json"
GONE_RULE = "baseline-shrinks"

_GONE = (
    "One finding of the baseline is no longer there.",
    "{count} findings of the baseline are no longer there.",
)
_GONE_HELP = "Well done. Take them out of it with: plcomms check --write-baseline"

NOTES: Mapping[str, tuple[Severity, str, str]] = {GONE_RULE: (Severity.ADVICE, _GONE[0], _GONE_HELP)}
"""What is said about a baseline: how much it matters, the words, what to do."""

_VERSION = 1
_MOST_WORDS = 60
_AROUND = 600
_END = re.compile(
    r"""(?<=[.!?])["'”’)]*\s+ | \n[ \t]*\r?\n   # the end of a sentence or a paragraph
    | ^[ \t]*(?:-[ ]+)?[\w-]+:(?:[ \t]+[|>][-+0-9]*[ \t]*$|[ \t])   # a key
    | ^[ \t]*(?:[-*+#>]+|\d+[.)])[ ]   # the sign of a list, a heading or a quotation
    """,
    re.MULTILINE | re.VERBOSE,
)

_ABOUT = "Findings that plcomms was told to pass over. Do not edit; run: plcomms check --write-baseline"
_BROKEN = "“{name}” is not a baseline that this version of plcomms can read."
_BROKEN_HELP = "Write it anew with: plcomms check --write-baseline"


class KnownFinding(NamedTuple):
    """A finding as it is known again after the file was edited elsewhere."""

    file: str
    rule: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The findings that are new, and those that are in the baseline."""

    findings: tuple[Finding, ...]
    known: tuple[Finding, ...]


def entry_of(finding: Finding, sources: Mapping[str, Source]) -> KnownFinding:
    """How ``finding`` is known again."""
    source = sources.get(finding.span.file) if finding.span else None
    if source is None or finding.span is None:
        where = " ".join((*finding.documents[:1], finding.message))
        return KnownFinding(finding.span.file if finding.span else "", finding.rule, "", _hash(where))
    before, words, after = around(source, finding.span)
    shown = " ".join(words.split())[:_MOST_WORDS]
    return KnownFinding(source.name, finding.rule, shown, _hash(before + words + after))


def around(source: Source, span: Span) -> tuple[str, str, str]:
    """The words at ``span``, with what stands before and after them in the same sentence."""
    before = source.text[max(0, span.start - _AROUND) : span.start]
    after = source.text[span.end : span.end + _AROUND]
    last = max((m.end() for m in _END.finditer(before)), default=0)
    stop = _END.search(after)
    return before[last:], source.text[span.start : span.end], after[: stop.start()] if stop else after


def _hash(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:16]


def written(
    findings: Iterable[Finding], sources: Mapping[str, Source], kept: Counter[KnownFinding] | None = None
) -> str:
    """The baseline's text: all of ``findings`` but errors and those about comments and the baseline.

    ``kept`` are entries of an older baseline that were not looked for.
    """
    counts = Counter(entry_of(f, sources) for f in findings if _may_enter(f)) | (kept or Counter())
    entries = [{**entry._asdict(), "count": count} for entry, count in sorted(counts.items())]
    data = {"about": _ABOUT, "version": _VERSION, "findings": entries}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def counted(findings: Iterable[Finding]) -> int:
    """How many of ``findings`` a baseline takes."""
    return sum(_may_enter(finding) for finding in findings)


def _may_enter(finding: Finding) -> bool:
    return finding.severity is not Severity.ERROR and finding.rule not in {*suppressions.NOTES, *NOTES}


def read(name: str, text: str) -> Counter[KnownFinding]:
    """The entries of the baseline ``text``.

    Raises:
        InputError: it is none.
    """
    try:
        data = json.loads(text)
        if data["version"] != _VERSION:
            raise ValueError(data["version"])
        entries: Counter[KnownFinding] = Counter()
        for item in data["findings"]:
            entries[KnownFinding(*(str(item[field]) for field in KnownFinding._fields))] += int(item["count"])
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise InputError(_BROKEN.format(name=name), _BROKEN_HELP) from error
    return entries


def compared(
    findings: Iterable[Finding],
    sources: Mapping[str, Source],
    entries: Counter[KnownFinding],
    partial: bool = False,
) -> Compared:
    """``findings`` told apart by whether they are among ``entries``.

    Unless only a part of the rules was run (``partial``), entries that are no longer found are a finding.
    """
    left = Counter(entries)
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        entry = entry_of(finding, sources)
        if _may_enter(finding) and left[entry] > 0:
            left[entry] -= 1
            known.append(finding)
        else:
            new.append(finding)
    gone = sum(n for entry, n in left.items() if entry.file in sources or not entry.file)
    if gone and not partial:
        message = _GONE[gone > 1].format(count=gone)
        new.append(Finding(GONE_RULE, Severity.ADVICE, message, Span(NAME, 0, 0), _GONE_HELP))
    return Compared(tuple(new), tuple(known))
