"""Words of the glossary that these readers do not know."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.checks.rule import Case, Context, Hit, Passage, Severity, on_text


@on_text(
    severity=Severity.WARNING,
    message="“{found}” is a word that these readers may not know.",
    help="Say “{plain}” instead.",
    source="plainlanguage.gov, Avoid jargon; the meaning and the plain words stand in glossary.yaml",
    cases=(
        Case(
            "We leverage formative\nassessments, as *formative* assessments help.",
            ("leverage", "formative\nassessments", "formative* assessments"),
        ),
        Case("Teachers check each week what your child has learned."),
        Case("We leverage the gift.", ("leverage",), "staff"),
    ),
)
def jargon(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps words that the glossary says to avoid away from readers who do not know them.

    A message that is full of the profession's own words is read by the profession.
    """
    for number, block in enumerate(passage.blocks):
        for hit in context.terms_in(block):
            if hit.term.policy_for(passage.audience) == "avoid":
                fields = {"found": " ".join(hit.found.split()), "plain": "” or “".join(hit.term.say)}
                yield Hit(hit.start, hit.end, number, fields)
