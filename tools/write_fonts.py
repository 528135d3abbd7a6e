"""Write templates/_fonts: the display faces, each in one weight and with the letters of Europe and Vietnam.

They come as variable fonts, which WeasyPrint and Word do not take, and ten times as large. Both are under the
SIL Open Font License without a reserved name, so that a part of each may be given on under its own name.
Needs the packages of ``dev``.
"""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).parents[1] / "templates" / "_fonts"
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x2B0, 0x370),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    0x2122,
    0x2190,
    0x2191,
    0x2192,
    0x2193,
    0x2212,
]
FACES = (
    ("bricolage_grotesque", "BricolageGrotesque[opsz,wdth,wght].ttf", "Bricolage Grotesque", "Bold",
     {"opsz": 40, "wdth": 100, "wght": 700}),
    ("fraunces", "Fraunces[SOFT,WONK,opsz,wght].ttf", "Fraunces", "Bold",
     {"opsz": 40, "wght": 600, "SOFT": 0, "WONK": 0}),
)  # fmt: skip
"""Package, file, family and style of each face, and where on the axes of the font it stands."""


def main() -> None:
    """Write each face and its license."""
    OUT.mkdir(exist_ok=True)
    for package, file, family, style, place in FACES:
        found = importlib.util.find_spec(f"fontpkg_{package}")
        folder = Path(found.origin if found and found.origin else "").parent
        font = instancer.instantiateVariableFont(TTFont(folder / "files" / file), place)
        named(font, family, style)
        options = subset.Options()
        options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum"]
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.hinting = False
        part = subset.Subsetter(options)
        part.populate(unicodes=LETTERS)
        part.subset(font)
        stem = f"{family.replace(' ', '')}-{style}"
        font["head"].modified = font["head"].created
        font.recalcTimestamp = False
        font.save(OUT / f"{stem}.ttf")
        shutil.copyfile(folder / "LICENSE", OUT / f"{family.replace(' ', '')}-OFL.txt")


def named(font: TTFont, family: str, style: str) -> None:
    """Give ``font`` the names of a family with this one style, whose weight is that of bold letters."""
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 5, 13, 14)]
    stem = family.replace(" ", "")
    for number, words in (
        (1, family),
        (2, style),
        (3, f"{stem}-{style}"),
        (4, f"{family} {style}"),
        (6, f"{stem}-{style}"),
    ):
        table.setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x41) | 0x20
    font["head"].macStyle |= 1


if __name__ == "__main__":
    main()
