"""Messages as mail programs read them: parsed back, looked at by a browser, held against MJML's own."""

from __future__ import annotations

import base64
import dataclasses
import io
import json
import re
import shutil
import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plcomms.model.document import Document
from plcomms.model.errors import RenderError
from plcomms.model.framed import FramedDocument
from plcomms.render.formats.email import CLIP, mjml, render
from plcomms.render.pictures import PICTURE, picture
from plcomms.render.typography import typeset
from tests.conftest import RIVERBEND, ROOT
from tests.render.conftest import DOCUMENTS, bodies, violations
from tests.render.pages import page

TOOLS = ROOT / "tools" / "mail"
NEWSLETTER, *_ = DOCUMENTS
PAGES = {document: page(RIVERBEND, document, "email") for document in DOCUMENTS}


def parsed(made: bytes) -> EmailMessage:
    message = message_from_bytes(made, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def of(document: Document) -> EmailMessage:
    return parsed(render(PAGES[document]))


def html_of(message: EmailMessage) -> str:
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def plain_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def pictures_of(message: EmailMessage) -> dict[str, EmailMessage]:
    parts = [part for part in message.walk() if part.get_content_maintype() == "image"]
    return {str(part["Content-ID"]).strip("<>"): part for part in parts if isinstance(part, EmailMessage)}


def shown(message: EmailMessage) -> str:
    """The HTML as a mail program shows it, its pictures in place."""
    html = html_of(message)
    for cid, part in pictures_of(message).items():
        data = base64.b64encode(part.get_content()).decode()
        html = html.replace(f"cid:{cid}", f"data:{part.get_content_type()};base64,{data}")
    return html


def flat(words: str) -> str:
    return " ".join(words.split())


def with_brand(folder: Path, old: str, new: str) -> FramedDocument:
    path = folder / "district.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return page(folder, Document("newsletter", "staff"), "email")


def test_it_opens_as_a_draft_of_plain_words_and_html_with_its_pictures(document: Document) -> None:
    message = of(document)
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message["To"] is None
    assert message.get_content_type() == "multipart/alternative"
    plain, related = message.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert related.get_content_type() == "multipart/related"
    types = [part.get_content_type() for part in related.iter_parts()]
    assert types == ["text/html", "image/png"]


def test_the_same_page_gives_the_same_bytes(document: Document) -> None:
    assert render(PAGES[document]) == render(page(RIVERBEND, document, "email"))


def test_it_says_who_sends_it_and_who_answers() -> None:
    message = of(NEWSLETTER)
    assert message["From"] == "Cedar Elementary School <cedar@riverbend.example>"
    assert message["Reply-To"].addresses[0].addr_spec == "cedar@riverbend.example"


def test_its_subject_says_what_it_is(document: Document) -> None:
    subject = of(document)["Subject"]
    assert PAGES[document].body.title in subject
    assert subject != PAGES[document].body.title


def test_an_invitations_subject_has_the_day_and_its_preheader_the_time() -> None:
    message = of(DOCUMENTS[3])
    assert message["Subject"].startswith("Show Me Night, Thursday, February 11")
    hidden = BeautifulSoup(html_of(message), "html.parser").select_one('div[style*="display:none"]')
    assert hidden is not None
    assert "5:30 to 7 p.m." in hidden.get_text()


@given(st.text(min_size=1, max_size=300))
def test_no_title_breaks_a_header(title: str) -> None:
    made = PAGES[DOCUMENTS[2]]
    html = re.sub(
        r"<mj-title>.*?</mj-title>",
        lambda _: "<mj-title>" + "".join(f"&#{ord(c)};" for c in title if c.isprintable()) + "</mj-title>",
        made.html,
    )
    message = parsed(render(dataclasses.replace(made, html=html, title="Title")))
    said = flat("".join(c for c in title if c.isprintable()))
    assert flat(message["Subject"]) == (said or "Title")
    assert set(message.keys()) <= {
        *("Subject", "From", "Reply-To", "X-Unsent", "MIME-Version", "Content-Type", "Message-ID")
    }


def test_a_title_cannot_add_a_header(riverbend: Path) -> None:
    made = PAGES[DOCUMENTS[2]]
    bad = "Hello&#13;&#10;Bcc: all@example.org"
    html = re.sub(r"<mj-title>.*?</mj-title>", f"<mj-title>{bad}</mj-title>", made.html)
    message = parsed(render(dataclasses.replace(made, html=html)))
    assert message["Bcc"] is None
    assert message["Subject"] == "Hello Bcc: all@example.org"


def test_a_long_subject_in_another_alphabet_comes_back_whole(riverbend: Path) -> None:
    name = "Distrito Escolar Unificado de Peñascal y Ñuñoa, Güímar e Ibáñez del Río" * 3
    message = parsed(render(with_brand(riverbend, "name: Riverbend School District", f"name: {name}")))
    assert name in message["Subject"]
    assert message["From"].addresses[0].display_name == "Riverbend"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=120))
