"""Every character of a YAML scalar is traced to where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.load.yaml.file import read_yaml
from plcomms.load.yaml.scalars import traced
from plcomms.model.text import Text


def texts(source: str) -> Iterator[tuple[yaml.ScalarNode, Text]]:
    def walk(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            for child in node.value:
                yield from walk(child)
        elif isinstance(node, yaml.MappingNode):
            for key, child in node.value:
                yield from walk(key)
                yield from walk(child)

    node = yaml.compose(source, Loader=yaml.CSafeLoader)
    for scalar in walk(node) if node else ():
        start, end = scalar.start_mark.index, scalar.end_mark.index
        yield scalar, traced(scalar.value, scalar.style, source, start, end, "f")


letters = st.text(st.sampled_from("abcXYZ éñ😀’'\"#:-!?*&%@`,.[]{}|>\\\t"), min_size=1, max_size=12)
value = st.lists(
    letters | st.sampled_from(["\n", "\n\n", "  ", "\n  x"]),
    max_size=12,
).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(
    st.recursive(
        value, lambda c: st.lists(c, max_size=3) | st.dictionaries(letters, c, max_size=3), max_leaves=5
    ),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([20, 40, 1000]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_every_word_of_a_scalar_is_found_where_its_span_says(
    data: object, style: str | None, width: int, line_break: str, unicode: bool
) -> None:
    source = yaml.safe_dump(
        data, default_style=style, width=width, allow_unicode=unicode, line_break=line_break
    )
    for node, text in texts(source):
        assert text == node.value
        for word in re.finditer(r"[a-zA-Z]+", text):
            span = text.span(*word.span())
            assert span
            assert source[span.start : span.end] == word[0]


WRITTEN = """why: >-
  Every child learns
  in a *personalized
  learning* plan.

  Second paragraph
    kept
  end
lit: |2
    two more
  base "quoted"
q: 'it''s
  folded'
d: "a\\tb \\
   c \\u00e9t\\u00e9"
plain: one
  two

  three
keep: |+
  last

"""


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_phrase_over_two_lines_is_found_whole(line_break: str) -> None:
    source = WRITTEN.replace("\n", line_break)
    text = next(text for _, text in texts(source) if text.startswith("Every child"))
    at = text.index("personalized learning")
    span = text.span(at, at + len("personalized learning"))
    assert span
    assert source[span.start : span.end] == f"personalized{line_break}  learning"


def test_escapes_are_placed_at_their_whole_spelling() -> None:
    text = next(text for _, text in texts(WRITTEN) if text.startswith("a\tb"))
    span = text.span(len(text) - 1, len(text))
    assert span
    assert WRITTEN[span.start : span.end] == "\\u00e9"


@pytest.mark.parametrize("text", ["&a word", "!!str word", "&a !x 'word'", '!!str &a\n  # note\n  "word"'])
def test_anchors_and_tags_are_no_part_of_the_words(text: str) -> None:
    source = f"\ufeffk: {text}\n"
    (value,) = read_yaml("f", source).data.values()
    span = value.span(0, 4)
    assert source[span.start : span.end] == value == "word"


def test_no_scalar_in_any_style_falls_back_to_one_piece() -> None:
    for node, text in texts(WRITTEN):
        assert len(text.segments) > 1 or text.segments[0].exact, node.value
