"""Sentences that do not say who does it."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Block, Case, Context, Hit, Severity, on_block
from plcomms.language.inflection.participles import is_state
from plcomms.language.passives import passives

_HIDES, _LAST = "does not say who does it", "says who does it last"
_FIRST = "Begin with who does it: “Our cooks made it”, not “It was made by our cooks”."


@on_block(
    severity=Severity.ADVICE,
    message="“{found}” {fault}.",
    help="Begin with who does it: “we”, “your child's teacher”, “students”.",
    source="plainlanguage.gov, Use active voice; CDC Clear Communication Index (2019), item 6",
    cases=(
        Case("The plan was approved in May.", ("was approved",)),
        Case("Lessons are not always written by us.", ("are not always written",)),
        Case(
            "A decision will be made by the board, and grades have been *carefully* reviewed.",
            ("be made", "been *carefully* reviewed"),
        ),
        Case("Your child's work will be shown to you by the teacher.", ("be shown",)),
        Case("Mistakes were made. The bench is made of wood.", ("were made",)),
        Case("We are excited. The office is closed on Friday. Ana was born in May. Let us get started."),
        Case("The gym is located at the back, and it is open. We are used to it and are done by Friday."),
        Case("The plan is individualized, competency-based and fair. It is more involved than that."),
        Case("Show what was learned without being asked. No family should be surprised by a grade."),
        Case("There is indeed a need, and the bed is red. It is well-designed. I am stuck. They are tired."),
    ),
)
def passive_voice(block: Block, context: Context) -> Iterator[Hit]:
    """Asks who does it.

    “A decision was made” hides the person whom a family could ask. Words that tell of a state (“is closed”)
    are left alone unless the sentence says by whom; feelings (“are excited”), mishaps (“was stolen”) and
    old times (“was built in 1926”) always, as nobody there could be asked.
    """
    words = context.words_of(block)
    for found in passives(words):
        done = words.words[found.last]
        last = found.last + (found.by and done != "made" and is_state(done))
        start, end = words.starts[found.first], words.ends[last]
        fields = {"found": " ".join(words.text[start:end].split()), "fault": _LAST if found.by else _HIDES}
        yield Hit(start, end, fields=fields, help=_FIRST if found.by else None)
