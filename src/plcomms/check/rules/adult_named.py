"""Grown people who are named and are no staff."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Passage, Severity, on_text
from plcomms.check.rules.student_named import strangers

_HELP = (
    "Ask first whether this person may be named. Then write the name under staff:, or with a role under "
    "people:."
)


@on_text(
    severity=Severity.ADVICE,
    message="“{name}” seems to be a grown person who is not listed as staff.",
    help="Ask first whether this person may be named.",
    source="U.S. Department of Education, Student Privacy Policy Office: disclose no more than is needed",
    cases=(
        Case("Our guest speaker, Lena Park, owns a bakery.", ("Lena Park",)),
        Case("Board member Luis Ortega voted yes.", ("Luis Ortega",)),
        Case("Mr. Tran planted beans. Sofia Garcia, a third grader, helped."),
        Case("Read “Matilda” by Roald Dahl."),
    ),
)
def adult_named(passage: Passage, context: Context) -> Iterator[Hit]:
    """Asks whether a donor, a speaker or a volunteer may be named.

    Grown people speak for themselves, and most are glad to be thanked; a few have reasons not to be found.
    """
    for number, named, known in strangers(passage, context):
        if named.standing == "adult" and not known:
            mention = named.mention
            help = _HELP if context.roll else None
            yield Hit(mention.start, mention.end, number, fields={"name": mention.name}, help=help)
