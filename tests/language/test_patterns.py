"""An expression finds the same whether its own words are looked for first or not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plcomms.language.patterns import NAME, finds, patterns

CORPUS = yaml.safe_load((Path(__file__).parents[2] / "benchmarks/privacy_corpus.yaml").read_text("utf-8"))
SENTENCES = [s.lower() for kinds in CORPUS.values() for kind in kinds.values() for s in kind]
TEXTS = [f"{s.partition('[')[0]}{NAME}{s.rpartition(']')[2]}" if "[" in s else s for s in SENTENCES]


@pytest.mark.parametrize("name", ["sure-child", "after", "before", "beside-adult", "beside-figure", "class"])
def test_an_expression_finds_what_it_finds_without_the_look_at_its_words(name: str) -> None:
    for text in TEXTS[::4]:
        plain = [found.span() for one in patterns("standing.txt", name) for found in one.finditer(text)]
        assert [found.span() for found in finds("standing.txt", name, text)] == plain
