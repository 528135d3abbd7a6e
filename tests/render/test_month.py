"""A school's month in its newsletter: news, dates, stories and their order, in every format."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader

from plcomms.model.document import Document
from tests.render.pages import made, page

SCHOOL = "millrace-middle"
NEWSLETTER = Document("newsletter", "families", SCHOOL)
NEWS = """
news:
  - title: First news
    text: |
      See [the list of books](https://a.example/books), or call 555-0199.

      - One dollar
      - Two dollars
    link: {words: Order the books, to: https://a.example/order}
  - {title: For staff, text: Not for families., for: [staff]}
  - {title: Second news, text: "Thank you, all."}
  - {title: Own words, text: For everyone., for: {families: For you.}}
"""
DATES = """
dates:
  - {title: Picture day, date: Wed, Jan 13, place: Gym}
  - {title: Teachers meet, no_school: Mon, Jan 25}
  - {title: Staff only, date: Jan 14, for: [staff]}
"""


@pytest.fixture
def month(riverbend: Path) -> Callable[[str], Path]:
    """The district, with more lines at the end of a school's file."""

    def put(lines: str) -> Path:
        school = riverbend / f"schools/{SCHOOL}.yaml"
        lines = lines.replace("date: Wed, Jan 13", 'date: "Wed, Jan 13"').replace(
            "Mon, Jan 25", '"Mon, Jan 25"'
        )
        school.write_text(school.read_text("utf-8") + lines, "utf-8")
        return riverbend

    return put


def words(text: str) -> str:
    return " ".join(unescape(text).replace("\u00a0", " ").split())


def mail(data: bytes) -> str:
    part = email.message_from_bytes(data, policy=email.policy.default).get_body(("html",))
    assert part
    return str(part.get_content())


def test_every_format_prints_the_news_and_the_dates_in_their_order(month: Callable[[str], Path]) -> None:
    folder = month(NEWS + DATES)
    data = {
        format: made(folder, NEWSLETTER, format) for format in ("web", "text", "markdown", "email", "word")
    }
    html = {"web": data["web"].decode(), "email": mail(data["email"])}
    said = {
        name: words(re.sub(r"<[^>]+>", " ", text.partition("</style>")[2])) for name, text in html.items()
    }
    said |= {name: words(data[name].decode()) for name in ("text", "markdown")}
    word = WordDocument(io.BytesIO(data["word"]))
    said["word"] = words(" ".join(paragraph.text for paragraph in word.paragraphs))
    for name, text in said.items():
        places = [text.index(part) for part in ("Picture day", "Teachers meet", "First news", "Second news")]
        assert places == sorted(places), name
        assert "Wed, Jan 13" in text, name
        assert "For you." in text, name
        for absent in ("Not for families", "Staff only", "For everyone.", "midnight", "n/a"):
            assert absent not in text, (name, absent)


def test_links_in_news_are_live_and_have_words_in_every_format(month: Callable[[str], Path]) -> None:
    folder = month(NEWS)
    for text in (made(folder, NEWSLETTER, "web").decode(), mail(made(folder, NEWSLETTER, "email"))):
        for href, said in (("https://a.example/books", "the list of books"), ("tel:5550199", "555-0199")):
            assert re.search(rf'<a[^>]* href="{href}"[^>]*>{said}</a>', text), href
        assert re.search(r'<a[^>]* href="https://a.example/order"[^>]*>\s*Order the books\s*</a>', text)
    word = WordDocument(io.BytesIO(made(folder, NEWSLETTER, "word")))
    led = {rel.target_ref for rel in word.part.rels.values() if rel.is_external}
    assert {"https://a.example/books", "https://a.example/order", "tel:5550199"} <= led
    pdf = PdfReader(io.BytesIO(made(folder, NEWSLETTER, "pdf")))
    notes = [note.get_object() for leaf in pdf.pages for note in leaf.get("/Annots", [])]
    uris = {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}
    assert {"https://a.example/books", "https://a.example/order", "tel:5550199"} <= uris
    assert "https://a.example/order" in " ".join(leaf.extract_text() for leaf in pdf.pages)


def test_sections_are_put_in_order_left_out_and_given_headings(month: Callable[[str], Path]) -> None:
    folder = month(NEWS + DATES + "sections: [news, {dates: Mark these days}, note]\n")
    body = page(folder, NEWSLETTER, "web").body
    headings = [str(block.text) for block in body.blocks if block.kind == "heading"]
    assert headings == [
        "Millrace Middle School",
        *("News", "First news", "Second news", "Own words"),
        "Mark these days",
        "From the principal",
    ]


def test_a_mapping_of_sections_says_the_same(month: Callable[[str], Path]) -> None:
    folder = month(NEWS + "sections: {news: This month, note: From Mr. Reyes}\n")
    body = page(folder, NEWSLETTER, "web").body
    headings = [str(block.text) for block in body.blocks if block.kind == "heading"]
    assert headings[1] == "This month"
    assert headings[-1] == "From Mr. Reyes"


def test_the_second_story_is_printed_short_with_its_rest_to_open(riverbend: Path) -> None:
    school = riverbend / f"schools/{SCHOOL}.yaml"
    sentences = " ".join(f"Sentence {n} tells what they did next in the garden." for n in range(1, 10))
    text = school.read_text("utf-8")
    more = f"  - id: second\n    title: A second story\n    statement: {sentences}\n"
    school.write_text(text.replace("quotes:\n", f"{more}quotes:\n", 1), "utf-8")
    web = made(riverbend, NEWSLETTER, "web").decode()
    found = re.search(r"<h3>A second story</h3>(.*?)<details[^>]*>(.*?)</details>", web, re.DOTALL)
    assert found
    assert "Sentence 1" in found[1]
    assert "Sentence 9" not in found[1]
    assert "<summary" in found[2]
    assert "Sentence 9" in found[2]
    plain = words(made(riverbend, NEWSLETTER, "text").decode())
    assert plain.count("Sentence 9") == 1
    assert "Read more" not in plain


def test_a_district_template_may_still_have_one_block_otherwise(month: Callable[[str], Path]) -> None:
    folder = month(DATES)
    own = folder / "templates/newsletter/newsletter.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "plcomms/newsletter/newsletter.html" %}\n'
        "{% block calendar %}<p>See our calendar.</p>{% endblock %}\n",
        "utf-8",
    )
    said = page(folder, NEWSLETTER, "web").body.text
    assert "See our calendar." in said
    assert "Picture day" not in said


def test_the_web_page_puts_the_dates_into_a_calendar(month: Callable[[str], Path]) -> None:
    web = made(month(DATES), NEWSLETTER, "web").decode()
    assert re.search(r'<a href="data:text/calendar[^"]+" download="newsletter-families.ics"', web)
