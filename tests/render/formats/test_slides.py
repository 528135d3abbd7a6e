"""Slides, read back with python-pptx and opened with LibreOffice."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from plcomms.model.element import parse
from plcomms.model.framed import FramedDocument
from plcomms.render.formats import slides
from plcomms.render.office.ideas import LINES, TITLE_LINES, TITLE_WIDTH, WIDTH, ideas
from plcomms.render.office.pandoc import unzipped
from tests.conftest import RIVERBEND
from tests.render.office import in_order, page, printed

READERS = ("principals", "teachers", "board", "students-elementary", "students-middle", "students-high")
POINT = 12700


WORD = st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=12)
SENTENCE = st.lists(WORD, min_size=1, max_size=30).map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=9)


@pytest.fixture(scope="module")
def dressed() -> dict[str, FramedDocument]:
    return {reader: page(RIVERBEND, "slides", "talking-points", reader) for reader in READERS}


@pytest.fixture(scope="module")
def data(dressed: dict[str, FramedDocument]) -> dict[str, bytes]:
    return {reader: slides.render(one) for reader, one in dressed.items()}


@pytest.fixture(scope="module")
def decks(data: dict[str, bytes]) -> dict[str, Any]:
    return {reader: Presentation(io.BytesIO(made)) for reader, made in data.items()}


def test_every_slide_has_a_title_of_its_own(decks: dict[str, Any]) -> None:
    for deck in decks.values():
        titles = [slide.shapes.title.text for slide in deck.slides]
        assert all(titles)
        assert len(set(titles)) == len(titles)
        assert len(titles) > 4


def test_the_first_slide_says_what_it_is_and_who_speaks(decks: dict[str, Any]) -> None:
    first = decks["principals"].slides[0]
    assert first.shapes.title.text == "What to say at your school"
    assert first.placeholders[1].text_frame.text == "Riverbend School District"


def test_notes_hold_every_word(decks: dict[str, Any], dressed: dict[str, FramedDocument]) -> None:
    for reader, deck in decks.items():
        titles = " ".join(slide.shapes.title.text for slide in deck.slides)
        notes = " ".join(s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide)
        held = set(re.findall(r"[\w'’]+", f"{titles} {notes}"))
        soup = BeautifulSoup(dressed[reader].body.html, "html.parser")
        told = " ".join(part.get_text(" ") for part in soup.select("p, li, dd, h1, h3"))
        words = set(re.findall(r"[\w'’]+", told))
        missing = words - held - {"Talking", "points", "Words", "for", "you"}
        assert not missing, (reader, missing)


def test_no_letters_are_smaller_than_24_points(data: dict[str, bytes]) -> None:
    for made in data.values():
        parts = unzipped(made)
        sizes = [
            int(size)
            for name, xml in parts.items()
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)
            for size in re.findall(r'\bsz="(\d+)"', xml.decode())
        ]
        assert all(size >= 2400 for size in sizes)
        master = parts["ppt/slideMasters/slideMaster1.xml"].decode()
        styles = master[master.index("<p:titleStyle>") : master.index("<p:otherStyle>")]
        assert min(map(int, re.findall(r'\bsz="(\d+)"', styles))) == 2400


def test_the_language_is_on_every_run_and_in_the_properties(data: dict[str, bytes]) -> None:
    parts = unzipped(data["principals"])
    for name, xml in parts.items():
        if re.match(r"ppt/(slides|notesSlides)/[^/]+\.xml", name):
            runs = re.findall(r"<a:rPr\b[^>]*>", xml.decode())
            assert all('lang="en-US"' in run for run in runs)
    assert b"<dc:language>en-US" in parts["docProps/core.xml"]


def test_colours_are_those_of_the_brand(data: dict[str, bytes], dressed: dict[str, FramedDocument]) -> None:
    theme = unzipped(data["board"])["ppt/theme/theme1.xml"].decode()
    palette = dressed["board"].palette
    assert f'<a:accent1><a:srgbClr val="{palette.primary[1:].upper()}"/>' in theme
    assert 'latin typeface="Atkinson Hyperlegible"' in theme


def test_a_figure_and_one_sentence_are_the_largest_and_a_sentence_stands_on_the_brands_color(
    data: dict[str, bytes], dressed: dict[str, FramedDocument]
) -> None:
    parts = unzipped(data["board"])
    theme = parts["ppt/theme/theme1.xml"].decode()
    assert 'majorFont><a:latin typeface="Bricolage Grotesque"' in re.sub(r">\s+<", "><", theme)
    xml = [parts[n].decode() for n in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
    (vision,) = [one for one in xml if "<p:bg>" in one]
    assert f'<a:srgbClr val="{dressed["board"].palette.primary[1:].upper()}"/>' in vision
    assert max(map(int, re.findall(r'\bsz="(\d+)"', vision))) >= 3600
    (figure,) = [one for one in xml if ">8 in 10<" in one]
    assert max(map(int, re.findall(r'\bsz="(\d+)"', figure))) > 10000


def test_a_theme_that_fills_nothing_has_slides_on_white(riverbend: Path, edit: Any) -> None:
    edit("district.yaml", "  logo: logo.svg", "  theme: press\n  logo: logo.svg")
    made = unzipped(slides.render(page(riverbend, "slides", "talking-points", "board")))
    assert not any(b"<p:bg>" in xml for name, xml in made.items() if name.startswith("ppt/slides/"))
    assert b'typeface="Fraunces"' in made["ppt/theme/theme1.xml"]


@given(PARAGRAPHS)
def test_a_story_is_shown_to_its_end(paragraphs: list[str]) -> None:
    told = "".join(f"<p>{p}</p>" for p in paragraphs)
    _, found = ideas(parse(f"<h1>a</h1><section class='part story'><h2>t</h2>{told}</section>"))
    assert " ".join(one.text for idea in found for one in idea.shown) == " ".join(paragraphs)
    assert all(sum(one.lines for one in idea.shown) <= LINES for idea in found)


def test_equal_input_gives_equal_bytes(data: dict[str, bytes], dressed: dict[str, FramedDocument]) -> None:
    slides._reference.cache_clear()
    assert slides.render(dressed["board"]) == data["board"]


def test_libreoffice_shows_each_slide_with_its_title(data: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "slides.pptx"
    file.write_bytes(data["principals"])
    (text,) = printed([file], tmp_path)
    shown = text.rstrip("\f").split("\f")
    titles = [slide.shapes.title.text for slide in Presentation(str(file)).slides]
    assert len(shown) == len(titles)
    assert all(in_order(words, title) for words, title in zip(shown, titles, strict=True))


@given(SENTENCE, PARAGRAPHS, st.booleans())
def test_nothing_is_too_long_for_its_slide_and_nothing_is_lost(
    title: str, paragraphs: list[str], listed: bool
) -> None:
    words = (
        f"<ul>{''.join(f'<li>{p}</li>' for p in paragraphs)}</ul>"
        if listed
        else "".join(f"<p>{p}</p>" for p in paragraphs)
    )
    _, found = ideas(parse(f"<h1>a</h1><h2>{title}</h2>{words}"))
    for idea in found:
        assert sum(one.lines for one in idea.shown) <= LINES
        assert idea.shown
        assert len(idea.title) <= TITLE_WIDTH * TITLE_LINES + len(" (99)")
        assert all(max(map(len, one.text.split())) <= WIDTH for one in idea.shown)
        assert [said for said in idea.said if said in paragraphs] == paragraphs
    if listed:
        starts = [one.text[:5] for idea in found for one in idea.shown]
        assert starts == [p[:5] for p in paragraphs] or any(len(p) < 5 for p in paragraphs)
