"""Of pictures of twelve megapixels each format has as many dots as it shows, and a kit is soon sent."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from email import message_from_bytes
from email.policy import default
from itertools import compress
from operator import not_
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from plcomms.load.project import load_project
from plcomms.model.document import Document, PrintOptions
from plcomms.model.entries import Event
from plcomms.model.pictured import pictured
from tests.conftest import RIVERBEND, Run
from tests.images.photographs import CAMERA, photograph, saved
from tests.render.pages import made

NEWSLETTER = Document("newsletter", "families", "cedar-elementary")
INVITATION = Document("invitation", "families", "cedar-elementary", event="show-me-night")
POINTS = 72 / 25.4
OTHERS = 1_000_000
"""Bytes of a kit of the example beside its newsletter, and a quarter more."""


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with three photographs, one of them upright."""
    import shutil

    folder = tmp_path_factory.mktemp("photographs") / "riverbend"
    shutil.copytree(RIVERBEND, folder, ignore=shutil.ignore_patterns("out", "millrace*", "riverbend-high*"))
    (folder / "wide.jpg").write_bytes(saved(photograph(CAMERA, 1), "JPEG", quality=92))
    (folder / "upright.jpg").write_bytes(saved(photograph(CAMERA[::-1], 2), "JPEG", quality=92))
    (folder / "third.jpg").write_bytes(saved(photograph(CAMERA, 3), "JPEG", quality=92))
    file = folder / "schools/cedar-elementary.yaml"
    text = file.read_text("utf-8").replace("covers: [name, words]", "covers: [name, words, picture]")
    shown = "{file: FILE, alt: A field., caption: CAPTION., credit: Grace Nakamura}"
    for before, key, name in (
        ("    people:\n      - name: Jonah\n", "    picture", "wide.jpg"),
        ("    room: Start", "    picture", "third.jpg"),
        ("note: |", "gallery", "upright.jpg"),
    ):
        said = shown.replace("FILE", name).replace("CAPTION", f"Seen in {name.partition('.')[0]} form")
        said = f"[{said}, {said.replace('upright.jpg', 'third.jpg')}]" if key == "gallery" else said
        assert before in text
        text = text.replace(before, f"{key}: {said}\n{before}", 1)
    text = text.replace(
        "  phone: 555-0151\n", "  phone: 555-0151\n  picture: {file: upright.jpg, alt: A door.}\n"
    )
    file.write_text(text, "utf-8")
    return folder


def printed(pdf: bytes) -> list[tuple[float, float]]:
    """The width in millimetres and the dots an inch of each photograph on the pages of a PDF."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            left, _, right, _ = one.get_bounds()
            wide = (right - left) / POINTS
            found.append((wide, one.get_px_size()[0] / (wide / 25.4)))
    return found


def test_on_paper_each_picture_is_as_wide_as_a_check_takes_it_to_be_and_as_fine_as_a_press(
    district: Path,
) -> None:
    """What ``model.pictured`` says of printed sizes is what the templates and styles make of them."""
    project = load_project(district)
    shown = list(pictured(project.schools["cedar-elementary"]))
    wide = [(s.use.upright if s.picture.file in project.upright else s.use.wide).wide for s in shown]
    invited = [isinstance(s.owner, Event) for s in shown]
    newsletter, invitation = (printed(made(district, d, "pdf")) for d in (NEWSLETTER, INVITATION))
    assert sorted(round(w) for w, _ in newsletter) == sorted(compress(wide, map(not_, invited)))
    assert [round(w) for w, _ in invitation] == list(compress(wide, invited))
    assert all(270 <= dots <= 301 for _, dots in (*newsletter, *invitation))


def test_a_web_page_a_message_and_a_word_file_have_what_they_show(district: Path) -> None:
    page = made(district, NEWSLETTER, "web").decode()
    web = [base64.b64decode(found) for found in re.findall(r"data:image/jpeg;base64,([^\"]+)", page)]
    assert sorted(max(Image.open(io.BytesIO(one)).size) for one in web) == [360, 900, 900, 1600]
    message = message_from_bytes(made(district, NEWSLETTER, "email"), policy=default)
    sent = [p.get_content() for p in message.walk() if p.get_content_type() == "image/jpeg"]
    assert sorted(Image.open(io.BytesIO(one)).size[0] for one in sent) == [192, 528, 528, 1088]
    words = message.get_body(("html",))
    assert words is not None
    html = str(words.get_content())
    shown = re.findall(r'<img class="(?:picture|tile|portrait)"[^>]*width="(\d+)"', html)
    assert sorted(map(int, shown)) == [96, 264, 264, 544]
    assert "Photo: Grace Nakamura" in html
    with zipfile.ZipFile(io.BytesIO(made(district, NEWSLETTER, "word"))) as file:
        photos = [file.read(name) for name in file.namelist() if re.search(r"media/.*\.jpe?g", name)]
    assert len(photos) == 4
    assert all(max(Image.open(io.BytesIO(one)).size) <= 1350 for one in photos)
    for other in ("markdown", "text", "paste"):
        said = made(district, NEWSLETTER, other).decode()
        assert "Seen in wide form" in said
        assert "#crop" not in said


def test_for_a_copier_a_photograph_is_gray_and_clear_and_a_logo_stays(district: Path) -> None:
    pdf = pypdfium2.PdfDocument(made(district, INVITATION, "pdf", PrintOptions(ink="bw")))
    (one,) = pdf[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    image = one.get_bitmap(render=False).to_pil()
    assert image.mode == "L"
    low, high = image.getextrema()
    assert low <= 8
    assert high >= 247


def test_a_kit_with_three_photographs_is_under_three_megabytes(
    district: Path, plcomms: Run, tmp_path: Path
) -> None:
    own = district / "templates" / "_kit"
    own.mkdir(parents=True)
    (own / "kit.yaml").write_text(
        "folders:\n  - name: With pictures\n    parts:\n"
        "      - {kind: newsletter, audiences: [families], formats: [word, pdf, email], use: Send it.}\n",
        "utf-8",
    )
    done = plcomms("kit", "-C", district, "--school", "cedar-elementary", "--out", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = tmp_path.glob("*.zip")
    assert file.stat().st_size + OTHERS < 3_000_000
    assert sum((district / name).stat().st_size for name in ("wide.jpg", "upright.jpg")) > 9_000_000
