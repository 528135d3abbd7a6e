"""The privacy rules find what the sentences of the benchmark mark, and leave alone what they do not."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
import yaml

from plcomms.checks.rule import Context
from plcomms.source.glossary import builtin_glossary, layered

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
CORPUS = yaml.safe_load((BENCHMARKS / "privacy_corpus.yaml").read_text("utf-8"))


@pytest.mark.parametrize("part", list(CORPUS))
def test_recall_is_nine_in_ten_and_false_alarms_are_few(part: str) -> None:
    spec = importlib.util.spec_from_file_location("privacy_accuracy", BENCHMARKS / "privacy_accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    context = Context(layered(builtin_glossary(), None), benchmark.TODAY)
    sentences = [sentence for kind in CORPUS[part].values() for sentence in kind]
    _, _, whole, positive, wrong, negative = benchmark.report(part, sentences, context, False)
    assert whole >= 0.93 * positive
    assert wrong <= 0.05 * negative
