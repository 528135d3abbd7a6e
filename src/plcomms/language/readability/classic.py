"""The published scores of English, as textstat gives them for the text that ``counts.prepared`` makes.

textstat reads the whole text anew for every score and every word: this is for whoever asks for the scores.
The consensus grade, which every check asks for, has none of them (``grade.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from plcomms.language.readability.counts import Sentence, prepared

_METHODS: Mapping[str, str] = {
    "flesch_reading_ease": "flesch_reading_ease",
    "flesch_kincaid": "flesch_kincaid_grade",
    "smog": "smog_index",
    "gunning_fog": "gunning_fog",
    "coleman_liau": "coleman_liau_index",
    "automated_readability_index": "automated_readability_index",
    "dale_chall": "dale_chall_readability_score",
    "linsear_write": "linsear_write_formula",
}
"""What textstat calls each score.

- Flesch Reading Ease, 0 (very hard) to 100: R. Flesch, J. Applied Psychology 32, 1948.
- Flesch-Kincaid, a US school grade as all that follow but one: J. P. Kincaid and others, Research Branch
  Report 8-75, US Navy, 1975.
- SMOG, made for 30 sentences or more: G. H. McLaughlin, J. Reading 12, 1969.
- Gunning Fog: R. Gunning, The Technique of Clear Writing, 1952.
- Coleman-Liau: M. Coleman and T. L. Liau, Journal of Applied Psychology 60, 1975.
- Automated Readability Index: R. J. Senter and E. A. Smith, AMRL-TR-66-220, US Air Force, 1967.
- Dale-Chall, which a table turns into grades (4.9 and less is grade 4 and below, 10 and more is college): E.
  Dale and J. S. Chall, A formula for predicting readability, Educational Research Bulletin 27, 1948.
- Linsear Write: J. O'Hayre, Gobbledygook Has Gotta Go, US Bureau of Land Management, 1966.
"""

_KNOWS_FORMS = frozenset(("gunning_fog", "dale_chall"))
"""Scores that ask which words are familiar: their text says so, for textstat does not know plurals."""

NAMES = tuple(_METHODS)


def classic_scores(found: Sequence[Sentence]) -> tuple[tuple[str, float], ...]:
    """The name and value of each score of the sentences ``found``, which have three words or more."""
    import textstat  # noqa: PLC0415 (a check never needs it)

    text, plain = prepared(found), prepared(found, plain=True)
    return tuple(
        (name, float(_asked(textstat, method)(plain if name in _KNOWS_FORMS else text)))
        for name, method in _METHODS.items()
    )


def _asked(textstat: Any, method: str) -> Any:
    """The function called ``method``; Linsear Write over the whole text, not over its first hundred words."""
    found = getattr(textstat, method)
    return partial(found, strict_upper=False) if method == "linsear_write_formula" else found
