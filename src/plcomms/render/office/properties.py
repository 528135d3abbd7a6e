"""What Word files and slides have in common: brand colours and fonts, properties, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from plcomms.model.fonts import FONTS, Font
from plcomms.model.framed import FramedDocument, Palette

TITLE, WORDS, CLOSE_UP = 2800, 2400, 2800
"""Sizes of letters on slides, in hundredths of a point; the last for few words."""

_COUNTRIES = {"en": "en-US", "es": "es-US"}
"""The kind of a language that schools in the United States write, where a district names none."""

_SCHEME: Mapping[str, str] = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "primary_text",
    "lt2": "tint",
    "accent1": "primary",
    "accent2": "accent",
    "accent3": "primary_text",
    "accent4": "accent_text",
    "accent5": "rule",
    "accent6": "ink",
    "hlink": "primary_text",
    "folHlink": "primary_text",
}
"""The colours of an Office theme (ECMA-376, part 1, section 20.1.6.2) and those of a brand."""

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
    "<dc:language>{language}</dc:language></cp:coreProperties>"
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>plcomms</Application></Properties>"
)


def font_of(page: FramedDocument) -> Font:
    """The font that ``page`` is set in."""
    return FONTS[page.sender.brand.font]


def language(page: FramedDocument) -> str:
    """The language of ``page`` as Office spells it, with a country where we know one."""
    code = page.artifact.document.language
    return _COUNTRIES.get(code, code)


def properties(page: FramedDocument) -> dict[str, bytes]:
    """The parts that hold title, author and language: without dates, which would differ each time."""
    values = {"title": page.title, "author": str(page.sender.name), "language": language(page)}
    core = _CORE.format(**{name: escape(value) for name, value in values.items()})
    return {"docProps/core.xml": core.encode(), "docProps/app.xml": _APP.encode()}


def themed(theme: bytes, palette: Palette, font: Font, display: Font) -> bytes:
    """An Office ``theme`` with the colours of ``palette`` and the letters of text and of headings."""
    text = theme.decode()
    for name, ours in _SCHEME.items():
        colour = f'<a:{name}><a:srgbClr val="{rgb(getattr(palette, ours))}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", colour, text, flags=re.DOTALL)
    for kind, letters in (("major", display), ("minor", font)):
        text = re.sub(rf'(<a:{kind}Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{letters.family}"', text)
    return text.encode()


def rgb(colour: str) -> str:
    """``#0a5c36`` as Office writes it: ``0A5C36``."""
    return colour.lstrip("#").upper()


_BLACK, _WHITE = "#000000", "#ffffff"
IN_INK = Palette(
    _BLACK, _BLACK, _WHITE, _BLACK, _BLACK, _WHITE, _WHITE, _BLACK, _BLACK, _WHITE, _WHITE, _BLACK, _WHITE
)
"""The colours for a black-and-white copier."""
