"""Words that stand in several places are looked at once, and found in each."""

from __future__ import annotations

from datetime import date

from plcomms.check.engine import check_passages
from plcomms.check.languages import told_apart
from plcomms.check.registry import all_rules
from plcomms.check.rule import Context, Passage
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.model.text import Block, Segment, Span, Text

SAID = "We utilize formative assessments. Our student Liam Parker came on Monday, February 30, 2027."


def block(file: str) -> Block:
    span = Span(file, 7, 7 + len(SAID))
    return Block("paragraph", Text(SAID, [Segment(0, len(SAID), span)]))


def test_equal_words_of_two_files_are_found_in_each() -> None:
    context = Context(layered(builtin_glossary(), None), date(2026, 11, 24))
    families = context.glossary.audience("families")
    places: dict[str, set[str]] = {}
    for file in ("one.yaml", "two.yaml"):
        passage = Passage(told_apart((block(file),), context), families, file)
        for rule in all_rules():
            if rule.scope == "text":
                for finding in check_passages(rule, [passage], context):
                    assert finding.span
                    assert finding.span.file == file
                    places.setdefault(rule.id, set()).add(file)
    assert {"jargon", "student-named", "impossible-date"} <= places.keys()
    assert all(files == {"one.yaml", "two.yaml"} for files in places.values())
