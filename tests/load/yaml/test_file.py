"""A YAML file becomes strings with places, or findings in plain words."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.load.yaml.file import Tree, read_yaml
from plcomms.model.text import Text


def placed(source: str) -> list[tuple[str, int, int]]:
    tree = read_yaml("d.yaml", source)
    found = []
    for problem in tree.problems:
        assert problem.span
        assert problem.help
        position = tree.source.position(problem.span.start)
        found.append((problem.message, position.line, position.column))
    return found


def test_every_scalar_is_a_string_whatever_yaml_makes_of_it() -> None:
    tree = read_yaml("d.yaml", "start: 18:30\nday: 2027-01-14\nanswer: no\nroom: 012\nempty:\n")
    assert tree.data == {"start": "18:30", "day": "2027-01-14", "answer": "no", "room": "012", "empty": None}
    assert isinstance(tree.data["start"], Text)


@pytest.mark.parametrize(
    ("source", "words", "line", "column"),
    [
        ("name: a\nname: b\n", "twice", 2, 1),
        ("name: a\n\tshort: b\n", "tab", 2, 1),
        ("vision: we say: this\n", "second colon", 1, 15),
        ("vision: 'open\n", "never closed", 1, 9),
        ("a: [x, y\n", "bracket", 1, 4),
        ("a: @home\n", "cannot begin", 1, 4),
        ("a: *home\n", "points at nothing", 1, 4),
        ("- a\nb: c\n", "not an entry", 2, 1),
        ("a: 1\n---\nb: 2\n", "second document", 2, 1),
        ("a: x\x07\n", "control character", 1, 5),
        ("a: x\ue000\n", "control character", 1, 5),
        ("? [a, b]\n: c\n", "before the colon", 1, 3),
        ("\ufeffname: a\nname: b\n", "twice", 2, 1),
        ("name: a\nshort b\ncontact: c\n", "no colon", 2, 1),
        ("name a\nshort: b\n", "no colon", 1, 1),
        ("a:\n  b: c\n  for\n    staff: d\n", "no colon", 3, 3),
        ("a:\n  b c\n  d: e\n", "no colon", 2, 3),
        ("a: we begin\n  note: so\n", "2 spaces in front", 2, 3),
        ('a: "open\nb: "closed"\n', "never closed", 1, 4),
        ("\ufeffa:\n  - b: 'open\n    c: it's d\n  - e: 'f'\n", "never closed", 2, 8),
    ],
)
def test_a_mistake_is_told_in_plain_words_at_its_place(
    source: str, words: str, line: int, column: int
) -> None:
    found = placed(source)
    assert len(found) == 1
    assert words in found[0][0]
    assert found[0][1:] == (line, column)


def test_a_quoted_text_may_go_on_over_lines_that_have_a_colon() -> None:
    tree = read_yaml("d.yaml", 'a:\n  b: "Please\n    remember: bring a coat.\n    Then come."\nc: d\n')
    assert not tree.problems
    assert tree.data == {"a": {"b": "Please remember: bring a coat. Then come."}, "c": "d"}


def test_aliases_that_grow_without_end_are_refused() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)
    )
    assert "grow" in placed(bomb)[0][0]


def test_what_aliases_hold_is_counted_with_all_that_it_holds() -> None:
    start = "a: &a [x, [x, x], {k: x}]\nb: &b [*a, *a]\n"  # b stands for 15 values
    fits, grows = (f"{start}c: [{', '.join(['*b'] * n)}]\n" for n in (13_000, 14_000))
    assert not read_yaml("d.yaml", fits).problems
    assert "grow" in placed(grows)[0][0]


def test_many_marked_values_are_read_as_fast_as_others() -> None:
    text = "".join(f"- &a{i} [x, y]\n" for i in range(20_000))
    started = time.process_time()
    assert not read_yaml("d.yaml", text).problems
    assert time.process_time() - started < 10


@pytest.mark.parametrize("escape", ["\\uE000", "\\uE001", "\\0", "\\x07", "\\e", "\\uFFFF", "\\x9f"])
def test_a_character_that_no_text_may_hold_is_found_behind_its_escape(escape: str) -> None:
    source = f'a: b\nc: "Come {escape} see"\n'
    ((message, line, column),) = placed(source)
    assert "invisible control character" in message
    assert (line, column) == (2, 10)
    assert read_yaml("d.yaml", f"'{escape}'").problems == ()
    assert placed(f'"{escape}": b\n')


@given(st.characters(codec="utf-8"))
def test_other_escapes_are_read(character: str) -> None:
    problems = read_yaml("d.yaml", f'"\\U{ord(character):08x}"').problems
    hidden = unicodedata.category(character) in ("Cc", "Cn", "Co")
    assert hidden or not problems


def test_a_file_of_brackets_is_refused() -> None:
    assert "nested" in placed("a: " + "[" * 5000 + "\n")[0][0]


def test_places_of_keys_and_values_are_those_of_the_file() -> None:
    source = "\ufeffwhys:\n  - id: one\n    statement: >-\n      Every\n      child\n"
    tree = read_yaml("d.yaml", source)

    def words(place: object) -> str:
        return source[place.start : place.end]  # type: ignore[attr-defined]

    assert words(tree.places["whys", 0, "statement"].key) == "statement"
    assert words(tree.places["whys", 0, "statement"].value).endswith("child")
    assert words(tree.places["whys", 0, "id"].value) == "one"
    assert tree.place(("whys", 0, "missing", "deeper")) == tree.places["whys", 0]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-#&*!|>'\"[]{},?%@` \n\t\r\\é😀\ufeff\x00"), max_size=60))
def test_no_text_makes_the_reader_fail(source: str) -> None:
    tree: Tree = read_yaml("d.yaml", source)
    for problem in tree.problems:
        assert problem.span
        assert 0 <= problem.span.start <= len(source)
