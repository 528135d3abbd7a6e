"""Slides to talk beside: one idea on each in large letters, all the words in the speaker's notes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from plcomms.model.element import Element
from plcomms.model.fonts import Font
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument, Palette
from plcomms.render.assets import ON_WEB
from plcomms.render.formats import Renderer
from plcomms.render.office.pandoc import converted, lacking, reference, zipped
from plcomms.render.office.properties import font_of, language, properties
from plcomms.render.plain import TICK
from plcomms.render.readable import readable

if TYPE_CHECKING:
    from plcomms.render.office.ideas import Idea, IdeaWords

__all__ = ["RENDERER", "lacking", "render"]


_DECK = (
    '<html lang="{language}"><head><title>{title}</title><meta name="subtitle" content="{sender}"></head>'
    "<body>{slides}</body></html>"
)
_SLIDE = '<h1>{title}</h1>{shown}<div class="notes">{said}</div>'
_APART = frozenset((ON_WEB, "on-screen"))
"""The classes of what no slide has."""
_WRITTEN = re.compile(r"ppt/(?:slides|notesSlides)/[^/]+\.xml")


def render(page: FramedDocument) -> bytes:
    """The page as slides for PowerPoint and its like.

    Raises:
        RenderError: there is no pandoc.
    """
    from plcomms.render.office.ideas import ideas  # noqa: PLC0415 (what has no slides never needs it)
    from plcomms.render.office.slide_masters import dressed  # noqa: PLC0415

    root = readable(page.body.root, _APART).changed(_ticked)
    name, all_ideas = ideas(root, page.artifact.document.language)
    sender = str(page.sender.name)
    deck = _DECK.format(
        language=language(page),
        title=escape(name or page.body.title),
        sender=escape(sender),
        slides="".join(map(_slide, all_ideas)),
    )
    sized = {f"ppt/slides/slide{number}.xml": idea for number, idea in enumerate(all_ideas, 2)}
    parts = converted(
        deck,
        "pptx",
        _reference(page.palette, sender, font_of(page), page.display, page.filled),
        "--slide-level=1",
    )
    written = f'<a:rPr lang="{language(page)}"'
    for part, data in parts.items():
        if _WRITTEN.fullmatch(part):
            text = dressed(data.decode(), sized[part], page) if part in sized else data.decode()
            parts[part] = re.sub(r"<a:rPr(?![^>]*\blang=)", written, text).encode()
    return zipped(parts | properties(page))


def _ticked(element: Element) -> Element:
    """A box to tick is drawn where there are styles; on a slide it is a sign."""
    return replace(element, children=(TICK,)) if "tick" in element.classes else element


def _slide(idea: Idea) -> str:
    said = "".join(f"<p>{escape(words)}</p>" for words in idea.said)
    return _SLIDE.format(title=escape(idea.title), shown="".join(_runs(idea.shown)), said=said)


def _runs(shown: tuple[IdeaWords, ...]) -> list[str]:
    """Paragraphs, and lists of the entries that follow one another."""
    made: list[str] = []
    for words in shown:
        text = escape(words.text)
        if not words.listed:
            made.append(f"<p>{text}</p>")
        elif made and made[-1].endswith("</ul>"):
            made[-1] = f"{made[-1].removesuffix('</ul>')}<li>{text}</li></ul>"
        else:
            made.append(f"<ul><li>{text}</li></ul>")
    return made


@lru_cache(maxsize=32)
def _reference(palette: Palette, sender: str, font: Font, display: Font, filled: bool) -> bytes:
    """Pandoc's template of slides in the colours and letters of a brand."""
    from plcomms.render.office.slide_style import reference_parts  # noqa: PLC0415

    return zipped(reference_parts(reference("pptx"), palette, sender, font, display, filled))


RENDERER = Renderer(Format("slides", "Slides", 5, "pptx", "slides.html"), render, lacking=lacking)
