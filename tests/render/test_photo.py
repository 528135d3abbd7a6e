"""A photograph in a story, as a telephone takes it: it neither fills a page nor a message."""

from __future__ import annotations

import io
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from PIL import Image

from plcomms.model.document import Document
from tests.render.pages import made, words_of

NEWSLETTER = Document("newsletter", "families", "cedar-elementary")
SHAPES = {"upright": (900, 1600), "square": (1200, 1200), "wide": (1600, 900), "panorama": (3000, 500)}


@pytest.fixture(params=SHAPES)
def district(request: pytest.FixtureRequest, riverbend: Path) -> Path:
    Image.new("RGB", SHAPES[request.param], "#7799bb").save(riverbend / "photo.jpg")
    school = riverbend / "schools/cedar-elementary.yaml"
    text = school.read_text("utf-8")
    assert "  - id: two-more-days\n" in text
    text = text.replace(
        "  - id: two-more-days\n",
        "  - id: two-more-days\n    picture: {file: photo.jpg, alt: A field under the sky.}\n",
    )
    school.write_text(text.replace("covers: [name, words]", "covers: [name, words, picture]"), "utf-8")
    return riverbend


def test_the_newsletter_stays_on_two_pages(district: Path) -> None:
    assert len(words_of(made(district, NEWSLETTER, "pdf"))) == 2


def test_in_word_it_is_no_higher_than_a_paragraph_or_two(district: Path) -> None:
    shapes = docx.Document(io.BytesIO(made(district, NEWSLETTER, "word"))).inline_shapes
    assert [shape.height <= Mm(41) for shape in shapes] == [True]
    assert [shape.width <= Mm(180) for shape in shapes] == [True]


def test_in_a_message_it_is_no_higher_than_a_telephone(district: Path) -> None:
    message = message_from_bytes(made(district, NEWSLETTER, "email"), policy=default)
    part = message.get_body(("html",))
    assert part is not None
    found = re.search(r'<img class="picture"[^>]*width="(\d+)"', str(part.get_content()))
    assert found
    attached = [p for p in message.walk() if p.get_content_type() == "image/jpeg"]
    size = Image.open(io.BytesIO(attached[0].get_content())).size
    assert int(found[1]) * size[1] / size[0] <= 401
