"""Letters that nobody explains."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Passage, Severity, on_document, on_text

MOST = 3
"""Acronyms that one document may have (plainlanguage.gov)."""


@on_text(
    severity=Severity.WARNING,
    message="“{found}” is not spelled out.",
    help="Write the full words first: “full words ({found})”. If it comes only once, leave it out.",
    source="plainlanguage.gov, Minimize abbreviations",
    cases=(
        Case("The QXTP meets on Monday, and the QXTP votes.", ("QXTP",)),
        Case("Ask the *BRTK* for help.", ("BRTK",)),
        Case("The Bus Route Team (BRT) meets on Monday. Ask the BRT."),
        Case("Come to the USA table in Room B12 with a DVD. DO NOT PARK HERE."),
    ),
)
def unknown_acronym(passage: Passage, context: Context) -> Iterator[Hit]:
    """Has acronyms spelled out where they first stand.

    Letters are a password: those who know them belong, the others stop asking.
    """
    for hit in context.acronyms_in(passage.blocks):
        if hit.first:
            yield Hit(hit.start, hit.end, hit.block, {"found": hit.acronym})


@on_document(
    severity=Severity.ADVICE,
    message="{count} acronyms are too many to keep in mind: {which}.",
    help="Use the full words for those that come once or twice; three are the most for one paper.",
    source="plainlanguage.gov, Minimize abbreviations: no more than three in a document",
    cases=(
        Case("The IEP, the MTSS, the PBIS and the SEL plan are here.", ("IEP",)),
        Case("An IEP is here.\n\nAn MTSS and a PLC and a 504 and a UDL plan.", ("IEP",)),
        Case("The IEP, the MTSS and the SEL plan. The SEL plan is an IEP."),
        Case("The USA and the NBA, on TV and on DVD, at 3 PM."),
    ),
)
def many_acronyms(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps the number of acronyms in one paper small.

    Each set of letters is a word to learn, and a paper is no vocabulary list.
    """
    found: dict[str, tuple[int, int, int]] = {}
    for use in context.uses_in(passage.blocks):
        if use.hit.term.kind == "acronym":
            found.setdefault(str(use.hit.term.term), (use.block, use.hit.start, use.hit.end))
    for hit in context.acronyms_in(passage.blocks):
        found.setdefault(hit.acronym, (hit.block, hit.start, hit.end))
    if len(found) > MOST:
        number, start, end = min(found.values())
        yield Hit(start, end, number, {"count": len(found), "which": ", ".join(sorted(found))})
