"""What came along with a pasted text is pointed out, and what belongs to a text is let be."""

from __future__ import annotations

from pathlib import Path

import pytest

from plcomms.load.project import load_project
from plcomms.load.yaml.file import read_yaml
from plcomms.load.yaml.pasted import pasted


def found(text: str) -> list[tuple[str, str]]:
    tree = read_yaml("a.yaml", text)
    assert not tree.problems
    return [(f.message, text[f.span.start : f.span.end]) for f in pasted(tree) if f.span]


@pytest.mark.parametrize(
    ("text", "said", "at"),
    [
        ("words: “I used to ask.”\n", "curly quotes", "“"),
        ("words: >-\n  “I used\n  to ask.”\n", "curly quotes", "“"),
        ("statement: • Every child\n", "sign (•)", "•"),
        ("statement: – Every child\n", "sign (–)", "–"),
        ("title: &More news\n", "will not see “&More”", "&More"),
        ("title: !Hola amigos\n", "will not see “!Hola”", "!Hola"),
        ("title: Per\xadson\n", "a soft hyphen", "\xad"),
        ("title: Per\u200bson\n", "a zero-width space", "\u200b"),
    ],
)
def test_a_sign_that_came_along_is_told_at_its_place(text: str, said: str, at: str) -> None:
    ((message, where),) = found(text)
    assert said in message
    assert where == at


@pytest.mark.parametrize(
    "text",
    [
        "words: “Yes,” she said, “I do.”\n",
        "title: Read “Corduroy”\n",
        "statement: |\n  • One\n  • Two\n",
        "a: &one x\nb: *one\n",
        "a: !!str x\n",
        "a: &one\n  b: c\n",
        "a: '&More news'\n",
        "a: 6:00\xa0p.m.\n",
        "a: Ana – and Bo\n",
    ],
)
def test_what_belongs_to_a_text_is_let_be(text: str) -> None:
    assert found(text) == []


def test_it_stops_nothing(riverbend: Path) -> None:
    path = riverbend / "schools" / "cedar-elementary.yaml"
    path.write_text(f"issue: “Winter”\n{path.read_text('utf-8')}", "utf-8")
    assert [(n.rule, n.severity.word) for n in load_project(riverbend).notes] == [("pasted", "advice")]
