"""The fullest wording that fits: what goes first, and what comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plcomms.compose.fit import fitted
from plcomms.model.text import Segment, Span, Text

INVITATION = [
    [4, ["Cedar invites you to Show Me Night."], ["Cedar: Show Me Night."]],
    [0, [" Thu, Feb 11"]],
    [[2, 3], [", Cedar School", ": gym"], [", Cedar School"], []],
    [0, ["."]],
    [1, [" Pizza at 5:30."], []],
]


def within(room: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= room


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (99, "Cedar invites you to Show Me Night. Thu, Feb 11, Cedar School: gym. Pizza at 5:30."),
        (81, "Cedar invites you to Show Me Night. Thu, Feb 11, Cedar School: gym."),
        (64, "Cedar invites you to Show Me Night. Thu, Feb 11, Cedar School."),
        (61, "Cedar invites you to Show Me Night. Thu, Feb 11."),
        (47, "Cedar: Show Me Night. Thu, Feb 11."),
        (9, "Cedar: Show Me Night. Thu, Feb 11."),
    ],
)
def test_the_least_important_words_go_first(room: int, said: str) -> None:
    assert fitted(INVITATION, within(room)) == said


def test_what_had_room_after_all_comes_back_the_most_important_first() -> None:
    parts = [[0, ["aaaa"]], [1, [" b"], []], [2, [" cc"], []], [3, [" ddddddddd"], []]]
    assert fitted(parts, within(9)) == "aaaa b cc"
    assert fitted(parts, within(7)) == "aaaa cc"


def test_a_full_stop_is_not_set_twice_and_no_space_stands_at_an_end() -> None:
    assert fitted([[0, ["Will you come?", "."]], [0, [" 6 p.m."]], [0, [".", " "]]], within(99)) == (
        "Will you come? 6 p.m."
    )


def test_words_keep_their_place_in_the_file() -> None:
    place = Text("the gym", [Segment(0, 7, Span("cedar.yaml", 40, 47))])
    made = fitted([[0, ["Come to ", place, "."]]], within(99))
    assert made.span(8, 15) == Span("cedar.yaml", 40, 47)
