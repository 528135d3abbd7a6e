"""Every mistake of a YAML file is told in one run, each at its own line, and none at an innocent one."""

from __future__ import annotations

import importlib
import random
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plcomms.load.project import load_project
from plcomms.load.yaml import events
from plcomms.load.yaml.file import Tree, read_yaml
from plcomms.load.yaml.scan import MOST, scanned
from plcomms.model.errors import InputError
from plcomms.model.text import Text
from tests.load.yaml.mistakes import Mistake, places

RIVERBEND = Path(__file__).parents[3] / "examples" / "riverbend"
LINES = (RIVERBEND / "district.yaml").read_text("utf-8").split("\n")
PLACES = list(places(LINES))
KINDS = sorted({name for _, name, _, _ in PLACES})


def told(tree: Tree) -> list[tuple[int, int, str, str]]:
    found = []
    for problem in tree.problems:
        assert problem.span
        at = tree.source.position(problem.span.start)
        found.append((at.line, at.column, problem.message, problem.help))
    return found


@pytest.mark.parametrize(
    ("line", "column", "message", "help"),
    [
        (
            "a: 'Bring your family's dish.'",
            22,
            "The apostrophe in “family's” ends",
            '"Bring your family\'s dish."',
        ),
        ("a: 'We can't wait'", 11, "The apostrophe in “can't” ends", 'a: "We can\'t wait"'),
        ("a: 'Your families' dish'", 18, "The apostrophe in “families” ends", "double quotes"),
        ("a: [Draft] Every child", 4, "Words follow the ]", 'a: "[Draft] Every child"'),
        ("a: {name} will come", 4, "Words follow the }", "quotes"),
        ("a: *Every* child", 4, "cannot begin with *", 'a: "*Every* child"'),
        ("a: @home", 4, "cannot begin with @", "quotes"),
        ("a: %50 more", 4, "cannot begin with %", "quotes"),
        ("a: `code`", 4, "cannot begin with `", "quotes"),
        ("a: !Hola", 4, "cannot begin with !", 'a: "!Hola"'),
        ("a: & more", 4, "cannot begin with &", "quotes"),
        ("a: - more", 4, "cannot begin with -", "quotes"),
        ("a: |text", 4, "on the line after |", "next line"),
        ("a: >text", 4, "on the line after >", "next line"),
        ('a: "Every child" will', 18, "Words follow the closing", "a: '\"Every child\" will'"),
        ('a: "Say "hello" to us"', 9, "ends the quotes", "“like these”"),
        ('a: "C:\\path"', 7, "backslash", "single quotes"),
        ("title:Value", 6, "no space after the colon of “title”", "title: Value"),
        ("title:\xa0Value", 7, "a no-break space", "Delete it"),
        ("a: Family night: come", 16, "second colon", 'a: "Family night: come"'),
        ("a: “Family: night”", 4, "curly quotes", 'a: "Family: night"'),
        ('a: "Family night”', 4, "closes with a curly one", 'straight mark "'),
        ("\u200ba: x", 1, "a zero-width space", "Delete it"),
        ("\ufeffa: x", 1, "a byte order mark", "Delete it"),
        ("\u202aa: x", 1, "direction of writing", "Delete it"),
        ("ti\xadtle: x", 3, "a soft hyphen", "Delete it"),
        ("title = x", 1, "no colon", "title: x"),
    ],
)
def test_a_line_is_told_with_what_to_write(line: str, column: int, message: str, help: str) -> None:
    ((number, at, said, advised),) = told(read_yaml("d.yaml", f"k: v\n{line}\nb: c\n"))
    assert (number, at) == (2, column)
    assert message in said
    assert help in advised


