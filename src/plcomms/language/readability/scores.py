"""How hard a text is to read, and what would make it easier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plcomms.language.readability.classic import classic_scores
from plcomms.language.readability.counts import Counts, Sentence, prose, tally
from plcomms.language.readability.formulas import SPANISH, inflesz
from plcomms.language.readability.grade import FEWEST, consensus, margin
from plcomms.language.terms.advice import Advice, Costly, TermPlace, advise
from plcomms.model.text import Block

__all__ = ["Advice", "Costly", "Reading", "TermPlace", "explain", "measure", "root"]

TOO_SHORT = "too_short"
NO_FORMULA = "no_formula"
BAND_ONLY = "band_only"

_SCORED = ("en", "es")
"""The languages for which formulas were made."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured of one text.

    ``grade`` is the consensus grade on the scale of US school grades; where it is None, ``reason`` says why:
    ``too_short`` (fewer than 30 words in sentences), ``no_formula`` (none was validated for the language) or
    ``band_only`` (Spanish, whose formulas give bands and scores). ``margin`` is how far the grade may be off
    because the text is a small sample. ``scores`` are pairs of a formula's name and value; ``band`` is the
    INFLESZ band of a Spanish text. Names count as words, numbers, times and addresses do not.
    """

    language: str
    words: int
    sentences: int
    syllables: int
    mean_length: float
    longest: int
    scores: tuple[tuple[str, float], ...]
    grade: float | None
    reason: str = ""
    margin: float | None = None
    band: str = ""

    def score(self, formula: str) -> float | None:
        """The value of one formula, such as ``flesch_kincaid``; None where it was not computed."""
        return dict(self.scores).get(formula)

    @property
    def sure(self) -> bool:
        """Whether the grade rests on enough words to be within about one grade."""
        return self.margin is not None and self.margin <= 1


def measure(blocks: Sequence[Block], language: str = "en", *, scored: bool = True) -> Reading:
    """Measure the sentences of paragraphs, quotations, and list items and captions that are sentences.

    Args:
        blocks: a text in reading order; one statement may be a single block.
        language: a language tag; ``es-US`` is read as ``es``.
        scored: whether to compute the published formulas too; without them no syllable is counted in English.
    """
    code = root(language)
    scored = scored or code != "en"
    found = tuple(prose(blocks, code))
    counts = tally(found, code, spoken=scored)
    scores = _scores(code, found, counts) if scored and counts.words >= FEWEST else ()
    grade = consensus(counts) if code == "en" else None
    return Reading(
        language=language,
        words=counts.words,
        sentences=counts.sentences,
        syllables=counts.syllables,
        mean_length=counts.words / counts.sentences if counts.sentences else 0.0,
        longest=counts.longest,
        scores=scores,
        grade=grade,
        reason=_reason(code, counts.words),
        margin=None if grade is None else margin(counts.words),
        band=inflesz(counts) if code == "es" and scores else "",
    )


def _scores(code: str, found: Sequence[Sentence], counts: Counts) -> tuple[tuple[str, float], ...]:
    """The scores that were made for the language ``code``."""
    if code == "en":
        return classic_scores(found)
    return tuple((name, formula(counts)) for name, formula in SPANISH.items()) if code == "es" else ()


def explain(blocks: Sequence[Block], language: str = "en") -> Advice:
    """The three sentences and the three words that cost the grade most, and the grade without each.

    Empty where :func:`measure` gives no grade.
    """
    code = root(language)
    return advise(tuple(prose(blocks, code))) if code == "en" else Advice(None, (), ())


def root(language: str) -> str:
    """A language tag without its country: ``es-US`` is ``es``."""
    return language.replace("_", "-").split("-")[0].lower()


def _reason(code: str, words: int) -> str:
    if code not in _SCORED:
        return NO_FORMULA
    if words < FEWEST:
        return TOO_SHORT
    return BAND_ONLY if code == "es" else ""
