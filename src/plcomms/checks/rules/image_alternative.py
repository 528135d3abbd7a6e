"""Pictures without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plcomms.checks.rule import Block, Case, Context, Hit, Project, Severity, on_block, on_project
from plcomms.model.project import span_of

_NAME = re.compile(
    r"[\w -]+\.(?:jpe?g|png|gif|svg|webp|heic)|(?:IMG|DSC|image|photo|picture|pic)[\s_-]?\d*", re.IGNORECASE
)
_STORY = (
    "stories:\n  - id: one\n    title: A garden\n    statement: We planted peas.\n"
    "    picture: {{file: logo.svg, alt: {alt}}}\n"
)


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
)
def image_alternative(block: Block, _context: Context) -> Iterator[Hit]:
    """Gives every picture words.

    A blind parent hears the file's name instead; so does anyone whose mail hides pictures.
    """
    for link in block.links:
        if link.picture:
            yield Hit(link.start, link.end, fields={"file": link.target})


@on_project(
    severity=Severity.WARNING,
    message="“{alt}” does not say what the picture shows.",
    help="Say it in a sentence, as to somebody on the phone: “Two children measure the rain.”",
    source="WCAG 2.1, success criterion 1.1.1, Non-text content",
    cases=(
        Case(_STORY.format(alt="IMG_2041.jpg"), ("IMG_2041.jpg",)),
        Case(_STORY.format(alt="photo"), ("photo",)),
        Case(_STORY.format(alt="Two children measure the rain.")),
        Case(_STORY.format(alt="Photo of a child with a rain gauge")),
    ),
)
def picture_words(project: Project, _context: Context) -> Iterator[Hit]:
    """Asks for words that tell what a picture shows, not what its file is called.

    “IMG 2041” is read aloud as it stands.
    """
    for voice in (project.district, *project.schools.values()):
        for story in voice.stories:
            if story.picture and _NAME.fullmatch(story.picture.alt.strip()):
                yield Hit(fields={"alt": story.picture.alt}, at=span_of(story.picture.alt))
