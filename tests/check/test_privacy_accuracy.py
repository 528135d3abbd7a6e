"""The privacy rules find what the sentences of the benchmark mark, and leave alone what they do not."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from plcomms.check.rule import Context
from plcomms.load.glossary import builtin_glossary, layered

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
CORPUS = yaml.safe_load((BENCHMARKS / "privacy_corpus.yaml").read_text("utf-8"))


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("privacy_accuracy", BENCHMARKS / "privacy_accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", ["development", "held-out"])
def test_recall_is_nine_in_ten_and_false_alarms_are_few(part: str) -> None:
    benchmark = _load()
    context = Context(layered(builtin_glossary(), None), benchmark.TODAY)
    kinds = [kind for name, kinds in CORPUS.items() if name.startswith(part) for kind in kinds.values()]
    sentences = [sentence for kind in kinds for sentence in kind]
    _, _, whole, positive, wrong, negative = benchmark.report(part, sentences, context, False)
    assert whole >= 0.95 * positive
    assert wrong <= 0.05 * negative
