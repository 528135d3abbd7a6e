"""A file may be called what people call files, and only what a tag or a style names is a file."""

from __future__ import annotations

import base64
import email
import io
import json
import tempfile
import zipfile
from contextlib import nullcontext
from email.policy import SMTP
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from plcomms.model.document import Document, Request
from plcomms.model.errors import RenderError
from plcomms.render.assets import Digests, embedded, embedded_in_style, fingerprint
from plcomms.workflows.check import prepare
from tests.check.test_privacy import TODAY
from tests.render.pages import composed_here, made

USUAL = (
    "logo (1).svg",
    "Jonah's work.jpg",
    "b & c.jpg",
    "a#1.jpg",
    "100%25.jpg",
    "url(a).png",
    'say "a".png',
)
DISTRICT = """\
name: Green Valley Schools
contact: {{name: Ana Lee, email: ana.lee@green-valley.example}}
brand: {{logo: {logo}, logo_alt: Green Valley}}
vision: Each child will learn well.
whys:
  - {{id: ready, statement: Children need good reading and math.}}
stories:
  - {{id: peas, title: Peas, statement: We grew peas., picture: {{file: {logo}, alt: Peas in a bed.}}}}
"""
KIND = "title: Bulletin\nabout: A test.\naudiences: {families: district}\nformats: [web, pdf, email, word]\n"
SHOWN = (
    '<p><img class="logo" src="{{ sender.brand.logo }}" alt="{{ sender.brand.logo_alt }}"></p><h1>Hello</h1>'
    '<p><img src="{{ stories[0].picture.file }}" alt="{{ stories[0].picture.alt }}"></p><p>Come.</p>'
)
BULLETIN = Document("bulletin", "families")

letters = st.characters(categories=("L", "N", "P", "S"), exclude_characters="/\\", codec="utf-8")
stems = st.text(letters | st.sampled_from(" #%?&'\"()+;:=,[]{}@!$~`^<>|"), min_size=1, max_size=24)
names = st.builds(
    lambda stem, ending: f"{stem.strip() or 'a'}.{ending}", stems, st.sampled_from(("png", "jpg"))
)


def district(folder: Path, name: str) -> Path:
    """A small district in ``folder`` whose logo and picture are the file called ``name``."""
    (folder / "templates/bulletin").mkdir(parents=True)
    (folder / "templates/bulletin/kind.yaml").write_text(KIND, "utf-8")
    (folder / "templates/bulletin/bulletin.html").write_text(SHOWN, "utf-8")
    (folder / "district.yaml").write_text(DISTRICT.format(logo=json.dumps(name, ensure_ascii=False)), "utf-8")
    if name.endswith(".svg"):
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
        (folder / name).write_text(drawing, "utf-8")
    else:
        Image.new("RGB", (30, 20), "#cc0000").save(folder / name)
    return folder


