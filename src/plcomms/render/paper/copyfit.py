"""Copyfitting: a page is laid out on as many sheets as it is to take.

Letters get smaller step by step, then what a template calls ``spare`` is left out; nothing a person wrote is
left out of a card that has a sheet for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from plcomms.model.errors import TooLongError
from plcomms.model.framed import SPARE, FramedDocument

OPTIONS: Mapping[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "dpi": 300}
"""How WeasyPrint lays out and writes every page: a picture has no more dots an inch than a press shows."""

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
_ONE_OF_ALL = """
.row-of-cells > .cell + .cell, .row-of-cells + .row-of-cells { display: none !important }
.below { height: var(--below-one) !important }
"""
"""How one of several cards that say the same is laid out, with the room of the others left free."""
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


def laid_out(html: Any, page: FramedDocument) -> tuple[Any, tuple[str, ...]]:
    """The pages of ``html``, on as many as they are to take, and which of ``SPARE`` are not on them.

    Where they are more, the letters get smaller, step by step; then what the template calls ``spare`` is
    left out, and so on. What still does not fit has letters of the usual size, on as many pages as it
    takes. A card that has a sheet for itself goes on rather than leave out what a person wrote.

    Raises:
        TooLongError: it is one of several cards on a sheet, and longer than its share.
    """
    look = page.artifact.look
    usual = html.render(**OPTIONS)
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
    """The pages in the largest letters that fit, and what is not on them; None where none do.

    Of several cards on a sheet, which say the same, one is tried, and all are laid out once.
    """
    if page.artifact.look.up == 1:
        found = _first_fit(html, page)
        return found and found[1:]
    found = _first_fit(html, page, _ONE_OF_ALL)
    if not found:
        return None
    style, _, left_out = found
    whole = _styled(html, style)
    if len(whole.pages) > page.pages:
        # A style of the district's own may make one card longer than another.
        found = _first_fit(html, page)
        return found and found[1:]
    return whole, left_out


def _first_fit(html: Any, page: FramedDocument, every: str = "") -> tuple[str, Any, tuple[str, ...]] | None:
    """The style with the largest letters that fit, the pages in it, and what is not on them.

    ``every`` is a style for all that is tried.
    """
    rows = tuple(_smaller(page))

    @lru_cache(maxsize=4)
    def styled(style: str) -> Any:
        return _styled(html, style + every)

    for styles, left_out in rows:
        # Where something is to be left out already, less is tried first whether it would do at all.
        if left_out and len(styled(styles[-1]).pages) > page.pages:
            continue
        if fitting := _first_that_fits(styled, styles, page.pages):
            return *fitting, left_out
        if styles is rows[0][0] and len(styled(rows[-1][0][-1]).pages) > page.pages:
            break
    return None


def _first_that_fits(
    styled: Callable[[str], Any], styles: Sequence[str], pages: int
) -> tuple[str, Any] | None:
    """The first of ``styles`` in which the pages (``styled``) are few enough, if any, and those pages.

    Each takes less room than the one before it: where the last does not fit, those between are not tried.
    """
    first, *between, last = styles
    tried = styled(first)
    if len(tried.pages) <= pages:
        return first, tried
    least = styled(last)
    if len(least.pages) > pages:
        return None
    for style in between:
        tried = styled(style)
        if len(tried.pages) <= pages:
            return style, tried
    return last, least


def _styled(html: Any, style: str) -> Any:
    from weasyprint import CSS  # noqa: PLC0415

    return html.render(stylesheets=[CSS(string=style)], **OPTIONS)


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
    there = {name for element in page.body.root.within() for name in element.classes}
    yield from (name for name in SPARE if name in there and name not in kept)


def _written_by_people(page: FramedDocument) -> frozenset[str]:
    """Those of ``SPARE`` in which words of a person stand."""
    return frozenset(block.spare for block in page.body.blocks if block.text.segments)
