"""A brand as Word's styles: what a person who writes on in the file gets by choosing a style by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from plcomms.model.document import PrintOptions
from plcomms.model.framed import Palette
from plcomms.render.office.properties import rgb
from plcomms.render.office.word_parts import MARGIN, PAPER

TWIPS = 20
"""Word's unit of length is a twentieth of a point (ECMA-376, part 1, section 22.9.2.14)."""
LEADING = 1.1
"""Line height in Word counts in the font's own lines."""
ORDINARY = PrintOptions().letters
"""The size of letters, in points, that lengths are meant beside."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line beside a paragraph: on which side, of which colour, how thick and how far off, in points."""

    side: str
    colour: str
    thick: float
    off: int = 0

    @property
    def xml(self) -> str:
        """The line as Word writes it: thick counts in eighths of a point."""
        return (
            f'<w:{self.side} w:val="single" w:sz="{round(self.thick * 8)}" w:space="{self.off}" '
            f'w:color="{rgb(self.colour)}"/>'
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs; lengths in points beside ordinary letters, ``size`` in shares of those.

    ``ruled``: a tab draws a line to write on, up to the end of the line.
    """

    name: str
    based: str = "BodyText"
    size: float = 0
    colour: str = ""
    bold: bool = False
    shade: str = ""
    edges: tuple[Edge, ...] = ()
    before: float = 0
    after: float = 6
    line: float = LEADING
    left: float = 0
    right: float = 0
    hang: float = 0
    level: int = 0
    keep: bool = False
    ruled: bool = False
    next: str = "BodyText"

    @property
    def id(self) -> str:
        """Its name without spaces, as pandoc makes it."""
        return self.name.title().replace(" ", "")

    def xml(self, letters: float, width: int) -> str:
        """The style as Word writes it, in lines of ``width`` twips.

        The order of its parts is fixed (ECMA-376, part 1, annex A).
        """
        custom = "" if self.name in _WORDS_OWN or self.level else ' w:customStyle="1"'
        default = ' w:default="1"' if self.name == "Normal" else ""
        based = f'<w:basedOn w:val="{self.based}"/>' if self.name != "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>{based}<w:next w:val="{self.next}"/><w:qFormat/>'
            f"<w:pPr>{self._paragraph(letters / ORDINARY, width)}</w:pPr>"
            f"<w:rPr>{character(self.size * letters, self.colour, self.bold)}</w:rPr></w:style>"
        )

    def _paragraph(self, scale: float, width: int) -> str:
        keep = "<w:keepNext/><w:keepLines/>" if self.keep else ""
        edges = f"<w:pBdr>{''.join(edge.xml for edge in self.edges)}</w:pBdr>" if self.edges else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{rgb(self.shade)}"/>' if self.shade else ""
        left = _twips(self.left * scale)
        stop = f'<w:tab w:val="left" w:pos="{left}"/>' if self.hang else ""
        stop += f'<w:tab w:val="right" w:leader="underscore" w:pos="{width}"/>' if self.ruled else ""
        stops = f"<w:tabs>{stop}</w:tabs>" if stop else ""
        spacing = (
            f'<w:spacing w:before="{_twips(self.before * scale)}" w:after="{_twips(self.after * scale)}" '
            f'w:line="{round(self.line * 240)}" w:lineRule="auto"/>'
        )
        hang = f' w:hanging="{_twips(self.hang * scale)}"' if self.hang else ""
        indent = f'<w:ind w:left="{left}" w:right="{_twips(self.right * scale)}"{hang}/>'
        level = f'<w:outlineLvl w:val="{self.level - 1}"/>' if self.level else ""
        # An indent of a style would take the place of a list's own.
        indent = indent if self.left or self.right or self.hang else ""
        return f"{keep}<w:widowControl/>{edges}{shade}{stops}{spacing}{indent}{level}"


_WORDS_OWN = frozenset(("Normal", "Body Text", "Title"))


def _twips(points: float) -> int:
    return round(points * TWIPS)


def character(size: float = 0, colour: str = "", bold: bool = False) -> str:
    """How letters look: ``size`` in points."""
    half = round(size * 2)
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{rgb(colour)}"/>' if colour else "")
        + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "")
    )


def paragraphs(p: Palette, banner: bool) -> tuple[Style, ...]:
    """The styles of paragraphs: ours and those that pandoc uses; ``banner``: a band behind the title."""
    band = tuple(Edge(side, p.primary, 6, 6) for side in ("top", "left", "bottom", "right"))
    in_band: dict[str, Any] = {"colour": p.ink}
    if banner:
        in_band = {"shade": p.primary, "edges": band, "colour": p.on_primary, "left": 12.0, "right": 12.0}
    title = (
        Style("heading 1", size=2, bold=True, after=0, line=1, level=1, keep=True, **in_band)
        if banner
        else Style(
            "heading 1", size=2, bold=True, colour=p.ink, before=4, after=8, line=1, level=1, keep=True
        )
    )
    bar = (Edge("left", p.accent, 3, 9),)
    h2 = Style(
        "heading 2",
        size=1.3,
        bold=True,
        colour=p.primary_text,
        before=8,
        after=3,
        line=1,
        level=2,
        keep=True,
    )
    h3 = Style("heading 3", size=1.06, bold=True, colour=p.ink, before=8, after=2, line=1, level=3, keep=True)
    h4 = [
        Style(f"heading {n}", bold=True, colour=p.ink, before=6, after=2, line=1, level=n, keep=True)
        for n in (4, 5, 6)
    ]
    return (
        Style("Normal", after=4),
        Style("Body Text", based="Normal", after=4),
        Style("First Paragraph", after=4),
        Style("Compact", after=3),
        Style("Title", size=2, bold=True, colour=p.primary_text, after=8, line=1),
        title,
        h2,
        h3,
        *h4,
        Style("Banner", size=0.95, bold=True, after=0, next="Banner", **in_band),
        Style("Kicker", size=0.95, bold=True, colour=p.accent_text, after=2),
        Style("Lead", size=1.25, bold=True, colour=p.primary_text, before=6, after=5, line=1.05),
        Style("Letterhead", size=0.9, after=2, line=1.1),
        Style("Letterhead End", size=0.9, after=10, line=1.1, edges=(Edge("bottom", p.primary, 2, 6),)),
        Style("Small", size=0.9, after=4),
        Style("Box", edges=bar, left=12, after=4),
        Style("Box Small", size=0.9, edges=bar, left=12, after=4),
        Style("Quotation", size=1.12, edges=bar, left=18, right=18, before=6, after=2, keep=True),
        Style("Quotation By", size=0.9, edges=bar, left=18, right=18, after=6),
        Style("Block Text", edges=bar, left=18, right=18, before=6, after=6),
        Style("Fact", left=78, hang=78, after=4),
        Style("Fact With More", based="Fact", left=78, hang=78, after=2, keep=True, next="FactMore"),
        Style("Fact More", size=0.85, left=78, after=6),
        Style("Signature Line", before=8, after=6),
        Style("Definition Term", bold=True, after=0, before=4, keep=True),
        Style("Definition", left=12, after=4),
        Style("To Fill In", line=1.8, after=0, ruled=True),
        Style("Cut Line", size=0.85, before=18, keep=True, edges=(Edge("top", p.ink, 0.75, 6),)),
        Style("Contact", size=0.9, before=6, edges=(Edge("top", p.primary, 2, 7),), after=0),
        Style("Table Heading", bold=True, colour=p.on_primary, after=0),
        Style("Table Caption", bold=True, before=6, after=3, keep=True),
        Style("Picture", before=4, after=3, line=1, keep=True),
        Style("Image Caption", size=0.85, after=8),
        Style("Foot", size=0.75, after=0, based="Normal"),
    )


_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" '
    'w:cs="{font}"/>{letters}<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
_CHARACTER = (
    '<w:style w:type="character"{custom} w:styleId="{id}"><w:name w:val="{name}"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{letters}</w:rPr></w:style>'
)
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/>'
    "<w:qFormat/><w:tblPr><w:tblBorders>"
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/></w:tblBorders><w:tblCellMar>'
    '<w:top w:w="70" w:type="dxa"/><w:left w:w="115" w:type="dxa"/>'
    '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{on}"/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr></w:tblStylePr></w:style>'
)


def styles(
    pandocs: bytes, palette: Palette, look: PrintOptions, language: str, banner: bool, family: str
) -> bytes:
    """Pandoc's own styles with those of a brand in their place; ``banner``: a band behind the title.

    ``family`` is the name of the font.
    """
    width = PAPER[look.paper][0] - 2 * MARGIN
    ink = character(look.letters, palette.ink)
    made = [style.xml(look.letters, width) for style in paragraphs(palette, banner)]
    made += [
        _CHARACTER.format(id=name, name=name, custom=custom, letters=letters)
        for name, custom, letters in (
            ("Day", ' w:customStyle="1"', character(look.letters * 1.1, palette.primary_text, bold=True)),
            ("Numeral", ' w:customStyle="1"', character(look.letters * 1.4, palette.primary_text, bold=True)),
            ("Hyperlink", "", character(0, palette.primary_text) + '<w:u w:val="single"/>'),
        )
    ]
    # A copier turns areas to dirt.
    fill, on = (palette.tint, palette.ink) if look.ink == "bw" else (palette.primary, palette.on_primary)
    made.append(_TABLE.format(rule=rgb(palette.rule), on=rgb(on), fill=rgb(fill)))
    text = re.sub(
        r"<w:docDefaults>.*?</w:docDefaults>",
        _DEFAULTS.format(font=family, letters=ink, language=language),
        pandocs.decode(),
        flags=re.DOTALL,
    )
    ours = set(re.findall(r'w:styleId="(\w+)"', "".join(made)))
    ours |= {f"{name}Char" for name in ours}

    def kept(match: re.Match[str]) -> str:
        return "" if match["id"] in ours else match[0]

    text = re.sub(r'<w:style\b[^>]*w:styleId="(?P<id>\w+)".*?</w:style>', kept, text, flags=re.DOTALL)
    text = text.replace('w:val="BodyTextChar"', 'w:val="DefaultParagraphFont"')
    return text.replace("</w:styles>", "".join(made) + "</w:styles>").encode()
