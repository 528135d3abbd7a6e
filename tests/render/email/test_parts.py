"""A document as the parts of a message."""

from __future__ import annotations

from plcomms.model.element import parse
from plcomms.render.email.parts import message


def test_words_side_by_side_stay_apart() -> None:
    """A space by itself between two elements is what a reader needs between their words."""
    inside = '<span>Mon, Jan 18:</span> <strong>No school.</strong> <a href="tel:5">5</a>'
    html = f"<main><ul><li>\n{inside}\n</li></ul></main>"
    (room,) = message(parse(html)).rooms
    (entry,) = room.parts[0].parts
    assert entry.parts[0].html == 'Mon, Jan 18: <strong>No school.</strong> <a href="tel:5">5</a>'


def test_space_alone_is_no_part() -> None:
    assert message(parse("<main><section> \n <p>A</p> \n </section></main>")).rooms[0].words == "A"
