"""Prints recall and false alarms of the privacy rules on the sentences of ``privacy_corpus.yaml``.

    python benchmarks/privacy_accuracy.py [--misses] [PART ...]
    python benchmarks/privacy_accuracy.py [--misses] --items FILE.yaml

A marked word counts as found where a warning or an error of a privacy rule touches it; a sentence counts as
found where all that is marked in it is. A false alarm is such a finding in a sentence that has no mark.

``--items`` reads texts of somebody else, each with ``text``, ``staff`` (names that its district lists),
``students`` and ``detail`` (words of the text that name a child or tell of one). They are read twice: as a
draft of nobody knows whom, and as a text of a school that lists this staff.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from plcomms.check.engine import check_passages
from plcomms.check.registry import all_rules
from plcomms.check.rule import Context, Passage
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.load.markdown import read_markdown
from plcomms.model.finding import Severity
from plcomms.model.roll import roll_of_staff
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


def found_in(item: Mapping[str, Any], context: Context) -> Iterator[tuple[str, int, int]]:
    """The rule and the range of each finding in the text of ``item``, advice too."""
    text = str(item["text"])
    blocks = read_markdown(Text(text, [Segment(0, len(text), Span("draft", 0, len(text)))])).blocks
    passage = Passage(blocks, context.glossary.audience("families"), "draft")
    for rule in all_rules():
        if rule.id in (*RULES, "adult-named"):
            for finding in check_passages(rule, [passage], context):
                if finding.span:
                    yield rule.id, finding.span.start, finding.span.end


def ranges_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where ``words`` stand in ``text``."""
    return [found.span() for found in re.finditer(re.escape(words), text)]


def score_items(items: Sequence[Mapping[str, Any]], context: Context, misses: bool) -> dict[str, int]:
    """Counts of names, details, sentences and false alarms over ``items``; prints what is wrong if asked."""
    count = dict.fromkeys(
        ("names", "named", "details", "told", "with", "whole", "without", "false", "asked"), 0
    )
    for item in items:
        text = str(item["text"])
        have = list(found_in(item, context))
        firm = [(a, b) for rule, a, b in have if rule != "adult-named"]
        lost = []
        for kind, hit in (("students", ("names", "named")), ("detail", ("details", "told"))):
            for words in item[kind]:
                seen = any(a < e and s < b for s, e in ranges_of(text, words) for a, b in firm)
                count[hit[0]] += 1
                count[hit[1]] += seen
                lost += [] if seen else [words]
        wanted = [
            place for kind in ("students", "detail") for w in item[kind] for place in ranges_of(text, w)
        ]
        stray = [(a, b) for a, b in firm if not any(a < end and start < b for start, end in wanted)]
        child = bool(wanted)
        count["with"] += child
        count["whole"] += child and not lost
        count["without"] += not child
        count["false"] += not child and bool(stray)
        count["asked"] += not child and any(rule == "adult-named" for rule, _, _ in have)
        if misses and (lost or stray):
            print(
                "  ",
                text.replace("\n", "\n    "),
                "\n      missed",
                lost,
                "wrong",
                [text[a:b] for a, b in stray],
            )
    return count


def report_items(path: Path, context: Context, misses: bool) -> None:
    """Prints the figures of the items in the file ``path``, as drafts and as texts of a school."""
    items = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, listed in (("as a draft", False), ("as a school's text", True)):
        print(f"# {path.name}, {name}")
        total: dict[str, int] = {}
        for item in items:
            here = replace(context, roll=roll_of_staff(item["staff"])) if listed else context
            for key, value in score_items([item], here, misses).items():
                total[key] = total.get(key, 0) + value
        print(
            f"names {ratio(total['named'], total['names'])}, "
            f"details {ratio(total['told'], total['details'])}, "
            f"sentences {ratio(total['whole'], total['with'])}, "
            f"false alarms {ratio(total['false'], total['without'])}, adults asked about {total['asked']}"
        )


def ratio(part: int, whole: int) -> str:
    """A share and its counts: ``.950 (19 of 20)``."""
    return f"{part / whole if whole else 1:.3f} ({part} of {whole})"


def main(arguments: Sequence[str]) -> None:
    """Prints the figures of each kind of sentence and of each part."""
    corpus = yaml.safe_load((HERE / "privacy_corpus.yaml").read_text(encoding="utf-8"))
    context = Context(layered(builtin_glossary(), None), TODAY)
    if "--items" in arguments:
        path = Path(arguments[arguments.index("--items") + 1])
        report_items(path, context, "--misses" in arguments)
        return
    parts = [a for a in arguments if not a.startswith("--")] or list(corpus)
    for part in parts:
        print(f"# {part}")
        for kind, sentences in corpus[part].items():
            report(kind, sentences, context, "--misses" in arguments)
        report("all", [s for kind in corpus[part].values() for s in kind], context, False)


if __name__ == "__main__":
    main(sys.argv[1:])
