"""Spanish that is harder than families read easily."""

from __future__ import annotations

from collections.abc import Iterator

from plcomms.check.rule import Case, Context, Hit, Passage, Severity, on_document
from plcomms.language.readability.counts import prose
from plcomms.language.readability.formulas import BANDS, HARD

_SURE = 100
"""Words from which on one sentence more or less no longer changes the band."""

_SHOWN = 6
_LONG = 20
_SPLIT = "Split {named}; where you can, take shorter words."
_SHORTER = "Take shorter words, and say in a sentence what each long one means."
_SENTENCE = "“{words} …” ({count} words)"
_LIST = ", "
_HARD_TEXT = (
    "La implementación sistemática de metodologías interdisciplinarias requiere una evaluación permanente de "
    "los indicadores institucionales, considerando simultáneamente las particularidades socioeconómicas de "
    "cada comunidad educativa, las responsabilidades administrativas correspondientes y las recomendaciones "
    "metodológicas internacionales."
)
_EASY_TEXT = (
    "Su hija lee un libro cada semana. En clase hablamos de lo que pasa en el libro. El viernes le puede "
    "preguntar qué leyó. Si el libro es muy largo, nos lo dice y buscamos otro. Hay muchos libros aquí."
)


@on_document(
    severity=Severity.WARNING,
    message="In Spanish this is {band} to read (INFLESZ {score:.0f}); families read 55 and more with ease.",
    help="{remedy}",
    source="Barrio-Cantalejo and others (2008), Validación de la Escala INFLESZ: 55 to 65 is normal",
    cases=(
        Case(_HARD_TEXT, (_HARD_TEXT,)),
        Case(f"{_EASY_TEXT}\n\n{_HARD_TEXT} {_HARD_TEXT}", (_EASY_TEXT,)),
        Case(_EASY_TEXT),
        Case(_HARD_TEXT, audience="staff"),
    ),
    audiences=("families", "students"),
    languages=("es",),
)
def spanish_level(passage: Passage, context: Context) -> Iterator[Hit]:
    """Keeps what is written in Spanish as easy as what most adults read.

    A translation is often harder than the text that it was made of: its sentences and words grow.
    """
    reading = context.reading(passage.blocks)
    if reading.band not in HARD:
        return
    score = reading.score("szigriszt_pazos") or 0.0
    first = next((i for i, b in enumerate(passage.blocks) if b.kind == "paragraph"), 0)
    end = len(passage.blocks[first].text) if passage.document is None else 0
    fields = {"band": BANDS[reading.band], "score": score, "remedy": _remedy(passage)}
    severity = None if reading.words >= _SURE else Severity.ADVICE
    yield Hit(0, end, first, fields, severity=severity, excess=55 - score)


def _remedy(passage: Passage) -> str:
    """Which sentences to split first."""
    found = sorted(prose(passage.blocks, "es"), key=lambda sentence: -len(sentence.spans))[:3]
    named = [
        _SENTENCE.format(
            words=" ".join(str(passage.blocks[one.block].text[one.start : one.end]).split()[:_SHOWN]),
            count=len(one.spans),
        )
        for one in found
        if len(one.spans) > _LONG
    ]
    return _SPLIT.format(named=_LIST.join(named)) if named else _SHORTER
