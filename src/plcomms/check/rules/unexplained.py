"""Terms that these readers must be told the meaning of."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Passage, Severity, on_text
from plcomms.check.rules.jargon import in_other_words, in_plain_words
from plcomms.language.inflection.number import without_owner
from plcomms.language.suggestion import means_as_found
from plcomms.language.terms.occurrences import required_action

_IN_THE_BOX = "The box at the end of the paper explains it. Plainer: “{plain}”."


@on_text(
    severity=Severity.WARNING,
    message="“{found}” is not explained where it first stands.",
    help="Say what it means: “{found} ({means})”. Or say “{plain}”.",
    source="plainlanguage.gov, Keep it jargon-free; CDC Clear Communication Index (2019), item 7",
    cases=(
        Case("Your child may get a 504 plan. A 504 plan lasts a year.", ("504 plan",)),
        Case("The *504 plan* is signed.", ("504 plan",), "students"),
        Case("Your child may get a 504 plan (changes that let a student with a disability join). It lasts."),
        Case("Your child may get a 504 plan.", audience="staff"),
        Case("Su hija puede tener un plan 504 en la escuela.", ("plan 504",)),
    ),
    languages=("en", "es"),
)
def unexplained(passage: Passage, context: Context) -> Iterator[Hit]:
    """Has each term explained that the glossary lets readers have with its meaning.

    Some terms a family must know, because they stand on forms. They are fine once the text says what they
    mean. A finished document does so by itself, in a box.
    """
    told: set[str] = set()
    for use in context.uses_in(passage.blocks):
        term = use.hit.term
        if term.term in told or required_action(use, passage.audience) != "explain":
            continue
        told.add(term.term)
        if context.language_of(passage.blocks[use.block]) != "en":
            yield in_other_words(use.hit, use.block)
            continue
        fields = {
            "found": " ".join(without_owner(use.hit.found).split()),
            "plain": in_plain_words(use.hit, passage.blocks[use.block].text, context),
            "means": means_as_found(use.hit, str(term.means)),
        }
        boxed = term.term in passage.explained
        yield Hit(
            use.hit.start,
            use.hit.end,
            use.block,
            fields,
            severity=Severity.ADVICE if boxed else None,
            help=_IN_THE_BOX if boxed else None,
        )
