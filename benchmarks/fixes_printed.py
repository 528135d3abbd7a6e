"""Prints each change that ``check --fix`` makes in the texts of ``fixes_corpus.txt``, for somebody to judge.

    python benchmarks/fixes_printed.py [SET ...]

What is in the texts is invented. A change is good where
a careful editor would let it stand, weak where its words are right and stiff, bad where they say something
else or are no English. docs/terms.md has the figures.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from plcomms.check.engine import check_text
from plcomms.check.fixes import Fixes, fix
from plcomms.check.rule import Context, Passage
from plcomms.load.drafts.draft import read_draft
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.model.finding import Finding
from plcomms.model.text import Source

CORPUS = Path(__file__).parent / "fixes_corpus.txt"
NAME = "draft.md"
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")


def corrected(text: str, context: Context) -> Fixes:
    """What correcting ``text`` as families would read it comes to."""

    def look(texts: Mapping[str, str]) -> tuple[Sequence[Finding], Mapping[str, Source]]:
        draft = read_draft(NAME, texts.get(NAME, text))
        passage = Passage(draft.blocks, context.glossary.audience("families"), NAME)
        return check_text(passage, context), {NAME: draft.source}

    return fix(look, lambda _: ())


def changes(before: str, after: str) -> Iterator[str]:
    """Each sentence that is not as it was, with ``[old -> new]`` in it."""
    for old, new in zip(_SENTENCE.split(before), _SENTENCE.split(after), strict=True):
        if old != new:
            a, b = old.split(), new.split()
            steps = difflib.SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes()
            words = (
                " ".join(a[i:j]) if step == "equal" else f"[{' '.join(a[i:j])} -> {' '.join(b[p:q])}]"
                for step, i, j, p, q in steps
            )
            yield " ".join(words)


def main(wanted: Sequence[str]) -> None:
    """Print the changes of each set, or of those ``wanted``."""
    context = Context(layered(builtin_glossary(), None), date(2026, 11, 24))
    for part in CORPUS.read_text(encoding="utf-8").split("##### ")[1:]:
        name, _, texts = part.partition("\n")
        if wanted and name not in wanted:
            continue
        count = 0
        for text in texts.split("=====\n"):
            done = corrected(text, context)
            count += done.count
            print(*changes(text, done.texts.get(NAME, text)), sep="\n")
        print(f"{name}: {count} changes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