@pytest.mark.parametrize(
    ("text", "lines", "message"),
    [
        ("a:\n  – id: x\n    title: y\n  – id: z\n", [2, 4], "a dash (–)"),
        ("a:\n  • id: x\n    title: y\n", [2], "a bullet (•)"),
        ("a:\n  •\tid: x\n    title: y\n", [2], "tab"),
        ("a:\n  -id: x\n    title: y\n", [2], "no space after the hyphen"),
        ("a:\n  -one\n  -two\n", [2, 3], "no space after the hyphen"),
        ("a:\n\xa0\xa0title: x\n\xa0\xa0place: y\n", [2, 3], "a no-break space"),
        ("a:\n  title: x\n    place: y\n    room: z\n  end: w\n", [3], "4 spaces in front"),
        ("a:\n  - title: x\n   place: y\n    room: z\n", [3], "3 spaces in front"),
        ("a:\n  - title: x\n    id: q\nplace: y\n    room: z\n", [4], "no space in front"),
        ("a:\n  - title: x\n    id: q\n\tplace: y\n    room: z\n", [4], "tab"),
        ("a: >-\n  Every child\n\xa0\xa0learns: well\nb: c\n", [3], "a no-break space"),
        ("a: >-\n  Every child\nlearns well.\n  Here.\nb: c\n", [3], "not indented"),
        ("a: 'open\n  text\nb: c\n", [1], "never closed"),
        ("- title = x\n  id: y\n- id: z\n", [1], "no colon"),
        ("name: x\n---\nb: c\n", [2], "second document"),
    ],
)
def test_what_is_wrong_between_lines_is_told_once_a_line(text: str, lines: list[int], message: str) -> None:
    found = told(read_yaml("d.yaml", text))
    assert [line for line, _, _, _ in found] == lines
    assert all(message in said for _, _, said, _ in found)


def test_values_of_a_mended_copy_know_their_places_in_the_file() -> None:
    text = "a:\n\xa0\xa0title: [Draft] It's 'so'\n  statement: >-\n    Every\nchild\n"
    tree = read_yaml("d.yaml", text)
    title, statement = tree.data["a"]["title"], tree.data["a"]["statement"]
    assert (title, statement) == ("[Draft] It's 'so'", "Every child")
    for value, word in ((title, "Draft"), (title, "so"), (statement, "child")):
        at = value.index(word)
        span = value.span(at, at + len(word))
        assert text[span.start : span.end] == word


def test_mistakes_of_the_model_are_told_with_those_of_yaml(riverbend: Path, edit: object) -> None:
    edit("district.yaml", "short_name:", "short_name:\xa0")  # type: ignore[operator]
    edit("district.yaml", "date: 2027-01-28", "date: 2027-02-30")  # type: ignore[operator]
    with pytest.raises(InputError) as caught:
        load_project(riverbend)
    assert [f.rule for f in caught.value.findings] == ["yaml", "shape"]


def lines_told(root: Path, texts: Mapping[str, str]) -> set[int]:
    try:
        load_project(root, texts=texts)
    except InputError as error:
        source = error.sources["district.yaml"]
        return {source.position(f.span.start).line - 1 for f in error.findings if f.span}
    return set()


