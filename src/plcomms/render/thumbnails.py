"""A small picture of a page to print."""

from __future__ import annotations

import io
from typing import Any

WIDTH = 480
"""Pixels across: twice the width at which the page that shows everything has it, for sharp screens."""

COLOURS = 64
"""As many as letters with soft edges on two brand colours need; the file is a third of one with all."""

FOLDER = "thumbnails"


def picture(pdf: bytes, width: int = WIDTH) -> bytes:
    """The first page of ``pdf`` as a PNG file, ``width`` pixels across; the same bytes for the same page."""
    import pypdfium2  # noqa: PLC0415 (a build without pages to print needs neither)

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn = page.render(scale=2 * width / page.get_width()).to_pil()
    finally:
        document.close()
    return small(drawn, width)


def small(drawn: Any, width: int = WIDTH) -> bytes:
    """An image of Pillow's as a small PNG file, ``width`` pixels across."""
    from PIL import Image  # noqa: PLC0415

    size = (width, round(drawn.height * width / drawn.width))
    shrunk = drawn.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    few = shrunk.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def size(png: bytes) -> tuple[int, int]:
    """How wide and how high a PNG file is, from its first chunk (PNG specification, IHDR)."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def place(digest: str) -> str:
    """Where the picture of the PDF with this fingerprint goes, seen from the output folder."""
    return f"{FOLDER}/{digest}.png"
