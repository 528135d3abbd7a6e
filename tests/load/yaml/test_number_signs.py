"""A number sign that cuts a sentence short is told; a remark is let be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plcomms.load.project import load_project
from plcomms.load.yaml.file import read_yaml
from plcomms.load.yaml.number_signs import swallowed


def found(text: str) -> list[str]:
    tree = read_yaml("a.yaml", text)
    assert not tree.problems
    return [text[f.span.start :].splitlines()[0] for f in swallowed(tree) if f.span]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("about: Meet in room # 5 and ask anything.\n", ["# 5 and ask anything."]),
        ("place: Gym #2\n", ["#2"]),
        ("place: Room #5\r\nend: 7:00 pm\r\n", ["#5"]),
        ("- Bus #12 stops here\n- Room #3\n", ["#12 stops here", "#3"]),
        ("\ufeffa:\n  b: Ask for\n    door #7\n", ["#7"]),
        ("a: Salón #4\n", ["#4"]),
    ],
)
def test_a_sign_that_readers_should_see_is_told_at_its_place(text: str, signs: list[str]) -> None:
    assert found(text) == signs


@pytest.mark.parametrize(
    "text",
    [
        "place: 'Room #5'\n",
        'place: "Room" # 5 chairs\n',
        "place: Room  # 5 chairs are there\n",
        "place: Room # five chairs\n",
        "start: 18:00 # 6 pm\n",
        "date: 2026-12-01 # 2 weeks from now\n",
        "date: 2026-12-01 18:00 # 2 weeks from now\n",
        "audience: families # 2 of them\n",
        "id: open-house # 1st of two\n",
        "about: # 2 sentences\n  Come and see.\n",
        "about: |\n  Room # 5\n",
        "about: > # 2 lines\n  Come and see us.\n",
        "Room: # 5 of them\n- a\n",
        "# 1 of 2\na: Room A\n# 2 of 2\n",
        "about: Room#5\n",
    ],
)
def test_a_remark_and_what_is_in_quotes_are_let_be(text: str) -> None:
    assert found(text) == []


@given(
    st.lists(st.sampled_from(["a", "Room", ":", " ", "#", "5", "- ", "\n", "'", '"', "|", "[", "]", "  "]))
)
def test_what_follows_a_told_sign_is_in_no_value(parts: list[str]) -> None:
    text = "".join(parts)
    tree = read_yaml("a.yaml", text)
    for finding in swallowed(tree):
        assert finding.span
        rest = text[finding.span.start :].partition("\n")
        assert read_yaml("a.yaml", text[: finding.span.start] + rest[1] + rest[2]).data == tree.data


def test_it_is_a_warning_and_stops_nothing(riverbend: Path) -> None:
    path = riverbend / "schools" / "cedar-elementary.yaml"
    path.write_text(f"issue: Issue #3\n{path.read_text('utf-8')}", "utf-8")
    notes = load_project(riverbend).notes
    assert [(n.rule, n.severity.word) for n in notes] == [("number-sign", "warning")]
