"""What the frame of a page puts into its styles."""

from __future__ import annotations

import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from plcomms.render.frame import _in_styles

NAMES = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)


@given(NAMES)
def test_a_name_in_a_style_sheet_is_read_as_it_is_written(name: str) -> None:
    written = _in_styles(name)
    assert not set("\"'<>&") & set(written)
    (string,) = tinycss2.parse_component_value_list(f'"{written}"')
    assert string.value == name
