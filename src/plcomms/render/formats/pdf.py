"""A page to print: PDF/UA-1, tagged, with its fonts inside."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from typing import Any

from plcomms.images.drawing import SVG, for_paper
from plcomms.model.errors import RenderError, TooLongError
from plcomms.model.framed import SPARE, FramedDocument, Printed
from plcomms.render.assets import find, given
from plcomms.render.paper import pango
from plcomms.render.paper.tagged import tag_as_asked

EXTENSION = "pdf"
FRAME = "pdf.html"
PRINTED = True
lacking = pango.lacking

_OPTIONS: Mapping[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}
_SIZE = "html {{ font-size: {size:.2f}pt !important }}"
_LOW_HEAD = ".sheet { --head: var(--head-spare) !important; --lift: var(--lift-spare) !important }"
"""How a card has a lower head, so that its words keep their size longer."""
_SHORT_SLIP = ".sheet { --slip: var(--slip-spare) !important }"
_HIDDEN = "{names} {{ display: none !important }}"
_GROWN = """
@page { margin: 12mm 0 17mm !important } @page :first { margin-top: 0 !important }
.cards .cell { min-height: 0 !important; padding-bottom: 0 !important }
.cards .slip { position: static !important; break-inside: avoid; margin: 6mm var(--edge) 0 !important }
"""
"""How one card that is longer than its sheet goes on: its slip is not divided."""
_CARDS = " cards up-"
_ONE_CARD = " cards up-1"
"""The classes of a page, as its frame writes them, that is one card."""
_STEPS = (0.97, 0.94, 0.91, 0.88)
_STEPS_OF_CARDS = (0.95, 0.9, 0.85, 0.8)
"""How small letters may get: to 10 points on a page, to 6.8 on a card of which four stand on a sheet."""

_HOPELESS = 2
"""How many times too many pages are more than small letters could save."""

_LITTLE = 0.35
"""The share of a last page below which it looks forgotten."""

_TIGHT = "body { line-height: 1.36 !important }"

_TOO_LONG = "{label} is too long for {up} on a sheet, even in small letters."
_TOO_LONG_HELP = "Shorten its texts, title, place, room or what to bring{alone}."
_ALONE = "; or print it alone on a sheet with --up 1"
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
            kind, data = given(find(url, page.roots))
            return Given(url, for_paper(data) if kind == SVG else data, {"Content-Type": kind})

    base = page.roots[0].as_uri() + "/"
    fetcher = InsideOnly(allowed_protocols=["file", "data"])
    html = HTML(string=page.html, base_url=base, url_fetcher=fetcher)
    tag_as_asked(html.etree_element)
    pages, left_out = _laid_out(html, page)
    return Printed(pages.write_pdf(**_OPTIONS), left_out)


def _laid_out(html: Any, page: FramedDocument) -> tuple[Any, tuple[str, ...]]:
    """The pages of ``html``, on as many as they are to take, and which of ``SPARE`` are not on them.

    Where they are more, the letters get smaller, step by step; then what the template calls ``spare`` is
    left out, and so on. What still does not fit has letters of the usual size, on as many pages as it
    takes. A card that has a sheet for itself goes on rather than leave out what a person wrote.

    Raises:
        TooLongError: it is one of several cards on a sheet, and longer than its share.
    """
    look = page.artifact.look
    usual = html.render(**_OPTIONS)
    if not page.pages or len(usual.pages) <= page.pages:
        return _ended_well(html, usual, page), ()
    if _CARDS not in page.html and len(usual.pages) > _HOPELESS * page.pages:
        return _ended_well(html, usual, page), ()
    if fitted := _made_to_fit(html, page):
        return fitted
    if look.up > 1:
        label = page.artifact.document.label
        help = _TOO_LONG_HELP.format(alone=_ALONE if page.alone else "")
        raise TooLongError(_TOO_LONG.format(label=label, up=look.up), help)
    if _ONE_CARD in page.html:
        return _styled(html, _GROWN), ()
    return _ended_well(html, usual, page), ()


def _made_to_fit(html: Any, page: FramedDocument) -> tuple[Any, tuple[str, ...]] | None:
    """The pages in the largest letters that fit, and what is not on them; None where none do."""
    rows = tuple(_smaller(page))
    styled = cache(partial(_styled, html))
    for styles, left_out in rows:
        # Where something is to be left out already, less is tried first whether it would do at all.
        if left_out and len(styled(styles[-1]).pages) > page.pages:
            continue
        if fitting := _first_that_fits(styled, styles, page.pages):
            return fitting, left_out
        if styles is rows[0][0] and len(styled(rows[-1][0][-1]).pages) > page.pages:
            break
    return None


def _first_that_fits(styled: Callable[[str], Any], styles: Sequence[str], pages: int) -> Any:
    """The pages in the first of ``styles`` in which they are few enough, if any.

    Each takes less room than the one before it: where the last does not fit, those between are not tried.
    """
    first, *between, last = styles
    tried = styled(first)
    if len(tried.pages) <= pages:
        return tried
    least = styled(last)
    if len(least.pages) > pages:
        return None
    for style in between:
        tried = styled(style)
        if len(tried.pages) <= pages:
            return tried
    return least


def _styled(html: Any, style: str) -> Any:
    from weasyprint import CSS  # noqa: PLC0415

    return html.render(stylesheets=[CSS(string=style)], **_OPTIONS)


def _ended_well(html: Any, usual: Any, page: FramedDocument) -> Any:
    """The ``usual`` pages, a little tighter where little more than a few lines stand on the last of them.

    Large print keeps the size of its letters, and may leave out what is ``spare`` and nobody wrote.
    """
    if len(usual.pages) < 2 or _filled(usual.pages[-1]) > _LITTLE:
        return usual
    look = page.artifact.look
    sizes = [_SIZE.format(size=look.letters * step) for step in _STEPS]
    spare = SPARE[0] if SPARE[0] not in _written_by_people(page) else ""
    hidden = [_HIDDEN.format(names=f".{spare}")] if spare else []
    for style in ("", *(hidden if look.large else sizes)):
        tried = _styled(html, f"{_TIGHT} {style}")
        if len(tried.pages) < len(usual.pages):
            return tried
    return usual


def _filled(page: Any) -> float:
    """How far down what stands on ``page`` reaches, as a share of its height without margins.

    WeasyPrint tells this of its inner boxes alone.
    """
    box = page._page_box
    lines = [b for b in box.descendants() if type(b).__name__ == "LineBox"]
    inside = [b.position_y + b.height for b in lines if b.position_y < box.content_box_y() + box.height]
    top = box.content_box_y()
    return float((max(inside, default=top) - top) / box.height)


def _smaller(page: FramedDocument) -> Iterator[tuple[Sequence[str], tuple[str, ...]]]:
    """Rows of styles that take less and less room, each with what is left out in it.

    A card has a lower head before it has small letters.
    """
    look, cards = page.artifact.look, "--head-spare" in page.html
    sizes = [_SIZE.format(size=look.letters * step) for step in (_STEPS_OF_CARDS if look.up > 1 else _STEPS)]
    yield (sizes[:2] if cards else sizes), ()
    low = f" {_LOW_HEAD}" if cards else ""
    if cards:
        yield [size + low for size in sizes], ()
    for left_out in _choices(tuple(_may_be_left_out(page))):
        hidden = _HIDDEN.format(names=", ".join(f".{name}" for name in left_out))
        slip = _SHORT_SLIP if SPARE[0] in left_out else ""
        yield [f"{size}{low} {hidden} {slip}" for size in sizes[1:]], left_out


def _choices(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What to leave out of ``names``: the first, the first two and so on; but the last alone before all.

    Where that makes room enough, what was left out before it comes back.
    """
    for count in range(1, len(names)):
        yield names[:count]
    for count in range(len(names)):
        yield (*names[:count], names[-1])


def _may_be_left_out(page: FramedDocument) -> Iterator[str]:
    """Those of ``SPARE`` that the page has; of a card alone on its sheet, only what no person wrote."""
    kept = _written_by_people(page) if _ONE_CARD in page.html else frozenset()
    for name in SPARE:
        if name not in kept and re.search(rf'class="[^"]*(?<![\w-]){name}[" ]', page.html):
            yield name


def _written_by_people(page: FramedDocument) -> frozenset[str]:
    """Those of ``SPARE`` in which words of a person stand."""
    return frozenset(block.spare for block in page.body.blocks if block.text.segments)


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
