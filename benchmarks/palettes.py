"""Brands drawn at random, and what is wrong with the palettes that are made of them.

``python benchmarks/palettes.py [COUNT]`` tries 2,000 brands and ends with 1 where a palette has a fault.
``python benchmarks/palettes.py --sheet FILE.png`` draws twenty brands as pages, to be looked at.
"""

from __future__ import annotations

import io
import random
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from plcomms.model.brand import Colours
from plcomms.model.colour import READABLE, contrast
from plcomms.model.framed import Palette
from plcomms.model.oklch import from_rgb
from plcomms.render.palette import NIGHT_HEADING, dark, palette

BRANDS: Mapping[str, tuple[str, str]] = {
    "river and sun": ("#14505c", "#b3501a"),
    "the default": ("#1d4f73", "#d98a29"),
    "pale yellow": ("#fff3a0", "#4a4a8a"),
    "school bus": ("#ffd800", "#000000"),
    "neon green": ("#39ff14", "#ff00c8"),
    "neon yellow": ("#e7ff00", "#00e5ff"),
    "gold and maroon": ("#7b1e3a", "#f2b61a"),
    "orange": ("#f58220", "#003b5c"),
    "two oranges": ("#ff8c1a", "#ffb347"),
    "sky": ("#7fb3d5", "#f7d774"),
    "mint": ("#a8e6cf", "#ff8b94"),
    "navy and gold": ("#0a2342", "#f5c518"),
    "forest": ("#1f5130", "#c9a227"),
    "royal purple": ("#4b2e83", "#b7a57a"),
    "scarlet": ("#c8102e", "#9ea2a2"),
    "black and white": ("#000000", "#ffffff"),
    "greys": ("#797979", "#808080"),
    "brown": ("#6b4423", "#d2b48c"),
    "magenta": ("#e0218a", "#2d1b69"),
    "teal and coral": ("#008080", "#ff7f50"),
}
"""Colours as schools have them, with the hard ones among them."""

_FAR = 14.0
"""Degrees of hue that a small chroma of 256 steps may lose."""
_GREY = 0.035


def faults(primary: str, accent: str) -> list[str]:
    """What is wrong with the palette of a brand, a line each."""
    day = palette(Colours(primary=primary, accent=accent))
    night = dark(day)
    return [
        *_unreadable(day, "day"),
        *_unreadable(night, "night"),
        *(
            f"faint heading {words}"
            for words in (night.primary_text, night.ink)
            if min(contrast(words, night.tint), contrast(words, night.paper)) < NIGHT_HEADING
        ),
        *_strange(day, primary, accent),
    ]


def _unreadable(made: Palette, when: str) -> Iterator[str]:
    pairs = [(w, g) for w in (made.primary_text, made.accent_text, made.ink) for g in (made.tint, made.paper)]
    pairs += [
        (made.on_primary, made.primary),
        (made.on_accent, made.accent),
        (made.on_wash, made.wash),
        (made.ink, made.wash),
        (made.highlight, made.primary),
    ]
    yield from (f"{when}: {w} on {g}" for w, g in pairs if contrast(w, g) < READABLE)


def _strange(made: Palette, primary: str, accent: str) -> Iterator[str]:
    """Colours whose hue is not that of the brand, and letters that were darkened to brown."""
    own = [from_rgb(primary), from_rgb(accent)]
    for name in ("primary", "accent", "primary_text", "accent_text", "tint"):
        at = from_rgb(getattr(made, name))
        if at.chroma < _GREY:
            continue
        near = [o for o in own if _apart(o.hue, at.hue) <= _FAR or o.chroma < _GREY]
        if not near:
            yield f"{name} has a hue of its own: {getattr(made, name)}"
        if name.endswith("_text") and 50 <= at.hue <= 120:
            darker = min((o.lightness - at.lightness for o in near), default=0)
            if darker > 0.14:
                yield f"{name} is brown: {getattr(made, name)}"


def _apart(one: float, other: float) -> float:
    return min((one - other) % 360, (other - one) % 360)


_SHEET = """<html lang="en"><title>Brands</title><style>
@page { size: 420mm 345mm; margin: 8mm }
body { font: 10pt sans-serif; margin: 0 }
.all { display: flex; flex-wrap: wrap; gap: 5mm } .one { width: 76mm } p { margin: 0 0 1mm }
.given { display: flex; height: 5mm }
.given i { flex: 1 } .band { padding: 3mm; font-size: 15pt; font-weight: bold }
.page { display: flex } .page > div { width: 38mm; padding: 2.5mm; height: 33mm } b { font-size: 12pt }
.box { padding: 1.5mm; margin-top: 1mm }</style><div class="all">"""
_BRAND = """<div class="one"><p>{name} {first} {second}</p>
<div class="given"><i style="background:{first}"></i>
<i style="background:{second}"></i></div>
<div class="band" style="background:{d.primary};color:{d.on_primary}">Show
<span style="color:{d.highlight}">11</span>
<span style="background:{d.accent};color:{d.on_accent}">accent</span></div>
<div class="page">{day}{night}</div>
<div class="box" style="background:{d.wash};color:{d.on_wash}"><b>A poster on its wash</b></div></div>"""
_PAGE = """<div style="background:{p.paper};color:{p.ink}">
<b style="color:{p.primary_text}">Heading</b>
<p>Words that a parent reads.</p>
<p style="color:{p.accent_text}"><strong>Thursday, 5:30</strong></p>
<div class="box" style="background:{p.tint};border:1px solid {p.rule}">
<b style="color:{p.primary_text}">Box</b>
<p>in a tint, <span style="color:{p.accent_text}">by Jo</span></p></div></div>"""


def sheet() -> bytes:
    """The twenty ``BRANDS`` as a PNG."""
    import pypdfium2  # noqa: PLC0415
    from weasyprint import HTML  # noqa: PLC0415

    made = []
    for name, (first, second) in BRANDS.items():
        day = palette(Colours(primary=first, accent=second))
        pages = [_PAGE.format(p=one) for one in (day, dark(day))]
        made.append(_BRAND.format(name=name, first=first, second=second, d=day, day=pages[0], night=pages[1]))
    pdf = HTML(string=_SHEET + "".join(made)).write_pdf()
    out = io.BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=1.3).to_pil().save(out, "PNG")
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Try brands, or draw them."""
    if arguments[:1] == ["--sheet"]:
        Path(arguments[1]).write_bytes(sheet())
        return 0
    count = int(arguments[0]) if arguments else 2000
    draw = random.Random(13)  # noqa: S311 (the same brands each time)
    start, wrong = time.perf_counter(), 0
    for _ in range(count):
        first, second = (f"#{draw.randrange(1 << 24):06x}" for _ in range(2))
        for fault in faults(first, second):
            wrong += 1
            print(first, second, fault)
    print(f"{count} brands, {wrong} faults, {time.perf_counter() - start:.1f} s")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
