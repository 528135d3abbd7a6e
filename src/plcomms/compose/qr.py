"""A square code that a phone's camera reads: the address of a reply, for paper."""

from __future__ import annotations

import base64
from functools import lru_cache

from markupsafe import Markup

from plcomms.model.html_reader import Attributes, HTMLCopier, start_tag

MARGIN = 4
"""Empty modules round the code, without which cameras miss it (ISO/IEC 18004:2015, section 6.3.8)."""

DENSE = 5
"""The version (37 modules) up to which a code of 20 mm has modules of half a millimetre."""

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
    '<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{dark}"/></svg>'
)
_UNDRAWN = "qr:"
"""How the address of a picture begins that is a code which was not drawn yet."""
_PICTURE = f'<img class="qr" src="{_UNDRAWN}{{address}}" alt="{{label}}">'
_INSIDE = "data:image/svg+xml;base64,"
_ROOM = 2331
"""Bytes that the largest code holds at level M (ISO/IEC 18004:2015, table 7)."""


def qr(address: str, label: str) -> Markup:
    """The place of the code for ``address``, which ``drawn`` fills: a check of words needs no pictures.

    ``label`` says what it leads to, for those who do not see it. Nothing for an empty address, or for one
    that is too long for any code.
    """
    if not 0 < len(str(address).encode()) <= _ROOM:
        return Markup()
    return Markup(_PICTURE).format(address=str(address), label=str(label))  # noqa: S704 (our own)


def drawn(html: str) -> str:
    """``html`` with each code that it names put into it as a picture."""
    return _Drawer().copied(html) if _UNDRAWN in html else html


class _Drawer(HTMLCopier):
    """Copies HTML as it is, but for the codes in it."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        said = dict(reversed(attrs))
        address = said.get("src") or ""
        if tag != "img" or said.get("class") != "qr" or not address.startswith(_UNDRAWN):
            super().handle_starttag(tag, attrs)
            return
        drawing = f"{_INSIDE}{_drawn(address.removeprefix(_UNDRAWN))}"
        self.html.append(start_tag(tag, [(n, drawing if n == "src" else v) for n, v in attrs]))


@lru_cache(maxsize=256)
def _drawn(address: str) -> str:
    """The code as a drawing in base64: black on white in every light, its dark modules in one path.

    A reader mends a fault of 15 % of it (level M); where the address is long, of 7 % (level L), since then
    larger modules help more.
    """
    import segno  # noqa: PLC0415 (only invitations need it)

    code = segno.make_qr(address, error="m", boost_error=False)
    if int(code.version) > DENSE:
        code = segno.make_qr(address, error="l", boost_error=False)
    dark = "".join(_runs(bytes(row), y) for y, row in enumerate(code.matrix_iter(border=MARGIN)))
    drawing = _SVG.format(size=code.symbol_size(border=MARGIN)[0], dark=dark)
    return base64.b64encode(drawing.encode()).decode()


def _runs(row: bytes, y: int) -> str:
    """The dark modules of one row, each run of them as one rectangle."""
    path, x = "", 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            path += f"M{x} {y}h{end - x}v1H{x}z"
        x = max(end, x + 1)
    return path
