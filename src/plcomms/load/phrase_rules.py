"""The phrase rules that stand in a folder, one YAML file each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from plcomms.load.compiled import CompiledPiece, compiled, sources
from plcomms.load.files import read_text
from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding
from plcomms.model.phrase_rule import Phrase, PhraseRule
from plcomms.model.text import Source

_MADE_BY = sources(
    "load/files.py",
    "load/keys.py",
    "load/phrase_rules.py",
    "load/validation.py",
    "load/yaml/*.py",
    "model/dates.py",
    "model/day_ranges.py",
    "model/fields.py",
    "model/glossary.py",
    "model/phrase_rule.py",
    "model/text.py",
)
"""What the data of phrase rules depends on, beside the text of their files."""

_BROKEN = "A file of phrases cannot be used."


def read_phrase_rules(folder: Path) -> tuple[PhraseRule, ...]:
    """The phrase rules in ``folder``, in the order of their files' names, which are their ids.

    Raises:
        InputError: one of them cannot be used; all that is wrong is in its findings.
    """
    kept = json.loads(compiled(*pieces(folder)))
    return tuple(_built(name, data) for name, data in kept.items())


def pieces(folder: Path) -> list[CompiledPiece]:
    """What is compiled of the phrase rules in ``folder``."""
    files = sorted(folder.glob("*.yaml"))
    texts = {file.stem: read_text(file, file.name)[0] for file in files}
    return [CompiledPiece("wordings", json.dumps(texts), _MADE_BY, lambda: _parsed(texts))]


def _built(name: str, data: dict[str, Any]) -> PhraseRule:
    """A rule of data that was validated when it was compiled; again would take longer than a check."""
    say = {phrase: Phrase.model_construct(**told) for phrase, told in data["say"].items()}
    return PhraseRule.model_construct(**{**data, "id": name, "say": say})


def _parsed(texts: dict[str, str]) -> str:
    rules: dict[str, Any] = {}
    problems: list[Finding] = []
    sources: dict[str, Source] = {}
    for name, text in texts.items():
        tree = read_yaml(f"{name}.yaml", text)
        rule, found = validated(PhraseRule, tree)
        problems += found
        sources[tree.source.name] = tree.source
        if rule:
            rules[name] = rule.model_dump(mode="json")
    if problems:
        raise InputError(_BROKEN, findings=tuple(problems), sources=sources)
    return json.dumps(rules)
