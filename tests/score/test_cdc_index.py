"""The index gives a point for what it finds, asks what it cannot tell, and adds up."""

from __future__ import annotations

from datetime import date

import pytest

from plcomms.check.rule import Context, Passage
from plcomms.load.glossary import builtin_glossary, layered
from plcomms.load.markdown import read_markdown
from plcomms.model.score import Answers
from plcomms.score.cdc_index import Scored, ScoredText, score
from plcomms.score.items import ITEMS

GLOSSARY = layered(builtin_glossary(), None)
MESSAGE = "Your child can get free lunch at school each day."
GOOD = f"""# Free lunch for your child

**{MESSAGE}** You only need to send back one form, because it tells the kitchen how many children will eat.

## What to do

- Please sign the form in your child's bag.
- Send it back by March 4.

## Whom to ask

Call Ana Lee at 555-0100.
"""


def _scored(
    text: str, answers: Answers | None = None, short: bool | None = None, message: str = ""
) -> Scored:
    passage = Passage(read_markdown(text).blocks, GLOSSARY.audience("families"), "a.md")
    return score(
        ScoredText(passage, Context(GLOSSARY, date(2026, 11, 24)), message), answers or Answers(), short
    )


def _answer(scored: Scored, number: int) -> str | None:
    return next(j.answer for j in scored.judged if j.item.number == number)


def test_there_are_twenty_items_in_four_parts() -> None:
    assert [item.number for item in ITEMS] == list(range(1, 21))
    assert [sum(item.part == part for item in ITEMS) for part in "ABCD"] == [11, 3, 3, 3]


def test_what_the_text_shows_needs_no_answer() -> None:
    scored = _scored(GOOD, short=False, message=MESSAGE)
    shown = {n: _answer(scored, n) for n in (1, 2, 5, 6, 7, 8, 9, 12, 13, 14)}
    assert set(shown.values()) == {"yes"}
    assert _answer(scored, 4) == "no"
    assert {_answer(scored, n) for n in (15, 16, 17, 18, 19, 20)} == {"n/a"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The garden grew well this year. The children like it.", 5),
        ("Please send the form. We will leverage formative assessments.", 7),
        ("Please call us. The form must be returned by you, and please note it was approved.", 6),
        ("Please come. 79.64 % of families did.", 15),
    ],
)
def test_what_the_text_lacks_gets_no_point(text: str, number: int) -> None:
    assert _answer(_scored(text, short=False), number) == "no"


def test_a_persons_answer_comes_before_the_programs() -> None:
    scored = _scored(GOOD, Answers(answers={"4": "yes", "5": "no"}), short=False)
    assert (_answer(scored, 4), _answer(scored, 5)) == ("yes", "no")


def test_without_a_main_message_the_three_items_on_it_get_no_point() -> None:
    scored = _scored(GOOD, Answers(answers={"1": "no", "2": "yes", "3": "yes", "4": "yes"}), short=False)
    assert [_answer(scored, n) for n in (1, 2, 3, 4)] == ["no"] * 4


def test_points_and_percent_leave_out_what_does_not_apply() -> None:
    answers = {str(n): "yes" for n in range(1, 10)} | {"10": "no"} | {str(n): "n/a" for n in range(11, 21)}
    scored = _scored(GOOD, Answers.model_validate({"answers": answers}), short=False)
    assert (scored.points, scored.applicable, scored.lowest, scored.reached) == (9, 10, 90.0, True)


def test_open_items_leave_the_result_open_only_while_they_can_change_it() -> None:
    everything = {str(n): "yes" for n in range(1, 21)}
    some = Answers.model_validate(
        {"answers": {k: v for k, v in everything.items() if k not in ("10", "11", "16")}}
    )
    scored = _scored(GOOD + "\n8 in 10 families like it.\n", some, short=False)
    assert len(scored.open) == 3
    assert (scored.highest, scored.reached) == (100.0, None)
    none = Answers.model_validate({"answers": dict.fromkeys([str(n) for n in range(1, 10)], "no")})
    assert _scored(GOOD, none, short=False).reached is False


def test_a_piece_under_a_page_is_scored_on_the_short_sheet() -> None:
    assert _scored(GOOD).short
    assert {j.item.number for j in _scored(GOOD).judged}.isdisjoint({3, 4, 8, 9, 10})
    assert not _scored(GOOD * 6).short