def shown_in(folder: Path, format: str) -> int:
    """How many pictures, whole ones, ``format`` has of the district's bulletin."""
    with nullcontext() if format == "web" else composed_here():
        data = made(folder, BULLETIN, format)
    if format == "web":
        images = [
            str(image["src"]) for image in BeautifulSoup(data, "html.parser").select("main img, body img")
        ]
        assert all(src.startswith("data:image/") for src in images)
        return len(images)
    if format == "email":
        parts = email.message_from_bytes(data, policy=SMTP).walk()
        return sum(part.get_content_maintype() == "image" for part in parts)
    if format == "word":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return sum(name.startswith("word/media/") for name in file.namelist())
    return sum(len(page.images) for page in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize("format", ["web", "pdf", "email", "word"])
@pytest.mark.parametrize("name", USUAL)
def test_a_picture_called_as_people_call_files_is_shown(tmp_path: Path, name: str, format: str) -> None:
    folder = district(tmp_path, name)
    drawn_by_pdf = format == "pdf" and name.endswith(".svg")
    assert shown_in(folder, format) >= (0 if drawn_by_pdf else 1)


@settings(max_examples=settings.default.max_examples // 10)  # type: ignore[union-attr]
@given(names, st.sampled_from(("web", "web", "email", "pdf", "word")))
@example("a: b.jpg", "web")
@example("javascript:a.png", "pdf")
@example("&amp;.png", "web")
@example("%2e%2e%2f.png", "email")
def test_a_picture_may_have_any_name(name: str, format: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert shown_in(district(Path(folder), name), format) >= 1


@given(names)
def test_a_name_in_a_tag_is_found_whatever_it_is(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(b"x")
        root = (Path(folder),)
        (Path(folder) / name).rename(Path(folder) / f"{name}.bin")
        address = quote(f"{name}.bin")
        data = f"data:application/octet-stream;base64,{base64.b64encode(b'x').decode()}"
        assert embedded(f'<p id=a><img alt="" src="{address}"></p>', root).count(data) == 1
        assert embedded(f"<IMG SRC='{address}'>", root).count(data) == 1
        assert embedded(f"<p style='background: url(\"{address}\")'>a</p>", root).count(data) == 1
        assert embedded_in_style(f'a {{ src: url("{address}") }}', root).count(data) == 1


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>'

WORDS = (
    "<p>url(district.yaml)</p>",
    '<p>src="district.yaml" and \' url("district.yaml")</p>',
    '<img alt="see url(district.yaml)" title=\'x src="district.yaml"\'>',
    '<!-- <img src="district.yaml"> -->',
    "<script>a = '<img src=\"district.yaml\">'</script>",
    '<a href="district.yaml">a</a>',
    '<p data-src="district.yaml">a</p>',
    "<style>a { background: url(data:image/svg+xml,%3Csvg fill='url(%23a)'/%3E) }</style>",
    "<style>a { color: url(\"data:image/svg+xml,%3Csvg d='(a)' fill='url(district.yaml)'/%3E\") }</style>",
)


@pytest.mark.parametrize("html", WORDS)
def test_words_that_look_like_a_file_stay_words(riverbend: Path, html: str) -> None:
    assert embedded(html, (riverbend,)) == html
    assert fingerprint(html, (riverbend,)) == fingerprint("", (riverbend,))


def test_a_file_that_changes_while_a_program_runs_has_another_fingerprint(riverbend: Path) -> None:
    """What is known is known for one piece of work, in which a file is read once for all pages."""
    (riverbend / "photo.svg").write_text(DRAWING, "utf-8")
    page, roots = '<img src="photo.svg">', (riverbend,)
    known: Digests = {}
    before = fingerprint(page, roots, known)
    (riverbend / "photo.svg").write_text(DRAWING.replace("40", "41"), "utf-8")
    assert fingerprint(page, roots, known) == before
    assert fingerprint(page, roots) != before


def test_what_a_principal_writes_brings_no_file_into_a_page(riverbend: Path) -> None:
    school = riverbend / "schools/cedar-elementary.yaml"
    text = school.read_text("utf-8")
    assert "Please ask the same question" in text
    school.write_text(
        text.replace("Please ask", 'See url(district.yaml) and src="district.yaml". Please ask', 1)
    )
    document = Document("newsletter", "families", "cedar-elementary")
    html = made(riverbend, document, "web").decode()
    assert "url(district.yaml)" in html
    assert "octet-stream" not in html


def test_a_file_that_is_elsewhere_is_not_put_in(riverbend: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    for name in ("../secret.png", "%2e%2e/secret.png", (tmp_path / "secret.png").as_uri()):
        with pytest.raises(RenderError):
            embedded(f'<img src="{name}">', (riverbend,))


def test_a_name_that_the_check_takes_is_one_that_can_be_shown(tmp_path: Path) -> None:
    folder = district(tmp_path, "b & c #1 (2) 100%.jpg")
    report = prepare(folder, Request(formats=("web",)), TODAY).report
    assert [f for f in report.findings if f.rule in ("reference", "render")] == []
    assert shown_in(folder, "web") == 2
