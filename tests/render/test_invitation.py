"""Invitations: cards that fill their sheet, with what a family must know on each of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from plcomms.model.document import Document, PrintOptions
from tests.render.pages import example, made, page, words_of

Edit = Callable[[str, str, str], None]
CEDAR = "schools/cedar-elementary.yaml"
SHOW_ME = Document("invitation", "families", "cedar-elementary", event="show-me-night")
LOOKS = [PrintOptions(up=up, **other) for up in (1, 2, 4) for other in ({}, {"paper": "a4", "ink": "bw"})]  # type: ignore[arg-type]
TIGHT = [
    PrintOptions(up=1),
    PrintOptions(up=2, paper="a4"),
    PrintOptions(up=4),
    PrintOptions(up=4, paper="a4"),
]
"""The least room for a card: two are less high on A4; four are narrower there and less high on letter."""
MM = 72 / 25.4
LONG = {
    "title: Show Me Night": "title: The Annual Winter Showcase of Student Work and Family Celebrations",
    "place: Cedar Elementary School": "place: Martha Washington Featherstone Memorial Middle School Annex",
    "address: 118 Cedar Lane, Riverbend\n    about": "address: Suite 4, 9 Lakeshore Highway North\n    about",
    "room: Start in the gym": "room: Second floor, rooms 214 through 228, past the large gymnasium",
    "reply_to: The front office": "reply_to: Dr. Maximiliane Featherstonehaugh-Konstantinopoulos",
}
MUST = (
    "February 11",
    "5:30 to 7 p.m.",
    "118 Cedar Lane",
    "your child’s classroom",
    "Pizza at 5:30",
    "February 4",
    "555-0150",
)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_card_says_all_that_a_family_must_know_on_one_sheet(look: PrintOptions) -> None:
    (text,) = words_of(example(SHOW_ME, look))
    for words in (*MUST, "Show Me Night", "Student’s name"):
        assert text.count(words) >= look.up, words
    # The least of cards has letters that can be read instead of the vision.
    assert ("ready for college, work and life" in text) == (look.up < 4)


@pytest.mark.parametrize("look", TIGHT, ids=str)
def test_long_names_and_places_stay_on_one_sheet_with_nothing_cut(
    riverbend: Path, edit: Edit, look: PrintOptions
) -> None:
    for old, new in LONG.items():
        edit(CEDAR, old, new)
    (text,) = words_of(made(riverbend, SHOW_ME, "pdf", look))
    for words in (
        "Family Celebrations",
        "School Annex",
        "Highway North",
        "Featherstonehaugh-",
        "February 11",
    ):
        assert text.count(words) >= look.up, words


def test_nothing_stands_for_what_an_event_does_not_say(riverbend: Path, edit: Edit) -> None:
    edit(CEDAR, "    end: 7:00 pm\n", "")
    edit(CEDAR, "    room: Start in the gym, then your child's classroom\n", "")
    edit(CEDAR, "    address: 118 Cedar Lane, Riverbend\n    about", "    about")
    html = made(riverbend, SHOW_ME, "web").decode()
    assert "5:30 p.m." in html
    assert "to None" not in html
    assert "<br></p>" not in html
    assert "None" not in html.split("<body", 1)[1]


@pytest.mark.parametrize("up", [1, 2, 4])
def test_name_and_day_are_the_largest_things_and_there_is_room_to_write(up: int) -> None:
    said = letters(example(SHOW_ME, PrintOptions(up=up)))
    largest = sorted({round(size, 1) for _words, size, _y in said}, reverse=True)[:2]
    assert {words for words, size, _y in said if size >= largest[1] - 0.1} <= {
        "Show Me Night",
        "Show Me",
        "Night",
        "11",
    }
    if up < 4:
        student, own, phone = (
            next(y for w, _s, y in said if w == f) for f in ("Student’s name", "Your name", "Phone or email")
        )
        assert min(student - own, own - phone) / MM >= 7.99


def letters(pdf: bytes) -> list[tuple[str, float, float]]:
    """Each run of words on the first page: what it says, how large, and how high on the page."""
    found: list[tuple[str, float, float]] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append((text.strip(), abs(size * tm[3] * cm[3]), tm[5] * cm[3] + cm[5]))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return found


def size_of(said: list[tuple[str, float, float]], words: str) -> float:
    return next(size for text, size, _y in said if text == words)


@pytest.mark.parametrize(("up", "size"), [(1, (612, 792)), (2, (792, 612)), (4, (612, 792))])
def test_two_cards_stand_side_by_side_on_a_sheet_turned_round(up: int, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(example(SHOW_ME, PrintOptions(up=up)))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_one_card_that_is_longer_than_its_sheet_goes_on_without_dividing_its_slip(
    riverbend: Path, edit: Edit
) -> None:
    for field in ("title: ", "bring: ", "room: ", "reply_to: ", "place: "):
        edit(CEDAR, f"    {field}", f"    {field}{'Go past the gym and up the stairs, ' * 8}")
    pages = words_of(made(riverbend, SHOW_ME, "pdf"))
    (slip,) = [page for page in pages if "Reply slip" in page]
    assert "Student’s name" in slip
    assert "A note for us" in slip
    assert len(pages) > 1


def test_a_reply_says_where_the_child_is(riverbend: Path) -> None:
    assert "Teacher or room" in page(riverbend, SHOW_ME, "pdf").body.html
    district = Document("invitation", "families", event="family-evening")
    html = page(riverbend, district, "pdf").body.html
    assert "<span>School</span>" in html
    assert "Reply slip: Riverbend Family Evening, Thu, Jan 28" in html


def test_large_print_is_not_made_smaller_to_fit(riverbend: Path) -> None:
    large = page(riverbend, SHOW_ME, "pdf", PrintOptions(large=True))
    assert large.pages == 0
    assert "html { font-size: 18pt; }" in large.html


def test_on_a_screen_there_is_a_button_instead_of_a_slip(riverbend: Path) -> None:
    for format in ("markdown", "text"):
        text = made(riverbend, SHOW_ME, format).decode()
        assert "https://www.riverbend.example/cedar/show-me-night" in text
        assert "Student's name" not in text
        assert "scan the code" not in text


@pytest.mark.parametrize("look", [PrintOptions(up=1), PrintOptions(up=4)], ids=str)
def test_an_event_that_asks_for_no_reply_has_a_flyer_without_a_slip(
    riverbend: Path, edit: Edit, look: PrintOptions
) -> None:
    no_reply(riverbend)
    (text,) = words_of(made(riverbend, SHOW_ME, "pdf", look))
    for words in ("Show Me Night", "February 11", "118 Cedar Lane", "Pizza at 5:30"):
        assert text.count(words) >= look.up, words
    for words in ("slip", "eply", "Student’s name"):
        assert words not in text
    calendar = made(riverbend, SHOW_ME, "calendar").decode()
    assert "BEGIN:VEVENT" in calendar
    assert "reply" not in calendar


def no_reply(folder: Path) -> None:
    """Take out all that the event says about replies."""
    path = folder / CEDAR
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("    reply_")), "utf-8")
