"""Lists of words that are data: parts of names, acronyms that everybody knows, short everyday words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_GROUPS = ("names.txt", "groups.txt", "people.txt", "letters.txt")


@cache
def group(name: str) -> frozenset[str]:
    """The words of one line of a file of groups such as ``names.txt``: ``titles``, ``states``."""
    return _groups()[name]


@cache
def function_words() -> frozenset[str]:
    """Words that no noun before them tells more of: ``and``, ``in``, ``will``."""
    names = ("links", "behind", "fixed", "auxiliaries", "determiners", "subjects", "modals", "joints")
    return frozenset(word for name in names for word in group(name))


@cache
def common_acronyms() -> frozenset[str]:
    """Acronyms that need no explanation, however seldom they are spelt out."""
    return frozenset(_words("acronyms.txt"))


@cache
def short_words() -> frozenset[str]:
    """Ordinary English words of two to six letters, which people write in capitals to be loud."""
    return frozenset(_words("short_words.txt"))


@cache
def everyday_words() -> frozenset[str]:
    """Words of school and home that everybody knows and old print hardly has: ``email``, ``math``."""
    return frozenset(_words("everyday.txt"))


@cache
def _groups() -> dict[str, frozenset[str]]:
    rows = (line.partition(":") for name in _GROUPS for line in lines(name))
    return {name: frozenset(words.split()) for name, _, words in rows}


def _words(name: str) -> list[str]:
    return " ".join(lines(name)).split()


def lines(name: str) -> list[str]:
    """The lines of a file of words in ``data`` that are no comments."""
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line[:1] != "#"]
