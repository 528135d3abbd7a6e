"""A page to print: PDF/UA-1, tagged, with its fonts inside."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from plcomms.images.drawing import SVG, for_paper
from plcomms.images.fitted import PAPER
from plcomms.model.errors import RenderError
from plcomms.model.format import Format
from plcomms.model.framed import FramedDocument, Printed
from plcomms.render.assets import given_for
from plcomms.render.formats import Renderer
from plcomms.render.paper import pango
from plcomms.render.paper.copyfit import OPTIONS, laid_out
from plcomms.render.paper.tagged import tag_as_asked

_MISSING = re.compile(r"\bU\+([0-9A-Fa-f]{4,6})")
"""How WeasyPrint names a character for which no font has a shape."""

_NO_LETTERS = "{label} cannot be printed: no font on this computer has the letters {letters}."
_NO_LETTERS_HELP = "Install a font that has them, such as Noto Sans for their script, and build again."
_COMPLAINT = "A page of {label} could not be laid out as it should: {said}."
_COMPLAINT_HELP = "Correct the template or style that it names."


def render(page: FramedDocument) -> bytes:
    """The bytes of the page; see ``printed``."""
    return printed(page).data


def printed(page: FramedDocument) -> Printed:
    """The page as PDF/UA-1, and what was left out for it to fit.

    Signs such as emoji that no font has are left out, as PDF/UA asks.

    Raises:
        RenderError: a file that it names cannot be read, it does not fit a card, no font has its letters, or
            WeasyPrint had something to say about it.
    """
    label = page.artifact.document.label
    with _complaints() as said:
        made = _written(page)
    missing = sorted({chr(int(code, 16)) for words in said for code in _MISSING.findall(words)})
    letters = [character for character in missing if unicodedata.category(character)[0] in "LMN"]
    if letters:
        raise RenderError(_NO_LETTERS.format(label=label, letters=" ".join(letters)), _NO_LETTERS_HELP)
    if missing:
        html = page.html.translate({ord(character): None for character in missing})
        with _complaints() as said:
            made = _written(replace(page, html=html))
    if said:
        raise RenderError(
            _COMPLAINT.format(label=label, said="; ".join(dict.fromkeys(said))), _COMPLAINT_HELP
        )
    return made


def _written(page: FramedDocument) -> Printed:
    from weasyprint import HTML  # noqa: PLC0415 (half a second, and a check never needs it)
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Given(URLFetcherResponse):  # type: ignore[misc]
        path = None
        """Where it has one, WeasyPrint puts the file itself into the page, not what it was given."""

    class InsideOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            if url.startswith("data:"):
                return super().fetch(url)
            kind, data = given_for(url, page.roots, PAPER, paper=True, ink=in_ink)
            return Given(url, for_paper(data) if kind == SVG else data, {"Content-Type": kind})

    in_ink = page.artifact.look.ink == "bw"
    base = page.roots[0].as_uri() + "/"
    fetcher = InsideOnly(allowed_protocols=["file", "data"])
    html = HTML(string=page.html, base_url=base, url_fetcher=fetcher)
    tag_as_asked(html.etree_element)
    pages, left_out = laid_out(html, page)
    return Printed(pages.write_pdf(**OPTIONS), left_out)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint would print as warnings."""
    said: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    kept, level = logger.handlers, logger.level
    logger.handlers, handler = [], Collect(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.handlers = kept
        logger.setLevel(level)


RENDERER = Renderer(
    Format("pdf", "PDF", 1, "pdf", "pdf.html", printed=True), render, printed=printed, lacking=pango.lacking
)
