"""Fits the consensus grade to human judgements, and says how well it and the formulas agree with them.

    python benchmarks/readability_fit.py readability-dev.csv [folder]

The file has the columns ``excerpt`` and ``difficulty`` (higher is harder), and perhaps ``genre`` (``info`` or
``lit``). The folder has texts rewritten at several levels, as ``name-int.txt`` and ``name-adv.txt`` (such as
OneStopEnglish). Needs numpy. Prints Pearson and
Spearman correlations, cross-validated in ten folds for what is fitted, the constants of
``plcomms/language/grade.py``, and how far the grade of a short piece is from that of its whole passage.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from plcomms.language.readability.classic import NAMES, classic_scores
from plcomms.language.readability.counts import Counts, Sentence, prose, tally
from plcomms.language.readability.grade import features, graded
from plcomms.model.text import Block, Text

GRADES = (
    "flesch_kincaid",
    "smog",
    "gunning_fog",
    "coleman_liau",
    "automated_readability_index",
    "linsear_write",
)
"""The formulas that give a school grade as a number: their mean gives the consensus grade its scale."""

SHARE = 0.45
"""How much of the two weights, each for one standard deviation, is the length of sentences.

Least squares gives 0.33, which foretells judgements of different passages best. Who makes one text easier
splits its sentences first, and its subject's rare words stay: so length weighs more, as far as r allows.
"""

FOLDS = 10
REPEATS = 5

Array = np.ndarray[Any, np.dtype[np.float64]]


def read(path: Path) -> tuple[list[list[Sentence]], Array]:
    """The sentences of each passage, and its difficulty."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    passages = [list(prose((Block("paragraph", Text(row["excerpt"])),))) for row in rows]
    return passages, np.array([float(row["difficulty"]) for row in rows])


def solved(columns: Array, target: Array) -> Array:
    """Least squares on the two terms in the proportion of ``SHARE``; the constant comes first."""
    each = np.array([SHARE, 1 - SHARE]) / columns.std(axis=0)
    given = columns @ each
    constant, slope = np.linalg.lstsq(np.column_stack([np.ones(len(target)), given]), target, rcond=None)[0]
    return np.array([constant, *(slope * each)])


def foretold(columns: Array, weights: Array) -> Array:
    return weights[0] + columns @ weights[1:]


def cross_validated(columns: Array, target: Array) -> tuple[Array, float]:
    """What each passage gets from fits that never saw it, a row a repetition; the lowest r in a fold."""
    rows, lowest = [], 1.0
    for seed in range(REPEATS):
        folds = np.array_split(np.random.default_rng(seed).permutation(len(target)), FOLDS)
        given = np.zeros(len(target))
        for fold in folds:
            rest = np.setdiff1d(np.arange(len(target)), fold)
            given[fold] = foretold(columns[fold], solved(columns[rest], target[rest]))
            lowest = min(lowest, correlation(given[fold], target[fold]))
        rows.append(given)
    return np.array(rows), lowest


def mean_r(rows: Array, target: Array) -> float:
    return float(np.mean([correlation(row, target) for row in rows]))


_PERSONS = frozenset(
    [
        "she",
        "he",
        "him",
        "her",
        "his",
        "hers",
        "i",
        "me",
        "my",
        "mine",
        "we",
        "us",
        "our",
        "you",
        "your",
        "said",
    ]
)
_FEW_PERSONS, _FEW_QUOTES = 0.03, 4


def informs(row: dict[str, str]) -> bool:
    """Whether a passage informs, as its ``genre`` says, else as it hardly has persons and quotation marks."""
    if "genre" in row:
        return row["genre"].lower().startswith("info")
    words = row["excerpt"].lower().split()
    persons = sum(word.strip(".,;:!?“”\"'’") in _PERSONS for word in words) / len(words)
    return persons < _FEW_PERSONS and sum(row["excerpt"].count(sign) for sign in '“"') < _FEW_QUOTES


def pairs(folder: Path) -> None:
    """Print in how many pairs the easier text gets the lower figure, for the grade and each formula."""
    both = []
    for easy in sorted(folder.rglob("*-int.txt")):
        hard = Path(str(easy).replace("Int-", "Adv-").replace("-int.", "-adv."))
        if hard.exists():
            both.append((sentences_of(easy), sentences_of(hard)))
    print(f"\n{len(both)} pairs; the easier text is lower in")
    print(f"{'consensus':<32}{np.mean([grade(tally(a)) < grade(tally(b)) for a, b in both]):>9.3f}")
    scores = [(dict(classic_scores(a)), dict(classic_scores(b))) for a, b in both]
    for name in NAMES:
        sign = -1 if name == "flesch_reading_ease" else 1
        print(f"{name:<32}{np.mean([sign * a[name] < sign * b[name] for a, b in scores]):>9.3f}")


def sentences_of(path: Path) -> list[Sentence]:
    text = path.read_text(encoding="utf-8-sig", errors="replace").replace("\n", "\n\n")
    return list(prose((Block("paragraph", Text(text)),)))


