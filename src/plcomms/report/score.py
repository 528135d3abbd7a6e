"""A score sheet for people, and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from plcomms.score.cdc_index import Judged, Scored
from plcomms.score.items import PARTS, REACHED

_HEAD = "{name}: CDC Clear Communication Index{sheet}"
_SHORT = " (short sheet, for pieces under a page)"
_MARKS = {"yes": "yes", "no": "no ", "n/a": " - ", None: " ? "}
_PERCENT = "{points} of {applicable} points: {percent:.0f} %."
_BETWEEN = (
    "{points} of {applicable} points, and {open} items wait for an answer: {low:.0f} % to {high:.0f} %."
)
_REACHED = f"It reaches {REACHED}."
_BELOW = f"It does not reach {REACHED}."
_UNDECIDED = f"Whether it reaches {REACHED} hangs on the items with a question mark."
_HOW = "Answer them at a terminal, or in a file: plcomms score --answers score.yaml (see docs/score.md)"
_SOURCE = "Source: CDC Clear Communication Index, user guide (2013, revised 2019)."
_WIDTH = 96


def terminal(scored: Scored) -> str:
    """The sheet as text: each item with its answer, what is missing, and the score."""
    lines = [_HEAD.format(name=scored.name, sheet=_SHORT if scored.short else "")]
    for part, title in PARTS.items():
        lines += ["", f"{part}  {title}"]
        for judged in (j for j in scored.judged if j.item.part == part):
            lines += _item(judged)
    lines += ["", *_result(scored), _SOURCE]
    return "\n".join(lines) + "\n"


def _item(judged: Judged) -> Iterator[str]:
    yield f"  {_MARKS[judged.answer]}  {judged.item.number:2}  {judged.item.question}"
    notes = [judged.why] if judged.why and judged.program else []
    notes += [judged.item.advice] if judged.answer == "no" else []
    for note in notes:
        yield from textwrap.wrap(note, _WIDTH, initial_indent=" " * 11, subsequent_indent=" " * 11)


def _result(scored: Scored) -> Iterator[str]:
    fields = {"points": scored.points, "applicable": scored.applicable, "open": len(scored.open)}
    if scored.open:
        yield _BETWEEN.format(**fields, low=scored.lowest, high=scored.highest)
    else:
        yield _PERCENT.format(**fields, percent=scored.lowest)
    yield {True: _REACHED, False: _BELOW, None: _UNDECIDED}[scored.reached]
    if scored.open:
        yield _HOW


def to_json(scored: Scored) -> str:
    """The sheet as JSON."""
    return (
        json.dumps(
            {
                "name": scored.name,
                "sheet": "short" if scored.short else "full",
                "points": scored.points,
                "applicable": scored.applicable,
                "percent": {"lowest": round(scored.lowest, 1), "highest": round(scored.highest, 1)},
                "reached": scored.reached,
                "items": [
                    {
                        "number": j.item.number,
                        "part": j.item.part,
                        "question": j.item.question,
                        "answer": j.answer,
                        "by": "program" if j.program else "person" if j.answer else None,
                        "why": j.why,
                    }
                    for j in scored.judged
                ],
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )
