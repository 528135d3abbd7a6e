"""Colors that words can be read in and on, whatever the brand is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.palettes import BRANDS, faults
from plcomms.model.brand import Colours
from plcomms.model.colour import INK, READABLE, area, best_on, contrast, readable_on, settled, tint
from plcomms.model.oklch import from_rgb, to_rgb
from plcomms.render.palette import NIGHT_HEADING, dark, palette

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_that_of_the_standard() -> None:
    assert round(contrast("#ffffff", "#000000"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert contrast("#1d4f73", "#1d4f73") == 1


@given(colours, colours)
def test_a_palette_can_be_read_by_day_and_by_night_and_keeps_the_hues_of_its_brand(
    primary: str, accent: str
) -> None:
    assert faults(primary, accent) == []


@pytest.mark.parametrize("name", BRANDS)
def test_the_drawn_brands_have_palettes_without_a_fault(name: str) -> None:
    assert faults(*BRANDS[name]) == []


@given(colours)
def test_a_color_comes_back_from_lightness_chroma_and_hue_as_it_was(color: str) -> None:
    back = to_rgb(from_rgb(color))
    assert all(abs(int(color[i : i + 2], 16) - int(back[i : i + 2], 16)) <= 1 for i in (1, 3, 5))


def test_a_pale_yellow_is_a_ground_with_ink_on_it_and_never_brown() -> None:
    made = palette(Colours(primary="#fff3a0", accent="#fce205"))
    assert (made.primary, made.on_primary) == ("#fff3a0", INK)
    assert from_rgb(made.primary_text).chroma < 0.03
    with_blue = palette(Colours(primary="#fff3a0", accent="#123c7c"))
    assert with_blue.primary_text == with_blue.accent_text == "#123c7c"


def test_headings_on_a_dark_screen_are_not_fainter_than_nine_to_one() -> None:
    night = dark(palette(Colours(primary="#14505c", accent="#b3501a")))
    assert contrast(night.primary_text, night.tint) >= NIGHT_HEADING == 9


@given(colours, colours)
def test_an_accent_that_was_made_darker_stays_as_it_is(primary: str, accent: str) -> None:
    ground = tint(primary)
    assert readable_on(readable_on(accent, ground), ground) == readable_on(accent, ground)


@given(colours)
def test_a_color_that_is_dark_enough_stays_as_it_is(color: str) -> None:
    dark_one = settled(color)
    assert readable_on(dark_one, tint(dark_one)) == dark_one
    assert area(dark_one) == dark_one
    assert contrast(best_on(dark_one), dark_one) >= READABLE
