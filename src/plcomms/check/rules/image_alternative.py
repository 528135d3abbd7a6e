"""Pictures without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.check.rule import ANY_LANGUAGE, Block, Case, Context, Hit, Severity, on_block
from plcomms.model.text import ALTERNATIVE

_NAME = re.compile(
    r"""
    [\w().,+&' -]* \. (?: jpe?g | jfif | png | gif | svg | webp | heic | heif | bmp | tiff? | avif )
  | (?: [a-z]{0,4} [_-] )? (?: IMG | DSC[NF]? | DCIM | PXL | MVIMG | VID | GOPR | P
      | WhatsApp[ ]Image | Screen[ ]?shot )
    [\s_-]* \d [\w\s().:-]*
  | (?: image | photo | photograph | picture | pic | graphic | logo | screen[ ]?shot | clip[ ]?art | untitled
      | placeholder | alt (?: [ ] text)? ) [\s_-]* \(?\d*\)?
  | [\d\s_().:x-]+
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a camera, a phone or a program calls a picture, or one word that is true of any."""

_IN_WORD = "In Word, click the picture with the right button, choose View Alt Text, and say what it shows."


@on_block(
    severity=Severity.ERROR,
    message="The picture “{file}” has no words for people who do not see it.",
    help="Say between the square brackets what it shows: ![Two children measure rain](rain.jpg)",
    source="WCAG 2.1, success criterion 1.1.1, Non-text content",
    cases=(
        Case("Look:\n\n![](rain.jpg)", ("rain.jpg",)),
        Case("Our garden ![ ](garden.png) grows.", ("garden.png",)),
        Case("![Two children measure the rain](rain.jpg)"),
        Case("Wow! [The garden](garden.png) grows."),
    ),
    languages=ANY_LANGUAGE,
)
def image_alternative(block: Block, _context: Context) -> Iterator[Hit]:
    """Gives every picture words.

    A blind parent hears the file's name instead; so does anyone whose mail hides pictures.
    """
    for link in block.links:
        if link.picture:
            name = link.target or block.text[link.start : link.end]
            help = None if link.target else _IN_WORD
            yield Hit(link.start, link.end, fields={"file": name}, help=help)


@on_block(
    severity=Severity.WARNING,
    message="“{alt}” does not say what the picture shows.",
    help="Say it in a sentence, as to somebody on the phone: “Two children measure the rain.”",
    source="WCAG 2.1, success criterion 1.1.1, Non-text content",
    cases=(
        Case("![IMG_2041.jpg](rain.jpg)", ("IMG_2041.jpg",)),
        Case("![photo](a.jpg) ![IMG 2234](b.jpg)", ("photo", "IMG 2234")),
        Case(
            "![PXL_20260914_1530](c.jpg) ![Screenshot 2026-09-14](d.png)",
            ("PXL_20260914_1530", "Screenshot 2026-09-14"),
        ),
        Case("![Two children measure the rain.](rain.jpg)"),
        Case("![Photo of a child with a rain gauge](a.jpg) ![Lunch](b.jpg) ![P.S. 12](c.jpg)"),
        Case("photo"),
    ),
    languages=ANY_LANGUAGE,
)
def picture_words(block: Block, _context: Context) -> Iterator[Hit]:
    """Asks for words that tell what a picture shows, not what its file is called.

    “IMG 2041” is read aloud as it stands.
    """
    words = block.text.trimmed()
    if block.kind == ALTERNATIVE and _NAME.fullmatch(words):
        start = block.text.find(words)
        yield Hit(start, start + len(words), fields={"alt": words})
