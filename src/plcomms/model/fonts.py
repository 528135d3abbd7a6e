"""The letters that papers can be set in: a short list, each with files that hold all it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FontName = Literal["atkinson", "public-sans", "plex-serif"]
"""What a district may write at ``font``."""

DisplayName = Literal["text", "bricolage", "fraunces"]
"""What a theme may write at ``display``; ``text`` are the letters of the text itself."""

SHIPPED = "templates/_fonts"
"""Where the files of a font stand that comes with plcomms; it has no package."""


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a font: the weights that its letters can have, and whether they lean."""

    file: str
    weights: tuple[str, ...] = ("400",)
    style: str = "normal"


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name, what stands in for it where it cannot be had, and the package with its files."""

    family: str
    others: str
    package: str
    faces: tuple[Face, ...]

    @property
    def stack(self) -> str:
        """The font and what stands in for it, as a style sheet names them."""
        return f'"{self.family}", {self.others}'


FONTS: Mapping[str, Font] = {
    "atkinson": Font(
        "Atkinson Hyperlegible",
        '"Helvetica Neue", Arial, sans-serif',
        "fontpkg_atkinson_hyperlegible",
        (
            Face("AtkinsonHyperlegible-Regular.ttf"),
            Face("AtkinsonHyperlegible-Bold.ttf", ("700",)),
            Face("AtkinsonHyperlegible-Italic.ttf", style="italic"),
        ),
    ),
    "public-sans": Font(
        "Public Sans",
        '"Helvetica Neue", Arial, sans-serif',
        "fontpkg_public_sans",
        (
            Face("PublicSans[wght].ttf", ("400", "700")),
            Face("PublicSans-Italic[wght].ttf", ("400", "700"), "italic"),
        ),
    ),
    "plex-serif": Font(
        "IBM Plex Serif",
        "Georgia, Cambria, serif",
        "fontpkg_ibm_plex_serif",
        (
            Face("IBMPlexSerif-Regular.ttf"),
            Face("IBMPlexSerif-Bold.ttf", ("700",)),
            Face("IBMPlexSerif-Italic.ttf", style="italic"),
        ),
    ),
}
"""All are under the SIL Open Font License and hold the letters of the languages of Europe.

Atkinson Hyperlegible: Braille Institute, for readers with low vision. Public Sans: U.S. Web Design System; it
has Vietnamese too. IBM Plex Serif: IBM, for those who like the letters of a book.
"""

DISPLAY_FONTS: Mapping[str, Font] = {
    "bricolage": Font(
        "Bricolage Grotesque",
        '"Helvetica Neue", Arial, sans-serif',
        "",
        (Face("BricolageGrotesque-Bold.ttf", ("700",)),),
    ),
    "fraunces": Font("Fraunces", "Georgia, Cambria, serif", "", (Face("Fraunces-Bold.ttf", ("700",)),)),
}
"""Letters for headings and figures alone: one weight, and the letters of Europe and Vietnam.

``tools/write_fonts.py`` makes their files, which ship with plcomms. Both are under the SIL Open Font License.
"""
