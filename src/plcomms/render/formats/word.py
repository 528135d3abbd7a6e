"""A document to write on in: Word's own styles in the colours of the brand, through pandoc."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from functools import lru_cache
from html import escape

from plcomms.model.document import PrintOptions
from plcomms.model.element import Element, to_html
from plcomms.model.fonts import Font
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument, Palette
from plcomms.render.assets import find, read
from plcomms.render.formats import Renderer
from plcomms.render.office.pandoc import converted, lacking, reference, zipped
from plcomms.render.office.properties import IN_INK, font_of, language, properties, rgb, themed
from plcomms.render.office.word_elements import LINE, TAB, for_word
from plcomms.render.office.word_parts import (
    CONTENT_TYPES,
    FONT_RELATION,
    FONT_RELATIONS,
    FONT_TABLE,
    FOOT,
    INSIDE,
    MARGIN,
    PAPER,
    RELATIONS,
    SECTION,
    SETTINGS,
)
from plcomms.render.plain import plain

__all__ = ["RENDERER", "lacking", "render"]


_TAB = '</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">'
_PARAGRAPH = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)
_MARKS = {"\uf0b7": "•", "o": "–", "\uf0a7": "•"}
"""Marks of lists in the fonts Symbol, Courier and Wingdings, and the same in any font."""
_FACES = {
    (("400",), "normal"): "Regular",
    (("700",), "normal"): "Bold",
    (("400",), "italic"): "Italic",
    (("700",), "italic"): "BoldItalic",
}


def render(page: FramedDocument) -> bytes:
    """The page as a Word file.

    Raises:
        RenderError: there is no pandoc, or a file that the page names cannot be read.
    """
    root = plain(page)
    said = {one.get("name"): one.get("content") for one in root.within() if one.tag == "meta"}
    root = for_word(
        root.changed(lambda element: _in_language(element, language(page))), said.get("columns", "")
    )
    look = page.artifact.look
    banner = look.ink == "colour" and _has_banner(root)
    colours = IN_INK if look.ink == "bw" else page.palette
    dressed = _reference(colours, look, language(page), banner, font_of(page), page.display)
    parts = converted(to_html(root), "docx", dressed)
    parts |= properties(page) | _fonts(page)
    parts |= {
        "word/document.xml": _document(parts["word/document.xml"].decode(), look),
        "word/numbering.xml": _lists(parts["word/numbering.xml"].decode(), colours),
        "word/footer1.xml": _foot(str(page.sender.name), said.get("foot", ""), look),
        "word/settings.xml": SETTINGS.format(language=language(page)).encode(),
    }
    parts["word/_rels/document.xml.rels"] = _before_end(parts["word/_rels/document.xml.rels"], RELATIONS)
    parts["[Content_Types].xml"] = _before_end(parts["[Content_Types].xml"], CONTENT_TYPES)
    return zipped(parts)


def _in_language(element: Element, code: str) -> Element | None:
    """``element`` without what a head says in other places, the whole page in the language ``code``."""
    if element.tag == "html":
        return replace(element, attributes={**element.attributes, "lang": code})
    return None if element.tag in ("title", "meta") else element


def _has_banner(root: Element) -> bool:
    return any("masthead" in element.classes and element.holds("h1") for element in root.within())


@lru_cache(maxsize=32)
def _reference(
    palette: Palette, look: PrintOptions, code: str, banner: bool, font: Font, display: Font
) -> bytes:
    """Pandoc's reference file in the colours and letters of a brand."""
    from plcomms.render.office.word_style import styles  # noqa: PLC0415 (what has no Word files never needs it)

    parts = dict(reference("docx"))
    parts["word/styles.xml"] = styles(parts["word/styles.xml"], palette, look, code, banner, font.family)
    parts["word/theme/theme1.xml"] = themed(parts["word/theme/theme1.xml"], palette, font, display)
    return zipped(parts)


