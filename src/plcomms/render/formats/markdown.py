"""The words of a document in Markdown, for editing and pasting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plcomms.model.element import Element
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument
from plcomms.render.assets import BLANK_IN_WORDS
from plcomms.render.formats import Renderer
from plcomms.render.readable import readable

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"\[(?=[^\]]*\][(\[:])")
"""Signs of people's own that would begin a tag or a link; others need not look odd."""


def render(page: FramedDocument) -> bytes:
    """The document's words as UTF-8 Markdown, one line a paragraph."""
    from bs4 import BeautifulSoup  # noqa: PLC0415
    from markdownify import ATX, MarkdownConverter  # noqa: PLC0415

    class Converter(MarkdownConverter):
        def escape(self, text: str, parent_tags: set[str]) -> str:
            plain: str = super().escape(text, parent_tags)  # type: ignore[misc]
            return _LINK.sub(r"\\[", _TAG.sub("&lt;", plain))

    soup = BeautifulSoup("", "html.parser")
    _put(readable(page.body.root), soup, soup)
    converter = Converter(heading_style=ATX, bullets="-", escape_misc=False, wrap=False)
    text: str = converter.convert_soup(soup).replace(BLANK_IN_WORDS.replace("_", r"\_"), BLANK_IN_WORDS)
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return (re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n").encode()


def _put(element: Element, place: Tag, soup: BeautifulSoup) -> None:
    """Put what stands in ``element`` into ``place``, as the converter wants to have it."""
    for child in element.children:
        if isinstance(child, str):
            place.append(child)
        else:
            said = dict(child.attributes)
            if child.tag == "img":
                said["src"] = child.get("src").partition("#")[0]
            made = soup.new_tag(child.tag, attrs=said)
            place.append(made)
            _put(child, made, soup)


RENDERER = Renderer(Format("markdown", "Markdown", 8, "md"), render)
