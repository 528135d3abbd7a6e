"""Drawings on paper and in messages are as a browser draws them, or are refused with the way out."""

from __future__ import annotations

import base64
import io
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from plcomms.images.bitmap import on_paper
from plcomms.images.drawing import cleaned, for_paper, letters_in, pixels
from plcomms.images.opener import darkest, problem_of
from plcomms.model.errors import RenderError
from plcomms.render.plain import as_png

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = f'<svg {SPACES} viewBox="0 0 300 100">'
DRAWINGS = {
    "plain shapes": """
        <path fill="#14505c" d="M10 10h80v80z"/>
        <circle cx="200" cy="50" r="30" fill="none" stroke="red" stroke-width="8"/>
    """,
    "a mask on a group": """
        <mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="300" height="100">
        <rect width="300" height="100" fill="#fff"/>
        <rect x="100" y="20" width="100" height="60"/></mask><g mask="url(#m)">
        <rect width="300" height="100" fill="#14505c"/></g>
    """,
    "a mask by alpha": """
        <mask id="m" style="mask-type:alpha"><rect x="50" width="100" height="100"/></mask>
        <rect width="300" height="100" fill="#14505c" mask="url(#m)"/>
    """,
    "a mask that fades": """
        <linearGradient id="g"><stop offset="0" stop-color="#fff"/><stop offset="1"/>
        </linearGradient><mask id="m"><rect width="300" height="100" fill="url(#g)"/></mask>
        <rect width="300" height="100" fill="#14505c" mask="url(#m)"/>
    """,
    "one shape twice": """
        <defs><g id="a"><circle r="20"/></g></defs><use href="#a" x="50" y="50" fill="red"/>
        <use xlink:href="#a" x="150" y="50" style="fill:#14505c"/>
    """,
    "a style sheet": """
        <style>.a{fill:#14505c} g > .a:first-child{opacity:.5} rect.b{fill:red;stroke:blue}</style>
        <g><circle class="a" r="20" cx="50" cy="50"/>
        <rect class="b" x="100" y="20" width="50" height="50"/></g>
    """,
    "variables": """
        <style>:root{--a:#14505c;--b:var(--a)}</style>
        <rect width='100' height='100' fill='var(--b)'/>
        <rect x="150" width="100" height="100" style="fill:var(--c, red)"/>
    """,
    "a clip and a group that shines through": """
        <clipPath id="c"><circle cx="150" cy="50" r="40"/></clipPath>
        <g clip-path="url(#c)" opacity=".5"><rect width="200" height="100"/>
        <rect x="100" width="200" height="100" fill="red"/></g>
    """,
}
REFUSED = {
    "a variable of several values": "<style>.a{--x:red}.b{--x:blue}</style><rect class='a' fill='var(--x)'/>",
    "a variable inside": "<g style='--x:red'><rect fill='var(--x, blue)' width='9' height='9'/></g>",
    "a variable without value": '<rect width="9" height="9" fill="var(--a)"/>',
    "a variable of itself": "<style>:root{--a:var(--b);--b:var(--a)}</style><rect fill='var(--a)'/>",
    "a web page": '<foreignObject width="9" height="9"></foreignObject>',
    "the dark": "<style>@media (prefers-color-scheme:dark){rect{fill:blue}}</style><rect/>",
    "a moving part": '<rect width="9" height="9"><animate attributeName="fill" to="red"/></rect>',
    "a new color": '<rect width="9" height="9" fill="oklch(60% .2 30)"/>',
    "a script": "<script>1</script>",
    "a file": '<image href="/etc/passwd" width="9" height="9"/>',
    "an address": '<image xlink:href="http://a.example/x.png" width="9" height="9"/>',
    "a shape of a file": '<use href="other.svg#a"/>',
    "a style of a file": "<style>@import url(x.css);</style><rect/>",
    "a ground of a file": '<rect style="fill:url(http://a.example/x.svg#a)"/>',
    "a moved style": '<rect style="transform:translate(20px,10px)" width="9" height="9"/>',
}


def svg(inside: str) -> bytes:
    return f"{HEAD}{inside}</svg>".encode()


@pytest.fixture(scope="module")
def shown(browser: Any) -> Any:
    """A drawing as Chromium shows it."""
    page = browser.new_page(viewport={"width": 300, "height": 100})

    def show(data: bytes) -> Image.Image:
        address = f"data:image/svg+xml;base64,{base64.b64encode(data).decode()}"
        page.set_content(f'<style>*{{margin:0}}img{{display:block;width:300px}}</style><img src="{address}">')
        image = Image.open(io.BytesIO(page.screenshot()))
        return image.convert("RGB")

    yield show
    page.close()


