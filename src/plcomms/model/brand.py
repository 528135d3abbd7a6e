"""How a district or a school looks: its logo, colours, letters and theme."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, WrapValidator, model_validator

from plcomms.model.fields import Colour, Line, Model, in_small_letters, keep
from plcomms.model.fonts import FontName

THEME = "horizon"
"""The look of a district that chose none."""


class Colours(Model):
    """The brand's two colours."""

    primary: Colour = "#1d4f73"
    accent: Colour = "#d98a29"


def _with_either_spelling(schema: dict[str, Any]) -> None:
    schema["properties"]["colors"] = schema["properties"]["colours"]


class Brand(Model):
    """How the papers look."""

    model_config = ConfigDict(json_schema_extra=_with_either_spelling)

    logo: Annotated[
        Line | None, Field(description="Path of an SVG, PNG or JPEG file, seen from the district's folder.")
    ] = None
    logo_alt: Annotated[
        Line | None, Field(description="What the logo shows; the district's name where left out.")
    ] = None
    colours: Annotated[Colours, Field(default_factory=Colours, description="Also written colors.")]
    font: Annotated[
        FontName,
        WrapValidator(keep),
        BeforeValidator(in_small_letters),
        Field(description="The letters: atkinson (the clearest), public-sans, or plex-serif as in a book."),
    ] = "atkinson"
    theme: Annotated[
        Line,
        BeforeValidator(in_small_letters),
        Field(description="The whole look: horizon, press, cut-paper, plain, or a folder of your own."),
    ] = THEME

    @model_validator(mode="before")
    @classmethod
    def _either_spelling(cls, value: Any) -> Any:
        if isinstance(value, dict) and "colors" in value and "colours" not in value:
            return {("colours" if key == "colors" else key): item for key, item in value.items()}
        return value


@lru_cache(maxsize=128)
def laid_over(own: Brand, base: Brand) -> Brand:
    """What a school wrote of its brand, ``own``, over that of its district: all else is the district's."""
    told = {name: getattr(own, name) for name in own.model_fields_set}
    if "colours" in told:
        colours = {name: getattr(own.colours, name) for name in own.colours.model_fields_set}
        told["colours"] = base.colours.model_copy(update=colours)
    return base.model_copy(update=told)
