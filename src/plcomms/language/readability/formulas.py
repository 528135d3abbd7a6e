"""The published readability formulas, on counts.

Each gives what textstat 0.7.8 gives for the text that :func:`plcomms.language.readability.counts.prepared`
makes; the
tests compare the two. They are computed from the counts, because textstat reads the whole text anew for
every formula and every word, which takes minutes where this takes a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plcomms.language.readability.counts import Counts

Formula = Callable[[Counts], float]


def flesch_reading_ease(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy). R. Flesch, J. Applied Psychology 32, 1948."""
    return 206.835 - 1.015 * counts.words / counts.full - 84.6 * counts.syllables / counts.words


def flesch_kincaid(counts: Counts) -> float:
    """A US school grade. J. P. Kincaid and others, Research Branch Report 8-75, US Navy, 1975."""
    return 0.39 * counts.words / counts.full + 11.8 * counts.syllables / counts.words - 15.59


def smog(counts: Counts) -> float:
    """A US school grade, made for 30 sentences or more. G. H. McLaughlin, J. Reading 12, 1969."""
    return 1.043 * float((30 * counts.polysyllables / counts.full) ** 0.5) + 3.1291


def gunning_fog(counts: Counts) -> float:
    """A US school grade. R. Gunning, The Technique of Clear Writing, 1952.

    Hard words have three syllables or more; names and familiar words are none, as Gunning leaves out proper
    names, compounds of easy words and endings.
    """
    return 0.4 * (counts.words / counts.full + 100 * counts.hard / counts.words)


def coleman_liau(counts: Counts) -> float:
    """A US school grade. M. Coleman and T. L. Liau, Journal of Applied Psychology 60, 1975."""
    return 0.058 * (100 * counts.letters / counts.words) - 0.296 * (100 * counts.full / counts.words) - 15.8


def automated_readability_index(counts: Counts) -> float:
    """A US school grade. R. J. Senter and E. A. Smith, AMRL-TR-66-220, US Air Force, 1967."""
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / counts.full - 21.43


def dale_chall(counts: Counts) -> float:
    """A score that a table turns into grades: 4.9 and less is grade 4 and below, 10 and more is college.

    Between them 5 to 5.9 is grades 5 and 6, 6 to 6.9 grades 7 and 8, 7 to 7.9 grades 9 and 10, 8 to 8.9
    grades 11 and 12, 9 to 9.9 the first years of college.
    E. Dale and J. S. Chall, A formula for predicting readability, Educational Research Bulletin 27, 1948.
    """
    share = 100 * counts.unfamiliar / counts.words
    return 0.1579 * share + 0.0496 * counts.words / counts.full + 3.6365 * (share > 5)


def linsear_write(counts: Counts) -> float:
    """A US school grade. J. O'Hayre, Gobbledygook Has Gotta Go, US Bureau of Land Management, 1966.

    Over the whole text, where the original takes one sample of a hundred words.
    """
    points = (counts.voiced + 2 * counts.polysyllables) / counts.full
    return points / 2 if points > 20 else (points - 2) / 2


def fernandez_huerta(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy), Spanish.

    J. Fernandez Huerta, Medidas sencillas de lecturabilidad, Consigna 214, 1959; corrected by G. Law, 2011.
    """
    return 206.84 - 60 * counts.syllables / counts.words - 1.02 * counts.words / counts.full


def szigriszt_pazos(counts: Counts) -> float:
    """0 (very hard) to 100 (very easy), Spanish.

    F. Szigriszt Pazos, Sistemas predictivos, thesis, Universidad Complutense de Madrid, 1993.
    """
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.full


def gutierrez_polini(counts: Counts) -> float:
    """20 (hard) to 70 (easy), Spanish. L. E. Gutierrez de Polini, Universidad Central de Venezuela, 1972."""
    return 95.2 - 9.7 * counts.letters / counts.words - 0.35 * counts.words / counts.full


def crawford(counts: Counts) -> float:
    """Years of school, Spanish, for the primary grades. A. N. Crawford, Lectura y Vida 10, 1989."""
    return (
        -0.205 * (100 * counts.full / counts.words) + 0.049 * (100 * counts.syllables / counts.words) - 3.407
    )


ENGLISH: Mapping[str, Formula] = {
    "flesch_reading_ease": flesch_reading_ease,
    "flesch_kincaid": flesch_kincaid,
    "smog": smog,
    "gunning_fog": gunning_fog,
    "coleman_liau": coleman_liau,
    "automated_readability_index": automated_readability_index,
    "dale_chall": dale_chall,
    "linsear_write": linsear_write,
}

SPANISH: Mapping[str, Formula] = {
    "fernandez_huerta": fernandez_huerta,
    "szigriszt_pazos": szigriszt_pazos,
    "gutierrez_polini": gutierrez_polini,
    "crawford": crawford,
}

FORMULAS: Mapping[str, Mapping[str, Formula]] = {"en": ENGLISH, "es": SPANISH}
"""The formulas that were made for a language, by their names."""

_INFLESZ = ((80, "very_easy"), (65, "fairly_easy"), (55, "normal"), (40, "somewhat_hard"))

BANDS: Mapping[str, str] = {
    "very_easy": "very easy",
    "fairly_easy": "fairly easy",
    "normal": "normal",
    "somewhat_hard": "somewhat hard",
    "very_hard": "very hard",
}
"""What people call the INFLESZ bands, from the easiest on."""

HARD = ("somewhat_hard", "very_hard")
"""The bands that are harder than most adults read with ease: 55 and less."""


def inflesz(counts: Counts) -> str:
    """The band of the Szigriszt-Pazos score, from ``very_hard`` over ``normal`` to ``very_easy``.

    I. M. Barrio-Cantalejo and others, Validacion de la Escala INFLESZ, Anales Sis San Navarra 31, 2008.
    """
    score = szigriszt_pazos(counts)
    return next((band for least, band in _INFLESZ if score > least), "very_hard")
