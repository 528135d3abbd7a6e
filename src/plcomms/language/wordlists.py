"""Lists of words that are data: parts of names, acronyms that everybody knows, short everyday words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def group(name: str) -> frozenset[str]:
    """The words of one line of ``data/names.txt``: ``titles``, ``streets``, ``bodies`` and the others."""
    return _groups()[name]


@cache
def common_acronyms() -> frozenset[str]:
    """Acronyms that need no explanation, however seldom they are spelt out."""
    return frozenset(_words("acronyms.txt"))


@cache
def short_words() -> frozenset[str]:
    """Ordinary English words of two to six letters, which people write in capitals to be loud."""
    return frozenset(_words("short_words.txt"))


@cache
def _groups() -> dict[str, frozenset[str]]:
    lines = (_DATA / "names.txt").read_text(encoding="utf-8").splitlines()
    return {name: frozenset(words.split()) for name, words in (line.split(":") for line in lines)}


def _words(name: str) -> list[str]:
    return (_DATA / name).read_text(encoding="utf-8").split()
