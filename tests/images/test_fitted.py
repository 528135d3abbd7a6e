"""A picture is cropped round its focus, no finer than its use shows, and clear in black ink."""

from __future__ import annotations

import io
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plcomms.images.fitted import Crop, Fit, crop_in, dots_an_inch, fitted, is_upright
from plcomms.images.opener import opened, problem_of
from plcomms.model.errors import RenderError
from tests.images.photographs import photograph, saved

SIDE = st.integers(1, 5000)
SHARE = st.floats(0, 100)
LARGE = (9999, 9999)


def image_of(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@settings(max_examples=150)
@given(size=st.tuples(SIDE, SIDE), shape=st.sampled_from([(3, 2), (4, 5), (1, 1), (5, 2)]), x=SHARE, y=SHARE)
def test_a_crop_has_its_shape_lies_inside_and_keeps_the_focus(
    size: tuple[int, int], shape: tuple[int, int], x: float, y: float
) -> None:
    left, top, right, bottom = Crop(*shape, (x, y)).box(size)
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert left - 1 <= size[0] * x / 100 <= right + 1
    assert top - 1 <= size[1] * y / 100 <= bottom + 1
    assert right - left == size[0] or bottom - top == size[1]
    if min(right - left, bottom - top) > 5:
        assert (right - left) / (bottom - top) == pytest.approx(shape[0] / shape[1], rel=0.2)


@pytest.mark.parametrize(("focus", "colour"), [((0, 50), "red"), ((100, 50), "blue")])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_what_the_focus_is_on_stays(focus: tuple[float, float], colour: str, kind: str) -> None:
    image = Image.new("RGB", (800, 400), "red")
    image.paste("blue", (400, 0, 800, 400))
    name = f"a.{ {'JPEG': 'jpg', 'PNG': 'png', 'WEBP': 'webp', 'HEIF': 'heic'}[kind] }"
    assert problem_of(name, saved(image, kind)) is None
    made = image_of(fitted(name, saved(image, kind), Fit((200, 200), Crop(1, 1, focus))).data)
    assert made.size == (200, 200)
    wanted = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
    for at in ((5, 5), (100, 100), (194, 194)):
        seen = made.convert("RGB").getpixel(at)
        assert isinstance(seen, tuple)
        assert isinstance(wanted, tuple)
        assert all(abs(a - b) < 12 for a, b in zip(seen, wanted, strict=True))


@pytest.mark.parametrize("name", ["rain.jpg", "art/b & c #1 100%.jpg", "crop=1:1.png"])
def test_an_address_says_its_crop_and_no_name_of_a_file_does(name: str) -> None:
    whole = f"{quote(name)}#crop=3:2&most=900&focus={quote('50 35.5')}"
    assert crop_in(whole) == Crop(3, 2, (50, 35.5), 900)
    assert crop_in(f"{quote(name)}#crop=3:2") == Crop(3, 2)
    for other in ("", "#crop=0:2", "#crop=3:2&focus=a", "#crop=3:2&more", "#page=2"):
        assert crop_in(quote(name) + other) is None


def test_a_picture_of_an_iphone_is_upright_and_tells_nothing() -> None:
    image = Image.new("RGB", (400, 300), "white")
    image.paste("#cc0000", (0, 0, 200, 150))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x0110] = 6, "118 Cedar Lane", "SuperCam"
    exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 30.0, 12.5)})
    data = saved(image, "HEIF", exif=exif.tobytes())
    assert b"118 Cedar Lane" in data
    kind, made = opened("phone.heic", data)
    assert kind == "image/jpeg"
    assert not image_of(made).getexif()
    assert b"118 Cedar Lane" not in made
    assert b"SuperCam" not in made
    assert image_of(made).size == (300, 400)
    red = image_of(made).convert("RGB").getpixel((290, 10))
    assert isinstance(red, tuple)
    assert red[0] > 150 > red[1]
    assert is_upright("phone.heic", data)


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_half_a_picture_of_an_iphone_is_refused(kept: float) -> None:
    data = saved(photograph((400, 300)), "HEIF")
    problem = problem_of("phone.heic", data[: int(len(data) * kept)])
    assert problem
    assert "damaged" in problem.message
    with pytest.raises(RenderError):
        opened("phone.heic", data[: int(len(data) * kept)])


def test_a_picture_gets_no_larger_and_no_finer_than_its_room() -> None:
    data = saved(photograph((600, 400)), "JPEG")
    assert image_of(fitted("a.jpg", data, Fit((900, 900))).data).size == (600, 400)
    assert image_of(fitted("a.jpg", data, Fit((300, 300))).data).size == (300, 200)
    assert image_of(fitted("a.jpg", data, Fit((300, 300), Crop(1, 1))).data).size == (300, 300)


def test_in_black_ink_it_goes_from_black_to_white_and_its_middle_is_lifted() -> None:
    flat = Image.linear_gradient("L").point(lambda level: 80 + level * 96 // 255).convert("RGB")
    made = image_of(fitted("a.jpg", saved(flat, "JPEG", quality=95), Fit(LARGE, None, ink=True)).data)
    assert made.mode == "L"
    levels = made.histogram()
    assert sum(levels[:5]) > 0
    assert sum(levels[251:]) > 0
    middle = made.getpixel((128, 128))
    assert isinstance(middle, int | float)
    assert 136 < middle < 165


def test_a_photograph_saved_as_png_is_packed_as_one_and_a_drawing_keeps_its_edges() -> None:
    fit = Fit((300, 300), Crop(3, 2))
    assert fitted("a.png", saved(photograph((600, 400)), "PNG"), fit).type == "image/jpeg"
    assert fitted("a.png", saved(Image.new("RGB", (600, 400), "red"), "PNG"), fit).type == "image/png"
    clear = photograph((600, 400)).convert("RGBA")
    clear.putalpha(128)
    assert fitted("a.png", saved(clear, "PNG"), fit).type == "image/png"
    assert fitted("a.png", saved(photograph((600, 400)), "PNG"), Fit((300, 300))).type == "image/png"


def test_how_fine_a_picture_is_counts_what_is_left_of_it() -> None:
    data = saved(Image.new("RGB", (1000, 1000)), "PNG")
    assert dots_an_inch("a.png", data, None, 127) == 200
    assert dots_an_inch("a.png", data, Crop(4, 5), 127) == 160
