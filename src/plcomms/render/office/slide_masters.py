"""How single slides look: one sentence on the brand's colour, a figure, somebody's words, or as most."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from plcomms.model.framed import FramedDocument
from plcomms.render.office.ideas import FIGURE, QUOTE, STATEMENT, Idea
from plcomms.render.office.properties import CLOSE_UP, WORDS
from plcomms.render.office.slide_style import LEFT, ROOM, solid

_Box = tuple[int, int, int, int]
"""Left, top, width and height, in English metric units."""

_STATEMENT_BOX: _Box = (LEFT, 1188720, ROOM, 3566160)
_FIGURE_BOX: _Box = (LEFT, 182880, ROOM, 2560320)
_BELOW_FIGURE: _Box = (LEFT, 2834640, ROOM, 2103120)
_QUOTE_BOX: _Box = (LEFT, 1463040, ROOM, 3200400)

_STATEMENT_SIZES = (5400, 4400, 3600, 3000, WORDS)
_FIGURE_SIZES = (20000, 16600, 13800, 9600, 6600, 5400, 4000)
_QUOTE_SIZES = (4000, 3600, 3200, CLOSE_UP, WORDS)
_POINT = 12700
_LETTER = 0.56
"""The width of a letter as a share of its size: that of wide letters, since others may stand in for ours."""
_LEADING = 1.2

_DISPLAY = '<a:latin typeface="+mj-lt"/>'
"""The letters of headings, as the theme of a file names them."""
_SHAPE = re.compile(r"<p:sp>.*?</p:sp>", re.DOTALL)
_RUN = re.compile(r"<a:rPr\b([^>]*?)\s*/>")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a shape is set: its size, weight, place and colour; what is empty stays as the master has it."""

    size: int = 0
    bold: bool | None = None
    box: _Box | None = None
    colour: str = ""
    display: bool = False

    def put_on(self, shape: str) -> str:
        """``shape`` with this look; a run of it that has properties of its own keeps those."""
        if self.box:
            x, y, w, h = self.box
            place = f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm></p:spPr>'
            shape = re.sub(r"<p:spPr\s*/>", place, shape, count=1)
        size = f' sz="{self.size}"' if self.size else ""
        bold = "" if self.bold is None else f' b="{int(self.bold)}"'
        inside = (solid(self.colour) if self.colour else "") + (_DISPLAY if self.display else "")
        if not (size or bold or inside):
            return shape
        return _RUN.sub(rf"<a:rPr\1{size}{bold}>{inside}</a:rPr>", shape)


def dressed(slide: str, idea: Idea, page: FramedDocument) -> str:
    """The XML of ``slide``, which pandoc made of ``idea``, in the look of its master."""
    title, body = _looks(idea, page)

    def in_look(shape: re.Match[str]) -> str:
        return (title if 'type="title"' in shape[0] else body).put_on(shape[0])

    slide = _SHAPE.sub(in_look, slide)
    if idea.master == STATEMENT and page.filled:
        ground = f"<p:bg><p:bgPr>{solid(page.palette.primary)}<a:effectLst/></p:bgPr></p:bg>"
        slide = slide.replace("<p:spTree>", f"{ground}<p:spTree>", 1)
    # The line of the master would cross what is as large as this.
    alone = idea.master in (STATEMENT, FIGURE)
    return slide.replace("<p:sld ", '<p:sld showMasterSp="0" ', 1) if alone else slide


def _looks(idea: Idea, page: FramedDocument) -> tuple[_Look, _Look]:
    """The looks of title and body."""
    words = tuple(one.text for one in idea.shown)
    close = _Look(CLOSE_UP if idea.brief else 0)
    if idea.master == FIGURE:
        return _figure(idea.title), _Look(box=_BELOW_FIGURE)
    if idea.master == STATEMENT:
        on = page.palette.on_primary if page.filled else page.palette.primary_text
        size = _fitting(words, _STATEMENT_SIZES, _STATEMENT_BOX)
        return _Look(WORDS, False, colour=on), _Look(size, True, _STATEMENT_BOX, on, display=True)
    if idea.master == QUOTE:
        size = _fitting(words, _QUOTE_SIZES, _QUOTE_BOX)
        colour = page.palette.primary_text
        return _Look(WORDS), _Look(size, True, _QUOTE_BOX, colour, display=True)
    return _Look(), close


def _figure(words: str) -> _Look:
    """The largest letters in which a figure goes on one line, or the smallest on two."""
    room = ROOM / _POINT
    size = next((s for s in _FIGURE_SIZES if len(words) * _LETTER * s / 100 <= room), 0)
    return _Look(size, True, _FIGURE_BOX)


def _fitting(words: tuple[str, ...], sizes: tuple[int, ...], box: _Box) -> int:
    """The largest of ``sizes`` in which ``words`` go into ``box``, or the least."""
    for size in sizes:
        width = int(box[2] / _POINT / (size / 100 * _LETTER))
        lines = sum(len(textwrap.wrap(line, width)) for line in words)
        if lines * size / 100 * _LEADING <= box[3] / _POINT:
            return size
    return sizes[-1]
