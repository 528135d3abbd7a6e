"""The published formulas of Spanish, on counts.

textstat has them too, but misses syllables of one letter, on which they were not built (``syllables.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plcomms.language.readability.counts import Counts

Formula = Callable[[Counts], float]


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


SPANISH: Mapping[str, Formula] = {
    "fernandez_huerta": fernandez_huerta,
    "szigriszt_pazos": szigriszt_pazos,
    "gutierrez_polini": gutierrez_polini,
    "crawford": crawford,
}

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
