"""Prints recall and false alarms of the privacy rules on the sentences of ``privacy_corpus.yaml``.

    python benchmarks/privacy_accuracy.py [--misses] [PART ...]

A marked word counts as found where a warning or an error of a privacy rule touches it; a sentence counts as
found where all that is marked in it is. A false alarm is such a finding in a sentence that has no mark.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml

from plcomms.check.engine import check_passages
from plcomms.check.registry import all_rules
from plcomms.check.rule import Context, Passage
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.model.finding import Severity
from plcomms.model.text import Block, Segment, Span, Text

HERE = Path(__file__).parent
TODAY = date(2026, 11, 24)
RULES = ("student-named", "health-detail", "private-contact", "birth-date", "student-number")
MARKED = re.compile(r"\[([^\]]+)\]")


def read(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its brackets, and the ranges that stood in them."""
    text, ranges, at = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        ranges.append((len(text), len(text) + len(found[1])))
        text, at = text + found[1], found.end()
    return text + marked[at:], ranges


def alarms(text: str, context: Context) -> Iterator[tuple[int, int]]:
    """The ranges that the privacy rules speak of."""
    block = Block("paragraph", Text(text, [Segment(0, len(text), Span("draft", 0, len(text)))]))
    passage = Passage((block,), context.glossary.audience("families"), "draft")
    for rule in all_rules():
        if rule.id in RULES:
            for finding in check_passages(rule, [passage], context):
                if finding.severity >= Severity.WARNING and finding.span:
                    yield finding.span.start, finding.span.end


def report(name: str, sentences: Sequence[str], context: Context, misses: bool) -> tuple[int, ...]:
    """Prints the figures of some sentences and gives their counts."""
    marks = found = whole = positive = wrong = negative = 0
    for sentence in sentences:
        text, wanted = read(sentence)
        have = list(alarms(text, context))
        hits = [any(a < end and start < b for a, b in have) for start, end in wanted]
        stray = [(a, b) for a, b in have if not any(a < end and start < b for start, end in wanted)]
        marks, found = marks + len(wanted), found + sum(hits)
        positive, whole = positive + bool(wanted), whole + (bool(wanted) and all(hits))
        negative, wrong = negative + (not wanted), wrong + (not wanted and bool(stray))
        if misses and not (all(hits) and not stray):
            lost = [text[a:b] for (a, b), hit in zip(wanted, hits, strict=True) if not hit]
            print("  ", text, "\n      missed", lost, "wrong", [text[a:b] for a, b in stray])
    recall = (
        f"recall {whole / positive:.3f} ({whole} of {positive} sentences, {found} of {marks} marks) "
        if positive
        else ""
    )
    false = f"false alarms {wrong / negative:.3f} ({wrong} of {negative})" if negative else ""
    print(f"{name:34} {recall}{false}")
    return marks, found, whole, positive, wrong, negative


def main(arguments: Sequence[str]) -> None:
    """Prints the figures of each kind of sentence and of each part."""
    corpus = yaml.safe_load((HERE / "privacy_corpus.yaml").read_text(encoding="utf-8"))
    context = Context(layered(builtin_glossary(), None), TODAY)
    parts = [a for a in arguments if not a.startswith("--")] or list(corpus)
    for part in parts:
        print(f"# {part}")
        for kind, sentences in corpus[part].items():
            report(kind, sentences, context, "--misses" in arguments)
        report("all", [s for kind in corpus[part].values() for s in kind], context, False)


if __name__ == "__main__":
    main(sys.argv[1:])
