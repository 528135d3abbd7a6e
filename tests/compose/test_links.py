"""Every address in a document is a link, in every format, and nothing else is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plcomms.compose.links import linked
from plcomms.model.document import Document
from tests.render.pages import made, page

Edit = Callable[[str, str, str], None]
CEDAR = "schools/cedar-elementary.yaml"
INVITATION = Document("invitation", "families", "cedar-elementary", event="show-me-night")
FAQ = Document("faq", "families")


def hrefs(html: str) -> list[str]:
    return [str(a.get("href")) for a in BeautifulSoup(html, "html.parser").select("a")]


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>Call 555-0150.</p>", '<p>Call <a href="tel:5550150">555-0150</a>.</p>'),
        ("<p>555&#45;0150 &amp; so</p>", '<p><a href="tel:5550150">555-0150</a> &amp; so</p>'),
        ("<p>a &lt;a@b.example&gt;</p>", '<p>a &lt;<a href="mailto:a@b.example">a@b.example</a>&gt;</p>'),
        (
            '<a class="x" href="https://ñ.example/ñ b">555-0150</a>',
            '<a class="x" href="https://xn--ida.example/%C3%B1%20b">555-0150</a>',
        ),
        ('<a href="www.b.example">b</a>', '<a href="https://www.b.example">b</a>'),
        ('<a HREF="javascript:x">b</a>', "<a>b</a>"),
        ("<a href=javascript:x href='https://b.example'>b</a>", "<a>b</a>"),
        ('<a title="t" href="java&#10;script:x">b</a>', '<a title="t">b</a>'),
        (
            '<a href="data:text/html,x">b</a><a href="file:///etc">c</a><a href="//c.example">d</a>',
            "<a>b</a><a>c</a><a>d</a>",
        ),
        (
            '<a href="handbook.pdf">b</a><a class="file" href="a/b%20c.pdf">d</a>',
            '<a>b</a><a class="file" href="a/b%20c.pdf">d</a>',
        ),
        (
            '<a class="file" href="file:///etc">b</a><a class="file" href="//c.example">d</a>',
            '<a class="file">b</a><a class="file">d</a>',
        ),
        ('<a href="#calendar">b</a>', '<a href="#calendar">b</a>'),
        ('<a href="sms:?&amp;body=x">b</a>', "<a>b</a>"),
        ("<pre>555-0150</pre><code>a@b.example</code><svg><text>555-0150</text></svg>",) * 2,
        ("<!-- 555-0150 --><img alt='555-0150'><br/>no &copy; here",) * 2,
    ],
)
def test_words_become_links_and_links_lead_to_a_page_a_mailbox_or_a_telephone(html: str, made: str) -> None:
    assert linked(html) == made


@given(st.text() | st.text(st.sampled_from("a1-.@:/ htps<>&'\"5")))
def test_no_word_is_changed_by_a_link(words: str) -> None:
    html = linked(f"<p>{escape(words, quote=False)}</p>")
    plain = BeautifulSoup(f"<p>{escape(words, quote=False)}</p>", "html.parser").get_text()
    assert BeautifulSoup(html, "html.parser").get_text() == plain
    assert all(re.match(r"(?:https?://|mailto:|tel:)", href) for href in hrefs(html))


@given(st.text(max_size=30))
def test_no_address_gets_out_of_its_attribute(where: str) -> None:
    html = linked(f'<a href="{escape(where)}">x</a>')
    (link,) = BeautifulSoup(html, "html.parser").find_all(True)
    assert set(link.attrs) <= {"href"}


def test_telephones_mailboxes_and_meetings_can_be_clicked_wherever_they_stand(
    riverbend: Path, edit: Edit
) -> None:
    edit(CEDAR, "reply_to: ", "reply_to: Denise Okafor, 541-555-0140 or denise.okafor@riverbend.example; ")
    edit(CEDAR, "    place: Cedar Elementary School\n", "    place: https://zoom.example/j/5?pwd=a\n")
    expected = {
        "tel:+15415550140",
        "mailto:denise.okafor@riverbend.example",
        "https://zoom.example/j/5?pwd=a",
    }
    for format in ("web", "email", "paste"):
        html = made(riverbend, INVITATION, format).decode()
        html = html.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=") if format == "email" else html
        assert expected <= set(hrefs(html)), format
    assert expected <= pdf_addresses(made(riverbend, INVITATION, "pdf"))
    assert not [
        href for href in hrefs(page(riverbend, INVITATION, "web").body.html) if href.startswith("file")
    ]


def pdf_addresses(pdf: bytes) -> set[str]:
    """Where the links of a PDF lead."""
    import io

    from pypdf import PdfReader

    notes = [
        note.get_object() for sheet in PdfReader(io.BytesIO(pdf)).pages for note in sheet.get("/Annots", [])
    ]
    return {str(note["/A"]["/URI"]) for note in notes if "/A" in note and "/URI" in note["/A"]}


def test_a_link_that_leads_nowhere_keeps_its_words_in_every_format(riverbend: Path, edit: Edit) -> None:
    bad = "[one](handbook.pdf) [two](ftp://a.example) [three](//a.example/x) [four](/etc/passwd)"
    known = "    families: Your child will be known well, taught well, and ready for college, work and life."
    edit("district.yaml", known, f"    families: '{bad}'")
    letter = Document("letter", "families")
    body = page(riverbend, letter, "web").body.html
    assert "three" in body
    assert {href.partition(":")[0] for href in hrefs(body)} <= {"https", "http", "tel", "mailto", "None"}
    for address in pdf_addresses(made(riverbend, letter, "pdf")):
        assert re.match("https?:|mailto:|tel:", address)
    assert "one (handbook.pdf)" in " ".join(made(riverbend, letter, "text").decode().split())