def printed(data: bytes) -> Image.Image:
    """The drawing as it comes out of a PDF."""
    from weasyprint import HTML

    address = f"data:image/svg+xml;base64,{base64.b64encode(for_paper(data)).decode()}"
    style = "@page{margin:0;size:300px 100px}*{margin:0}img{display:block;width:300px}"
    pdf = HTML(string=f'<style>{style}</style><img src="{address}" alt="">').write_pdf()
    made: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=4 / 3).to_pil().convert("RGB")
    return made


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that are clearly different; edges may fall to this side or that."""
    assert one.size == other.size
    levels = ImageChops.difference(one, other).convert("L").histogram()
    return sum(levels[48:]) / (one.width * one.height)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_on_paper_and_in_messages_what_it_is_in_a_browser(name: str, shown: Any) -> None:
    data = svg(DRAWINGS[name])
    assert problem_of("a.svg", data) is None
    made = cleaned("a.svg", data)
    browsers = shown(data)
    assert unlike(shown(made), browsers) == 0
    assert unlike(on_paper(pixels(made, (300, 100))), browsers) < 0.003
    assert unlike(printed(made), browsers) < 0.012


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_drawn_in_different_ways_is_refused_with_the_way_out(name: str) -> None:
    problem = problem_of("logo.svg", svg(REFUSED[name]))
    assert problem
    assert "logo.svg" in problem.message
    assert "Save it as PNG" in problem.help
    with pytest.raises(RenderError):
        cleaned("logo.svg", svg(REFUSED[name]))


def test_a_drawing_without_its_namespace_is_shown_by_a_browser(shown: Any) -> None:
    data = b'<svg viewBox="0 0 300 100"><rect width="300" height="100" fill="#14505c"/></svg>'
    assert shown(cleaned("a.svg", data)).getpixel((150, 50)) == (0x14, 0x50, 0x5C)


@pytest.mark.parametrize(
    "data",
    [
        *(
            b"",
            b"<svg",
            b"<html/>",
            b"\x00\x01",
            b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="9"/>',
        ),
        b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">]><svg viewBox="0 0 9 9">&c;</svg>',
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    assert problem_of("a.svg", data)


def test_a_shape_that_repeats_itself_without_end_is_done_with(shown: Any) -> None:
    groups = "".join(f'<g id="g{n + 1}">' + f'<use href="#g{n}"/>' * 10 + "</g>" for n in range(9))
    data = svg(f'<defs><rect id="g0" width="1" height="1"/>{groups}</defs><use href="#g9"/>')
    assert problem_of("a.svg", data)


def test_plain_shapes_stay_lines_and_others_have_the_size_that_they_had() -> None:
    plain = cleaned("a.svg", svg(DRAWINGS["plain shapes"]))
    assert for_paper(plain) == plain
    masked = svg(DRAWINGS["a mask on a group"]).replace(b"viewBox", b'width="150" height="50" viewBox')
    assert b'<svg xmlns="http://www.w3.org/2000/svg"' in for_paper(cleaned("a.svg", masked))
    assert b'width="150" height="50" viewBox="0 0 150 50"' in for_paper(cleaned("a.svg", masked))


def test_in_word_a_drawing_is_dots_on_a_clear_ground() -> None:
    image = Image.open(io.BytesIO(as_png(cleaned("a.svg", svg(DRAWINGS["a mask on a group"])))))
    assert image.size == (1728, 576)
    assert image.getpixel((864, 288)) == (0, 0, 0, 0)
    assert image.getpixel((60, 288)) == (0x14, 0x50, 0x5C, 255)


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ('<path fill="#fff" d="M0 0h99v99z"/>', False),
        ('<path fill="#fdfdf8" d="M0 0h99v99z"/>', False),
        ('<path fill="none" d="M0 0h99v99z"/>', False),
        ('<path opacity="0" d="M0 0h99v99z"/>', False),
        ("", False),
        ('<path fill="#ffd34d" d="M0 0h99v99z"/>', True),
        ('<path fill="#14505c" d="M0 0h9v9z"/>', True),
    ],
)
def test_what_cannot_be_seen_on_white_paper_is_known(inside: str, seen: bool) -> None:
    assert (darkest("a.svg", svg(inside)) >= 1.15) == seen


def test_letters_in_a_drawing_are_known() -> None:
    assert letters_in(svg('<text x="9" y="9">Hill <tspan>School</tspan></text>'))
    assert not letters_in(svg('<text> </text><title>Hill</title><path d="M0 0h9v9z"/>'))


def test_nothing_in_a_drawing_acts_or_leads_away() -> None:
    acting = '<a href="javascript:alert(1)"><rect width="9" height="9" onclick="alert(1)" onload="x"/></a>'
    made = cleaned("a.svg", svg(acting))
    assert b"rect" in made
    for word in (b"alert", b"onclick", b"onload", b"javascript"):
        assert word not in made
