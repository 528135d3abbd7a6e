"""The focus of a picture is read as people write it, or told with the right form."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from plcomms.model.entries import Picture


def focus_of(written: object) -> str | None:
    return Picture(file="a.jpg", alt="Rain", focus=written).focus


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("50% 35%", "50 35"),
        ("50 35", "50 35"),
        ("50%, 35%", "50 35"),
        ("12.5%35%", "12.5 35"),
        ("50%/35%", "50 35"),
        ("top", "50 0"),
        ("left", "0 50"),
        ("Top Left", "0 0"),
        ("left center", "0 50"),
        ("middle", "50 50"),
        ("bottom right", "100 100"),
        ("0% 100%", "0 100"),
    ],
)
def test_a_point_is_read_across_and_down(written: str, read: str) -> None:
    assert focus_of(written) == read


@pytest.mark.parametrize(
    "written", ["50%", "50% 35% 2%", "120% 3%", "top bottom", "left right", "face", "-5% 3%", 50]
)
def test_what_is_no_point_is_told_with_the_right_form(written: object) -> None:
    with pytest.raises(ValidationError, match="50% 35%"):
        focus_of(written)


def test_no_focus_is_none() -> None:
    assert focus_of(None) is None