def correlation(one: Array, other: Array) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def ranks(values: Array) -> Array:
    return np.argsort(np.argsort(values)).astype(float)


def scored(passages: Sequence[Sequence[Sentence]]) -> dict[str, Array]:
    """The published scores of each passage, by their names."""
    rows = [dict(classic_scores(passage)) for passage in passages]
    return {name: np.array([row[name] for row in rows]) for name in NAMES}


def published(values: dict[str, Array], target: Array) -> Array:
    """Print how each published score agrees with the judgements; give the mean of those that are grades."""
    print(f"{'published formula':<32}{'Pearson':>9}{'Spearman':>10}")
    for name, each in values.items():
        line = (abs(correlation(each, target)), abs(correlation(ranks(each), ranks(target))))
        print(f"{name:<32}{line[0]:>9.3f}{line[1]:>10.3f}")
    mean = np.mean([values[name] for name in GRADES], axis=0)
    print(f"{'mean of the six grades':<32}{correlation(mean, target):>9.3f}")
    return mean


def linked(given: Array, mean: Array) -> tuple[float, float]:
    """The line that turns a fitted difficulty into a school grade, as its constant and its slope.

    The slope is the median of the slopes between every two passages (Theil and Sen): the formulas have no
    upper end, so that a few passages of one endless sentence would pull a line of least squares.
    """
    first, second = np.triu_indices(len(given), 1)
    apart = given[first] != given[second]
    slopes = (mean[first] - mean[second])[apart] / (given[first] - given[second])[apart]
    slope = float(np.median(slopes))
    return float(np.median(mean - slope * given)), slope


def same_grade(grades: Array, mean: Array) -> None:
    """Print what the six formulas say of passages with each consensus grade: the two should be equal."""
    print("\nconsensus   passages   median of the six formulas' mean")
    for low, high in ((0, 5), (5, 7), (7, 9), (9, 11), (11, 13), (13, 15), (15, 25)):
        here = (grades >= low) & (grades < high)
        print(f"{low:>4} to {high:<4}{np.sum(here):>7}{np.median(mean[here]):>15.1f}", end="")
        print(f"  (consensus {np.median(grades[here]):.1f})")


def short_pieces(passages: Sequence[Sequence[Sentence]]) -> None:
    """Print how far the grades of the beginning and the rest of a passage are apart.

    If each is a sample of so many words of one text, the difference of their grades, divided by the root of
    1 / words + 1 / words of the other, spreads alike at every length: that is ``PER_SAMPLE``.
    """
    print("\nwords  pieces  apart (standard deviation)  for one word (PER_SAMPLE)")
    for least in (20, 30, 40, 50, 75, 100):
        apart, shares = [], []
        for passage in passages:
            size = number = 0
            while number < len(passage) and size < least:
                size += len(passage[number].spans)
                number += 1
            part, rest = tally(passage[:number]), tally(passage[number:])
            if size < least * 1.4 and rest.words >= 60:
                apart.append(grade(part) - grade(rest))
                shares.append(apart[-1] / (1 / part.words + 1 / rest.words) ** 0.5)
        print(f"{least:>5}{len(apart):>8}{np.std(apart):>28.2f}{np.std(shares):>27.1f}")


def grade(counts: Counts) -> float:
    return graded(counts.load, counts.toll, counts.words)


def main(path: str, folder: str = "") -> None:
    with Path(path).open(encoding="utf-8", newline="") as file:
        informing = np.array([informs(row) for row in csv.DictReader(file)])
    passages, target = read(Path(path))
    counts = [tally(passage) for passage in passages]
    columns = np.array([features(c.load, c.toll, c.words) for c in counts])
    values = scored(passages)
    mean = published(values, target)
    rows, lowest = cross_validated(columns, target)
    spearman = mean_r(np.array([ranks(row) for row in rows]), ranks(target))
    print(f"{'consensus, cross-validated':<32}{mean_r(rows, target):>9.3f}{spearman:>10.3f}", end="")
    print(f"  lowest fold {lowest:.3f}")
    for name, which in (("that inform", informing), ("that tell", ~informing)):
        print(
            f"  {np.sum(which):>4} passages {name:<16}{mean_r(rows[:, which], target[which]):>9.3f}", end=""
        )
        print(f"  mean of the six grades {correlation(mean[which], target[which]):.3f}", end="")
        best = max(abs(correlation(each[which], target[which])) for each in values.values())
        print(f", best formula {best:.3f}")
    weights = solved(columns, target)
    start, slope = linked(foretold(columns, weights), mean)
    print("\nThe constants of grade.py, fitted and then put on the scale of the six grades:")
    print(f"START = {start + slope * weights[0]:.1f}")
    print(f"PER_LENGTH = {slope * weights[1]:.1f}\nPER_RARITY = {slope * weights[2]:.1f}")
    grades = np.array([grade(c) for c in counts])
    print(f"correlation of the constants in use: {correlation(grades, target):.3f}")
    same_grade(grades, mean)
    short_pieces(passages)
    if folder:
        pairs(Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
