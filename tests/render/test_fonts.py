"""The letters that a district chooses are those of its pages, on paper and on the screen."""

from __future__ import annotations

import base64
import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from plcomms.load.fonts import font_folder
from plcomms.model.document import Document
from plcomms.model.fonts import DISPLAY_FONTS, FONTS
from tests.render.pages import made

Edit = Callable[[str, str, str], None]

LETTER = Document("letter", "families", "cedar-elementary")
EUROPE = "ÁÉÍÓÚÜÑáéíóúüñ¿¡ÀÂÇÈÊÎÔŒàâçèêîôœÄÖßäöÅåÆæØøŁłŃńŚśŹźŻżĄąĘęČčŠšŽžĐđŘřŮůŐőŰűĂăȘșȚț“”‘’–—…"


@pytest.mark.parametrize("name", FONTS)
def test_every_font_has_the_letters_of_europe_in_each_of_its_files(name: str) -> None:
    font = FONTS[name]
    styles = [face.style for face in font.faces]
    assert {"normal", "italic"} == set(styles)
    for face in font.faces:
        known = TTFont(font_folder(font) / face.file).getBestCmap()
        assert [letter for letter in EUROPE if ord(letter) not in known] == [], face.file


@pytest.mark.parametrize("name", DISPLAY_FONTS)
def test_letters_for_headings_are_one_weight_that_word_can_take_too(name: str) -> None:
    font = DISPLAY_FONTS[name]
    for face in font.faces:
        read = TTFont(font_folder(font) / face.file)
        assert "fvar" not in read
        assert read["OS/2"].usWeightClass == int(face.weights[0])
        assert [letter for letter in EUROPE + "ếợữ" if ord(letter) not in read.getBestCmap()] == []


@pytest.mark.parametrize("name", FONTS)
def test_the_chosen_font_is_inside_the_page_to_print(
    name: str, riverbend: Path, edit: Edit, tmp_path: Path
) -> None:
    edit("district.yaml", "  logo: logo.svg", f"  font: {name}\n  logo: logo.svg")
    pdf = tmp_path / "letter.pdf"
    pdf.write_bytes(made(riverbend, LETTER, "pdf"))
    lines = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout.splitlines()
    found = {line.split()[0].partition("+")[2]: line.split()[-5] for line in lines[2:]}
    family = FONTS[name].family.replace(" ", "-")
    assert {family, f"{family}-Bold"} <= set(found)
    assert all(font.startswith((family, "Bricolage-Grotesque")) for font in found), found
    assert set(found.values()) == {"yes"}


@pytest.mark.parametrize("name", FONTS)
def test_the_chosen_font_is_inside_the_web_page(name: str, riverbend: Path, edit: Edit) -> None:
    edit("district.yaml", "  logo: logo.svg", f"  font: {name}\n  logo: logo.svg")
    html = made(riverbend, LETTER, "web").decode()
    font = FONTS[name]
    assert f'body {{ font-family: "{font.family}", ' in html
    inside = re.findall(r"@font-face \{ font-family: \"([^\"]+)\";.*?base64,([^\"]+)\"", html)
    display = DISPLAY_FONTS["bricolage"]
    expected = [(each, face) for each in (font, display) for face in each.faces]
    assert [family for family, _ in inside] == [each.family for each, _ in expected]
    for (_, data), (each, face) in zip(inside, expected, strict=True):
        assert base64.b64decode(data) == (font_folder(each) / face.file).read_bytes()


@pytest.mark.parametrize(
    ("name", "form"), [("mark.png", "PNG"), ("mark.JPG", "JPEG"), ("my mark.jpeg", "JPEG")]
)
def test_a_logo_may_be_a_photograph_on_paper_and_on_the_screen(
    riverbend: Path, edit: Edit, name: str, form: str
) -> None:
    from pypdf import PdfReader

    Image.new("RGB", (240, 80), "#b3501a").save(riverbend / name, form)
    edit("district.yaml", "logo: logo.svg", f"logo: {name}")
    html = made(riverbend, LETTER, "web").decode()
    found = re.search(r'<img class="logo" src="data:image/(\w+);base64,([^"]+)"', html)
    assert found
    assert found[1] == form.lower()
    assert base64.b64decode(found[2]) == (riverbend / name).read_bytes()
    (picture,) = PdfReader(io.BytesIO(made(riverbend, LETTER, "pdf"))).pages[0].images
    assert picture.image
    assert picture.image.size == (240, 80)