@settings(max_examples=15, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
@given(st.integers(0, 2**32))
def test_twelve_mistakes_are_told_within_two_runs_each_at_its_line(seed: int) -> None:
    chance = random.Random(seed)
    made: dict[int, Mistake] = {}
    lines = list(LINES)
    for kind in chance.sample(KINDS, 12):
        free = [p for p in PLACES if p[1] == kind and not {p[0] - 1, p[0], p[0] + 1} & set(made)]
        i, _, mistake, match = chance.choice(free)
        made[i], lines[i] = mistake, mistake(match)
    left = set(made)
    for _ in range(2):
        found = lines_told(RIVERBEND, {"district.yaml": "\n".join(lines)})
        assert found <= left, [lines[i] for i in found - left]
        for i in found:
            lines[i] = LINES[i]
        left -= found
    assert not left, [lines[i] for i in left]
    assert not lines_told(RIVERBEND, {"district.yaml": "\n".join(lines)})


@pytest.mark.parametrize("kind", KINDS)
def test_the_slow_parser_tells_the_same(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    i, _, mistake, match = next(p for p in PLACES if p[1] == kind)
    start = max(i - 12, 0)
    text = "\n".join([*LINES[start:i], mistake(match), *LINES[i + 1 : i + 12], ""])
    fast = read_yaml("d.yaml", text)
    monkeypatch.setattr(events, "LOADER", yaml.SafeLoader)
    slow = read_yaml("d.yaml", text)
    assert told(fast) == told(slow)
    assert fast.data == slow.data
    assert fast.places == slow.places


def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(LINES)
    fast = read_yaml("d.yaml", text)
    monkeypatch.setattr(events, "LOADER", yaml.SafeLoader)
    slow = read_yaml("d.yaml", text)
    assert (fast.data, fast.places, fast.problems) == (slow.data, slow.places, slow.problems)


VALUES = st.recursive(
    # Without no-break spaces: beside what looks like a mistake they are told as one.
    st.text(st.sampled_from("ab:-–•#&*!|>'\"[]{},?%@` \n\t“”é"), max_size=14),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["title", "for", "ab", "a"]), inner)
    ),
    max_leaves=8,
)


def leaves(data: object) -> list[str]:
    if isinstance(data, Mapping):
        return [leaf for value in data.values() for leaf in leaves(value)]
    return [leaf for value in data for leaf in leaves(value)] if isinstance(data, list) else [str(data)]


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["title", "note", "whys", "statement"]), VALUES, min_size=1),
    st.booleans(),
)
def test_a_file_without_mistakes_is_read_as_it_is(data: dict[str, object], wide: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, width=20 if wide else 1000, sort_keys=False)
    tree = read_yaml("d.yaml", text)
    assert not tree.problems
    assert tree.data == yaml.load(text, yaml.BaseLoader)  # noqa: S506 (written just above)
    for value in leaves(tree.data):
        for segment in getattr(value, "segments", ()):
            if segment.exact:
                assert text[segment.span.start : segment.span.end] == value[segment.start : segment.end]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "title",
                ":",
                ": ",
                " ",
                "- ",
                "-",
                "– ",
                "\n",
                "\n  ",
                "'",
                '"',
                "|",
                "[",
                "]",
                "\t",
                "\xa0",
                "#",
                "&a",
                "*a",
                "\ufeff",
                "\x00",
                "{",
                "}",
                "---\n",
            ]
        ),
        max_size=40,
    )
)
def test_no_lines_make_the_scan_fail_or_point_outside(parts: list[str]) -> None:
    text = "".join(parts)
    tree = read_yaml("d.yaml", text)
    for problem in tree.problems:
        assert problem.span
        assert problem.help
        assert 0 <= problem.span.start <= problem.span.end <= len(text) + 1
    for value in leaves(tree.data):
        for segment in value.segments if isinstance(value, Text) else ():
            assert 0 <= segment.span.start <= segment.span.end <= len(text)


def test_a_long_file_full_of_mistakes_is_told_in_time_and_not_without_end() -> None:
    entry = "  – id: x\n    title: [Draft] It's\n    bring: 'We can't'\n    place: *y* z\n"
    started = time.process_time()
    tree = read_yaml("d.yaml", "events:\n" + entry * 4_000)  # 300 KB
    assert time.process_time() - started < 5
    assert len(tree.problems) == 101
    assert "more mistakes" in tree.problems[-1].message
    assert len(scanned(tree.source.text, 0).mistakes) < MOST + 5
    started = time.process_time()
    tree = read_yaml("d.yaml", "quotes:\n" + "  - id: z\n" * 3_000 + "a: *b c\n")
    assert time.process_time() - started < 10
    assert len(tree.problems) == 1


def test_a_computer_without_the_fast_parser_has_the_slow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.delattr(yaml, "CSafeLoader")
        assert importlib.reload(events).LOADER is yaml.SafeLoader
    importlib.reload(events)
