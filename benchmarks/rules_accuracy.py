"""Prints how often the rules for everyday slips are right on the sentences of ``rules_corpus.yaml``.

    python benchmarks/rules_accuracy.py [--misses] [PART ...]

A text of a rule's ``find`` counts as found where the rule speaks of it; a text of its ``leave`` of which the
rule speaks is wrong. Precision is found / (found + wrong), recall found / all of ``find``. Beside the figures
stand those of the first run, before the rules were changed (``FIRST``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import yaml

from plcomms.workflows.draft import check_draft, draft_of

HERE = Path(__file__).parent
TODAY = date(2026, 11, 24)
FIRST: Mapping[str, tuple[int, int, int]] = {
    "development passive-voice": (25, 30, 23),
    "development doubled-word": (4, 12, 0),
    "development missing-space": (3, 10, 0),
    "development all-capitals": (6, 8, 3),
    "development weekday": (6, 6, 0),
    "development impossible-date": (4, 6, 0),
    "development link-text": (6, 6, 2),
    "development no-you": (0, 4, 0),
    "development letter-step": (1, 1, 4),
    "development letter-contact": (1, 1, 4),
    "development invitation-details": (2, 2, 0),
    "development long-parenthesis": (0, 2, 0),
    "development long-sentence": (2, 2, 0),
    "development emoji": (2, 2, 0),
    "development unknown-acronym": (2, 2, 1),
    "held-out passive-voice": (21, 25, 20),
    "held-out doubled-word": (2, 6, 1),
    "held-out missing-space": (2, 6, 0),
    "held-out all-capitals": (3, 5, 1),
    "held-out weekday": (3, 3, 0),
    "held-out impossible-date": (2, 3, 0),
    "held-out link-text": (3, 3, 0),
    "held-out no-you": (0, 2, 0),
    "held-out long-parenthesis": (0, 1, 0),
}
"""Of each part and rule, at the first run: found, all that there is to find, and wrong."""


def rules_of(text: str) -> frozenset[str]:
    """The ids of the rules that speak of a draft."""
    return frozenset(
        finding.rule for finding in check_draft(draft_of("t.md", text), "families", TODAY).findings
    )


def report(rule: str, cases: Mapping[str, Sequence[str]], misses: bool) -> tuple[int, int, int]:
    """How many texts were found, how many there are to find, and how many were found wrongly."""
    missed = [text for text in cases["find"] if rule not in rules_of(text)]
    wrong = [text for text in cases["leave"] if rule in rules_of(text)]
    if misses:
        for word, texts in (("missed", missed), ("wrong", wrong)):
            for text in texts:
                print(f"   {rule} {word}: {text!r}")
    return len(cases["find"]) - len(missed), len(cases["find"]), len(wrong)


def said(found: int, all_: int, wrong: int) -> str:
    """The figures of one rule in words."""
    precision = f"{found / (found + wrong):.2f}" if found + wrong else "-"
    return f"precision {precision}, recall {found / all_:.2f} ({found} of {all_} found, {wrong} wrong)"


def figures(parts: Sequence[str], misses: bool = False) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """The figures of each rule in ``parts`` of the corpus, each with its name."""
    corpus = yaml.safe_load((HERE / "rules_corpus.yaml").read_text(encoding="utf-8"))
    for part in parts or list(corpus):
        for rule, cases in corpus[part].items():
            yield f"{part} {rule}", report(rule, cases, misses)


def main(arguments: Sequence[str]) -> None:
    """Prints the figures of each rule of each part, then of all."""
    parts = [argument for argument in arguments if not argument.startswith("--")]
    totals: dict[str, list[tuple[int, int, int]]] = {}
    for name, counts in figures(parts, "--misses" in arguments):
        first = f"; first run: {said(*FIRST[name])}" if name in FIRST else ""
        print(f"{name:34} {said(*counts)}{first}")
        totals.setdefault(name.partition(" ")[0], []).append(counts)
    for part, all_counts in totals.items():
        print(f"{part:34} {said(*(sum(column) for column in zip(*all_counts, strict=True)))}")


if __name__ == "__main__":
    main(sys.argv[1:])
