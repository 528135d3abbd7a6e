"""How a district or a school looks: its logo, colours and letters."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, WrapValidator, model_validator

from plcomms.model.fields import Colour, Line, Model, in_small_letters, keep
from plcomms.model.fonts import FontName


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

    @model_validator(mode="before")
    @classmethod
    def _either_spelling(cls, value: Any) -> Any:
        if isinstance(value, dict) and "colors" in value and "colours" not in value:
            return {("colours" if key == "colors" else key): item for key, item in value.items()}
        return value
