"""A document to write on in: Word's own styles in the colours of the brand, through pandoc."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from plcomms.model.document import PrintOptions
from plcomms.model.fonts import Font
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument, Palette
from plcomms.render.assets import BLANK_IN_WORDS, find, read
from plcomms.render.formats import Renderer
from plcomms.render.office.pandoc import converted, lacking, reference, zipped
from plcomms.render.office.properties import IN_INK, font_of, language, properties, rgb, themed
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
from plcomms.render.office.word_pictures import show_pictures
from plcomms.render.plain import plain

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["RENDERER", "lacking", "render"]


_STYLED: Mapping[str, str] = {
    ".masthead": "Banner",
    ".issue": "Kicker",
    ".eyebrow": "Kicker",
    ".masthead p": "Banner",
    ".lead": "Lead",
    ".letterhead": "Letterhead",
    ".letterhead > :last-child": "Letterhead End",
    ".box": "Box",
    ".quote": "Quotation",
    ".quote .by": "Quotation By",
    ".pulled": "Quotation",
    ".pulled .by": "Quotation By",
    ".small": "Small",
    ".box .small": "Box Small",
    ".sign": "Signature Line",
    ".shown": "Picture",
    ".caption": "Image Caption",
    ".cut": "Cut Line",
    ".slip .line": "To Fill In",
    ".slip .ticks": "To Fill In",
    ".foot p": "Contact",
}
"""What our templates mark with a class, and its style; what comes later goes before."""

TAB = "\ue000"
"""Stands for a tab until pandoc is done: it takes every white space for one blank."""
LINE = "\ue001"
"""Stands for a line to write on, up to the end of its line."""
BETWEEN = " · "
"""What stands between address, telephone and e-mail in a letterhead: in Word they share a line."""
LOGO_HEIGHT = "0.55in"
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
    soup = plain(page)
    said = {str(m["name"]): str(m["content"]) for m in soup.select("meta[name]")}
    for told in soup.select("title, meta"):
        told.decompose()
    for whole in soup.select("html"):
        whole["lang"] = language(page)
    _suit(soup, said.get("columns", ""))
    _rule(soup)
    _name(soup)
    look = page.artifact.look
    banner = look.ink == "colour" and bool(soup.select_one(".masthead h1"))
    colours = IN_INK if look.ink == "bw" else page.palette
    dressed = _reference(colours, look, language(page), banner, font_of(page))
    parts = converted(str(soup), "docx", dressed)
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


@lru_cache(maxsize=32)
def _reference(palette: Palette, look: PrintOptions, code: str, banner: bool, font: Font) -> bytes:
    """Pandoc's reference file in the colours and letters of a brand."""
    from plcomms.render.office.word_style import styles  # noqa: PLC0415 (what has no Word files never needs it)

    parts = dict(reference("docx"))
    parts["word/styles.xml"] = styles(parts["word/styles.xml"], palette, look, code, banner, font.family)
    parts["word/theme/theme1.xml"] = themed(parts["word/theme/theme1.xml"], palette, font)
    return zipped(parts)


def _suit(soup: BeautifulSoup, columns: str) -> None:
    """Give those elements of ``soup`` that are laid out for the eye a form that Word has."""
    for dates in soup.select("ul.dates"):
        _tabulate(soup, dates, columns)
    for fact in soup.select("ul.facts > li"):
        _set_beside(soup, fact)
    for facts in soup.select("ul.facts"):
        facts.name = "div"
    for more in soup.select(".letterhead br ~ br"):
        more.replace_with(BETWEEN)
    for logo in soup.select("img.logo"):
        logo["height"] = LOGO_HEIGHT
    show_pictures(soup)


def _rule(soup: BeautifulSoup) -> None:
    """Let the blanks of ``soup`` that end a line go on to its end."""
    for line in soup.select(".slip .line span"):
        line.append(f" {'_' * 24} " if line.find_next_sibling("span") else f" {LINE}")
    for text in soup.find_all(string=re.compile(f"{BLANK_IN_WORDS}$")):
        if not any(str(part).strip() for part in text.next_siblings):
            text.replace_with(str(text).rstrip("_") + LINE)


def _name(soup: BeautifulSoup) -> None:
    """Give the elements of ``soup`` the names of Word's styles."""
    there = {name for element in soup.find_all(class_=True) for name in element["class"]}
    for selector, style in _STYLED.items():
        if there.issuperset(re.findall(r"\.([\w-]+)", selector)):
            for element in soup.select(selector):
                _style(soup, element, style)


def _style(soup: BeautifulSoup, element: Any, style: str) -> None:
    """Pandoc knows styles of groups alone: a paragraph is put into one of its own."""
    if element.name == "p":
        own = element.parent
        if own.name != "div" or own.get("data-alone") is None:
            own = element.wrap(soup.new_tag("div", attrs={"data-alone": ""}))
        own["custom-style"] = style
        return
    if element.name not in ("div", "section", "header", "footer"):
        element.name = "div"
    element["custom-style"] = style


def _tabulate(soup: BeautifulSoup, dates: Any, columns: str) -> None:
    """A list of dates as a table: the day, and what is on."""
    rows = []
    for entry in dates.find_all("li", recursive=False):
        day = entry.select_one(".day")
        said = " ".join(day.extract().get_text().split()) if day else ""
        rows.append(
            f'<tr><td><span custom-style="Day">{escape(said)}</span></td>'
            f"<td>{entry.decode_contents().strip()}</td></tr>"
        )
    heads = "".join(f"<th>{escape(head.strip())}</th>" for head in columns.split("|"))
    table = (
        f'<table><colgroup><col style="width:20%"><col style="width:80%"></colgroup>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
    dates.replace_with(type(soup)(table, "html.parser"))


def _set_beside(soup: BeautifulSoup, fact: Any) -> None:
    """A fact with its figure before it, at a tab; what more it says stands below its words."""
    figure = fact.select_one(".figure")
    for small in fact.select(".small"):
        del small["class"]
    if figure:
        figure.extract()
        figure.name = "span"
        figure.attrs = {"custom-style": "Numeral"}
    fact.name = "div"
    first, *more = fact.find_all("p") or [fact]
    first.insert(0, TAB)
    first.insert(0, figure or "")
    for paragraph in more:
        _style(soup, paragraph, "Fact More")
    _style(soup, first, "Fact With More" if more else "Fact")


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
