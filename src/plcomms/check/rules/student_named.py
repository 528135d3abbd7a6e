"""Students who are named in passing, and people of whom nobody told who they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plcomms.check.rule import Block, Case, Context, Hit, Passage, Severity, on_text
from plcomms.language.people.person_names import is_given
from plcomms.language.people.reader import PersonMention
from plcomms.language.terms.named import NamedPerson
from plcomms.model.text import Span

_SURE = "“{name}” names a student."
_UNSURE = "“{name}” may be a student: nothing here says who that is."
_HELP = (
    "Say “a student”, or get the family's consent and record it with the name under people: in this file. "
    "For a grown person, write the name under staff:."
)
_HELP_DRAFT = "Get the family's consent first, or say “a student”. Pass over this if it is a grown person."
_ITEMS = ("item", "cell")


@on_text(
    severity=Severity.WARNING,
    message="{said}",
    help=_HELP_DRAFT,
    source="FERPA, 34 CFR 99.3: personally identifiable information of a student",
    cases=(
        Case("A fourth grader named Ana Ruiz grew peas.", ("Ana Ruiz",)),
        Case("Jonah Lee, grade 4, and Mia (grade 2) sang.", ("Jonah Lee", "Mia")),
        Case("We thank 5th-grader Li Chen.", ("Li Chen",)),
        Case("Our student Liam Parker won. Then Zoë Kim, a second grader, sang.", ("Liam Parker", "Zoë Kim")),
        Case("Well done, Tyler Brown, class of 2030!", ("Tyler Brown",)),
        Case("Sofia Garcia in Mrs. Hall's class read 40 books.", ("Sofia Garcia",)),
        Case("Our student council president, Noah Brown, spoke.", ("Noah Brown",)),
        Case("Students Mia and Jack Ruiz, and Ana sang.", ("Mia", "Jack Ruiz", "Ana")),
        Case("We met sophomore Ava Chen and kindergartner Leo.", ("Ava Chen", "Leo")),
        Case(
            "Congratulations to Emma Chen and Omar Haddad, our Readers of the Month!",
            ("Emma Chen", "Omar Haddad"),
        ),
        Case("# Honor roll\n\n- Lia Stone\n- Bo Reyes\n", ("Lia Stone", "Bo Reyes")),
        Case("“I like it,” said Leo. Grade 3.", ("Leo",)),
        Case("Leo M. from Room 14 won the race.", ("Leo M.",)),
        Case("Sofia told me about her garden.", ("Sofia",)),
        Case(
            "The student Chromebook Program. Student Services, a student office. Ms. Hall, a student teacher."
        ),
        Case("Coach Ana Ruiz is here. Come to Student Voice Night. Class of 2030."),
        Case(
            "A fourth grader grew peas. Cedar School, grade 4, sang on May 4. Ms. Vega teaches fourth grade."
        ),
        Case("A student called Monday. Math Night, fourth grade. Come, grade 4 families! First grade Math."),
        Case("Thank you to Rosa's Bakery and to the Lopez Foundation. Washington Street will be closed."),
        Case("Read Charlotte's Web with your child. Freshman Orientation is on Monday."),
        Case("Read “Because of Winn-Dixie” by Kate DiCamillo. We learn about Rosa Parks."),
    ),
)
def student_named(passage: Passage, context: Context) -> Iterator[Hit]:
    """Finds a student who is named outside the records of consent.

    A name in a sentence has no record beside it. In a district's files plcomms knows the staff, and the
    children whose families agreed; whoever else is named may be a child. Where the words say so, that stops
    the document.
    """
    filed = context.roll is not None and not context.roll.draft
    for number, named, known in strangers(passage, context):
        sure = named.standing == "child"
        if known or (not sure and named.standing != "unknown"):
            continue
        mention = named.mention
        yield Hit(
            mention.start,
            mention.end,
            number,
            fields={"said": (_SURE if sure else _UNSURE).format(name=mention.name)},
            severity=Severity.ERROR if sure and filed else None,
            help=_HELP if filed else None,
        )


def strangers(passage: Passage, context: Context) -> Iterator[tuple[int, NamedPerson, bool]]:
    """Everybody whom ``passage`` names: the number of the block, who it is, and whether the roll has them.

    Words that come from no file, such as a date that the program writes, name nobody.
    """
    for number, mentions in context.met_in(passage.blocks, "mentions", context.mentions_in):
        block = passage.blocks[number]
        if all(_settled(block, mention, context) for mention in mentions):
            continue
        for named in context.people_in(block, head_of(passage.blocks, number)):
            span = _span(block, named.mention)
            if span:
                yield number, named, _on_roll(span, named.mention, context, child=named.standing == "child")


def _settled(block: Block, mention: PersonMention, context: Context) -> bool:
    """Whether nothing is to be asked about somebody, whatever the words beside the name say."""
    span = _span(block, mention)
    return (
        span is None
        or mention.strength in ("titled", "figure")
        or _on_roll(span, mention, context, child=True)
    )


def _span(block: Block, mention: PersonMention) -> Span | None:
    return block.text.span(mention.start, mention.end)


def _on_roll(span: Span, mention: PersonMention, context: Context, *, child: bool) -> bool:
    """Whether the roll has somebody who is a ``child`` by the words beside the name, or is not."""
    if context.roll is None:
        return False
    if not (child and is_given(mention.name)) and context.roll.is_place(mention.name):
        return True
    return context.roll.knows(mention.name, span.file, child=child)


def head_of(blocks: Sequence[Block], number: int) -> str:
    """The heading of list item ``number``, or the words with a colon before its list; empty where none is."""
    if blocks[number].kind not in _ITEMS:
        return ""
    before = next((b for b in reversed(blocks[:number]) if b.kind not in _ITEMS), None)
    if before is None or not (before.kind == "heading" or before.text.rstrip().endswith(":")):
        return ""
    mine, theirs = blocks[number].text.span(0, 1), before.text.span(0, 1)
    return str(before.text) if mine and theirs and mine.file == theirs.file else ""
