"""A file with the program's mark is known again; any other is somebody's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plcomms.write.seal import BLANK, is_sealed, sealed

data = st.binary(max_size=60)


@given(data, data)
def test_what_was_marked_is_known(before: bytes, after: bytes) -> None:
    marked = sealed(before + BLANK + after)
    assert is_sealed(marked)
    assert len(marked) == len(before + BLANK + after)


@given(data, data, st.data())
def test_any_change_breaks_the_mark(before: bytes, after: bytes, choice: st.DataObject) -> None:
    marked = bytearray(sealed(before + BLANK + after))
    at = choice.draw(st.integers(0, len(marked) - 1))
    marked[at] ^= choice.draw(st.integers(1, 255))
    assert not is_sealed(bytes(marked))
    assert not is_sealed(bytes(marked) + b" ")


@given(data)
def test_what_has_no_place_for_a_mark_stays_as_it_is_and_is_not_known(given: bytes) -> None:
    assert sealed(given) == given
    assert not is_sealed(given)
    assert not is_sealed(given + BLANK)