def _document(xml: str, look: PrintOptions) -> bytes:
    """The document with its tabs, its lines to write on, its paper and its margins."""
    xml = _PARAGRAPH.sub(lambda found: _ruled(found[0]) if LINE in found[0] else found[0], xml)
    xml = xml.replace(TAB, _TAB)
    xml = re.sub(r"<w:p><w:pPr>(<w:numPr>)", r'<w:p><w:pPr><w:pStyle w:val="Compact"/>\1', xml)
    width, height = PAPER[look.paper]
    section = SECTION.format(width=width, height=height, margin=MARGIN)
    return re.sub(r"<w:sectPr>.*?</w:sectPr>", section, xml, flags=re.DOTALL).encode()


def _lists(xml: str, palette: Palette) -> bytes:
    """Lists with marks from our own font, in the brand's colour, and half as deep as pandoc sets them."""
    for theirs, ours in _MARKS.items():
        xml = xml.replace(f'<w:lvlText w:val="{theirs}" />', f'<w:lvlText w:val="{ours}" />')
    colour = f'<w:color w:val="{rgb(palette.accent_text)}"/>'
    xml = re.sub(r'<w:rFonts w:ascii="(?:Symbol|Courier New|Wingdings)"[^>]*/>', colour, xml)
    return re.sub(r'(?<=<w:ind w:left=")\d+', lambda found: str(int(found[0]) // 2), xml).encode()


def _ruled(paragraph: str) -> str:
    bare = re.sub(r"<w:pStyle [^>]*>", "", paragraph)
    styled = bare.replace("<w:pPr>", '<w:pPr><w:pStyle w:val="ToFillIn"/>', 1)
    return styled.replace(LINE, _TAB)


def _foot(sender: str, words: str, look: PrintOptions) -> bytes:
    """The foot of each page: who sends it, and which page it is; ``#`` stands for it, ``##`` for the last."""
    fields = {"##": "NUMPAGES", "#": "PAGE"}
    runs = [
        f'<w:fldSimple w:instr=" {fields[part]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        if part in fields
        else f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in re.split(r"(##?)", words)
        if part
    ]
    return FOOT.format(
        sender=escape(sender), runs="".join(runs), width=PAPER[look.paper][0] - 2 * MARGIN
    ).encode()


def _fonts(page: FramedDocument) -> dict[str, bytes]:
    """The font inside the file, so that it looks the same on a computer that does not have it.

    Word takes no file that holds several weights: such a font is named, and what it is like.
    """
    font = font_of(page)
    serif = not font.others.endswith("sans-serif")
    faces = {_FACES[face.weights, face.style]: face for face in font.faces if len(face.weights) == 1}
    keys = {
        name: str(uuid.uuid5(uuid.NAMESPACE_URL, f"plcomms/{f.file}")).upper() for name, f in faces.items()
    }
    inside = "".join(INSIDE.format(face=name, key=key) for name, key in keys.items())
    other, kind = ("Georgia", "roman") if serif else ("Arial", "swiss")
    table = FONT_TABLE.format(family=font.family, other=other, kind=kind, inside=inside)
    relations = "".join(FONT_RELATION.format(face=name) for name in faces)
    files = {
        f"word/fonts/{name}.odttf": _obfuscated(read(find(face.file, page.roots)), keys[name])
        for name, face in faces.items()
    }
    return files | {
        "word/fontTable.xml": table.encode(),
        "word/_rels/fontTable.xml.rels": FONT_RELATIONS.format(relations=relations).encode(),
    }


def _obfuscated(font: bytes, key: str) -> bytes:
    """A font as it stands in a Word file: 32 bytes mixed with a key (ECMA-376, part 4, section 2.8.1)."""
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    return bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]


def _before_end(xml: bytes, more: str) -> bytes:
    """``xml`` with ``more`` before its last closing tag."""
    head, sep, end = xml.rpartition(b"</")
    return head + more.encode() + sep + end


RENDERER = Renderer(Format("word", "Word", 4, "docx", "word.html", printed=True), render, lacking=lacking)
