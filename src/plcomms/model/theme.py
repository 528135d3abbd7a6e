"""Themes: whole looks that a district chooses by name."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from plcomms.model.fields import Line, Model, in_small_letters
from plcomms.model.fonts import DisplayName


class Theme(Model):
    """A look: what a ``theme.yaml`` says of it. Its styles stand beside that file."""

    name: str = ""
    title: Line
    about: Annotated[Line, Field(description="What it looks like and for whom, in one sentence.")]
    display: Annotated[
        DisplayName,
        BeforeValidator(in_small_letters),
        Field(
            description="The letters of headings and figures: text (those of the text), bricolage, fraunces."
        ),
    ] = "text"
    filled: Annotated[
        bool, Field(description="Whether Word files and slides have areas filled with the brand's colours.")
    ] = True
    like: Annotated[
        Line | None,
        Field(description="A theme whose styles come first, so that only what differs is written."),
    ] = None
