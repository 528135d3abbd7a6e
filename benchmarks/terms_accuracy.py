"""Prints precision and recall of the terms found in the sentences of ``terms_corpus.yaml``.

    python benchmarks/terms_accuracy.py [--misses] [GLOSSARY.yaml ...]

A find counts only where its first and its last character are right. What families would have to look up is
found; what is explained on the spot is not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from plcomms.language.terms.matcher import Terms
from plcomms.language.terms.occurrences import occurrences, required_action
from plcomms.model.glossary import Audience, GlossaryFile, Term
from plcomms.model.text import Block, Text

HERE = Path(__file__).parent
FAMILIES = Audience(id="families", label="families", grade=6)


def glossary(paths: Sequence[Path]) -> tuple[Term, ...]:
    """The terms of several glossary files; of a term that stands in two the first."""
    terms: dict[str, Term] = {}
    for path in paths:
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for term in GlossaryFile.model_validate(data).terms:
            terms.setdefault(term.term.lower(), term)
    return tuple(terms.values())


def wanted(case: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The ranges that a sentence of the corpus marks."""
    at = 0
    for piece in case.get("jargon", ()):
        at = case["text"].index(piece, at)
        yield at, at + len(piece)
        at += len(piece)


def found(case: dict[str, Any], terms: Terms) -> set[tuple[int, int]]:
    """The ranges that families would stumble over."""
    blocks = [Block(case.get("kind", "paragraph"), Text(case["text"]))]
    return {
        (use.hit.start, use.hit.end)
        for use in occurrences(blocks, terms)
        if required_action(use, FAMILIES) in ("avoid", "explain")
    }


def report(name: str, cases: Sequence[dict[str, Any]], terms: Terms, misses: bool) -> None:
    """Prints the figures of one part of the corpus."""
    right = missed = wrong = 0
    for case in cases:
        want, have = set(wanted(case)), found(case, terms)
        right, missed, wrong = right + len(want & have), missed + len(want - have), wrong + len(have - want)
        if misses and want != have:
            text = case["text"]
            print("  " + text.replace("\n", "\\n"))
            print("    missed", [text[a:b] for a, b in sorted(want - have)], end=" ")
            print("wrong", [text[a:b] for a, b in sorted(have - want)])
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    traps = sum(bool(case.get("trap")) for case in cases)
    print(
        f"{name:16} {len(cases)} sentences, {traps} with a trap: {right} right, {wrong} wrong, "
        f"{missed} missed; "
        f"precision {precision:.3f}, recall {recall:.3f}"
    )


def main(arguments: Sequence[str]) -> None:
    """Prints the figures of each part of the corpus."""
    paths = [Path(a) for a in arguments if not a.startswith("--")] or [HERE.parent / "glossary.yaml"]
    terms = Terms.of(glossary(paths))
    print(f"{len(terms.terms)} terms")
    corpus = yaml.load((HERE / "terms_corpus.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    for part, cases in corpus.items():
        report(part, cases, terms, "--misses" in arguments)
        for author in dict.fromkeys(case["by"] for case in cases if "by" in case):
            report(f"  {author}", [case for case in cases if case.get("by") == author], terms, False)


if __name__ == "__main__":
    main(sys.argv[1:])
