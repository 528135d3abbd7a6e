"""Paragraphs in a language that plcomms cannot check."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import ANY_LANGUAGE, Case, Context, Hit, Passage, Severity, on_document
from plcomms.language.identify import NAMES

_KNOWN = ("en", "es")
_COUNTED = ("One paragraph {language} was", "{count} paragraphs {language} were")
_IN = "in {name}"
_IN_OTHERS = "in another language"
_AND = " and "
_VIETNAMESE = "Kính gửi quý phụ huynh, xin mời quý vị đến trường."


@on_document(
    severity=Severity.ADVICE,
    message="{told} not checked: plcomms reads English and Spanish.",
    help="Only the length of the sentences was looked at. Let somebody read it who speaks it at home.",
    source="plainlanguage.gov, Test your assumptions: let somebody read it before it goes out",
    cases=(
        Case(_VIETNAMESE, (_VIETNAMESE,)),
        Case(f"Dear families, please come to the school.\n\n{_VIETNAMESE}", (_VIETNAMESE,)),
        Case("Dear families, come to the school.\n\nEstimadas familias, vengan a la escuela."),
        Case("Dear families, please come to the phở supper at El Paso and meet Señora Nguyễn."),
    ),
    languages=ANY_LANGUAGE,
)
def other_language(passage: Passage, context: Context) -> Iterator[Hit]:
    """Says once of each document what of it was not checked.

    Without it, “no findings” would be true of such a text, and misleading.
    """
    found = [(k, context.language_of(block)) for k, block in enumerate(passage.blocks)]
    others = [(k, language) for k, language in found if language not in _KNOWN]
    if others:
        names = dict.fromkeys(NAMES.get(language, "") for _, language in others)
        said = _IN.format(name=_AND.join(names)) if all(names) and len(names) < 3 else _IN_OTHERS
        first = others[0][0]
        told = _COUNTED[len(others) > 1].format(count=len(others), language=said)
        yield Hit(0, len(passage.blocks[first].text), first, {"told": told})
