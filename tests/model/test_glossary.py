"""Who gets what is written for certain readers."""

from __future__ import annotations

import pytest

from plcomms.model.glossary import Audience, reaches

AIDES = Audience(id="aides", label="Aides", grade=8, like=("staff",))


@pytest.mark.parametrize(
    ("readers", "reached"),
    [((), True), (("aides",), True), (("staff", "board"), True), (("board",), False), (("aide",), False)],
)
def test_what_is_for_an_audience_is_for_those_like_it_and_what_is_for_none_is_for_all(
    readers: tuple[str, ...], reached: bool
) -> None:
    assert reaches(readers, AIDES) is reached


def test_what_is_for_some_who_are_like_others_is_not_for_the_others() -> None:
    staff = Audience(id="staff", label="Staff", grade=10)
    assert not reaches(("aides",), staff)
