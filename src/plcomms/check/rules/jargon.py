"""Words of the glossary that these readers do not know."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Passage, Severity, on_text
from plcomms.language.inflection.agreement import agreeing
from plcomms.language.suggestion import advised
from plcomms.language.terms.matcher import TermHit
from plcomms.language.terms.occurrences import required_action
from plcomms.language.terms.substitution import takes_plain_words

_BETWEEN = "” or “"
_MEANS = "Say what it means: “{found} ({means})”."


@on_text(
    severity=Severity.WARNING,
    message="Readers stumble over “{found}”.",
    help="Say “{plain}” instead.",
    source="plainlanguage.gov, Avoid jargon; the meaning and the plain words stand in glossary.yaml",
    cases=(
        Case(
            "We leverage formative\nassessments, as *formative* assessments help.",
            ("leverage", "formative\nassessments", "formative* assessments"),
        ),
        Case("We leverage the gift.", ("leverage",), "staff"),
        Case("Teachers check each week what your child has learned."),
        Case("We used a pole for leverage, and the builders put scaffolding up."),
        Case("Los maestros usan el andamiaje con los niños.", ("andamiaje",)),
        Case("El andamiaje (ayuda que se da poco a poco) sirve a todos los niños."),
    ),
    languages=("en", "es"),
)
def jargon(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps words that the glossary says to avoid away from readers who do not know them.

    A message that is full of the profession's own words is read by the profession. A term that the text
    explains where it is first used is no jargon any more.
    """
    for use in context.uses_in(passage.blocks):
        if required_action(use, passage.audience) == "avoid":
            hit, block = use.hit, passage.blocks[use.block]
            if context.language_of(block) != "en":
                yield in_other_words(hit, use.block)
                continue
            fields = {"found": " ".join(hit.found.split()), "plain": in_plain_words(hit, block.text, context)}
            formed = _formed(hit, block.text, context)
            sure = hit.term.fixable and formed is not None and takes_plain_words(hit, formed, block)
            replacement = formed if sure else None
            yield Hit(hit.start, hit.end, use.block, fields, replacement, topic=hit.term.term)


def in_other_words(hit: TermHit, block: int) -> Hit:
    """A term that is met in another language than English, for which the glossary has only a meaning."""
    means = str(hit.term.means).rstrip(".")
    fields = {"found": " ".join(hit.found.split()), "means": means[:1].lower() + means[1:]}
    return Hit(hit.start, hit.end, block, fields, help=_MEANS)


def in_plain_words(hit: TermHit, text: str, context: Context) -> str:
    """What to say instead of ``hit``, in the form in which it stands in ``text``."""
    return _BETWEEN.join(context.once(("advised", text, hit.start), lambda: advised(hit, hit.term.say, text)))


def _formed(hit: TermHit, text: str, context: Context) -> str | None:
    """The first of the term's plain words as it fits in the place of ``hit``, where that is certain."""
    return context.once(("formed", text, hit.start), lambda: agreeing(hit, hit.term.say[0], text))