def test_the_name_of_who_sends_it_comes_back_whole_or_is_left_out(name: str) -> None:
    made = PAGES[DOCUMENTS[2]]
    contact = made.sender.contact.model_copy(update={"name": name})
    district = made.sender.district.model_copy(update={"contact": contact, "short_name": None})
    sender = dataclasses.replace(made.sender, district=district)
    address = parsed(render(dataclasses.replace(made, sender=sender)))["Reply-To"].addresses[0]
    assert address.addr_spec == "denise.okafor@riverbend.example"
    printed = re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+", " ", name).strip()
    assert address.display_name in (printed, "")


def test_without_an_address_it_has_no_sender(riverbend: Path) -> None:
    message = parsed(render(with_brand(riverbend, "  email: denise.okafor@riverbend.example\n", "")))
    assert message["From"] is None
    assert message["Reply-To"] is None


def test_every_picture_is_inside_and_has_words(document: Document) -> None:
    message = of(document)
    images = BeautifulSoup(html_of(message), "html.parser").select("img")
    assert images
    assert all(str(image["alt"]).strip() for image in images)
    assert {str(image["src"]).removeprefix("cid:") for image in images} == pictures_of(message).keys()
    for part in pictures_of(message).values():
        Image.open(io.BytesIO(part.get_content())).verify()


def test_gmail_does_not_cut_it_off(document: Document) -> None:
    assert len(html_of(of(document)).encode()) < CLIP


def test_gmail_does_not_cut_off_a_long_newsletter(riverbend: Path) -> None:
    event = "  - id: night-{0}\n    title: Open night number {0}\n    date: 2027-03-{0}\n    start: 18:00\n"
    event += "    place: Cedar Elementary School\n    about: Your child will show you the room.\n"
    step = (
        "  - statement: Please write to us about plan number {0} when you have time.\n    by: 2027-02-{0}\n"
    )
    path = riverbend / "schools/cedar-elementary.yaml"
    text = path.read_text("utf-8")
    text = text.replace("events:\n", "events:\n" + "".join(event.format(n) for n in range(10, 30)))
    text = text.replace("next_steps:\n", "next_steps:\n" + "".join(step.format(n) for n in range(10, 28)))
    path.write_text(text, "utf-8")
    message = parsed(render(page(riverbend, NEWSLETTER, "email")))
    assert "Open night number 29" in html_of(message)
    assert len(html_of(message).encode()) < CLIP


def test_both_parts_say_all_that_the_document_says(document: Document) -> None:
    message = of(document)
    soup = BeautifulSoup(typeset(bodies(document), "en"), "html.parser")
    for unread in soup.select("svg, style, [aria-hidden=true], .blank"):
        unread.decompose()
    html = BeautifulSoup(html_of(message), "html.parser")
    spoken = flat(html.get_text(" "))
    plain = flat(plain_of(message))
    for words in {flat(word) for word in soup.stripped_strings} - {".", "·"}:
        assert words in plain, words
        assert words in spoken or words.startswith("https://"), words
    hrefs = {str(link["href"]) for link in html.select("a[href]")}
    assert hrefs == {str(link["href"]) for link in soup.select("a[href]")}
    for href in hrefs:
        bare = re.sub("^(mailto:|tel:)", "", href)
        said = re.sub(r"[^\d]", "", plain) if href.startswith("tel:") else plain
        assert re.sub(r"^https?://", "", bare).rstrip("/").lstrip("+") in said, href


def test_headings_keep_their_levels(document: Document) -> None:
    def headings(html: str) -> list[tuple[str, str]]:
        soup = BeautifulSoup(html, "html.parser")
        return [(h.name, flat(h.get_text())) for h in soup.select("h1, h2, h3, h4")]

    assert headings(html_of(of(document))) == headings(typeset(bodies(document), "en"))


def test_what_stands_alone_as_a_link_is_a_button_large_enough_for_a_thumb(browser: Any) -> None:
    opened = browser.new_page(viewport={"width": 375, "height": 900})
    opened.set_content(shown(of(DOCUMENTS[3])))
    box = opened.locator(".go a").first.bounding_box()
    opened.close()
    assert box["height"] >= 44


def test_axe_finds_no_barrier_and_nothing_is_fetched(browser: Any, document: Document) -> None:
    assert violations(browser, shown(of(document))) == ([], [])


def test_it_names_its_language_and_marks_tables_of_layout(document: Document) -> None:
    soup = BeautifulSoup(html_of(of(document)), "html.parser")
    assert soup.html is not None
    assert soup.html["lang"] == "en"
    assert {table.get("role") for table in soup.select("table") if not table.find("th")} == {"presentation"}


