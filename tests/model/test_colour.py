"""Colors that words can be read in and on, whatever the brand is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plcomms.model.brand import Colours
from plcomms.model.colour import READABLE, area, best_on, contrast, readable_on, settled, tint
from plcomms.render.palette import dark, palette

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_that_of_the_standard() -> None:
    assert round(contrast("#ffffff", "#000000"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert contrast("#1d4f73", "#1d4f73") == 1


@given(colours, colours)
def test_words_can_be_read_wherever_a_palette_puts_them_by_day_and_by_night(
    primary: str, accent: str
) -> None:
    for colors in (day := palette(Colours(primary=primary, accent=accent)), dark(day)):
        for words in (colors.primary_text, colors.accent_text, colors.ink):
            assert contrast(words, colors.tint) >= READABLE
            assert contrast(words, colors.paper) >= READABLE
        assert contrast(colors.on_primary, colors.primary) >= READABLE
        assert contrast(colors.on_accent, colors.accent) >= READABLE


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