def test_a_kind_of_ones_own_becomes_a_message(riverbend: Path, browser: Any) -> None:
    folder = riverbend / "templates/bulletin"
    folder.mkdir(parents=True)
    kind = "title: Bulletin\nabout: A page.\naudiences: {families: schools}\nformats: [email, paste]\n"
    (folder / "kind.yaml").write_text(kind, "utf-8")
    (folder / "bulletin.md").write_text(
        "# Hello & welcome\n\nRead *this* <b>now</b>.\n\n## What to bring\n\n- A pen\n    - red\n- Paper\n\n"
        "1. Go\n2. Stay\n\n| Day | Time |\n|---|---|\n| Monday | 6 p.m. |\n\n> We came.\n\n---\n\n"
        "[Sign up](https://a.example/?a=1&b=2)\n\n![A map of the hall](map.png)\n\n"
        "<dl><dt>Goal</dt><dd>What comes next.</dd></dl>\n",
        "utf-8",
    )
    Image.new("RGBA", (1600, 900), (200, 40, 40, 128)).save(riverbend / "map.png")
    made = page(riverbend, Document("bulletin", "families", "cedar-elementary"), "email")
    message = parsed(render(made))
    soup = BeautifulSoup(html_of(message), "html.parser")
    assert flat(plain_of(message)).startswith("Hello & welcome")
    assert [li.get_text(" ", strip=True) for li in soup.select("ol > li")] == ["Go", "Stay"]
    assert soup.select_one("ul ul li") is not None
    assert [th.get_text() for th in soup.select("th")] == ["Day", "Time"]
    assert soup.select_one(".go a") is not None
    assert {str(a["href"]) for a in soup.select(".go a")} == {"https://a.example/?a=1&b=2"}
    assert len(pictures_of(message)) == 2
    assert violations(browser, shown(message)) == ([], [])


@pytest.mark.parametrize("ending", ["png", "jpeg", "gif", "webp"])
def test_a_picture_is_made_small_stands_upright_and_says_nothing_of_its_place(
    tmp_path: Path, ending: str
) -> None:
    large = Image.new("RGB", (4000, 3000), "#cc4422")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "taken at 118 Cedar Lane"
    large.save(tmp_path / f"a.{ending}", exif=exif)
    made = picture(f"a.{ending}", (tmp_path,), PICTURE)
    image = Image.open(io.BytesIO(made.data))
    assert made.type == ("jpeg" if ending in ("jpeg", "webp") else "png")
    assert made.width <= PICTURE[0]
    assert made.height == PICTURE[1]
    assert abs(image.width - made.width * 2) <= 1
    assert (image.height > image.width) == (ending != "gif")
    assert b"118 Cedar" not in made.data
    assert not image.getexif()


def test_a_drawing_becomes_dots_without_the_white_round_it(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M40 40h20v20z"/></svg>',
        "utf-8",
    )
    image = Image.open(io.BytesIO(picture("a.svg", (tmp_path,), (200, 200)).data))
    assert abs(image.width - 80) <= 2
    assert abs(image.height - 80) <= 2


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.jpg"])
def test_a_file_that_is_no_picture_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"This is a text.")
    with pytest.raises(RenderError, match=name):
        picture(name, (tmp_path,), PICTURE)


@pytest.mark.parametrize(
    ("primary", "accent"), [("#ffe14d", "#f8f8f0"), ("#000000", "#ffffff"), ("#7f7f7f", "#ff0000")]
)
def test_any_brand_can_be_read_in_light_and_dark_with_or_without_a_logo(
    riverbend: Path, browser: Any, primary: str, accent: str
) -> None:
    with_brand(riverbend, "#14505c", primary)
    with_brand(riverbend, "#b3501a", accent)
    made = with_brand(riverbend, "  logo: logo.svg\n", "")
    assert violations(browser, shown(parsed(render(made)))) == ([], [])


@pytest.fixture(scope="session")
def notes(tmp_path_factory: pytest.TempPathFactory) -> dict[Document, Any]:
    """What caniemail.com knows against each document, and against what MJML itself makes of it."""
    if not shutil.which("node") or not (TOOLS / "node_modules" / "caniemail").exists():
        pytest.skip("Install what it is compared with: npm install --prefix tools/mail --no-package-lock")
    folder, command = tmp_path_factory.mktemp("notes"), ["node", str(TOOLS / "notes.mjs")]
    for number, document in enumerate(DOCUMENTS):
        source, html = folder / f"{number}.mjml", folder / f"{number}.html"
        source.write_text(mjml(PAGES[document])[0], "utf-8")
        html.write_text(html_of(of(document)), "utf-8")
        command += [str(source), str(html)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(zip(DOCUMENTS, json.loads(done.stdout), strict=True))


def test_mail_programs_show_it_as_well_as_what_mjml_itself_makes(
    document: Document, notes: dict[Document, Any]
) -> None:
    theirs, ours = notes[document]["mjml"], notes[document]["ours"]
    assert len(theirs) >= 15
    for client, found in theirs.items():
        mine = ours.get(client, {})
        assert mine.keys() <= found.keys(), client
        assert sum(mine.values()) <= sum(found.values()), client
    assert ours.keys() <= theirs.keys()
